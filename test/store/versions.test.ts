import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Placed, versionsOf } from '../../src/store/versions.ts';

const one = (seq: number, published: string | null, more: Partial<Placed> = {}): Placed => ({
  id: `d_${seq}`,
  seq,
  published,
  added: '2025-06-15T12:00:00.000Z',
  run: null,
  ...more,
});

/** Ids from the oldest to the newest. */
const chain = (...documents: readonly Placed[]): readonly string[] => versionsOf(documents).map(({ id }) => id);

describe('versions of a document', () => {
  it('go by publication, then by addition', () => {
    assert.deepEqual(chain(one(1, '2025-03-02'), one(2, '2025-03-01'), one(3, '2025-03-02')), ['d_2', 'd_1', 'd_3']);
  });
  it('put a month after its days, a year after its months, and an undated one on the day it was added', () => {
    const dates = [one(1, '2025'), one(2, '2025-06'), one(3, '2025-06-30'), one(4, null), one(5, '2025-06-14')];
    assert.deepEqual(chain(...dates), ['d_5', 'd_4', 'd_3', 'd_2', 'd_1']);
  });
  it('are not parts that one run brought in with one date', () => {
    const parts = [one(1, '2025-03-01', { run: 'a' }), one(2, '2025-03-01', { run: 'a' })];
    assert.deepEqual(
      versionsOf([...parts, one(3, '2025-03-02', { run: 'b' })]).map(({ newer, older }) => [newer, older]),
      [
        ['d_3', null],
        ['d_3', null],
        [null, 'd_2'],
      ],
    );
  });
  it('do not depend on the order in which they are given, and name each other', () => {
    const drawn = fc.record({
      published: fc.constantFrom(null, '2025', '2025-06', '2025-06-14', '2025-06-15'),
      run: fc.constantFrom(null, 'a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 7 }), fc.infiniteStream(fc.nat()), (fields, random) => {
        const documents = fields.map(({ published, run }, i) => one(i + 1, published, { run }));
        const shuffled = documents
          .map((document) => ({ document, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ document }) => document);
        const found = versionsOf(documents);
        assert.deepEqual(versionsOf(shuffled), found);
        const places = new Map(found.map(({ id }, i) => [id, i]));
        for (const [i, { newer, older }] of found.entries()) {
          assert.ok(newer === null || (places.get(newer) ?? -1) > i);
          assert.ok(older === null || (places.get(older) ?? 99) < i);
        }
      }),
    );
  });
});
