// What the ledger asks of a store: the claims that count, between two parties or of one, and which parties there are. Narrow
// rows in no order, since the ledger takes them in any. Claims were checked when they came in and are not checked again.
import type { Claim } from '../reading/claim.ts';
import type { CountingClaim, Pair, Scope } from './port.ts';
import { integer, text, textOrNull } from './rows.ts';
import type { Row, Sql } from './sql.ts';

/** The claims of a document in one row, as the members of a JSON list, with what is known of the document. */
const DOCUMENTS = (where: string): string => `SELECT g.claims,
    doc.seq, doc.id, doc.published, doc.publisher, doc.title, doc.url, doc.added
  FROM (SELECT c.document_seq, string_agg(c.claim, ',') AS claims FROM claims c
    WHERE c.standing = 'current' AND c.merged_into IS NULL AND ${where} AND c.document_seq > ?
    GROUP BY c.document_seq ORDER BY c.document_seq LIMIT ?) g
  JOIN documents doc ON doc.seq = g.document_seq ORDER BY doc.seq`;

/** Persons judge few claims of many: from their verdicts to the claims, and not the other way round. */
const VERDICTS = (where: string): string =>
  `SELECT d.subject, d.verdict FROM verdicts d CROSS JOIN claims c WHERE c.id = d.subject AND ${where}`;

const ACCEPTED = { verdict: 'accept' } as const;

/** The claims of a document's row that are not rejected. */
function claimsOf(row: Row, verdicts: ReadonlyMap<string, string>): readonly CountingClaim[] {
  const documentId = text(row, 'id');
  const published = textOrNull(row, 'published');
  const publisher = textOrNull(row, 'publisher');
  const title = textOrNull(row, 'title');
  const url = textOrNull(row, 'url');
  const added = text(row, 'added');
  const all = JSON.parse(`[${text(row, 'claims')}]`) as readonly Claim[];
  const claims = verdicts.size === 0 ? all : all.filter(({ id }) => verdicts.get(id) !== 'reject');
  return claims.map((claim) => {
    const decision = verdicts.size > 0 && verdicts.has(claim.id) ? ACCEPTED : null;
    return { claim, documentId, published, publisher, title, url, added, decision };
  });
}

type Where = { readonly sql: string; readonly values: readonly string[] };

/** One condition for each way round, so that the index over the two parties serves both. */
function conditions([from, to]: Scope): readonly Where[] {
  const [a, b] = from === null ? [to, from] : [from, to];
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
  const judged = await read((sql) => sql.all(VERDICTS(where), ...values));
  const verdicts = new Map(judged.map((row) => [text(row, 'subject'), text(row, 'verdict')]));
  for (let after = 0; ; ) {
    const rows = await read((sql) => sql.all(asked, ...values, after, PAGE));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.flatMap((row) => claimsOf(row, verdicts));
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

/** Pairs between which something is given or moved, either way, with the number of claims that stand. */
export async function listPairs(sql: Sql): Promise<readonly Pair[]> {
  const rows = await sql.all(
    `SELECT from_party, to_party, COUNT(*) AS claims FROM claims
     WHERE frame IN ('transfer', 'deployment') AND standing = 'current' AND merged_into IS NULL
       AND from_party IS NOT NULL AND to_party IS NOT NULL AND from_party <> to_party
     GROUP BY from_party, to_party`,
  );
  const pairs = new Map<string, Pair>();
  for (const row of rows) {
    const [from, to, claims] = [text(row, 'from_party'), text(row, 'to_party'), integer(row, 'claims')];
    const [a, b] = from < to ? [from, to] : [to, from];
    pairs.set(`${a} ${b}`, { a, b, claims: claims + (pairs.get(`${a} ${b}`)?.claims ?? 0) });
  }
  return [...pairs.values()];
}
