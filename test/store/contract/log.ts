// Contract: the log, its chain, and its projections.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import type { Claim } from '../../../src/reading/claim.ts';
import type { Store } from '../../../src/store/port.ts';
import { by, everything, figureRow, type Open, readingOf, type StoreFixture, TEXT } from './samples.ts';

export function log(open: Open, fixture: StoreFixture): void {
  const filled = async (): Promise<Store> => {
    const store = await open();
    const reading = readingOf();
    await store.addReading(reading, by());
    await store.addReading(readingOf({ document: createDocument(TEXT, { title: 'Vilja' }) }), by());
    await store.addReading({ ...reading, claims: reading.claims.slice(1), reader: 'grammar@2' }, by());
    await store.importFigures([figureRow('f1')], 'a.csv', by());
    await store.decide({ subject: reading.claims[1]?.id ?? '', verdict: 'accept' }, by('otto', '2025-04-01T00:00:00Z'));
    return store;
  };

  it('numbers its statements and chains them', async () => {
    const store = await filled();
    const log = await store.statements();
    assert.deepEqual(
      log.map(({ seq, kind }) => `${seq} ${kind}`),
      [
        '1 document-added',
        '2 claims-read',
        '3 document-described',
        '4 claims-read',
        '5 figures-imported',
        '6 decision-made',
      ],
    );
    assert.equal(log[0]?.prev, '0'.repeat(64));
    log.slice(1).forEach((statement, i) => {
      assert.equal(statement.prev, log[i]?.hash);
    });
    assert.deepEqual(await store.head(), { seq: 6, hash: log.at(-1)?.hash });
    assert.deepEqual(await store.verify(), { ok: true, statements: 6, head: log.at(-1)?.hash });
    assert.deepEqual(
      (await store.statements(4, 1)).map(({ seq }) => seq),
      [5],
    );
  });

  it('gives the same log for the same acts, on any day and machine', async () => {
    const [one, two] = [await filled(), await filled()];
    assert.deepEqual(await one.head(), await two.head());
  });

  it('is the only truth: playing it again gives the same tables', async () => {
    const store = await filled();
    const before = await everything(store);
    for (const table of ['documents', 'entries', 'claims', 'figures', 'verdicts', 'decision_subjects'])
      await fixture.tamper(store, `DELETE FROM ${table}`);
    assert.notDeepEqual(await everything(store), before);
    await store.rebuild();
    assert.deepEqual(await everything(store), before);
  });

  it('is seen by a second opener, which may add as well', async () => {
    const store = await filled();
    const other = await fixture.again(store);
    await other.addReading(readingOf({ text: 'Toinen teksti on tämä tässä, ja tämä on pitkä.' }), by('otto'));
    await store.addReading(readingOf({ text: 'Kolmas teksti on tämä tässä, ja tämä on pitkä.' }), by('eva'));
    assert.deepEqual(await everything(other), await everything(store));
    assert.equal((await store.verify()).ok, true);
    await other.close();
  });

  it('keeps nothing of an act that fails half-way', async () => {
    const store = await open();
    const bad = { ...readingOf(), claims: [{ ...readingOf().claims[0], certainty: Number.NaN }] as readonly Claim[] };
    await assert.rejects(store.addReading(bad, by()));
    assert.deepEqual(await store.documents(), []);
    assert.equal((await store.head()).seq, 0);
  });
}
