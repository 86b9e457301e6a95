import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Upos } from '../../../src/language/language.ts';
import { analyseForms, createModel } from '../../../src/language/model/model.ts';
import { trainModel } from '../../../src/language/model/train.ts';
import { toyTreebank } from './toy.ts';

const design = { features: ['Number', 'Tense', 'VerbForm'] };
const weights = trainModel(toyTreebank, design, {
  ...{ taggerEpochs: 4, parserEpochs: 20, parserBatch: 10, folds: 3, taggerBits: 15, prune: 0 },
});
const FORMS = ['drones', 'needed', 'hulls', '.'];

const analysed = (bearers?: Readonly<Record<string, readonly Upos[]>>) =>
  analyseForms(
    createModel(weights, bearers ? { ...design, bearers: new Map(Object.entries(bearers)) } : design),
    FORMS,
  );
const uposOf = (tags: readonly string[]): readonly string[] => tags.map((tag) => tag.split('|', 1)[0]!);

describe('parts of speech that bear relations', () => {
  const plain = analysed();

  test('a word of another one takes the first that it can have; the tree and the other words stay', () => {
    assert.equal(plain.deprels[2], 'obj');
    assert.equal(uposOf(plain.tags)[2], 'NOUN');
    const mended = analysed({ obj: ['INTJ', 'VERB'] });
    assert.equal(uposOf(mended.tags)[2], 'VERB');
    assert.deepEqual(mended.tags.with(2, ''), plain.tags.with(2, ''));
    assert.deepEqual([mended.heads, mended.deprels], [plain.heads, plain.deprels]);
  });

  test('a word that can have none of them, or has one, stays as it is', () => {
    assert.deepEqual(analysed({ obj: ['INTJ'] }), plain);
    assert.deepEqual(analysed({ obj: ['VERB', 'NOUN'], nsubj: ['NOUN'] }), plain);
  });
});
