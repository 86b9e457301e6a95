// What the ledger asks of a store: the claims that count, between two parties or of one, and which parties there are. Narrow
// rows in no order, since the ledger takes them in any. Claims were checked when they came in and are not checked again.
import type { Claim } from '../reading/claim.ts';
import type { CountingClaim, Scope } from './port.ts';
import { integer, text, textOrNull } from './rows.ts';
import type { Row, Sql } from './sql.ts';

const COUNTS = `c.standing = 'current' AND c.merged_into IS NULL AND (d.verdict IS NULL OR d.verdict <> 'reject')`;

/** The claims of a document in one row, as the members of a JSON list, with what is known of the document. */
const DOCUMENTS = (where: string): string => `SELECT g.claims, g.accepted,
    doc.seq, doc.id, doc.published, doc.publisher, doc.title, doc.url, doc.added
  FROM (SELECT c.document_seq, string_agg(c.claim, ',') AS claims,
      string_agg(CASE WHEN d.verdict = 'accept' THEN c.id END, ',') AS accepted
    FROM claims c LEFT JOIN verdicts d ON d.subject = c.id
    WHERE ${COUNTS} AND ${where} AND c.document_seq > ? GROUP BY c.document_seq ORDER BY c.document_seq LIMIT ?) g
  JOIN documents doc ON doc.seq = g.document_seq ORDER BY doc.seq`;

const ACCEPTED = { verdict: 'accept' } as const;

function claimsOf(row: Row): readonly CountingClaim[] {
  const documentId = text(row, 'id');
  const [published, publisher, title, url] = ['published', 'publisher', 'title', 'url'].map((name) =>
    textOrNull(row, name),
  );
  const added = text(row, 'added');
  const accepted = new Set(textOrNull(row, 'accepted')?.split(',') ?? []);
  const claims = JSON.parse(`[${text(row, 'claims')}]`) as readonly Claim[];
  return claims.map((claim) => ({
    claim,
    documentId,
    published: published ?? null,
    publisher: publisher ?? null,
    title: title ?? null,
    url: url ?? null,
    added,
    decision: accepted.has(claim.id) ? ACCEPTED : null,
  }));
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

/** Documents that are fetched at once. Few, so that what is made of them can be let go before the next. */
const PAGE = 200;

type Read = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** The claims that count under one condition, some documents at a time. */
async function* pagesUnder(read: Read, { sql: where, values }: Where): AsyncGenerator<readonly CountingClaim[]> {
  const asked = DOCUMENTS(where);
  for (let after = 0; ; ) {
    const rows = await read((sql) => sql.all(asked, ...values, after, PAGE));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.flatMap(claimsOf);
    if (rows.length < PAGE) return;
    after = integer(last, 'seq');
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
