// Is the store what it was? The log is hashed again statement by statement, each text by the hash that the log names, and every
// projection is compared with what the log makes of it: plain documents (one reading and nothing else, as most are) at once
// with their statements, all else with a replay of the statements about it into a store in memory. A second thread takes its
// part of a long log.
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { withRoom } from '../base/heap.ts';
import type { Recorded } from './entries.ts';
import { insertEntries, logHead } from './log.ts';
import type { Verification } from './port.ts';
import { project } from './projections.ts';
import { type Database, marks, type Sql, slices } from './sql.ts';
import { connect } from './sqlite/connection.ts';
import { GENESIS } from './statement.ts';
import { checkedOf } from './verify-entry.ts';
import { otherDocuments } from './verify-plain.ts';
import { type Looking, type Passed, verifyStretch } from './verify-range.ts';
import { replayFault } from './verify-replay.ts';
import { START, stretchesOf, type Taken, type Turns, takeTurns, turnsOf } from './verify-turns.ts';
import type { Task } from './verify-worker.ts';

export type Fault = Extract<Verification, { readonly ok: false }>;

/** Logs of so many statements are worth a second thread. */
const LONG = 20_000;

/** Checks a store; names the first thing that is wrong. `against`: the hash of a head that it should go on from. */
export async function verify(database: Database, against?: string, long = LONG): Promise<Verification> {
  const past = connect(':memory:', true);
  try {
    return await database.read((sql) =>
      past.write((replay) => withRoom(() => verified({ sql, replay, source: database.source, against, long }))),
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

async function verified({ sql, replay, source, against, long }: Verifying): Promise<Verification> {
  const noted = await logHead(sql);
  const beside = source !== null && noted.seq >= long ? startBeside(source) : null;
  try {
    const looking: Looking = { noted, others: await otherDocuments(sql), against };
    const passed = await (beside
      ? passedBeside(sql, turnsOf(looking, await stretchesOf(sql, noted.seq)), beside)
      : verifyStretch(sql, looking, { after: START, upTo: null }).then((one) => [one]));
    const broken = passed.find(({ fault }) => fault !== null)?.fault ?? null;
    const fault = broken ?? (await othersFault(sql, replay, passed, looking.others));
    if (fault) return fault;
    if (against === undefined || against === GENESIS || passed.some(({ foundAgainst }) => foundAgainst))
      return { ok: true, statements: noted.seq, head: noted.hash };
    return { ok: false, seq: 0, field: 'head', message: `no statement of this store has the hash ${against}` };
  } finally {
    await beside?.end();
  }
}

/** The stretches in their order, up to the first that is broken; those that the other thread took and did not pass, here. */
async function passedBeside(sql: Sql, turns: Turns, beside: Beside): Promise<readonly Passed[]> {
  const others = beside.take(turns);
  const own = await takeTurns(sql, turns);
  const taken = new Map([...own, ...(await others.catch((): Taken => []))]);
  const passed: Passed[] = [];
  for (const [number, stretch] of turns.stretches.entries()) {
    const one = taken.get(number) ?? (await verifyStretch(sql, turns, stretch));
    passed.push(one);
    if (one.fault) break;
  }
  return passed;
}

/** A page of the log is all that a thread holds at once. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 96 };

/** A thread that waits to take its turns. */
type Beside = { readonly take: (turns: Turns) => Promise<Taken>; readonly end: () => Promise<unknown> };

/** Started early: while it comes up, this thread looks for what there is to do. */
function startBeside(source: string): Beside {
  const file = join(import.meta.dirname, `verify-worker${extname(import.meta.filename)}`);
  const worker = new Worker(file, { resourceLimits: MEMORY });
  const answer = new Promise<Taken>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => resolve([]));
  });
  // Nobody may be waiting when it fails.
  answer.catch(() => {});
  return {
    take: (turns) => {
      worker.postMessage({ source, ...turns } satisfies Task);
      return answer;
    },
    end: () => worker.terminate(),
  };
}

/** Plays what was left again and compares it with the store. */
async function othersFault(
  sql: Sql,
  replay: Sql,
  passed: readonly Passed[],
  others: ReadonlySet<string>,
): Promise<Fault | null> {
  for (const some of slices(
    passed.flatMap(({ left }) => left),
    500,
  )) {
    const rows = await sql.all(`SELECT * FROM statements WHERE seq IN (${marks(some)}) ORDER BY seq`, ...some);
    for (const row of rows) await playAgain(replay, checkedOf(row).recorded());
  }
  return replayFault(sql, replay, others);
}

async function playAgain(replay: Sql, one: Recorded): Promise<void> {
  await insertEntries(replay, [one]);
  await project(replay, [one]);
}
