// One sum over a list of goods is the number of each, shared; where an item has a number of its own, the sum is not its.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

const transfersIn = (text: string) => {
  const document = createDocument(text, { language: 'en', published: '2025-06-01' });
  return draftsOf(passageOf(document, openLanguage('en')).passage)
    .drafts.filter((d) => d.frame === 'transfer')
    .map(({ item, quantity: q }) =>
      `${item?.code} ${q?.low ?? q?.high ?? '-'} ${q?.unit ?? ''} ${q?.shared ? 'shared' : ''}`.trim(),
    );
};

it('a sum in a list of goods is shared by all of them', () => {
  assert.deepEqual(transfersIn('Russia has sent North Korea 1.2 billion dollars in food, fuel and other goods.'), [
    'food 1200000000 USD shared',
    'energy.refined 1200000000 USD shared',
    'goods 1200000000 USD shared',
  ]);
});

it('a sum in one thing is that thing’s, and no sum of what has its own number', () => {
  assert.deepEqual(transfersIn('Russia has sent North Korea 300 million dollars in food.'), ['food 300000000 USD']);
  const mixed = transfersIn('Russia has sent North Korea 300 million dollars in food and 20 tanks.');
  assert.ok(mixed.includes('weapon.tank 20 count'), mixed.join());
  assert.ok(mixed.includes('food 300000000 USD'), mixed.join());
});
