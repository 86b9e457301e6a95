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
import { type Checked, checkedOf } from './verify-entry.ts';
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

async function verified({ sql, replay, source, against, long }: Verifying): Promise<Verification> {
  const noted = await logHead(sql);
  const beside = source !== null && noted.seq >= long ? startBeside() : null;
  try {
    return await verifiedBeside(
      { sql, replay, against, noted },
      beside && source !== null ? { ...beside, source } : null,
    );
  } finally {
    await beside?.end();
  }
}

type Looking = Pick<Verifying, 'sql' | 'replay' | 'against'> & { readonly noted: Head };

async function verifiedBeside(
  { sql, replay, against, noted }: Looking,
  beside: (Beside & { readonly source: string }) | null,
): Promise<Verification> {
  const others = await otherDocuments(sql);
  const middle = beside && (await middleOf(sql, noted.seq));
  const last = { after: middle ?? START, upTo: null, noted, against, others };
  const second = beside && middle && beside.passed({ source: beside.source, ...last });
  const play = (one: Checked): Promise<void> => playAgain(replay, one.recorded());
  const first = middle ? await verifyStretch(sql, { ...last, after: START, upTo: middle.seq }, play) : null;
  const rest = first?.fault ? null : await restOf(sql, play, last, second);
  const fault = first?.fault ?? rest?.fault ?? (await replayFault(sql, replay, others));
  if (fault) return fault;
  if (against === undefined || against === GENESIS || first?.foundAgainst || rest?.foundAgainst)
    return { ok: true, statements: noted.seq, head: noted.hash };
  return { ok: false, seq: 0, field: 'head', message: `no statement of this store has the hash ${against}` };
}

/** The share of the log that the thread which was asked passes: it begins while the other one is coming up. */
const FIRST = 0.53;

/** The last statement before a document about the middle of the log. */
async function middleOf(sql: Sql, last: number): Promise<Head | null> {
  const found = await sql.get('SELECT min(seq) AS seq FROM documents WHERE seq > ?', Math.trunc(last * FIRST));
  if (found?.seq == null) return null;
  const row = await sql.get('SELECT seq, hash FROM statements WHERE seq = ?', integer(found, 'seq') - 1);
  return row ? { seq: integer(row, 'seq'), hash: text(row, 'hash') } : null;
}

/** A page of the log is all that a thread holds at once. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 96 };

/** A thread that waits for a stretch of the log. */
type Beside = {
  /** Its answer; null where the store has moved on. */
  readonly passed: (task: Task) => Promise<Passed | null>;
  readonly end: () => Promise<unknown>;
};

/** Started early: while it comes up, this thread looks for what it is to do. */
function startBeside(): Beside {
  const file = join(import.meta.dirname, `verify-worker${extname(import.meta.filename)}`);
  const worker = new Worker(file, { resourceLimits: MEMORY });
  const answer = new Promise<Passed | null>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve(null));
  });
  // Nobody may be waiting when it fails.
  answer.catch(() => {});
  return {
    passed: (task) => {
      worker.postMessage(task);
      return answer;
    },
    end: () => worker.terminate(),
  };
}

/** The second stretch, as the other thread passed it, or passed here where that one could not. */
async function restOf(
  sql: Sql,
  play: (one: Checked) => Promise<void>,
  stretch: Stretch,
  second: Promise<Passed | null> | null,
): Promise<Passed> {
  const passed = await second?.catch(() => null);
  if (!passed) return verifyStretch(sql, stretch, play);
  for (const some of slices(passed.left, 500)) {
    const rows = await sql.all(`SELECT * FROM statements WHERE seq IN (${marks(some)}) ORDER BY seq`, ...some);
    for (const row of rows) await play(checkedOf(row));
  }
  return passed;
}

async function playAgain(replay: Sql, one: Recorded): Promise<void> {
  await insertEntries(replay, [one]);
  await project(replay, [one]);
}
