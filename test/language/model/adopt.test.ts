import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withFeaturesOf } from '../../../src/language/model/adopt.ts';
import { type GoldSentence, parseConllu } from '../../../src/language/model/conllu.ts';
import type { LanguageDesign } from '../../../src/language/model/design.ts';

const design: LanguageDesign = { features: ['Number', 'Tense'] };

type Word = readonly [form: string, upos: string, xpos: string, feats: string];

const sentence = (words: readonly Word[]): GoldSentence =>
  parseConllu(
    words
      .map(([form, upos, xpos, feats], i) => [i + 1, form, form, upos, xpos, feats, i, 'dep', '_', '_'].join('\t'))
      .join('\n'),
  )[0]!;

/** One or ten animals whose form says nothing of their number. */
const counted = (animal: string, ten: boolean, feats: string): GoldSentence =>
  sentence([
    [ten ? 'ten' : 'one', 'NUM', 'CD', '_'],
    [animal, 'NOUN', 'N', feats],
    ['swam', 'VERB', 'VBD', 'Tense=Past'],
    ['.', 'PUNCT', '.', '_'],
  ]);

const fuller = ['sheep', 'deer', 'fish', 'moose', 'salmon', 'trout'].flatMap((animal) => [
  counted(animal, false, 'Number=Sing'),
  counted(animal, true, 'Number=Plur'),
]);
const adopted = (other: GoldSentence): GoldSentence =>
  withFeaturesOf(fuller, [other], design, { taggerBits: 15, prune: 0 })[0]!;
const featuresOf = ({ tokens }: GoldSentence) => tokens.map((token) => token.feats);

describe('sentences of a thinner annotation', () => {
  test('get the features that their context lets expect, also for words that the fuller one lacks', () => {
    for (const animal of ['sheep', 'squid']) {
      assert.deepEqual(featuresOf(adopted(counted(animal, true, '_')))[1], { Number: 'Plur' });
      assert.deepEqual(featuresOf(adopted(counted(animal, false, '_')))[1], { Number: 'Sing' });
    }
  });

  test('keep what they say themselves, whatever the context lets expect', () => {
    assert.deepEqual(featuresOf(adopted(counted('sheep', false, 'Number=Plur')))[1], { Number: 'Plur' });
  });

  test('keep their words of a kind that the fuller annotation does not have, and all that is no feature', () => {
    const other = sentence([
      ['alas', 'INTJ', 'UH', 'Number=Dual'],
      ['sheep', 'NOUN', 'N', '_'],
    ]);
    const { tokens } = adopted(other);
    assert.deepEqual(tokens[0], other.tokens[0]);
    assert.deepEqual({ ...tokens[1], feats: {} }, other.tokens[1]);
  });
});
