// Contract: documents and their readings.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { by, claimAt, everything, type Open, readingOf, TEXT } from './samples.ts';

export function documents(open: Open): void {
  it('keeps a document with its claims, and gives the text back unchanged', async () => {
    const store = await open();
    const reading = readingOf({
      diagnostics: [{ code: 'T2001', severity: 'info', message: 'm', hint: 'h', span: { start: 0, end: 3 } }],
    });
    const added = await store.addReading(reading, by());
    assert.deepEqual(added, {
      documentId: reading.document.id,
      documentAdded: true,
      fieldsAdded: [],
      readingAdded: true,
      claims: 2,
      versionOf: null,
      carried: 0,
      lost: [],
      diagnostics: [],
    });
    const kept = await store.document(reading.document.id);
    assert.deepEqual(kept?.document, reading.document);
    assert.deepEqual(kept?.diagnostics, reading.diagnostics);
    assert.deepEqual(
      kept?.claims.map(({ claim }) => claim),
      reading.claims,
    );
    assert.deepEqual([kept?.added, kept?.addedBy], ['2025-03-01T12:00:00.000Z', 'eva']);
  });

  it('adds nothing the second time', async () => {
    const store = await open();
    await store.addReading(readingOf(), by());
    const before = await everything(store);
    const again = await store.addReading(readingOf(), by('otto', '2026-01-01T00:00:00.000Z'));
    assert.deepEqual([again.documentAdded, again.readingAdded], [false, false]);
    assert.deepEqual(await everything(store), before);
  });

  it('fills a field that was unknown, and keeps the first where they differ', async () => {
    const store = await open();
    const undated = createDocument(TEXT, { publisher: 'Gazette' });
    await store.addReading(readingOf({ document: undated }), by());
    const dated = createDocument(TEXT, { publisher: 'Herald', published: '2025-02-03' });
    const added = await store.addReading(readingOf({ document: dated }), by());
    assert.deepEqual(added.fieldsAdded, ['published']);
    assert.deepEqual(
      added.diagnostics.map(({ code }) => code),
      ['T4020'],
    );
    const kept = (await store.document(undated.id))?.document;
    assert.deepEqual([kept?.publisher, kept?.published], ['Gazette', '2025-02-03']);
    assert.equal((await store.claims())[0]?.published, '2025-02-03');
  });

  it('lets a newer version of a reader replace its reading, and not another reader’s', async () => {
    const store = await open();
    const first = readingOf();
    const { document } = first;
    await store.addReading(first, by());
    await store.addReading({ ...first, claims: [claimAt(document, 20)], reader: 'person:eva' }, by());
    await store.addReading(
      { ...first, claims: [claimAt(document, 10), claimAt(document, 30)], reader: 'grammar@2' },
      by(),
    );
    const starts = (await store.claims()).map(({ claim }) => claim.quote.start);
    assert.deepEqual(starts, [10, 20, 30]);
    assert.deepEqual(
      (await store.documents()).map(({ claims }) => claims),
      [3],
    );
  });

  it('keeps a claim once that two readers found', async () => {
    const store = await open();
    const first = readingOf();
    await store.addReading(first, by());
    await store.addReading({ ...first, reader: 'person:eva' }, by());
    assert.equal((await store.claims()).length, 2);
    await store.addReading({ ...first, claims: [], reader: 'grammar@2' }, by());
    assert.equal((await store.claims()).length, 2, 'the person found them still');
  });

  it('keeps one text once, whatever its name', async () => {
    const store = await open();
    await store.addReading(readingOf(), by());
    await store.addReading(readingOf({ text: `${TEXT} ` }), by());
    assert.equal((await store.documents()).length, 2);
  });

  it('keeps a document in which nothing was found', async () => {
    const store = await open();
    const added = await store.addReading(readingOf({ claims: [] }), by());
    assert.deepEqual([added.readingAdded, added.claims], [true, 0]);
    assert.equal((await store.addReading(readingOf({ claims: [] }), by())).readingAdded, false);
  });
}
