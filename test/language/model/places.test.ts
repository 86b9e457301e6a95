// Numbers by their place: as a Map of them has it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placeOf, placesOf } from '../../../src/language/model/places.ts';

const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
/** Many that are alike in their lowest bits, and some that stand twice. */
const number = fc.oneof(
  int32,
  int32.map((n) => n & ~0xffff),
  fc.integer({ min: -3, max: 3 }),
);

describe('places of numbers', () => {
  it('are those of a Map, the last of those that a number has', () => {
    fc.assert(
      fc.property(fc.array(number), fc.array(number), (list, others) => {
        const places = placesOf(Int32Array.from(list));
        const known = new Map(list.map((key, i) => [key, i]));
        for (const key of [...list, ...others]) assert.equal(placeOf(places, key), known.get(key) ?? -1);
      }),
    );
  });

  it('are none in an empty list', () => {
    assert.equal(placeOf(placesOf(new Int32Array(0)), 0), -1);
  });
});
