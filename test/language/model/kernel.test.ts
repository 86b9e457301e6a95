import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { BLOCK, coverOf, createKernel } from '../../../src/language/model/kernel.ts';
import {
  classesOf,
  createSpace,
  LEVELS,
  plainTable,
  score,
  settleFeatures,
  type Table,
} from '../../../src/language/model/table.ts';

const SIZE = 256;
const made = createKernel([SIZE, SIZE]);

/** The same weights in a kernel's memory, as its second table, and outside of any. */
function twins(seed: number): { readonly fast: Table; readonly plain: Table } | null {
  const place = made?.tables[1];
  if (!made || !place) return null;
  for (let i = 0; i < SIZE; i++) place.weights[i] = (i % 3 ? 1 : -1) * LEVELS[(i * 31 + seed * 7) % 128]!;
  place.close();
  const { weights, base } = place;
  return { fast: { mask: SIZE - 1, weights, kernel: made.kernel, base }, plain: plainTable(weights.slice()) };
}

const classList = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1 })
  .map((list) => Int32Array.from(list));
const featureList = fc.array(fc.integer(), { maxLength: 60 });
const skip = made ? false : 'this processor has no SIMD instructions for WebAssembly';

describe('kernel', () => {
  test('adds up what the plain loop adds up', { skip }, () => {
    fc.assert(
      fc.property(fc.nat(99), classList, featureList, (seed, list, features) => {
        const { fast, plain } = twins(seed)!;
        const results = [fast, plain].map((table) => {
          const space = createSpace(table.kernel);
          space.features.set(features);
          for (const c of list) space.scores[c] = c - 50;
          settleFeatures(space, features.length);
          score(table, space, features.length, classesOf(list));
          return Array.from(list, (c) => space.scores[c]);
        });
        assert.deepEqual(results[0], results[1]);
      }),
    );
  });

  test('a cover holds every class once', () => {
    fc.assert(
      fc.property(classList, (list) => {
        const starts = coverOf(list);
        for (const c of list) assert.equal(starts.filter((start) => c >= start && c < start + BLOCK).length, 1);
      }),
    );
  });
});
