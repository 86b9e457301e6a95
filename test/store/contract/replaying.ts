// Contract: the log played again step by step; after each statement the store answers as it did then.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { by, type Open, readingOf } from './samples.ts';

export function replaying(open: Open): void {
  it('gives the store at a point, then after each statement since, each as asRecordedAt does', async () => {
    const store = await open();
    const reading = readingOf();
    const { id } = reading.document;
    await store.addReading(reading, by());
    await store.decide({ subject: reading.claims[0]?.id ?? '', verdict: 'reject' }, by());
    await store.act({ verdict: 'undo', seq: 3 }, by());
    for (const from of [0, 1, 2, 4, 9]) {
      const steps: (number | null)[] = [];
      for await (const { statement, view } of store.replay(from)) {
        const seq = statement?.seq ?? Math.min(from, 4);
        steps.push(statement?.seq ?? null);
        const then = await store.asRecordedAt(seq);
        assert.deepEqual(await view.head(), await then.head());
        assert.deepEqual(await view.claims({ all: true }), await then.claims({ all: true }));
        assert.equal((await view.document(id))?.document.text, (await then.document(id))?.document.text);
        if (statement) assert.deepEqual(statement, (await store.statements(seq - 1, 1))[0]);
      }
      assert.deepEqual(
        steps,
        [null, 1, 2, 3, 4].filter((seq) => seq === null || seq > from),
        `from ${from}`,
      );
    }
  });

  it('begins at a time, and leaves the store as it is', async () => {
    const store = await open();
    await store.addReading(readingOf(), by());
    const before = await store.head();
    const seen: (number | null)[] = [];
    for await (const { statement } of store.replay(new Date('2020-01-01'))) seen.push(statement?.seq ?? null);
    assert.deepEqual(seen, [null, 1, 2]);
    for await (const { statement } of store.replay(new Date('2035-01-01'))) assert.equal(statement, null);
    assert.deepEqual(await store.head(), before);
  });
}
