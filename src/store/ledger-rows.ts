// What the ledger asks of a store: the claims that count, between two parties or of one, and which parties there are. They are
// kept for it side by side in a table of their own (ledger_claims), in no order that it needs. Claims were checked when they
// came in and are not checked again.
import { isLedgerClaim, type LedgerClaim, ledgerClaimsIn, ledgerClaimText } from '../ledger/ledger-claim.ts';
import { scopeKey } from '../ledger/strand.ts';
import type { Claim } from '../reading/claim.ts';
import type { CountingClaims, Pair, Scope } from './port.ts';
import { integer, text, textOrNull } from './rows.ts';
import { marks, type Row, type Sql, type SqlValue, slices } from './sql.ts';
import { TABLES } from './tables.ts';

/** The rows of a document's claims that stand, given in the order of the text. */
export function ledgerRows(seq: number, standing: readonly Claim[]): readonly (readonly SqlValue[])[] {
  const scopes = new Map<string, string>();
  for (const claim of standing) {
    if (!isLedgerClaim(claim)) continue;
    const scope = scopeKey({ from: claim.from?.id ?? null, to: claim.to?.id ?? null });
    const before = scopes.get(scope);
    scopes.set(scope, before === undefined ? ledgerClaimText(claim) : `${before},${ledgerClaimText(claim)}`);
  }
  return [...scopes].map(([scope, claims]) => [seq, scope, claims]);
}

export const insertLedgerRows = (sql: Sql, rows: readonly (readonly SqlValue[])[]): Promise<void> =>
  sql.insert('ledger_claims', TABLES.ledger_claims.columns, rows);

/** Makes the rows of these documents anew, from how their claims stand now. */
export async function settleLedgerRows(sql: Sql, documents: Iterable<number>): Promise<void> {
  for (const slice of slices([...documents], 100)) {
    await sql.run(`DELETE FROM ledger_claims WHERE document_seq IN (${marks(slice)})`, ...slice);
    const rows = await sql.all(
      `SELECT document_seq, claim FROM claims WHERE document_seq IN (${marks(slice)})
         AND standing = 'current' AND merged_into IS NULL ORDER BY document_seq, place, id`,
      ...slice,
    );
    for (const [seq, own] of Map.groupBy(rows, (row) => integer(row, 'document_seq')))
      await insertLedgerRows(
        sql,
        ledgerRows(
          seq,
          own.map((row) => JSON.parse(text(row, 'claim')) as Claim),
        ),
      );
  }
}

/** The claims of a document that are not rejected, of those that one of its rows holds, or several. */
function claimsOf(row: Row, claims: readonly LedgerClaim[], verdicts: Verdicts): CountingClaims {
  return {
    documentId: text(row, 'id'),
    published: textOrNull(row, 'published'),
    publisher: textOrNull(row, 'publisher'),
    title: textOrNull(row, 'title'),
    url: textOrNull(row, 'url'),
    added: text(row, 'added'),
    claims: verdicts.size === 0 ? claims : claims.filter(([id]) => verdicts.get(id) !== 'reject'),
    accepted: verdicts.size === 0 ? NONE : new Set(claims.flatMap(([id]) => (verdicts.get(id) === 'accept' ? id : []))),
  };
}

const NONE: ReadonlySet<string> = new Set();

const claimsIn = (row: Row): readonly LedgerClaim[] => ledgerClaimsIn(text(row, 'claims'));

/** The claims of a row as one JSON list, which the database puts together for less. */
const ROWS = `SELECT '[' || l.claims || ']' AS claims, doc.seq, doc.id, doc.published, doc.publisher, doc.title, doc.url, doc.added
  FROM ledger_claims l JOIN documents doc ON doc.seq = l.document_seq`;

/** Persons judge few claims of many: from their verdicts to the claims, and not the other way round. */
const VERDICTS = 'SELECT d.subject, d.verdict FROM verdicts d CROSS JOIN claims c WHERE c.id = d.subject';

/** Documents that are fetched at once. Few, so that what is made of them can be let go before the next. */
const PAGE = 200;

type Read = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/** Claim → "accept" or "reject". */
type Verdicts = ReadonlyMap<string, string>;

const verdictsIn = (rows: readonly Row[]): Verdicts =>
  new Map(rows.map((row) => [text(row, 'subject'), text(row, 'verdict')]));

/** Claims that count, between the parties of a scope or of a document: page by page, a document's claims in one. */
export async function* countingClaims(
  read: Read,
  of: Scope | { readonly document: string },
): AsyncGenerator<readonly CountingClaims[]> {
  if ('document' in of) yield await read((sql) => claimsOfDocument(sql, of.document));
  else yield* claimsOfScope(read, of);
}

async function claimsOfDocument(sql: Sql, id: string): Promise<readonly CountingClaims[]> {
  const rows = await sql.all(`${ROWS} WHERE doc.id = ? ORDER BY l.scope`, id);
  const verdicts = verdictsIn(await sql.all(`${VERDICTS} AND c.document = ?`, id));
  const [first] = rows;
  return first ? [claimsOf(first, rows.flatMap(claimsIn), verdicts)] : [];
}

async function* claimsOfScope(read: Read, [from, to]: Scope): AsyncGenerator<readonly CountingClaims[]> {
  const [a, b] = [from ?? '', to ?? ''];
  const parties = ["coalesce(c.from_party, '') = ?", "coalesce(c.to_party, '') = ?"].join(' AND ');
  const judged = read((sql) => sql.all(`${VERDICTS} AND (${parties} OR ${parties})`, a, b, b, a));
  judged.catch(() => {});
  for await (const rows of rowsOfScope(read, scopeKey({ from, to }))) {
    const verdicts = verdictsIn(await judged);
    yield rows.map((row) => claimsOf(row, claimsIn(row), verdicts));
  }
}

/** The rows of a scope in pages; the next one is on its way while a page is looked at. */
async function* rowsOfScope(read: Read, scope: string): AsyncGenerator<readonly Row[]> {
  const asked = `${ROWS} WHERE l.scope = ? AND l.document_seq > ? ORDER BY l.document_seq LIMIT ?`;
  const page = (after: number): Promise<readonly Row[]> => read((sql) => sql.all(asked, scope, after, PAGE));
  for (let coming = page(0); ; ) {
    const rows = await coming;
    const last = rows.at(-1);
    if (last === undefined) return;
    const isLast = rows.length < PAGE;
    if (!isLast) {
      coming = page(integer(last, 'seq'));
      // Who stops looking does not wait for it.
      coming.catch(() => {});
    }
    yield rows;
    if (isLast) return;
  }
}

/** Between whom claims that stand say that something goes, each pair once, in no order. */
export async function listScopes(sql: Sql): Promise<readonly Scope[]> {
  const rows = await sql.all('SELECT DISTINCT scope FROM ledger_claims');
  return rows.map((row) => {
    const [a = '', b = ''] = text(row, 'scope').split('|');
    return [a || null, b || null];
  });
}

/** Between whom claims of a document and of its older version say anything, whether they stand or not. */
export async function scopesOfDocument(sql: Sql, id: string): Promise<readonly Scope[]> {
  const rows = await sql.all(
    `SELECT DISTINCT c.from_party, c.to_party FROM claims c
     WHERE c.document_seq IN (SELECT seq FROM documents WHERE id = ? OR id = (SELECT older FROM documents WHERE id = ?))`,
    id,
    id,
  );
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
