import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Sentence } from '../../../src/language/language.ts';
import { ancestorsOf, conjunctsOf, subtreeOf, treeOf } from '../../../src/reading/predication/tree.ts';

const sentence = (heads: readonly number[], relations: readonly string[] = []): Sentence => ({
  start: 0,
  end: heads.length * 2,
  tokens: heads.map((head, i) => ({
    start: i * 2,
    end: i * 2 + 1,
    text: 'x',
    lemma: 'x',
    upos: 'NOUN',
    feats: {},
    head,
    deprel: relations[i] ?? 'dep',
  })),
});

describe('trees', () => {
  it('mend heads that are out of range or circular, so that every path ends', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 14 }), { minLength: 1, maxLength: 12 }), (heads) => {
        const tree = treeOf(sentence(heads));
        heads.forEach((_, i) => {
          assert.ok(ancestorsOf(tree, i).length < heads.length);
          assert.ok(subtreeOf(tree, i).includes(i));
        });
      }),
    );
  });

  it('follow coordination down', () => {
    const tree = treeOf(sentence([-1, 0, 1, 0], ['root', 'conj', 'conj', 'nmod']));
    assert.deepEqual(conjunctsOf(tree, 0), [0, 1, 2]);
  });
});
