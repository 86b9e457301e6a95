import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createModel } from '../../../src/language/model/model.ts';
import { scoreModel } from '../../../src/language/model/scores.ts';
import { trainModel } from '../../../src/language/model/train.ts';
import { toyTreebank } from './toy.ts';

const design = { features: ['Number', 'Tense', 'VerbForm'] };
const model = createModel(
  trainModel(toyTreebank, design, { taggerEpochs: 4, parserEpochs: 20, parserBatch: 10, taggerBits: 15, prune: 0 }),
  design,
);

describe('scores', () => {
  test('count a wrong word over all tokens and over words alone, where it weighs more', () => {
    const gold = toyTreebank.map((sentence, s) => ({
      ...sentence,
      tokens: sentence.tokens.map((token, i) => (s === 0 && i === 0 ? { ...token, upos: 'INTJ', lemma: '?' } : token)),
    }));
    const tokens = gold.flatMap((sentence) => sentence.tokens);
    const words = tokens.filter(({ upos }) => upos !== 'PUNCT').length;
    const scores = scoreModel(model, gold);
    assert.ok(words < tokens.length, 'the treebank has punctuation');
    assert.equal(scores.tokens, tokens.length);
    for (const what of ['upos', 'tag', 'lemma'] as const) {
      assert.equal(scores[what], (100 * (tokens.length - 1)) / tokens.length, what);
      assert.equal(scores.words[what], (100 * (words - 1)) / words, what);
    }
  });
});
