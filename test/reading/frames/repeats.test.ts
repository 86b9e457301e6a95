// Numbers told again without their noun: no second claim of whatever thing was named last.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

const transfersIn = (text: string) => {
  const document = createDocument(text, { language: 'en', published: '2025-06-01' });
  return draftsOf(passageOf(document, openLanguage('en')).passage)
    .drafts.filter((d) => d.frame === 'transfer' && d.quantity !== null)
    .map((d) => `${d.item?.code} ${d.quantity?.low ?? d.quantity?.high}`);
};

describe('a number that stands without its noun', () => {
  const told = 'North Korea sent Russia up to 9 million shells last year. It also sent Russia 20,000 containers.';
  it('is no second thing where another thing had it before', () => {
    assert.deepEqual(transfersIn(`${told} Monitors say Pyongyang had sent 9 million by January.`), [
      'ammunition.artillery 9000000',
      'container 20000',
    ]);
  });
  it('goes on with the thing named last where it is new', () => {
    assert.deepEqual(transfersIn(`${told} Monitors say Pyongyang had sent 25,000 by January.`), [
      'ammunition.artillery 9000000',
      'container 20000',
      'container 25000',
    ]);
  });
});
