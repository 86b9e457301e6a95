// Is the store what it was? The log is hashed again statement by statement, each text by the hash that the log names, and every
// projection is compared with what the log makes of it: plain documents (one reading and nothing else, as most are) at once
// with their statements, all else with a replay of the statements about it into a store in memory. The second half of a long
// log is passed by a second thread at the same time.
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Recorded } from './entries.ts';
import { insertEntries, logHead } from './log.ts';
import type { Head, Verification } from './port.ts';
import { project } from './projections.ts';
import { integer, text } from './rows.ts';
import { type Database, marks, type Sql, slices } from './sql.ts';
import { connect } from './sqlite/connection.ts';
import { GENESIS } from './statement.ts';
import { checkedOf } from './verify-entry.ts';
import { otherDocuments } from './verify-plain.ts';
import { type Passed, type Stretch, verifyStretch } from './verify-range.ts';
import { replayFault } from './verify-replay.ts';
import type { Task } from './verify-worker.ts';

export type Fault = Extract<Verification, { readonly ok: false }>;

/** Logs of so many statements are worth a second thread. */
const LONG = 20_000;

/** Checks a store; names the first thing that is wrong. `against`: the hash of a head that it should go on from. */
export async function verify(database: Database, against?: string, long = LONG): Promise<Verification> {
  const past = connect(':memory:', true);
  try {
    return await database.read((sql) =>
      past.write((replay) => verified({ sql, replay, source: database.source, against, long })),
    );
  } finally {
    await past.close();
  }
}

type Verifying = {
  readonly sql: Sql;
  readonly replay: Sql;
  readonly source: string | null;
  readonly against: string | undefined;
  readonly long: number;
};

const START: Head = { seq: 0, hash: GENESIS };
/** Beyond every log: what stands after its end is seen, too. */
const END = 2_000_000_000;

async function verified({ sql, replay, source, against, long }: Verifying): Promise<Verification> {
  const noted = await logHead(sql);
  const others = await otherDocuments(sql);
  const middle = source !== null && noted.seq >= long ? await middleOf(sql, noted.seq) : null;
  const second =
    middle && source !== null ? passedBeside({ source, head: noted, after: middle, upTo: END, against }) : null;
  const first = { after: START, upTo: middle?.seq ?? END, others, against };
  const passed = await verifyStretch(sql, first, (one) => playAgain(replay, one.recorded()));
  const rest =
    middle && !passed.fault ? await restOf(sql, replay, { ...first, after: middle, upTo: END }, second) : null;
  await second?.catch(() => null);
  const { head } = rest ?? passed;
  const fault = passed.fault ?? rest?.fault ?? headFault(noted, head) ?? (await replayFault(sql, replay, others));
  if (fault) return fault;
  if (against === undefined || against === GENESIS || passed.foundAgainst || rest?.foundAgainst)
    return { ok: true, statements: head.seq, head: head.hash };
  return { ok: false, seq: 0, field: 'head', message: `no statement of this store has the hash ${against}` };
}

/** The last statement before a document in the middle of the log. */
async function middleOf(sql: Sql, last: number): Promise<Head | null> {
  const found = await sql.get('SELECT min(seq) AS seq FROM documents WHERE seq > ?', Math.trunc(last / 2));
  if (found?.seq == null) return null;
  const row = await sql.get('SELECT seq, hash FROM statements WHERE seq = ?', integer(found, 'seq') - 1);
  return row ? { seq: integer(row, 'seq'), hash: text(row, 'hash') } : null;
}

/** A page of the log is all that a thread holds at once. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

/** A thread's answer; null where the store has moved on. */
function passedBeside(task: Task): Promise<Passed | null> {
  const file = join(import.meta.dirname, `verify-worker${extname(import.meta.filename)}`);
  const worker = new Worker(file, { workerData: task, resourceLimits: MEMORY });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(null));
  });
}

/** The second stretch, as the other thread passed it, or passed here where that one could not. */
async function restOf(sql: Sql, replay: Sql, stretch: Stretch, second: Promise<Passed | null> | null): Promise<Passed> {
  const passed = await second?.catch(() => null);
  if (!passed) return verifyStretch(sql, stretch, (one) => playAgain(replay, one.recorded()));
  for (const some of slices(passed.left, 500)) {
    const rows = await sql.all(`SELECT * FROM statements WHERE seq IN (${marks(some)}) ORDER BY seq`, ...some);
    for (const row of rows) await playAgain(replay, checkedOf(row).recorded());
  }
  return passed;
}

async function playAgain(replay: Sql, one: Recorded): Promise<void> {
  await insertEntries(replay, [one]);
  await project(replay, [one]);
}

/** A log that was cut at its end does not reach the head that is noted beside it. */
function headFault(noted: Head, last: Head): Fault | null {
  if (noted.seq === last.seq && noted.hash === last.hash) return null;
  const message = `the log ends at statement ${last.seq}; it was written up to ${noted.seq} (${noted.hash.slice(0, 12)}…)`;
  return { ok: false, seq: last.seq + 1, field: 'head', message };
}
