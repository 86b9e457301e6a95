// The projections of plain documents against their statements. A plain document is one that was added, read at once by one
// reader, and nothing else: no other statement, no other text at its URL, no merge. Its rows are known from its two statements.
import { canonicalJson } from '../base/canonical-json.ts';
import { scanClaims } from './claim-scan.ts';
import { claimScalars, documentRow } from './document-rows.ts';
import { BETWEEN_ROWS, firstDifference, joined, NULL, rowText, rowTextSql } from './row-text.ts';
import { integer, text } from './rows.ts';
import type { Row, Sql } from './sql.ts';
import { TABLES } from './tables.ts';
import type { Fault } from './verify.ts';
import type { Checked } from './verify-entry.ts';

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

/** How far the comparison has come. */
export type Plain = {
  readonly others: ReadonlySet<string>;
  /** The statement that added the document whose reading is on the next page. */
  pending: Checked | null;
  /** Rows up to here have been compared. */
  entriesUpTo: number;
  documentsUpTo: number;
};

/** Before the first statement after `seq`. */
export const plainStart = (others: ReadonlySet<string>, seq: number): Plain => ({
  others,
  pending: null,
  entriesUpTo: seq,
  documentsUpTo: seq,
});

/** A statement about a plain document. */
export const isPlain = ({ others }: Plain, { about }: Checked): boolean =>
  about !== null && !others.has(about.document);

/** Compares the rows of the plain documents on a page of the log. */
export async function checkPlain(sql: Sql, plain: Plain, page: readonly Checked[]): Promise<Fault | null> {
  const pairs: Pair[] = [];
  for (const one of page)
    if (isPlain(plain, one)) {
      const added = plain.pending;
      if (one.entry.kind === 'document-added') {
        if (added) return unread(added);
        plain.pending = one;
      } else {
        if (added?.about?.document !== one.about?.document) return strayReading(one);
        if (added) pairs.push([added, one]);
        plain.pending = null;
      }
    }
  return (
    (await entriesFault(sql, plain, page)) ??
    (pairs.length === 0 ? null : ((await documentsFault(sql, plain, pairs)) ?? (await claimsFault(sql, plain, pairs))))
  );
}

/** What is behind the last statement, up to where the stretch ends, belongs to nothing. */
export async function plainEnd(sql: Sql, plain: Plain, upTo: number): Promise<Fault | null> {
  if (plain.pending) return unread(plain.pending);
  const entry = await sql.get(
    'SELECT seq FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT 1',
    plain.entriesUpTo,
    upTo,
  );
  if (entry) return tooMany(integer(entry, 'seq'), 'entries', `statement ${integer(entry, 'seq')}`);
  for (const [table, column] of [
    ['documents', 'seq'],
    ['claims', 'document_seq'],
  ] as const) {
    const id = table === 'documents' ? 'id' : 'document';
    const rows = await sql.all(
      `SELECT ${column} AS seq, ${id} AS id FROM ${table} WHERE ${column} > ? AND ${column} <= ? ORDER BY ${column}`,
      plain.documentsUpTo,
      upTo,
    );
    const stray = rows.find((row) => !plain.others.has(text(row, 'id')));
    if (stray) return tooMany(integer(stray, 'seq'), table, text(stray, 'id'));
  }
  return null;
}

const unread = ({ entry, about }: Checked): Fault => ({
  ok: false,
  seq: entry.seq,
  field: 'entries.document',
  message: `the statements about ${about?.document} are not those that the index names`,
});

const strayReading = ({ entry, about }: Checked): Fault => ({
  ok: false,
  seq: entry.seq,
  field: 'entries.document',
  message: `the index does not name this reading of ${about?.document}`,
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

async function entriesFault(sql: Sql, plain: Plain, page: readonly Checked[]): Promise<Fault | null> {
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
    if (!one.about || plain.others.has(one.about.document)) continue;
    const shouldBe = rowText([seq, null, one.about.document, one.about.run, 0]);
    const fault = rowFault('entries', seq, `statement ${seq}`, { is, shouldBe });
    if (fault) return fault;
  }
  return null;
}

/** The statements that added a document and that read it. */
type Pair = readonly [Checked, Checked];

/** The range of documents of these pairs that was not compared yet. */
const rangeOf = (plain: Plain, pairs: readonly Pair[]): readonly [number, number] => [
  plain.documentsUpTo,
  pairs.at(-1)?.[0].entry.seq ?? 0,
];

async function documentsFault(sql: Sql, plain: Plain, pairs: readonly Pair[]): Promise<Fault | null> {
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
    const id = added.about?.document ?? '';
    const is = found.get(seq);
    if (is === undefined) return missing(seq, 'documents', id);
    const fault = rowFault('documents', seq, id, { is, shouldBe: documentText(added) });
    if (fault) return fault;
  }
  return null;
}

/** The text of the row of a plain document. */
function documentText({ entry: { seq, time, actor }, added, about }: Checked): string {
  if (added === null) return '';
  return rowText(documentRow({ ...added, seq, added: time, addedBy: actor, run: about?.run ?? null }));
}

const SCALARS = TABLES.claims.columns.slice(0, -1);
const SCALARS_TEXT = rowTextSql(SCALARS, 'claims');
const OWN = { standing: 'current', instead: [], behind: [] } as const;

/** All claims of each document in one row. */
async function claimsFault(sql: Sql, plain: Plain, pairs: readonly Pair[]): Promise<Fault | null> {
  const rows = await sql.all(
    `SELECT document_seq AS seq, min(document) AS document, string_agg(claim, ',') AS claims,
       string_agg(scalars, '${BETWEEN_ROWS}') AS scalars
     FROM (SELECT document_seq, document, claim, ${SCALARS_TEXT} AS scalars FROM claims
       WHERE document_seq > ? AND document_seq <= ? ORDER BY document_seq, place, id) AS ordered
     GROUP BY document_seq`,
    ...rangeOf(plain, pairs),
  );
  plain.documentsUpTo = rangeOf(plain, pairs)[1];
  const found = new Map<number, Row>(rows.map((row) => [integer(row, 'seq'), row]));
  for (const pair of pairs) {
    const { seq } = pair[0].entry;
    const row = found.get(seq);
    found.delete(seq);
    if (isAsScanned(pair, row)) continue;
    const fault = await readingFault(sql, pair);
    if (fault) return fault;
  }
  for (const [seq, row] of found)
    if (!plain.others.has(text(row, 'document'))) return tooMany(seq, 'claims', text(row, 'document'));
  return null;
}

/** The rows of a reading are what its text says, at a glance; false where it is not sure. */
function isAsScanned([added, read]: Pair, row: Row | undefined): boolean {
  if (row === undefined) return read.claims === '';
  const claims = read.claims === row.claims ? scanClaims(read.claims ?? '') : null;
  if (claims === null) return false;
  const { seq } = added.entry;
  const document = added.about?.document ?? '';
  const about = rowText([document, seq]);
  const own = rowText([OWN.standing, null, null, null]);
  const rows = claims.map(({ id, start, frame, from, to, item }) =>
    joined(id, about, `${start}`, frame, from ?? NULL, to ?? NULL, item ?? NULL, own),
  );
  return rows.join(BETWEEN_ROWS) === row.scalars;
}

/** The claims of one plain reading, one by one. */
async function readingFault(sql: Sql, [added, read]: Pair): Promise<Fault | null> {
  const { seq } = read.entry;
  const kept = await sql.all(
    `SELECT id, claim, ${SCALARS_TEXT} AS scalars FROM claims WHERE document_seq = ?`,
    added.entry.seq,
  );
  const rows = new Map(kept.map((row) => [text(row, 'id'), row]));
  const recorded = read.recorded();
  const claims = recorded.kind === 'claims-read' ? recorded.payload.claims : [];
  const document = { id: added.about?.document ?? '', seq: added.entry.seq };
  for (const claim of claims) {
    const row = rows.get(claim.id);
    if (!row) return missing(seq, 'claims', claim.id);
    const shouldBe = rowText([...claimScalars(document, { claim, ...OWN }), canonicalJson(claim)]);
    const fault = rowFault('claims', seq, claim.id, {
      is: rowText([text(row, 'scalars'), text(row, 'claim')]),
      shouldBe,
    });
    if (fault) return fault;
  }
  const known = new Set(claims.map(({ id }) => id));
  const stray = [...rows.keys()].find((id) => !known.has(id));
  return stray === undefined ? null : tooMany(seq, 'claims', stray);
}
