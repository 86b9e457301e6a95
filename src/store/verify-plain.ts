// The projections of plain documents against their statements. A plain document is one that was added, read at once by one
// reader, and nothing else: no other statement, no other text at its URL, no merge. Its rows are known from its two statements.
import { documentRow } from './document-rows.ts';
import { rowText, rowTextSql } from './row-text.ts';
import { integer, text } from './rows.ts';
import type { Sql } from './sql.ts';
import { TABLES } from './tables.ts';
import type { Fault } from './verify.ts';
import { type Asked, claimsFault, type Pair } from './verify-claims.ts';
import type { Checked } from './verify-entry.ts';
import { missing, rowFault, strayReading, tooMany, unread } from './verify-faults.ts';

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
  const range = [plain.documentsUpTo, pairs.at(-1)?.[0].entry.seq ?? 0] as const;
  // Asked at once; told in this order.
  const faults = await Promise.all([
    entriesFault(sql, plain, page),
    ...(pairs.length === 0
      ? []
      : [documentsFault(sql, plain, { pairs, range }), claimsFault(sql, plain.others, { pairs, range })]),
  ]);
  if (pairs.length > 0) plain.documentsUpTo = range[1];
  return faults.find((fault) => fault !== null) ?? null;
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
  for (const [table, asked] of BEHIND) {
    const rows = await sql.all(asked, plain.documentsUpTo, upTo);
    const stray = rows.find(({ id }) => !plain.others.has(String(id)));
    if (stray) return tooMany(integer(stray, 'seq'), table, String(stray.id));
  }
  return null;
}

const BEHIND = [
  ['documents', 'SELECT seq, id FROM documents WHERE seq > ? AND seq <= ? ORDER BY seq'],
  [
    'claims',
    `SELECT document_seq AS seq, document AS id FROM claims WHERE document_seq > ? AND document_seq <= ?
     ORDER BY document_seq`,
  ],
  [
    'ledger_claims',
    `SELECT l.document_seq AS seq, coalesce(doc.id, l.scope) AS id
     FROM ledger_claims l LEFT JOIN documents doc ON doc.seq = l.document_seq
     WHERE l.document_seq > ? AND l.document_seq <= ? ORDER BY l.document_seq`,
  ],
] as const;

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

async function documentsFault(sql: Sql, plain: Plain, { pairs, range }: Asked): Promise<Fault | null> {
  const rows = await sql.all(
    `SELECT seq, id, ${rowTextSql(TABLES.documents.columns, 'documents')} AS row_text FROM documents
     WHERE seq > ? AND seq <= ? ORDER BY seq`,
    ...range,
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
