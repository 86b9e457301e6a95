// Words that must not lie on each other.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { overlap, placed } from '../../../src/web/views/parts/labels.ts';

const rect = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  y: fc.integer({ min: 0, max: 100 }),
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 20 }),
});

describe('labels', () => {
  it('never lie on each other or on what is taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(rect, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
        fc.array(rect, { maxLength: 4 }),
        (all, taken) => {
          const wanted = all.map((places, i) => ({ id: `${i}`, places }));
          const found = placed(wanted, taken);
          const shown = wanted.flatMap(({ id, places }) => places[found.get(id) ?? -1] ?? []);
          for (const [i, a] of shown.entries())
            for (const b of [...shown.slice(i + 1), ...taken]) assert.ok(!overlap(a, b));
        },
      ),
    );
  });
  it('take the best place that is free, the first before the others', () => {
    const [left, right] = [
      { x: 0, y: 0, width: 10, height: 10 },
      { x: 20, y: 0, width: 10, height: 10 },
    ];
    assert.deepEqual(
      [
        ...placed([
          { id: 'a', places: [left, right] },
          { id: 'b', places: [left, right] },
        ]),
      ],
      [
        ['a', 0],
        ['b', 1],
      ],
    );
    assert.equal(placed([{ id: 'a', places: [left] }], [left]).size, 0);
  });
  it('stand inside the picture where it is given', () => {
    const out = { x: -5, y: 0, width: 10, height: 10 };
    const inside = { x: 0, y: 0, width: 100, height: 100 };
    assert.equal(placed([{ id: 'a', places: [out] }], [], inside).size, 0);
  });
});
