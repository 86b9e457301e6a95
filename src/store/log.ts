// The log: adding to it, and playing it again. Entries are only ever added, by one writer at a time.
import type { Recorded } from './entries.ts';
import type { By, Head } from './port.ts';
import { emptyProjections, project, recordedAfter } from './projections.ts';
import { integer, text } from './rows.ts';
import type { Sql } from './sql.ts';
import { type Drafted, GENESIS, nextEntry } from './statement.ts';
import { KEPT } from './tables.ts';

/** Where the log ends. */
export async function logHead(sql: Sql): Promise<Head> {
  const row = await sql.get('SELECT seq, hash FROM head WHERE id = 1');
  return row ? { seq: integer(row, 'seq'), hash: text(row, 'hash') } : { seq: 0, hash: GENESIS };
}

/** What the caller knows already: documents that no statement before was about, and where the log ends. */
type Known = { readonly fresh?: ReadonlySet<string> | undefined; readonly at?: Head | undefined };

/** Adds statements and brings them into the projections. To be called inside `write`. */
export async function append(
  sql: Sql,
  statements: readonly Drafted[],
  by: By,
  { fresh, at }: Known = {},
): Promise<readonly Recorded[]> {
  let head = at ?? (await logHead(sql));
  const recorded = statements.map((statement): Recorded => {
    const entry = nextEntry(head, statement, by);
    head = entry;
    return { ...statement, entry };
  });
  await insertEntries(sql, recorded);
  await project(sql, recorded, fresh);
  return recorded;
}

/** Puts entries at the end of the log as they are. */
export async function insertEntries(sql: Sql, recorded: readonly Recorded[]): Promise<void> {
  const rows = recorded.map(({ entry: e }) => [e.seq, e.time, e.actor, e.kind, e.payload, e.prev, e.hash]);
  await sql.insert('statements', KEPT.statements.columns, rows);
  const last = recorded.at(-1)?.entry;
  if (last) await sql.run('UPDATE head SET seq = ?, hash = ? WHERE id = 1', last.seq, last.hash);
}

/** Statements that are read at once. */
const PAGE = 500;

/** Every statement up to one, in pages, in order. */
export async function* pagesOf(sql: Sql, upTo: number): AsyncGenerator<readonly Recorded[]> {
  for (let seq = 0; ; ) {
    const page = await recordedAfter(sql, seq, PAGE, upTo);
    if (page.length === 0) return;
    yield page;
    seq = page.at(-1)?.entry.seq ?? seq;
  }
}

/** Plays the whole log into empty projections. To be called inside `write`. */
export async function rebuildProjections(sql: Sql): Promise<void> {
  await emptyProjections(sql);
  const { seq } = await logHead(sql);
  for await (const page of pagesOf(sql, seq)) for (const one of page) await project(sql, [one]);
}
