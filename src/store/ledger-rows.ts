// What the ledger asks of a store: the claims that count, between two parties or of one, and which parties there are. Narrow
// rows in no order, since the ledger takes them in any. Claims were checked when they came in and are not checked again.
import type { Claim } from '../reading/claim.ts';
import type { CountingClaim, Scope } from './port.ts';
import { integer, text, textOrNull } from './rows.ts';
import { marks, type Row, type Sql, slices } from './sql.ts';

const COUNTS = `c.standing = 'current' AND c.merged_into IS NULL AND (d.verdict IS NULL OR d.verdict <> 'reject')`;

const CLAIM = `SELECT c.claim, c.document_seq, d.verdict FROM claims c LEFT JOIN verdicts d ON d.subject = c.id`;
const DOCUMENT = 'SELECT seq, id, published, publisher, title, url, added FROM documents';

type About = Omit<CountingClaim, 'claim' | 'decision'>;

/** The documents of a page's claims, each fetched once. */
async function documentsOf(sql: Sql, rows: readonly Row[]): Promise<ReadonlyMap<unknown, About>> {
  const seqs = [...new Set(rows.map((row) => integer(row, 'document_seq')))];
  const found = new Map<unknown, About>();
  for (const some of slices(seqs, 500))
    for (const row of await sql.all(`${DOCUMENT} WHERE seq IN (${marks(some)})`, ...some))
      found.set(row.seq, {
        documentId: text(row, 'id'),
        published: textOrNull(row, 'published'),
        publisher: textOrNull(row, 'publisher'),
        title: textOrNull(row, 'title'),
        url: textOrNull(row, 'url'),
        added: text(row, 'added'),
      });
  return found;
}

const ACCEPTED = { verdict: 'accept' } as const;

function claimOf(row: Row, documents: ReadonlyMap<unknown, About>): CountingClaim {
  const about = documents.get(row.document_seq);
  if (!about) throw new TypeError(`claim without a document: ${text(row, 'claim').slice(0, 60)}`);
  const { documentId, published, publisher, title, url, added } = about;
  const claim = JSON.parse(text(row, 'claim')) as Claim;
  return {
    claim,
    documentId,
    published,
    publisher,
    title,
    url,
    added,
    decision: row.verdict === null ? null : ACCEPTED,
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
    const { rows, documents } = await read(async (sql) => {
      const asked = `${CLAIM} WHERE ${COUNTS} AND ${where} AND c.document_seq >= ? ORDER BY c.document_seq LIMIT ?`;
      const found = await sql.all(asked, ...values, from, size);
      return { rows: found, documents: await documentsOf(sql, found) };
    });
    const last = Number(rows.at(-1)?.document_seq ?? 0);
    const isWhole = rows.length < size;
    const whole = isWhole ? rows : rows.filter((row) => row.document_seq !== last);
    if (whole.length > 0) yield whole.map((row) => claimOf(row, documents));
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
