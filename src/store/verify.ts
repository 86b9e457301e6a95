// Is the store what it was? The log and the texts are hashed again, and the projections compared with the log played again.
import { textHash } from '../document/document.ts';
import { logHead } from './log.ts';
import type { Head, Verification } from './port.ts';
import { entryOf, integer, text } from './rows.ts';
import type { Sql } from './sql.ts';
import { entryFault, GENESIS } from './statement.ts';

const PAGE = 500;

/** Checks a store; names the first thing that is wrong. */
export async function verify(sql: Sql, against?: string): Promise<Verification> {
  let head: Head = { seq: 0, hash: GENESIS };
  let extended = against === undefined || against === GENESIS;
  for (;;) {
    const rows = await sql.all('SELECT * FROM statements WHERE seq > ? ORDER BY seq LIMIT ?', head.seq, PAGE);
    for (const row of rows) {
      const entry = entryOf(row);
      const fault = entryFault(head, entry);
      if (fault) return { ok: false, seq: entry.seq, ...fault };
      head = { seq: entry.seq, hash: entry.hash };
      if (entry.hash === against) extended = true;
    }
    if (rows.length < PAGE) break;
  }
  const kept = await logHead(sql);
  if (kept.seq !== head.seq || kept.hash !== head.hash)
    return { ok: false, seq: head.seq, field: 'head', message: `the log should end at statement ${kept.seq}` };
  if (!extended) return { ok: false, seq: 0, field: 'head', message: `no statement has the hash ${against}` };
  return (await textFault(sql)) ?? { ok: true, statements: head.seq, head: head.hash };
}

async function textFault(sql: Sql): Promise<Verification | null> {
  const rows = await sql.all(`SELECT doc.seq, doc.id, doc.sha256, t.text FROM documents doc
    LEFT JOIN texts t ON t.sha256 = doc.sha256 ORDER BY doc.seq`);
  for (const row of rows) {
    const kept = row.text;
    if (typeof kept === 'string' && textHash(kept) === text(row, 'sha256')) continue;
    const message = `the text of ${text(row, 'id')} is ${typeof kept === 'string' ? 'not what was added' : 'missing'}`;
    return { ok: false, seq: integer(row, 'seq'), field: 'text', message };
  }
  return null;
}
