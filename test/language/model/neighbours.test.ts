import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createNeighbours, findPair, makeRoom } from '../../../src/language/model/neighbours.ts';

const pairList = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(9)), { maxLength: 300 });

describe('sums of neighbours', () => {
  test('a pair keeps its place and its sums, and shares them with no other', () => {
    fc.assert(
      fc.property(pairList, (pairs) => {
        const kept = createNeighbours();
        makeRoom(
          kept,
          pairs.length,
          pairs.reduce((sum, [, , size]) => sum + size, 0),
        );
        const sizes = new Map<string, { readonly at: number; readonly size: number }>();
        for (const [first, second, size] of pairs) {
          const name = `${first} ${second}`;
          const found = findPair(kept, first, second, size);
          const before = sizes.get(name);
          if (before) assert.equal(found, before.at);
          else {
            assert.ok(found < 0, 'a new pair has no sums yet');
            sizes.set(name, { at: -1 - found, size });
          }
        }
        const all = [...sizes.values()].flatMap(({ at, size }) => Array.from({ length: size }, (_, k) => at + k));
        assert.equal(new Set(all).size, all.length);
        for (const place of all) assert.ok(place >= 0 && place < kept.sums.length);
      }),
    );
  });

  test('room is always made, and what was kept is forgotten only then', () => {
    const kept = createNeighbours();
    makeRoom(kept, 10, 10);
    const at = -1 - findPair(kept, 1, 2, 5);
    makeRoom(kept, 10, 10);
    assert.equal(findPair(kept, 1, 2, 5), at);
    const [pairs, sums] = [kept.places.length, kept.sums.length + 1];
    makeRoom(kept, pairs, sums);
    for (let k = 0; k < pairs; k++) assert.ok(findPair(kept, k, k, 1) < 0);
    assert.ok(kept.used <= kept.sums.length);
  });
});
