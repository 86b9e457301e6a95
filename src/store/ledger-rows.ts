// What the ledger asks of a store: the claims that count, between two parties or of one, and which parties there are. Narrow
// rows in no order, since the ledger takes them in any. Claims were checked when they came in and are not checked again.
import type { Claim } from '../reading/claim.ts';
import type { CountingClaim, Scope } from './port.ts';
import { text, textOrNull } from './rows.ts';
import type { Row, Sql } from './sql.ts';

const COUNTS = `c.standing = 'current' AND c.merged_into IS NULL AND (d.verdict IS NULL OR d.verdict <> 'reject')`;

const CLAIM = `SELECT c.claim, c.document, c.document_seq, doc.published, doc.publisher, doc.title, doc.url, doc.added, d.verdict AS d_verdict
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

/** Rows that are fetched at once. Few, so that what is made of them can be let go before the next. */
const PAGE = 1000;

type Read = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** The claims that count under one condition, page by page, by document; no document is cut by the end of a page. */
async function* pagesUnder(read: Read, { sql: where, values }: Where): AsyncGenerator<readonly CountingClaim[]> {
  for (let from = 0, size = PAGE; ; ) {
    const rows = await read((sql) =>
      sql.all(
        `${CLAIM} WHERE ${COUNTS} AND ${where} AND c.document_seq >= ? ORDER BY c.document_seq LIMIT ?`,
        ...values,
        from,
        size,
      ),
    );
    const last = Number(rows.at(-1)?.document_seq ?? 0);
    const isWhole = rows.length < size;
    const whole = isWhole ? rows : rows.filter((row) => row.document_seq !== last);
    if (whole.length > 0) yield whole.map(claimOf);
    if (isWhole) return;
    // A document with more claims than a page has is asked for again, with room for all of them.
    size = whole.length > 0 ? PAGE : size * 4;
    from = last;
  }
}

/** Claims that count, between the parties of a scope or of a document, page by page. */
export async function* countingClaims(
  read: Read,
  of: Scope | { readonly document: string },
): AsyncGenerator<readonly CountingClaim[]> {
  const wheres = 'document' in of ? [ofDocument(of.document)] : conditions(of);
  for (const where of wheres) yield* pagesUnder(read, where);
}

const ofDocument = (id: string): Where => ({
  sql: 'c.document_seq = (SELECT asked.seq FROM documents asked WHERE asked.id = ?)',
  values: [id],
});

/** Between whom there are claims or imported figures, each pair once, in no order. */
export async function listScopes(sql: Sql): Promise<readonly Scope[]> {
  const rows = await sql.all('SELECT DISTINCT from_party, to_party FROM claims');
  return rows.map((row) => [textOrNull(row, 'from_party'), textOrNull(row, 'to_party')]);
}
