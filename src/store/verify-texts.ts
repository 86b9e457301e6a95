// The texts that statements of the log name, against their hashes.
import { textHash } from '../document/document.ts';
import { text } from './rows.ts';
import { marks, type Sql } from './sql.ts';
import type { Fault } from './verify.ts';
import type { Checked } from './verify-entry.ts';

/** The first of some hundred statements that names a text which is not what was added. */
export async function textFault(sql: Sql, page: readonly Checked[]): Promise<Fault | null> {
  const named = page.flatMap(({ entry: { seq }, added }) =>
    added === null ? [] : [{ seq, id: added.id, sha256: added.sha256 }],
  );
  if (named.length === 0) return null;
  const hashes = named.map(({ sha256 }) => sha256);
  const rows = await sql.all(`SELECT sha256, text FROM texts WHERE sha256 IN (${marks(hashes)})`, ...hashes);
  const sound = new Set<string>();
  const kept = new Set<string>();
  for (const row of rows) {
    const hash = text(row, 'sha256');
    kept.add(hash);
    if (typeof row.text === 'string' && textHash(row.text) === hash) sound.add(hash);
  }
  const bad = named.find(({ sha256 }) => !sound.has(sha256));
  if (!bad) return null;
  const message = `the text of ${bad.id} is ${kept.has(bad.sha256) ? 'not what was added' : 'missing'}`;
  return { ok: false, seq: bad.seq, field: 'text', message };
}
