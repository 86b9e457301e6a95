// The log in SQLite: adding to it, reading it, checking it, playing it again.
import { textHash } from '../../document/document.ts';
import type { By, StatementKind, Verification } from '../port.ts';
import { entryFault, GENESIS, nextEntry, type Payload } from '../statement.ts';
import type { Connection } from './connection.ts';
import { emptyProjections, project } from './projections.ts';
import { entryOf, integer, text } from './rows.ts';

export type Head = { readonly seq: number; readonly hash: string };

export function logHead(db: Connection): Head {
  const row = db.get('SELECT seq, hash FROM statements ORDER BY seq DESC LIMIT 1');
  return row ? { seq: integer(row, 'seq'), hash: text(row, 'hash') } : { seq: 0, hash: GENESIS };
}

/** Adds one statement and projects it. To be called inside `write`. */
export function append<K extends StatementKind>(
  db: Connection,
  statement: { readonly kind: K; readonly payload: Payload<K> },
  by: By,
): number {
  const entry = nextEntry(logHead(db), statement, by);
  db.run(
    'INSERT INTO statements (seq, time, actor, kind, payload, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...[entry.seq, entry.time, entry.actor, entry.kind, entry.payload, entry.prev, entry.hash],
  );
  project(db, entry);
  return entry.seq;
}

/** Plays the whole log into empty projections, in one transaction. */
export function rebuildProjections(db: Connection): void {
  db.write(() => {
    emptyProjections(db);
    for (const row of db.iterate('SELECT * FROM statements ORDER BY seq')) project(db, entryOf(row));
  });
}

/** Hashes every statement and every text again and names the first that is not what it was. */
export function verifyLog(db: Connection): Verification {
  let head: Head = { seq: 0, hash: GENESIS };
  for (const row of db.iterate('SELECT * FROM statements ORDER BY seq')) {
    const fault = entryFault(head, entryOf(row));
    if (fault) return { ok: false, seq: integer(row, 'seq'), ...fault };
    head = { seq: integer(row, 'seq'), hash: text(row, 'hash') };
  }
  return textFault(db) ?? { ok: true, statements: head.seq, head: head.hash };
}

function textFault(db: Connection): Verification | null {
  const sql = `SELECT doc.seq, doc.id, doc.sha256, t.text FROM documents doc
    LEFT JOIN texts t ON t.sha256 = doc.sha256 ORDER BY doc.seq`;
  for (const row of db.iterate(sql)) {
    const kept = row.text;
    if (typeof kept === 'string' && textHash(kept) === text(row, 'sha256')) continue;
    const message = `the text of ${text(row, 'id')} is ${typeof kept === 'string' ? 'not what was added' : 'missing'}`;
    return { ok: false, seq: integer(row, 'seq'), field: 'text', message };
  }
  return null;
}
