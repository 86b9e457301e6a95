// The projections of plain documents against their statements. A plain document is one that was added, read at once by one
// reader, and nothing else: no other statement, no other text at its URL, no merge. Its rows are known from its two statements.
import { canonicalJson } from '../base/canonical-json.ts';
import { claimScalars, documentRow } from './document-rows.ts';
import { documentState } from './document-state.ts';
import { type Recorded, spokenOf } from './entries.ts';
import { firstDifference, rowText, rowTextSql } from './row-text.ts';
import { integer, text } from './rows.ts';
import type { Sql } from './sql.ts';
import { TABLES } from './tables.ts';
import type { Fault } from './verify.ts';

/** Ids of the documents that are not plain, by the projections; where those are wrong, a comparison shows it. */
export async function otherDocuments(sql: Sql): Promise<ReadonlySet<string>> {
  const several = await sql.all(`SELECT document AS id FROM entries WHERE document IS NOT NULL GROUP BY document
    HAVING count(*) <> 2 OR max(seq) <> min(seq) + 1 OR max(taken) <> 0`);
  const versions = await sql.all(`SELECT id FROM documents WHERE url IN
    (SELECT url FROM documents WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1)`);
  const merged = await sql.all(`SELECT DISTINCT c.document AS id FROM decision_subjects ds
    JOIN claims c ON c.id = ds.subject WHERE ds.verdict = 'merge'`);
  return new Set([...several, ...versions, ...merged].map((row) => text(row, 'id')));
}

type Added = Extract<Recorded, { readonly kind: 'document-added' }>;
type Read = Extract<Recorded, { readonly kind: 'claims-read' }>;

/** How far the comparison has come. */
export type Plain = {
  readonly isPlain: (one: Recorded) => boolean;
  /** The document whose reading is on the next page. */
  pending: Added | null;
  /** Rows up to here have been compared. */
  entriesUpTo: number;
  documentsUpTo: number;
  readonly others: ReadonlySet<string>;
};

export const plainStart = (others: ReadonlySet<string>): Plain => ({
  isPlain: (one) =>
    (one.kind === 'document-added' && !others.has(one.payload.id)) ||
    (one.kind === 'claims-read' && !others.has(one.payload.document)),
  pending: null,
  entriesUpTo: 0,
  documentsUpTo: 0,
  others,
});

/** Compares the rows of the plain documents on a page of the log. */
export async function checkPlain(sql: Sql, plain: Plain, page: readonly Recorded[]): Promise<Fault | null> {
  const pairs: (readonly [Added, Read])[] = [];
  for (const one of page.filter(plain.isPlain)) {
    if (one.kind === 'document-added') {
      if (plain.pending) return unread(plain.pending);
      plain.pending = one;
    } else if (one.kind === 'claims-read') {
      if (plain.pending?.payload.id !== one.payload.document) return strayReading(one);
      pairs.push([plain.pending, one]);
      plain.pending = null;
    }
  }
  return (
    (await entriesFault(sql, plain, page)) ??
    (pairs.length === 0 ? null : ((await documentsFault(sql, plain, pairs)) ?? (await claimsFault(sql, plain, pairs))))
  );
}

/** What is behind the last statement belongs to nothing. */
export async function plainEnd(sql: Sql, plain: Plain): Promise<Fault | null> {
  if (plain.pending) return unread(plain.pending);
  const entry = await sql.get('SELECT seq FROM entries WHERE seq > ? ORDER BY seq LIMIT 1', plain.entriesUpTo);
  if (entry) return tooMany(integer(entry, 'seq'), 'entries', `statement ${integer(entry, 'seq')}`);
  for (const [table, column] of [
    ['documents', 'seq'],
    ['claims', 'document_seq'],
  ] as const) {
    const id = table === 'documents' ? 'id' : 'document';
    const rows = await sql.all(
      `SELECT ${column} AS seq, ${id} AS id FROM ${table} WHERE ${column} > ? ORDER BY ${column}`,
      plain.documentsUpTo,
    );
    const stray = rows.find((row) => !plain.others.has(text(row, 'id')));
    if (stray) return tooMany(integer(stray, 'seq'), table, text(stray, 'id'));
  }
  return null;
}

const unread = ({ entry, payload }: Added): Fault => ({
  ok: false,
  seq: entry.seq,
  field: 'entries.document',
  message: `the statements about ${payload.id} are not those that the index names`,
});

const strayReading = ({ entry, payload }: Read): Fault => ({
  ok: false,
  seq: entry.seq,
  field: 'entries.document',
  message: `the index does not name this reading of ${payload.document}`,
});

const tooMany = (seq: number, table: string, what: string): Fault => ({
  ok: false,
  seq,
  field: table,
  message: `a row for ${what} that the log does not make`,
});

const missing = (seq: number, table: string, what: string): Fault => ({
  ok: false,
  seq,
  field: table,
  message: `the row for ${what} is missing`,
});

/** The fault of a row that is not what the log makes, in the named table; null where it is. */
export function rowFault(
  table: keyof typeof TABLES,
  seq: number,
  what: string,
  rows: { readonly is: string; readonly shouldBe: string },
): Fault | null {
  const difference = firstDifference(TABLES[table].columns, rows.is, rows.shouldBe);
  if (!difference) return null;
  const { column, is, shouldBe } = difference;
  return { ok: false, seq, field: `${table}.${column}`, message: `${what}: it is "${is}" and should be "${shouldBe}"` };
}

async function entriesFault(sql: Sql, plain: Plain, page: readonly Recorded[]): Promise<Fault | null> {
  const last = page.at(-1)?.entry.seq ?? 0;
  const rows = await sql.all(
    `SELECT seq, ${rowTextSql(TABLES.entries.columns, 'entries')} AS row_text FROM entries
     WHERE seq > ? AND seq <= ? ORDER BY seq`,
    plain.entriesUpTo,
    last,
  );
  const found = new Map(rows.map((row) => [integer(row, 'seq'), text(row, 'row_text')]));
  plain.entriesUpTo = last;
  for (const one of page) {
    const { seq } = one.entry;
    const is = found.get(seq);
    if (is === undefined) return missing(seq, 'entries', `statement ${seq}`);
    if (!plain.isPlain(one) || (one.kind !== 'document-added' && one.kind !== 'claims-read')) continue;
    const id = one.kind === 'document-added' ? one.payload.id : one.payload.document;
    const fault = rowFault('entries', seq, `statement ${seq}`, {
      is,
      shouldBe: rowText([seq, null, id, one.payload.run ?? null, 0]),
    });
    if (fault) return fault;
  }
  return null;
}

type Pairs = readonly (readonly [Added, Read])[];

/** The range of documents of these pairs that was not compared yet. */
const rangeOf = (plain: Plain, pairs: Pairs): readonly [number, number] => [
  plain.documentsUpTo,
  pairs.at(-1)?.[0].entry.seq ?? 0,
];

async function documentsFault(sql: Sql, plain: Plain, pairs: Pairs): Promise<Fault | null> {
  const rows = await sql.all(
    `SELECT seq, id, ${rowTextSql(TABLES.documents.columns, 'documents')} AS row_text FROM documents
     WHERE seq > ? AND seq <= ? ORDER BY seq`,
    ...rangeOf(plain, pairs),
  );
  const found = new Map<number, string>();
  const wanted = new Set(pairs.map(([added]) => added.entry.seq));
  for (const row of rows) {
    const seq = integer(row, 'seq');
    if (wanted.has(seq)) found.set(seq, text(row, 'row_text'));
    else if (!plain.others.has(text(row, 'id'))) return tooMany(seq, 'documents', text(row, 'id'));
  }
  for (const [added] of pairs) {
    const { seq } = added.entry;
    const is = found.get(seq);
    if (is === undefined) return missing(seq, 'documents', added.payload.id);
    const state = documentState([spokenOf(added)]);
    const shouldBe = state ? rowText(documentRow(state)) : '';
    const fault = rowFault('documents', seq, added.payload.id, { is, shouldBe });
    if (fault) return fault;
  }
  return null;
}

type ClaimRow = { readonly scalars: string; readonly claim: string };
const SCALARS = TABLES.claims.columns.slice(0, -1);

async function claimsFault(sql: Sql, plain: Plain, pairs: Pairs): Promise<Fault | null> {
  const range = rangeOf(plain, pairs);
  const rows = await sql.all(
    `SELECT document_seq, id, document, claim, ${rowTextSql(SCALARS, 'claims')} AS scalars FROM claims
     WHERE document_seq > ? AND document_seq <= ?`,
    ...range,
  );
  plain.documentsUpTo = range[1];
  const found = new Map<number, Map<string, ClaimRow>>(pairs.map(([added]) => [added.entry.seq, new Map()]));
  for (const row of rows) {
    const seq = integer(row, 'document_seq');
    const of = found.get(seq);
    if (of) of.set(text(row, 'id'), { scalars: text(row, 'scalars'), claim: text(row, 'claim') });
    else if (!plain.others.has(text(row, 'document'))) return tooMany(seq, 'claims', text(row, 'id'));
  }
  for (const [added, read] of pairs) {
    const fault = readingFault(added, read, found.get(added.entry.seq) ?? new Map());
    if (fault) return fault;
  }
  return null;
}

/** The claims of one plain reading. Their texts stand in the payload one after the other, as they stand in the rows. */
function readingFault(added: Added, read: Read, rows: ReadonlyMap<string, ClaimRow>): Fault | null {
  const { seq } = read.entry;
  const document = { id: added.payload.id, seq: added.entry.seq };
  const own = { standing: 'current', instead: [], behind: [] } as const;
  const texts: string[] = [];
  const seen = new Set<string>();
  for (const claim of read.payload.claims) {
    const row = rows.get(claim.id);
    if (!row) return missing(seq, 'claims', claim.id);
    seen.add(claim.id);
    texts.push(row.claim);
    const shouldBe = rowText(claimScalars(document, { claim, ...own }));
    if (row.scalars !== shouldBe) return rowFault('claims', seq, claim.id, { is: row.scalars, shouldBe });
  }
  const stray = [...rows.keys()].find((id) => !seen.has(id));
  if (stray !== undefined) return tooMany(seq, 'claims', stray);
  if (read.text.startsWith(`{"claims":[${texts.join(',')}],"diagnostics":`)) return null;
  // One reading may hold the same claim twice; then only each text by itself can be compared.
  const wrong = read.payload.claims.find((claim) => rows.get(claim.id)?.claim !== canonicalJson(claim));
  if (!wrong) return null;
  return { ok: false, seq, field: 'claims.claim', message: `${wrong.id}: its text is not the one in the log` };
}
