// The claims of a plain document against the statement that read them: the table of claims, and what the ledger reads of them.
import { canonicalJson } from '../base/canonical-json.ts';
import { CLAIM_COLUMNS } from './claim-scan.ts';
import { claimScalars, inTextOrder } from './document-rows.ts';
import { ledgerRows } from './ledger-rows.ts';
import { BETWEEN_ROWS, rowText, rowTextSql } from './row-text.ts';
import { text } from './rows.ts';
import type { Sql } from './sql.ts';
import { TABLES } from './tables.ts';
import type { Fault } from './verify.ts';
import type { Checked } from './verify-entry.ts';
import { missing, rowFault, tooMany } from './verify-faults.ts';

const SCALARS = TABLES.claims.columns.slice(0, -1);
const OWN = { standing: 'current', instead: [], behind: [] } as const;

/**
 * All claims of each document in one row: whether their texts are those of the reading behind it (which the database compares by
 * itself: what begins with a text is not before it, and before all that begins with more of it), how many stand in a way that
 * plain claims do not, and what is in the other columns.
 */
export const CLAIMS = `SELECT kept.seq, kept.document, kept.odd, kept.columns,
    CASE WHEN kept.claims <= s.payload AND s.payload < kept.claims || '~' THEN 1 ELSE 0 END AS same
  FROM (SELECT document_seq AS seq, min(document) AS document,
      sum(CASE WHEN standing = 'current' AND coalesce(merged_into, instead, behind) IS NULL THEN 0 ELSE 1 END)
        + CASE WHEN min(document) = max(document) THEN 0 ELSE 1 END AS odd,
      '{"claims":[' || string_agg(claim, ',') || '],"diagnostics":' AS claims,
      string_agg(columns, '${BETWEEN_ROWS}') AS columns
    FROM (SELECT document_seq, document, standing, merged_into, instead, behind, claim, ${CLAIM_COLUMNS} AS columns
      FROM claims WHERE document_seq > ? AND document_seq <= ? ORDER BY document_seq, place, id) AS ordered
    GROUP BY document_seq) AS kept
  LEFT JOIN statements s ON s.seq = kept.seq + 1`;

/** The statements that added a document and that read it. */
export type Pair = readonly [Checked, Checked];

/** What is wrong with the claims of a plain document, or with what the ledger reads of it, by scope; looks at each of them. */
export const readingFault = async (
  sql: Sql,
  pair: Pair,
  ledger: readonly (readonly [scope: string, claims: string])[],
): Promise<Fault | null> => (await claimsFault(sql, pair)) ?? ledgerFault(pair, ledger);

async function claimsFault(sql: Sql, [added, read]: Pair): Promise<Fault | null> {
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
function ledgerFault([added, read]: Pair, ledger: readonly (readonly [string, string])[]): Fault | null {
  const recorded = read.recorded();
  const claims = recorded.kind === 'claims-read' ? recorded.payload.claims : [];
  const wanted = new Map(ledgerRows(added.entry.seq, inTextOrder(claims)).map((row) => [row[1], row]));
  const { seq } = read.entry;
  for (const [scope, kept] of ledger) {
    const shouldBe = wanted.get(scope);
    wanted.delete(scope);
    if (!shouldBe) return tooMany(seq, 'ledger_claims', scope);
    const is = rowText([added.entry.seq, scope, kept]);
    const fault = rowFault('ledger_claims', seq, scope, { is, shouldBe: rowText(shouldBe) });
    if (fault) return fault;
  }
  const [lost] = wanted.keys();
  return lost === undefined ? null : missing(seq, 'ledger_claims', String(lost));
}
