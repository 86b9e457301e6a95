import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { blended } from '../../scripts/judgement/blend.ts';

const weights = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: -3000, max: 3000 }));
const asMap = (of: Record<string, number>): ReadonlyMap<string, number> =>
  new Map(Object.entries(of).map(([f, w]) => [f, w / 1000]));

describe('the mean of two fits', () => {
  it('takes a feature that one lacks as nothing there, and leaves out what decides nothing', () => {
    const mean = blended(
      new Map([
        ['a', 1],
        ['b', 0.03],
      ]),
      new Map([
        ['a', 0],
        ['c', -2],
      ]),
      0.5,
    );
    assert.deepEqual(
      [...mean],
      [
        ['a', 0.5],
        ['c', -1],
      ],
    );
  });

  it('is what is shipped where all of it is kept, and what is learnt where nothing is', () => {
    fc.assert(
      fc.property(weights, weights, (shipped, learnt) => {
        assert.deepEqual(blended(asMap(shipped), asMap(learnt), 1), asMap(shipped));
        const mean = blended(asMap(shipped), asMap(learnt), 0);
        for (const [f, w] of asMap(learnt)) assert.equal(mean.get(f) ?? 0, Math.abs(w) >= 0.02 ? w : 0);
      }),
    );
  });

  it('lies between the two', () => {
    fc.assert(
      fc.property(weights, weights, fc.integer({ min: 0, max: 9 }), (one, other, tenths) => {
        const [a, b] = [asMap(one), asMap(other)];
        for (const [f, w] of blended(a, b, tenths / 10)) {
          const ends = [a.get(f) ?? 0, b.get(f) ?? 0];
          assert.ok(w >= Math.min(...ends) - 0.001 && w <= Math.max(...ends) + 0.001);
        }
      }),
    );
  });
});
