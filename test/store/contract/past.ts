// Contract: the store as it was recorded at a point.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { amended, by, counted, figureRow, type Open, readingOf } from './samples.ts';

export function past(open: Open): void {
  it('answers as it did after each statement', async () => {
    const store = await open();
    const reading = readingOf();
    const [a] = reading.claims;
    assert.ok(a);
    const seen: (readonly [number, unknown])[] = [];
    const look = async (view: Pick<typeof store, 'documents' | 'document' | 'claims' | 'figures' | 'head'>) => ({
      documents: await view.documents(),
      text: (await view.document(reading.document.id))?.document.text,
      claims: await view.claims({ all: true }),
      figures: await view.figures(),
      head: await view.head(),
    });
    const note = async () => seen.push([(await store.head()).seq, await look(store)]);
    await note();
    await store.addReading(reading, by());
    await note();
    await store.decide({ subject: a.id, verdict: 'reject' }, by());
    await note();
    await store.importFigures([figureRow('f1')], 'a.csv', by());
    await note();
    await store.act({ verdict: 'amend', subject: a.id, claim: amended(a, '1'), changes: [] }, by());
    await note();
    for (const [seq, was] of seen) assert.deepEqual(await look(await store.asRecordedAt(seq)), was, `at ${seq}`);
    for (const [seq, was] of seen) assert.deepEqual(await look(await store.asRecordedAt(seq)), was, `again at ${seq}`);
  });

  it('takes a time for all that was recorded by then', async () => {
    const store = await open();
    const reading = readingOf();
    await store.addReading(reading, by('eva', '2025-03-01T12:00:00.000Z'));
    const subject = reading.claims[0]?.id ?? '';
    await store.decide({ subject, verdict: 'reject' }, by('eva', '2025-03-05T12:00:00.000Z'));
    const at = async (time: string) => (await counted(await store.asRecordedAt(new Date(time)))).length;
    assert.equal(await at('2025-02-28T00:00:00Z'), 0);
    assert.equal(await at('2025-03-01T12:00:00Z'), 2);
    assert.equal(await at('2025-03-05T11:59:59Z'), 2);
    assert.equal(await at('2025-03-05T12:00:00Z'), 1);
    assert.equal(await at('2030-01-01T00:00:00Z'), 1);
  });
}
