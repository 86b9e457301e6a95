// Contract: a bulk run keeps each document whole, and says where one fails.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Claim } from '../../../src/reading/claim.ts';
import { by, everything, figureRow, type Open, readingOf, type StoreFixture } from './samples.ts';

const text = (n: number): string => `Teksti numero ${n} on tässä, ja se on pitkä.`;

export function bulk(open: Open, fixture: StoreFixture): void {
  it('keeps what single additions keep', async () => {
    const [single, many] = [await open(), await open()];
    for (const n of [1, 2, 1, 3]) await single.addReading(readingOf({ text: text(n) }), by());
    await single.importFigures([figureRow('f1')], 'a.csv', by());
    const told = await many.bulk(async (adding) => {
      const added: boolean[] = [];
      for (const n of [1, 2, 1, 3])
        added.push((await adding.addReading(readingOf({ text: text(n) }), by())).readingAdded);
      await adding.importFigures([figureRow('f1')], 'a.csv', by());
      return added;
    });
    assert.deepEqual(told, [true, true, false, true]);
    assert.deepEqual(await everything(many), await everything(single));
    const other = await fixture.again(many);
    assert.deepEqual(await everything(other), await everything(single));
    await other.close();
  });

  it('keeps the documents before one that fails, and nothing of that one', async () => {
    const store = await open();
    const bad = { ...readingOf(), claims: [{ ...readingOf().claims[0], certainty: Number.NaN }] as readonly Claim[] };
    await assert.rejects(
      store.bulk(async (adding) => {
        await adding.addReading(readingOf({ text: text(1) }), by());
        await adding.addReading(bad, by());
      }),
      TypeError,
    );
    assert.deepEqual(
      (await store.documents()).map(({ claims }) => claims),
      [2],
    );
    await store.addReading(readingOf({ text: text(2) }), by());
    assert.equal((await store.documents()).length, 2);
    assert.equal((await store.verify()).ok, true);
  });

  it('takes many at once without waiting for each', async () => {
    const store = await open();
    await store.bulk((adding) =>
      Promise.all(Array.from({ length: 200 }, (_, n) => adding.addReading(readingOf({ text: text(n) }), by()))),
    );
    assert.equal((await store.documents()).length, 200);
    assert.equal((await store.verify()).ok, true);
  });
}
