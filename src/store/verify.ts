// Is the store what it was? The log is hashed again statement by statement, each text by the hash that the log names, and every
// projection is compared with what the log makes of it: plain documents (one reading and nothing else, as most are) at once
// with their statements, all else with a replay of the statements about it into a store in memory.
import { textHash } from '../document/document.ts';
import type { Recorded } from './entries.ts';
import { insertEntries, logHead } from './log.ts';
import type { Head, Verification } from './port.ts';
import { project } from './projections.ts';
import { integer, text } from './rows.ts';
import { marks, type Sql } from './sql.ts';
import { connect } from './sqlite/connection.ts';
import { entryFault, GENESIS } from './statement.ts';
import { type Checked, checkedOf } from './verify-entry.ts';
import { checkPlain, isPlain, otherDocuments, plainEnd, plainStart } from './verify-plain.ts';
import { replayFault } from './verify-replay.ts';

export type Fault = Extract<Verification, { readonly ok: false }>;

/** Statements that are read at once. */
const PAGE = 500;

/** Checks a store; names the first thing that is wrong. `against`: the hash of a head that it should go on from. */
export async function verify(sql: Sql, against?: string): Promise<Verification> {
  const past = connect(':memory:', true);
  try {
    return await past.write((replay) => verified(sql, replay, against));
  } finally {
    await past.close();
  }
}

async function verified(sql: Sql, replay: Sql, against: string | undefined): Promise<Verification> {
  const plain = plainStart(await otherDocuments(sql));
  let head: Head = { seq: 0, hash: GENESIS };
  let isExtension = against === undefined || against === GENESIS;
  for (;;) {
    const rows = await sql.all('SELECT * FROM statements WHERE seq > ? ORDER BY seq LIMIT ?', head.seq, PAGE);
    if (rows.length === 0) break;
    const page: Checked[] = [];
    for (const row of rows) {
      const fault = entryFault(head, row);
      if (fault) return { ok: false, seq: integer(row, 'seq'), ...fault };
      const one = checkedOf(row);
      head = one.entry;
      isExtension ||= head.hash === against;
      page.push(one);
    }
    const fault = (await textFault(sql, page)) ?? (await checkPlain(sql, plain, page));
    if (fault) return fault;
    for (const one of page) if (!isPlain(plain, one)) await playAgain(replay, one.recorded());
  }
  const fault =
    (await headFault(sql, head)) ?? (await plainEnd(sql, plain)) ?? (await replayFault(sql, replay, plain.others));
  if (fault) return fault;
  if (isExtension) return { ok: true, statements: head.seq, head: head.hash };
  return { ok: false, seq: 0, field: 'head', message: `no statement of this store has the hash ${against}` };
}

async function playAgain(replay: Sql, one: Recorded): Promise<void> {
  await insertEntries(replay, [one]);
  await project(replay, [one]);
}

/** A log that was cut at its end does not reach the head that is noted beside it. */
async function headFault(sql: Sql, last: Head): Promise<Fault | null> {
  const noted = await logHead(sql);
  if (noted.seq === last.seq && noted.hash === last.hash) return null;
  const message = `the log ends at statement ${last.seq}; it was written up to ${noted.seq} (${noted.hash.slice(0, 12)}…)`;
  return { ok: false, seq: last.seq + 1, field: 'head', message };
}

/** The texts that the statements of a page name. */
async function textFault(sql: Sql, page: readonly Checked[]): Promise<Fault | null> {
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
