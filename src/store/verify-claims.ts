// The claims of plain documents against the statements that read them: the table of claims, and what the ledger reads of them.
// What enters: the statements that added and read each document, in their order. What leaves: the first fault.
import { canonicalJson } from '../base/canonical-json.ts';
import { scopeKey } from '../ledger/strand.ts';
import { type Scanned, scanClaims } from './claim-scan.ts';
import { claimScalars, inTextOrder } from './document-rows.ts';
import { ledgerRows } from './ledger-rows.ts';
import { BETWEEN_ROWS, joined, NULL, rowText, rowTextSql } from './row-text.ts';
import { integer, text } from './rows.ts';
import type { Row, Sql } from './sql.ts';
import { TABLES } from './tables.ts';
import type { Fault } from './verify.ts';
import type { Checked } from './verify-entry.ts';
import { missing, rowFault, tooMany } from './verify-faults.ts';

/** The statements that added a document and that read it. */
export type Pair = readonly [Checked, Checked];

/** Documents up to which rows have been compared, and up to which they are now. */
type Range = readonly [number, number];

export type Asked = { readonly pairs: readonly Pair[]; readonly range: Range };

const COLUMNS = ['id', 'place', 'frame', 'from_party', 'to_party', 'item'];
const SCALARS = TABLES.claims.columns.slice(0, -1);
const OWN = { standing: 'current', instead: [], behind: [] } as const;

/**
 * All claims of each document in one row: whether their texts are those of the reading behind it (which the database compares by
 * itself: what begins with a text is not before it, and before all that begins with more of it), how many stand in a way that
 * plain claims do not, and what is in the other columns.
 */
const CLAIMS = `SELECT kept.seq, kept.document, kept.odd, kept.columns,
    CASE WHEN kept.claims <= s.payload AND s.payload < kept.claims || '~' THEN 1 ELSE 0 END AS same
  FROM (SELECT document_seq AS seq, min(document) AS document,
      sum(CASE WHEN standing = 'current' AND coalesce(merged_into, instead, behind) IS NULL THEN 0 ELSE 1 END)
        + CASE WHEN min(document) = max(document) THEN 0 ELSE 1 END AS odd,
      '{"claims":[' || string_agg(claim, ',') || '],"diagnostics":' AS claims,
      string_agg(columns, '${BETWEEN_ROWS}') AS columns
    FROM (SELECT document_seq, document, standing, merged_into, instead, behind, claim,
        ${rowTextSql(COLUMNS, 'claims')} AS columns
      FROM claims WHERE document_seq > ? AND document_seq <= ? ORDER BY document_seq, place, id) AS ordered
    GROUP BY document_seq) AS kept
  LEFT JOIN statements s ON s.seq = kept.seq + 1`;

const LEDGER = `SELECT document_seq AS seq, scope, claims FROM ledger_claims
  WHERE document_seq > ? AND document_seq <= ? ORDER BY document_seq, scope`;

/** Compares the claims of plain documents; those of `others` may stand between them. */
export async function claimsFault(
  sql: Sql,
  others: ReadonlySet<string>,
  { pairs, range }: Asked,
): Promise<Fault | null> {
  const [rows, ledger] = await Promise.all([sql.all(CLAIMS, ...range), sql.all(LEDGER, ...range)]);
  const found = new Map<number, Row>(rows.map((row) => [integer(row, 'seq'), row]));
  const ledgers = Map.groupBy(ledger, (row) => integer(row, 'seq'));
  for (const pair of pairs) {
    const { seq } = pair[0].entry;
    const kept = { row: found.get(seq), ledger: ledgers.get(seq) ?? [] };
    found.delete(seq);
    ledgers.delete(seq);
    if (isAsScanned(pair, kept)) continue;
    const fault = (await readingFault(sql, pair)) ?? ledgerFault(pair, kept.ledger);
    if (fault) return fault;
  }
  for (const [seq, row] of found)
    if (!others.has(text(row, 'document'))) return tooMany(seq, 'claims', text(row, 'document'));
  for (const [seq, [row]] of ledgers) {
    const document = await sql.get('SELECT id FROM documents WHERE seq = ?', seq);
    if (!document || !others.has(text(document, 'id'))) return tooMany(seq, 'ledger_claims', String(row?.scope));
  }
  return null;
}

type Kept = { readonly row: Row | undefined; readonly ledger: readonly Row[] };

/** The rows of a reading are what its text says, at a glance; false where it is not sure. */
function isAsScanned([added, read]: Pair, { row, ledger }: Kept): boolean {
  if (row === undefined) return read.claims === '' && ledger.length === 0;
  if (row.same !== 1 || row.odd !== 0 || row.document !== added.about?.document) return false;
  const claims = scanClaims(read.claims ?? '');
  if (claims === null) return false;
  const rows = claims.map(({ id, start, frame, from, to, item }) =>
    joined(id, `${start}`, frame, from ?? NULL, to ?? NULL, item ?? NULL),
  );
  return rows.join(BETWEEN_ROWS) === row.columns && isLedgerScanned(claims, ledger);
}

/** The ledger reads what the claims say. */
function isLedgerScanned(claims: readonly Scanned[], ledger: readonly Row[]): boolean {
  const scopes = new Map<string, string>();
  let [last, scope]: [Scanned | null, string] = [null, ''];
  for (const claim of claims) {
    if (claim.ledger === null) continue;
    // Claims of a document are mostly of one pair.
    if (last === null || claim.from !== last.from || claim.to !== last.to) scope = scopeKey(claim);
    last = claim;
    const before = scopes.get(scope);
    scopes.set(scope, before === undefined ? claim.ledger : `${before},${claim.ledger}`);
  }
  return scopes.size === ledger.length && ledger.every((row) => scopes.get(text(row, 'scope')) === row.claims);
}

/** The claims of one plain reading, one by one. */
async function readingFault(sql: Sql, [added, read]: Pair): Promise<Fault | null> {
  const { seq } = read.entry;
  const kept = await sql.all(
    `SELECT id, claim, ${rowTextSql(SCALARS, 'claims')} AS scalars FROM claims WHERE document_seq = ?`,
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

/** The rows that the ledger reads of one plain reading whose claims are sound. */
function ledgerFault([added, read]: Pair, ledger: readonly Row[]): Fault | null {
  const recorded = read.recorded();
  const claims = recorded.kind === 'claims-read' ? recorded.payload.claims : [];
  const wanted = new Map(ledgerRows(added.entry.seq, inTextOrder(claims)).map((row) => [row[1], row]));
  const { seq } = read.entry;
  for (const row of ledger) {
    const scope = text(row, 'scope');
    const shouldBe = wanted.get(scope);
    wanted.delete(scope);
    if (!shouldBe) return tooMany(seq, 'ledger_claims', scope);
    const is = rowText([added.entry.seq, scope, text(row, 'claims')]);
    const fault = rowFault('ledger_claims', seq, scope, { is, shouldBe: rowText(shouldBe) });
    if (fault) return fault;
  }
  const [lost] = wanted.keys();
  return lost === undefined ? null : missing(seq, 'ledger_claims', String(lost));
}
