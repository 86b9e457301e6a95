// A long log in stretches that two threads take in turn, each the next one when it is done with one: neither waits for the other.
import { logHead } from './log.ts';
import type { Head } from './port.ts';
import { integer, text } from './rows.ts';
import type { Sql } from './sql.ts';
import { GENESIS } from './statement.ts';
import { type Looking, type Passed, type Stretch, verifyStretch } from './verify-range.ts';

export type Turns = Looking & {
  readonly stretches: readonly Stretch[];
  /** The number of the stretch that is taken next, in memory that the threads share. */
  readonly next: Int32Array;
};

/** Stretches by their number, as they were passed. */
export type Taken = readonly (readonly [number, Passed])[];

/** The statement before the first one. */
export const START: Head = { seq: 0, hash: GENESIS };

/** Stretches that a log is cut into at most, and statements of one at least. */
const [MOST, LEAST] = [32, 4000];
/** A stretch begins with a document; so many statements are looked at to find one. */
const NEAR = 1000;

/** A log of so many statements in stretches; none begins between a document and its reading. */
export async function stretchesOf(sql: Sql, last: number): Promise<readonly Stretch[]> {
  const number = Math.max(2, Math.min(MOST, Math.trunc(last / LEAST)));
  const starts: Head[] = [START];
  for (let i = 1; i < number; i += 1) {
    const at = Math.trunc((last * i) / number);
    const row = await sql.get(
      `SELECT seq, hash FROM statements WHERE seq = (SELECT min(seq) - 1 FROM statements
        WHERE seq > ? AND seq <= ? AND kind = 'document-added')`,
      at,
      at + NEAR,
    );
    const start = row && { seq: integer(row, 'seq'), hash: text(row, 'hash') };
    if (start && start.seq > (starts.at(-1)?.seq ?? 0)) starts.push(start);
  }
  return starts.map((after, i) => ({ after, upTo: starts[i + 1]?.seq ?? null }));
}

/** Stretches for whoever comes to take them. */
export const turnsOf = (looking: Looking, stretches: readonly Stretch[]): Turns => ({
  ...looking,
  stretches,
  next: new Int32Array(new SharedArrayBuffer(4)),
});

/** Takes stretches until none is left or one is broken: then nobody takes another, and those before it have been taken. */
export async function takeTurns(sql: Sql, { stretches, next, ...looking }: Turns): Promise<Taken> {
  const taken: [number, Passed][] = [];
  for (;;) {
    const number = Atomics.add(next, 0, 1);
    const stretch = stretches[number];
    if (!stretch) return taken;
    const passed = await verifyStretch(sql, looking, stretch);
    taken.push([number, passed]);
    if (passed.fault) Atomics.store(next, 0, stretches.length);
  }
}

/** Takes turns, or nothing where the store has moved on since they were planned. */
export async function takeTurnsAt(sql: Sql, turns: Turns): Promise<Taken> {
  const now = await logHead(sql);
  return now.seq === turns.noted.seq && now.hash === turns.noted.hash ? takeTurns(sql, turns) : [];
}
