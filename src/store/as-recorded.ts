// A store as it was: the log up to a statement played into a store in memory, which answers as the store did then.
import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import { insertEntries, logHead, pagesOf } from './log.ts';
import type { StoreView } from './port.ts';
import { project } from './projections.ts';
import { integer } from './rows.ts';
import type { Database, Sql } from './sql.ts';
import { connect } from './sqlite/connection.ts';
import { viewOf } from './view.ts';

export type Past = {
  /** After a statement, or at a time; at the end of the log it is the store as it is. */
  readonly at: (point: number | Date) => Promise<StoreView>;
  readonly close: () => Promise<void>;
};

/** How many moments are kept in memory. */
const KEPT = 4;

/** The past of a database. */
export function pastOf(database: Database): Past {
  const now = viewOf(database);
  const kept = new Map<number, Promise<Moment>>();
  const forget = async (seq: number): Promise<void> => {
    const old = kept.get(seq);
    kept.delete(seq);
    await (await old)?.database.close();
  };
  const at = async (point: number | Date): Promise<StoreView> => {
    const seq = await database.read((sql) => seqAsked(sql, point));
    if (seq === (await database.read(logHead)).seq) return now;
    const known = kept.get(seq) ?? momentOf(database, seq);
    kept.delete(seq);
    kept.set(seq, known);
    for (const old of [...kept.keys()].slice(0, -KEPT)) await forget(old);
    return (await known).view;
  };
  return {
    at,
    close: async () => {
      for (const seq of [...kept.keys()]) await forget(seq);
    },
  };
}

/** A moment, with one view of it for all who ask: what is worked out from a view is kept by it. */
type Moment = { readonly database: Database; readonly view: StoreView };

async function momentOf(database: Database, seq: number): Promise<Moment> {
  const past = await replayed(database, seq);
  return { database: past, view: { ...viewOf(past), location: database.location } };
}

/** Throws T4024 where a log that ends with the statement `last` has none of that number yet. */
export function checkStatement(seq: number, last: number): void {
  if (seq <= last) return;
  throw new UserError({
    code: 'T4024',
    severity: 'error',
    message: say`The log has no statement ${String(seq)}: its last is ${String(last)}.`,
    hint: say`Name a statement up to ${String(last)}, or a day or a time.`,
  });
}

/** The last statement at a point that is asked for; throws T4024 for a statement that is not there yet. */
export async function seqAsked(sql: Sql, point: number | Date): Promise<number> {
  if (typeof point === 'number') checkStatement(point, (await logHead(sql)).seq);
  return seqAt(sql, point);
}

/** The last statement at a point, or of the log where that is beyond its end; 0 before the first. */
export async function seqAt(sql: Sql, point: number | Date): Promise<number> {
  const { seq: last } = await logHead(sql);
  if (typeof point === 'number') return Math.max(0, Math.min(Math.trunc(point), last));
  // Times need not rise along the log: what was recorded by then is all before the first statement that was later.
  const row = await sql.get('SELECT min(seq) AS first FROM statements WHERE time > ?', point.toISOString());
  return row?.first == null ? last : integer(row, 'first') - 1;
}

async function replayed(database: Database, upTo: number): Promise<Database> {
  const past = connect(':memory:', true);
  await database.read((from) =>
    past.write(async (to) => {
      for await (const page of pagesOf(from, upTo)) {
        await insertEntries(to, page);
        for (const one of page) {
          if (one.kind === 'document-added') await copyText(from, to, one.payload.sha256);
          await project(to, [one]);
        }
      }
    }),
  );
  return past;
}

async function copyText(from: Sql, to: Sql, sha256: string): Promise<void> {
  const row = await from.get('SELECT text FROM texts WHERE sha256 = ?', sha256);
  if (typeof row?.text === 'string')
    await to.insert('texts', ['sha256', 'text'], [[sha256, row.text]], 'ON CONFLICT (sha256) DO NOTHING');
}
