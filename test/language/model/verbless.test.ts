import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withVerb } from '../../../src/language/model/verbless.ts';

const PRESENT = 'VERB|Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin';
const TAGS = ['NUM', 'NOUN', 'NOUN', 'ADP', 'PROPN', 'PUNCT'];
const only =
  (...places: readonly number[]) =>
  (i: number): readonly string[] =>
    places.includes(i) ? ['NOUN', PRESENT] : ['NOUN'];

describe('a sentence without a verb', () => {
  test('the one word that may be its verb is', () => {
    assert.equal(withVerb(TAGS, only(2))[2], PRESENT);
  });

  test('nothing changes where two may be, where there is one already, in headings and for unknown words', () => {
    assert.equal(withVerb(TAGS, only(1, 2)), TAGS);
    assert.equal(withVerb(TAGS, only()), TAGS);
    const whole = TAGS.with(3, PRESENT);
    assert.equal(withVerb(whole, only(2)), whole);
    const open = TAGS.slice(0, -1);
    assert.equal(withVerb(open, only(2)), open);
    const unknown = Array.from({ length: 30 }, () => PRESENT);
    assert.equal(
      withVerb(TAGS, (i) => (i === 2 ? unknown : ['NOUN'])),
      TAGS,
    );
  });
});
