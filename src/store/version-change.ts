// What a newer version of a document changed in its claims.
import { matchClaims } from './claim-match.ts';
import type { VersionChange } from './port.ts';
import { standingClaims } from './queries.ts';
import { textOrNull } from './rows.ts';
import type { Sql } from './sql.ts';

/** From the version before to this document; null where it has no older version. */
export async function versionChange(sql: Sql, id: string): Promise<VersionChange | null> {
  const row = await sql.get('SELECT newer, older FROM documents WHERE id = ?', id);
  const older = row ? textOrNull(row, 'older') : null;
  if (!row || older === null) return null;
  const before = await standingClaims(sql, older, 'version');
  const now = await standingClaims(sql, id, row.newer === null ? 'current' : 'version');
  const pairs = matchClaims(
    before.map(({ claim }) => claim),
    now.map(({ claim }) => claim),
  );
  const kept = before.flatMap((one) => {
    const match = now.find(({ claim }) => claim.id === pairs.get(one.claim.id)?.id);
    return match ? [{ before: one, now: match }] : [];
  });
  const keptNow = new Set(kept.map((pair) => pair.now.claim.id));
  return {
    older,
    newer: id,
    added: now.filter(({ claim }) => !keptNow.has(claim.id)),
    gone: before.filter(({ claim }) => !pairs.has(claim.id)),
    kept,
  };
}
