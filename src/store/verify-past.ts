// The log up to a point of it: each statement hashed again, each text by the hash that the log names. The tables are those of the
// end of the log and say nothing of an earlier point; there the log is all that there is to check.
import { seqAsked } from './as-recorded.ts';
import { logHead } from './log.ts';
import type { Head, Verification } from './port.ts';
import { integer } from './rows.ts';
import type { Database, Sql } from './sql.ts';
import { entryFault, GENESIS } from './statement.ts';
import { verify } from './verify.ts';
import { checkedOf } from './verify-entry.ts';
import { textFault } from './verify-texts.ts';

/** Statements that are read at once. */
const PAGE = 200;

/** Checks a store up to a statement or a time; where that is the end of the log, all of it. `against`: as in `verify`. */
export async function verifyUpTo(database: Database, point: number | Date, against?: string): Promise<Verification> {
  const [upTo, { seq: last }] = await database.read(async (sql) => [await seqAsked(sql, point), await logHead(sql)]);
  return upTo === last ? verify(database, against) : database.read((sql) => logVerified(sql, upTo, against));
}

async function logVerified(sql: Sql, upTo: number, against: string | undefined): Promise<Verification> {
  let head: Head = { seq: 0, hash: GENESIS };
  let found = against === undefined || against === GENESIS;
  while (head.seq < upTo) {
    const asked = 'SELECT * FROM statements WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?';
    const rows = await sql.all(asked, head.seq, upTo, PAGE);
    if (rows.length === 0)
      return { ok: false, seq: head.seq + 1, field: 'seq', message: `statement ${head.seq + 1} is missing` };
    for (const row of rows) {
      const fault = entryFault(head, row);
      if (fault) return { ok: false, seq: integer(row, 'seq'), ...fault };
      head = { seq: integer(row, 'seq'), hash: String(row.hash) };
      found ||= head.hash === against;
    }
    const fault = await textFault(sql, rows.map(checkedOf));
    if (fault) return fault;
  }
  if (found) return { ok: true, statements: head.seq, head: head.hash };
  const message = `no statement up to ${upTo} has the hash ${against}`;
  return { ok: false, seq: 0, field: 'head', message };
}
