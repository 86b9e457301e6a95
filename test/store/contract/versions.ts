// Contract: a newer text at the same URL is a new version of its document.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument, type Document } from '../../../src/document/document.ts';
import type { Claim } from '../../../src/reading/claim.ts';
import { admit } from '../../../src/reading/gate.ts';
import type { NewReading, Store } from '../../../src/store/port.ts';
import { assertReplayable, by, claimAt, counted, type Open } from './samples.ts';

const URL = 'https://example.org/vilja';
const OLD = 'Etelä antoi viljaa pohjoiselle. Länsi lähetti öljyä itään. Joki tulvi.';
/** The first sentence moved, the second is gone, one is new. */
const NEW = 'Päivitetty juttu. Etelä antoi viljaa pohjoiselle. Pohjoinen lupasi kiviä.';

const documentOf = (text: string, published: string | null = '2025-02-01', url = URL): Document =>
  createDocument(text, published === null ? { url } : { url, published });

/** Real claims of the gate, one a sentence that begins with one of the words. */
function read(document: Document, ...words: readonly string[]): readonly Claim[] {
  const proposals = words.map((word) => {
    const start = document.text.indexOf(word);
    const { id: _id, quote: _quote, ...claim } = claimAt(document, start);
    return { ...claim, quote: { start, end: document.text.indexOf('.', start) + 1 } };
  });
  return admit(document, proposals).claims;
}

const readingFor = (document: Document, claims: readonly Claim[]): NewReading => ({
  document,
  claims,
  reader: 'grammar@1',
  diagnostics: [],
});

type Both = { readonly older: Document; readonly newer: Document; readonly claims: readonly Claim[] };

export function versions(open: Open): void {
  const both = async (store: Store): Promise<Both> => {
    const [older, newer] = [documentOf(OLD), documentOf(NEW, '2025-02-03')];
    const claims = read(older, 'Etelä', 'Länsi');
    await store.addReading(readingFor(older, claims), by());
    return { older, newer, claims };
  };

  it('links them, and counts the claims of the newest only', async () => {
    const store = await open();
    const { older, newer, claims } = await both(store);
    const now = read(newer, 'Etelä', 'Pohjoinen');
    const added = await store.addReading(readingFor(newer, now), by());
    assert.deepEqual([added.versionOf, added.carried, added.lost], [older.id, 0, []]);
    assert.deepEqual(
      await counted(store),
      now.map(({ id }) => id),
    );
    assert.equal((await store.claim(claims[0]?.id ?? ''))?.standing, 'version');
    await store.addReading(readingFor(createDocument('Muu juttu, jolla ei ole versioita.'), []), by());
    assert.equal((await store.documents()).length, 3);
    assert.deepEqual(
      (await store.documents({ versions: true })).map((one) => [one.id, one.newer, one.older, one.claims]),
      [
        [older.id, newer.id, null, 0],
        [newer.id, null, older.id, 2],
      ],
    );
    assert.deepEqual(
      (await store.document(older.id))?.claims.map(({ claim }) => claim),
      claims,
      'the older one can still be looked at',
    );
    await assertReplayable(store);
  });

  it('says what changed in the claims', async () => {
    const store = await open();
    const { older, newer, claims } = await both(store);
    const now = read(newer, 'Etelä', 'Pohjoinen');
    await store.addReading(readingFor(newer, now), by());
    const change = await store.versionChange(newer.id);
    assert.deepEqual([change?.older, change?.newer], [older.id, newer.id]);
    const idsOf = (list: readonly { readonly claim: Claim }[] = []) => list.map(({ claim }) => claim.id);
    assert.deepEqual(idsOf(change?.added), [now[1]?.id]);
    assert.deepEqual(idsOf(change?.gone), [claims[1]?.id]);
    assert.deepEqual(
      change?.kept.map((pair) => [pair.before.claim.id, pair.now.claim.id]),
      [[claims[0]?.id, now[0]?.id]],
    );
    assert.equal(await store.versionChange(older.id), null);
  });

  it('carries decisions over where the words are the same, and lists the others', async () => {
    const store = await open();
    const { older, newer, claims } = await both(store);
    const [first, second] = claims;
    assert.ok(first && second);
    const verdict = await store.decide({ subject: first.id, verdict: 'reject', reason: 'misread' }, by('otto'));
    const lost = await store.decide({ subject: second.id, verdict: 'accept' }, by('otto'));
    const written = read(older, 'Joki');
    await store.addReading({ ...readingFor(older, written), reader: 'person:eva' }, by());
    const now = read(newer, 'Etelä', 'Pohjoinen');
    const added = await store.addReading(readingFor(newer, now), by('ines', '2025-04-01T00:00:00.000Z'));
    assert.deepEqual(added.carried, 1);
    assert.deepEqual(
      added.lost.map(({ seq, verdict: kind, subject }) => [seq, kind, subject]),
      [
        [lost.seq + 1, 'add', written[0]?.id],
        [lost.seq, 'accept', second.id],
      ],
    );
    const decision = (await store.claim(now[0]?.id ?? ''))?.decision;
    assert.deepEqual(
      [decision?.verdict, decision?.reason, decision?.actor, decision?.time],
      ['reject', 'misread', 'otto', verdict.time],
    );
    assert.equal((await store.decisions(now[0]?.id ?? ''))[0]?.carried, verdict.seq);
    await assertReplayable(store);
  });

  it('carries amendments, and claims that a person added, with their offsets moved', async () => {
    const store = await open();
    const { older, claims } = await both(store);
    const [first] = claims;
    assert.ok(first);
    const { id: _id, ...rest } = first;
    const [claim] = admit(older, [{ ...rest, reader: 'person:eva', rule: 'person.amend', to: null }]).claims;
    assert.ok(claim);
    await store.act({ verdict: 'amend', subject: first.id, claim, changes: [] }, by());
    const written = read(older, 'Joki');
    await store.addReading({ ...readingFor(older, written), reader: 'person:eva' }, by());
    const newer = documentOf(`Uusi alku. ${OLD}`, '2025-02-03');
    const now = read(newer, 'Etelä', 'Länsi');
    const added = await store.addReading(readingFor(newer, now), by());
    assert.deepEqual([added.carried, added.lost], [2, []]);
    const stand = (await store.claims()).map((one) => one.claim);
    for (const one of stand) assert.equal(newer.text.slice(one.quote.start, one.quote.end), one.quote.exact);
    assert.deepEqual(
      stand.map((one) => [one.quote.exact, one.to?.id ?? null, one.reader]),
      [
        ['Etelä antoi viljaa pohjoiselle.', null, 'person:eva'],
        ['Länsi lähetti öljyä itään.', 'BB', 'grammar@1'],
        ['Joki tulvi.', 'BB', 'grammar@1'],
      ],
    );
    assert.equal((await store.claim(now[0]?.id ?? ''))?.standing, 'replaced');
    await assertReplayable(store);
  });

  it('carries a merge', async () => {
    const store = await open();
    const { newer, claims } = await both(store);
    const [first] = claims;
    assert.ok(first);
    const other = documentOf('Lehti kertoo samaa.', null, 'https://example.org/muu');
    const copies = read(other, 'Lehti');
    await store.addReading(readingFor(other, copies), by());
    await store.act({ verdict: 'merge', subjects: [copies[0]?.id ?? ''], into: first.id }, by());
    const now = read(newer, 'Etelä');
    const added = await store.addReading(readingFor(newer, now), by());
    assert.equal(added.carried, 1);
    assert.deepEqual(await counted(store), [now[0]?.id]);
    await assertReplayable(store);
  });

  it('brings the older one back where the newer one is reverted', async () => {
    const store = await open();
    const { older, newer, claims } = await both(store);
    await store.addReading(readingFor(newer, read(newer, 'Etelä')), { ...by(), run: 'run_2' });
    await store.act({ verdict: 'revert', run: 'run_2' }, by());
    assert.deepEqual(
      await counted(store),
      claims.map(({ id }) => id),
    );
    assert.deepEqual(
      (await store.documents()).map((one) => [one.id, one.newer]),
      [[older.id, null]],
    );
    await assertReplayable(store);
  });

  it('takes a text that was published before for an older version, whenever it comes', async () => {
    const store = await open();
    const { older } = await both(store);
    const earlier = documentOf(NEW, '2025-01-15');
    const added = await store.addReading(readingFor(earlier, read(earlier, 'Pohjoinen')), by());
    assert.deepEqual([added.versionOf, added.carried], [null, 0]);
    assert.deepEqual(
      (await store.documents()).map((one) => [one.id, one.newer]),
      [
        [older.id, null],
        [earlier.id, older.id],
      ],
    );
  });

  it('takes texts of one URL, one day and one run for parts of a page', async () => {
    const store = await open();
    const run = { ...by(), run: 'run_1' };
    const [one, other] = [documentOf(OLD), documentOf(NEW)];
    await store.addReading(readingFor(one, read(one, 'Etelä')), run);
    await store.addReading(readingFor(other, read(other, 'Etelä')), run);
    assert.equal((await store.claims()).length, 2);
  });

  it('links texts whose URL becomes known later', async () => {
    const store = await open();
    const { older } = await both(store);
    const bare = createDocument(NEW, { published: '2025-02-03' });
    await store.addReading(readingFor(bare, read(bare, 'Etelä')), by());
    assert.equal((await store.claims()).length, 3);
    const named = documentOf(NEW, '2025-02-03');
    const added = await store.addReading(readingFor(named, read(named, 'Etelä')), by());
    assert.deepEqual([added.fieldsAdded, added.versionOf], [['url'], older.id]);
    assert.equal((await store.claims()).length, 1);
    await assertReplayable(store);
  });
}
