// What the ledger asks of a store: the claims that count, between two parties or of one, and which parties there are. Narrow
// rows in no order, since the ledger takes them in any. Claims were checked when they came in and are not checked again.
import type { Claim } from '../reading/claim.ts';
import type { CountingClaim, Scope } from './port.ts';
import { text, textOrNull } from './rows.ts';
import type { Row, Sql } from './sql.ts';

const COUNTS = `c.standing = 'current' AND c.merged_into IS NULL AND (d.verdict IS NULL OR d.verdict <> 'reject')`;

const CLAIM = `SELECT c.claim, c.document, doc.published, doc.publisher, doc.title, doc.url, doc.added, d.verdict AS d_verdict
  FROM claims c JOIN documents doc ON doc.id = c.document LEFT JOIN verdicts d ON d.subject = c.id`;

function claimOf(row: Row): CountingClaim {
  return {
    claim: JSON.parse(text(row, 'claim')) as Claim,
    documentId: text(row, 'document'),
    published: textOrNull(row, 'published'),
    publisher: textOrNull(row, 'publisher'),
    title: textOrNull(row, 'title'),
    url: textOrNull(row, 'url'),
    added: text(row, 'added'),
    decision: row.d_verdict === null ? null : { verdict: 'accept' },
  };
}

type Where = { readonly sql: string; readonly values: readonly string[] };

/** One condition for each way round, so that the index over the two parties serves both. */
function conditions([a, b]: Scope): readonly Where[] {
  if (a === null) return [{ sql: 'c.from_party IS NULL AND c.to_party IS NULL', values: [] }];
  if (b === null)
    return [
      { sql: 'c.from_party = ? AND c.to_party IS NULL', values: [a] },
      { sql: 'c.from_party IS NULL AND c.to_party = ?', values: [a] },
    ];
  const there = { sql: 'c.from_party = ? AND c.to_party = ?', values: [a, b] };
  return a === b ? [there] : [there, { sql: there.sql, values: [b, a] }];
}

/** Claims that count, between the parties of a scope. */
export async function countingClaims(sql: Sql, scope: Scope): Promise<readonly CountingClaim[]> {
  const found: CountingClaim[] = [];
  for (const { sql: where, values } of conditions(scope))
    for (const row of await sql.all(`${CLAIM} WHERE ${COUNTS} AND ${where}`, ...values)) found.push(claimOf(row));
  return found;
}

/** Claims of a document that count. */
export const countingClaimsOf = async (sql: Sql, document: string): Promise<readonly CountingClaim[]> =>
  (
    await sql.all(
      `${CLAIM} WHERE ${COUNTS} AND c.document_seq = (SELECT asked.seq FROM documents asked WHERE asked.id = ?)`,
      document,
    )
  ).map(claimOf);

/** Between whom there are claims or imported figures, each pair once, in no order. */
export async function listScopes(sql: Sql): Promise<readonly Scope[]> {
  const rows = await sql.all('SELECT DISTINCT from_party, to_party FROM claims');
  return rows.map((row) => [textOrNull(row, 'from_party'), textOrNull(row, 'to_party')]);
}
