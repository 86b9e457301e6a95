// What every adapter of the store must do. The caller says how a store is opened, opened again, and how its bytes are changed behind
// its back; each adapter's own file runs this suite and then its own faults.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { UserError } from '../../src/base/diagnostic.ts';
import { createDocument, type Document } from '../../src/document/document.ts';
import type { ImportedFigure } from '../../src/ledger/imported-figure.ts';
import type { Claim } from '../../src/reading/claim.ts';
import type { By, NewReading, Store } from '../../src/store/port.ts';

export type StoreFixture = {
  /** Opens a store that did not exist. */
  readonly open: () => Promise<Store>;
  /** Opens the store of `store` a second time, as another process would. */
  readonly again: (store: Store) => Promise<Store>;
  /** Runs one statement of SQL on the store's tables, past the port. */
  readonly tamper: (store: Store, sql: string) => void;
};

export const by = (actor = 'eva', time = '2025-03-01T12:00:00.000Z'): By => ({ actor, now: new Date(time) });

const none = { text: null, start: null, end: null };

/** A claim of food from AA to BB at a place of a text. */
export function claimAt(document: Document, start: number, more: Partial<Claim> = {}): Claim {
  return {
    id: `c_${document.sha256.slice(0, 8)}${String(start).padStart(8, '0')}`,
    frame: 'transfer',
    reader: 'grammar@1',
    rule: 'transfer.send',
    from: { id: 'AA', ...none, known: 'stated' },
    to: { id: 'BB', ...none, known: 'stated' },
    item: { code: 'food.grain', ...none },
    quantity: { ...none, low: '500', high: null, unit: 'tonne', approx: false, basis: 'total', per: null },
    when: null,
    where: null,
    source: null,
    modality: 'asserted',
    quote: { exact: document.text.slice(start, start + 4), start, end: start + 4, prefix: '', suffix: '' },
    ...more,
  };
}

const TEXT = 'Etelä antoi viljaa 🌾 pohjoiselle, ja vähän öljyä.';

export const readingOf = (more: Partial<NewReading> & { readonly text?: string } = {}): NewReading => {
  const document = more.document ?? createDocument(more.text ?? TEXT, { publisher: 'Gazette', published: '2025-02' });
  return {
    document,
    claims: [claimAt(document, 0), claimAt(document, 10)],
    reader: 'grammar@1',
    diagnostics: [],
    ...more,
  };
};

export const figureRow = (label: string): ImportedFigure => ({
  id: `r_${label.padStart(16, '0')}`,
  label,
  row: 2,
  stated: '2024-05',
  origin: 'ROK NIS',
  speaker: null,
  via: null,
  url: 'https://example.org/x',
  from: 'KP',
  to: 'RU',
  frame: 'transfer',
  item: 'container',
  calibre: null,
  low: '100',
  high: null,
  unit: 'count',
  approx: false,
  basis: 'total',
  per: null,
  asOf: null,
  period: null,
  modality: 'estimated',
  derivedFrom: null,
  alternatives: [],
  note: '',
  outcome: null,
});

/** Everything that the port lets one see. */
export async function everything(store: Store): Promise<unknown> {
  const documents = await store.documents();
  return {
    documents,
    whole: await Promise.all(documents.map(({ id }) => store.document(id))),
    claims: await store.claims(),
    figures: await store.figures(),
    statements: await store.statements(),
    head: await store.head(),
  };
}

export function storeContract(name: string, fixture: StoreFixture): void {
  const opened: Store[] = [];
  const open = async (): Promise<Store> => {
    const store = await fixture.open();
    opened.push(store);
    return store;
  };
  after(async () => {
    for (const store of opened) await store.close();
  });
  describe(`${name}: documents and readings`, () => adding(open));
  describe(`${name}: questions`, () => asking(open));
  describe(`${name}: figures`, () => importing(open));
  describe(`${name}: decisions`, () => deciding(open));
  describe(`${name}: the log`, () => logging(open, fixture));
}

type Open = () => Promise<Store>;

function adding(open: Open): void {
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

function asking(open: Open): void {
  it('answers null for what is not there', async () => {
    const store = await open();
    assert.equal(await store.document('d_0000000000000000'), null);
    assert.equal(await store.claim('c_0000000000000000'), null);
    assert.equal(await store.figure('r_0000000000000000'), null);
    assert.deepEqual(await store.claims(), []);
  });

  it('filters claims', async () => {
    const store = await open();
    const document = createDocument(TEXT);
    const item = (code: string): Claim['item'] => ({ code, ...none });
    const claims = [
      claimAt(document, 0, { item: item('food') }),
      claimAt(document, 1, { item: item('food.grain') }),
      claimAt(document, 2, { item: item('food-aid') }),
      claimAt(document, 3, { item: item('money'), frame: 'statistic', to: null }),
      claimAt(document, 4, { item: null, frame: 'meeting' }),
    ];
    await store.addReading(readingOf({ document, claims }), by());
    await store.decide({ subject: claims[1]?.id ?? '', verdict: 'reject' }, by());
    const starts = async (filter: Parameters<Store['claims']>[0]) =>
      (await store.claims(filter)).map(({ claim }) => claim.quote.start);
    assert.deepEqual(await starts({ item: 'food' }), [0, 1]);
    assert.deepEqual(await starts({ frame: 'transfer' }), [0, 1, 2]);
    assert.deepEqual(await starts({ to: 'BB', from: 'AA' }), [0, 1, 2, 4]);
    assert.deepEqual(await starts({ from: 'BB' }), []);
    assert.deepEqual(await starts({ verdict: 'reject' }), [1]);
    assert.deepEqual(await starts({ verdict: 'open' }), [0, 2, 3, 4]);
    assert.deepEqual(await starts({ document: document.id, limit: 2, offset: 1 }), [1, 2]);
    assert.deepEqual(await starts({ document: 'd_other' }), []);
  });

  it('takes any text as text', async () => {
    const store = await open();
    const text = "'; DROP TABLE claims; -- \u0000 \u202e ä̈ 😀 %_";
    const document = createDocument(text, { title: text, publisher: text });
    await store.addReading(readingOf({ document }), by(text));
    assert.equal((await store.document(document.id))?.document.title, text);
    assert.deepEqual(await store.claims({ item: text }), []);
    assert.equal((await store.verify()).ok, true);
  });
}

function importing(open: Open): void {
  it('keeps rows in order, once', async () => {
    const store = await open();
    const rows = ['f3', 'f1', 'f2'].map(figureRow);
    assert.deepEqual(await store.importFigures(rows, 'a.csv', by()), { added: 3, known: 0 });
    assert.deepEqual(await store.importFigures([...rows, figureRow('f4')], 'b.csv', by()), { added: 1, known: 3 });
    assert.deepEqual(await store.importFigures(rows, 'a.csv', by()), { added: 0, known: 4 - 1 });
    const kept = await store.figures();
    assert.deepEqual(
      kept.map(({ label, file }) => [label, file]),
      [
        ['f3', 'a.csv'],
        ['f1', 'a.csv'],
        ['f2', 'a.csv'],
        ['f4', 'b.csv'],
      ],
    );
    const { file, added, run, decision, ...row } = kept[0] ?? assert.fail();
    assert.deepEqual([row, file, added, run, decision], [rows[0], 'a.csv', by().now.toISOString(), null, null]);
    assert.equal((await store.head()).seq, 2);
  });

  it('lets a row be decided on', async () => {
    const store = await open();
    const row = figureRow('f1');
    await store.importFigures([row], 'a.csv', by());
    await store.decide({ subject: row.id, verdict: 'reject', reason: 'a copy' }, by());
    assert.equal((await store.figure(row.id))?.decision?.reason, 'a copy');
    assert.equal((await store.figures())[0]?.decision?.verdict, 'reject');
  });
}

function deciding(open: Open): void {
  it('keeps the last decision, and all of them in the log', async () => {
    const store = await open();
    const reading = readingOf();
    const subject = reading.claims[0]?.id ?? '';
    await store.addReading(reading, by());
    const first = await store.decide({ subject, verdict: 'reject', reason: 'misread' }, by('otto'));
    assert.deepEqual(first, {
      subject,
      verdict: 'reject',
      reason: 'misread',
      actor: 'otto',
      time: by().now.toISOString(),
      seq: 3,
    });
    assert.deepEqual((await store.claim(subject))?.decision, first);
    assert.equal((await store.documents())[0]?.rejected, 1);
    await store.decide({ subject, verdict: 'accept' }, by('eva'));
    assert.equal((await store.claim(subject))?.decision?.verdict, 'accept');
    const kinds = (await store.statements(2)).map(({ kind, actor }) => [kind, actor]);
    assert.deepEqual(kinds, [
      ['decision-made', 'otto'],
      ['decision-made', 'eva'],
    ]);
  });

  it('adds nothing for the same verdict of the same person', async () => {
    const store = await open();
    const reading = readingOf();
    const subject = reading.claims[0]?.id ?? '';
    await store.addReading(reading, by());
    const first = await store.decide({ subject, verdict: 'accept' }, by());
    const second = await store.decide({ subject, verdict: 'accept' }, by('eva', '2026-01-01T00:00:00.000Z'));
    assert.deepEqual(second, first);
    assert.equal((await store.head()).seq, 3);
  });

  it('refuses what is not there, and keeps nothing of it', async () => {
    const store = await open();
    await assert.rejects(
      store.decide({ subject: 'c_0000000000000000', verdict: 'accept' }, by()),
      (error) => error instanceof UserError && error.diagnostic.code === 'T4010' && error.message.includes('c_0000'),
    );
    assert.equal((await store.head()).seq, 0);
  });

  it('outlives a new reading that finds the same claim', async () => {
    const store = await open();
    const reading = readingOf();
    const subject = reading.claims[0]?.id ?? '';
    await store.addReading(reading, by());
    await store.decide({ subject, verdict: 'reject' }, by());
    await store.addReading({ ...reading, reader: 'grammar@2' }, by());
    assert.equal((await store.claim(subject))?.decision?.verdict, 'reject');
  });
}

function logging(open: Open, fixture: StoreFixture): void {
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
      fixture.tamper(store, `DELETE FROM ${table}`);
    assert.notDeepEqual(await everything(store), before);
    await store.rebuild();
    assert.deepEqual(await everything(store), before);
  });

  const flips: readonly (readonly [string, string, number, string])[] = [
    ['a payload', `UPDATE statements SET payload = replace(payload, '500', '900') WHERE seq = 2`, 2, 'hash'],
    ['a time', `UPDATE statements SET time = '2025-03-01T12:00:00.001Z' WHERE seq = 3`, 3, 'hash'],
    ['an actor', `UPDATE statements SET actor = 'ottp' WHERE seq = 6`, 6, 'hash'],
    ['a kind', `UPDATE statements SET kind = 'decision-made' WHERE seq = 5`, 5, 'hash'],
    ['a hash', `UPDATE statements SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 1`, 1, 'hash'],
    ['a link', `UPDATE statements SET prev = '${'1'.repeat(64)}' WHERE seq = 4`, 4, 'prev'],
    ['a missing statement', 'DELETE FROM statements WHERE seq = 3', 4, 'seq'],
    ['a text', `UPDATE texts SET text = replace(text, 'viljaa', 'viljoa')`, 1, 'text'],
    ['a missing text', 'DELETE FROM texts', 1, 'text'],
  ];
  for (const [what, sql, seq, field] of flips)
    it(`shows a change of ${what}`, async () => {
      const store = await filled();
      fixture.tamper(store, sql);
      const found = await store.verify();
      assert.ok(!found.ok);
      assert.deepEqual([found.seq, found.field], [seq, field]);
      assert.ok(found.message.length > 0);
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
