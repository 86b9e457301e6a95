// Plain documents: those that were added, read at once by one reader, and nothing else (no other statement, no other text at
// their URL, no merge), as most are. Their rows are known from their two statements.
import { integer, text } from './rows.ts';
import type { Sql } from './sql.ts';
import type { Fault } from './verify.ts';
import { tooMany } from './verify-faults.ts';

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

/** Rows behind the last statement of the log belong to nothing. */
export async function behindFault(sql: Sql, last: number, others: ReadonlySet<string>): Promise<Fault | null> {
  const entry = await sql.get('SELECT seq FROM entries WHERE seq > ? ORDER BY seq LIMIT 1', last);
  if (entry) return tooMany(integer(entry, 'seq'), 'entries', `statement ${integer(entry, 'seq')}`);
  for (const [table, asked] of BEHIND) {
    const stray = (await sql.all(asked, last)).find(({ id }) => !others.has(String(id)));
    if (stray) return tooMany(integer(stray, 'seq'), table, String(stray.id));
  }
  return null;
}

const BEHIND = [
  ['documents', 'SELECT seq, id FROM documents WHERE seq > ? ORDER BY seq'],
  [
    'claims',
    `SELECT document_seq AS seq, document AS id FROM claims WHERE document_seq > ?
     ORDER BY document_seq`,
  ],
  [
    'ledger_claims',
    `SELECT l.document_seq AS seq, coalesce(doc.id, l.scope) AS id
     FROM ledger_claims l LEFT JOIN documents doc ON doc.seq = l.document_seq
     WHERE l.document_seq > ? ORDER BY l.document_seq`,
  ],
] as const;
