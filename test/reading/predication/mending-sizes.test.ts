// Words of size before a number: what they stand in is an object or a subject again, unless the verb goes up to it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLanguage } from '../../../src/language/languages.ts';
import { mended } from '../../../src/reading/predication/mending.ts';

function relationOf(text: string, word: string): string | undefined {
  const [sentence] = openLanguage('en').analyse(text);
  return mended(sentence?.tokens ?? []).find((t) => t.text === word)?.deprel;
}

const SIZED: readonly (readonly [string, string, string])[] = [
  ['Britain will send up to 20 drones to Ukraine.', 'up', 'advmod'],
  ['Britain will send up to 20 drones to Ukraine.', 'drones', 'obj'],
  ['Germany delivers up to 12 launchers to Kyiv.', 'launchers', 'obj'],
  ['Up to ten launchers are to stand in Belarus.', 'launchers', 'nsubj'],
];

for (const [text, word, relation] of SIZED)
  test(`${text} → ${word} is ${relation}`, () => assert.equal(relationOf(text, word), relation));

test('what a verb goes up to stays beside it', () => {
  assert.equal(relationOf('Indian imports from Russia went up to 300 tonnes.', 'tonnes'), 'obl');
  assert.equal(relationOf('Indian imports from Russia went up to 300 tonnes.', 'up'), 'compound:prt');
});
