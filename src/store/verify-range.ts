// One stretch of the log under verification: its chain, its texts, and the plain documents that it adds. What enters: a connection
// that sees the store at one moment, and where the stretch begins and ends. What leaves: the first fault, or what was passed.
import { textHash } from '../document/document.ts';
import type { Head } from './port.ts';
import { integer, text } from './rows.ts';
import { marks, type Row, type Sql } from './sql.ts';
import { entryFault } from './statement.ts';
import type { Fault } from './verify.ts';
import { type Checked, checkedOf } from './verify-entry.ts';
import { checkPlain, isPlain, plainEnd, plainStart } from './verify-plain.ts';

export type Stretch = {
  /** The statement before it; its hash is one that another stretch checks. */
  readonly after: Head;
  /** Its last statement; null where it goes on to the end of the log. */
  readonly upTo: number | null;
  /** Where the log should end. */
  readonly noted: Head;
  /** Documents that are not plain. */
  readonly others: ReadonlySet<string>;
  /** The hash of a head that is looked for. */
  readonly against: string | undefined;
};

export type Passed = {
  readonly fault: Fault | null;
  /** The last statement of the stretch. */
  readonly head: Head;
  /** The statements that a replay is to judge. */
  readonly left: readonly number[];
  readonly foundAgainst: boolean;
};

/** Beyond every log: what stands after its end is seen, too. */
const END = 2_000_000_000;
/** Statements that are read at once. */
const PAGE = 200;

type Rows = Promise<readonly Row[]>;

/** The statements after a place of the log, and already the page behind them: a server works on it while this one is looked at. */
async function* statementPages(sql: Sql, after: number, upTo: number): AsyncGenerator<readonly Row[]> {
  const asked = 'SELECT * FROM statements WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?';
  let coming: Rows = sql.all(asked, after, upTo, PAGE);
  for (;;) {
    const rows = await coming;
    const last = rows.at(-1);
    if (last === undefined) return;
    coming = sql.all(asked, integer(last, 'seq'), upTo, PAGE);
    // Who stops looking does not wait for it.
    coming.catch(() => {});
    yield rows;
  }
}

/** Checks a stretch. `onLeft` is given the statements that are not about plain documents, in their order. */
export async function verifyStretch(
  sql: Sql,
  { after, upTo, noted, others, against }: Stretch,
  onLeft: (one: Checked) => Promise<void> = async () => {},
): Promise<Passed> {
  const plain = plainStart(others, after.seq);
  const left: number[] = [];
  let head = after;
  let foundAgainst = false;
  const passed = (fault: Fault | null): Passed => ({ fault, head, left, foundAgainst });
  for await (const rows of statementPages(sql, after.seq, upTo ?? END)) {
    const page: Checked[] = [];
    for (const row of rows) {
      const fault = entryFault(head, row);
      if (fault) return passed({ ok: false, seq: integer(row, 'seq'), ...fault });
      const one = checkedOf(row);
      head = { seq: one.entry.seq, hash: one.entry.hash };
      foundAgainst ||= head.hash === against;
      page.push(one);
    }
    // Asked at once; told in this order.
    const [text, plainly] = await Promise.all([textFault(sql, page), checkPlain(sql, plain, page)]);
    const fault = text ?? plainly;
    if (fault) return passed(fault);
    for (const one of page)
      if (!isPlain(plain, one)) {
        left.push(one.entry.seq);
        await onLeft(one);
      }
  }
  const cut = upTo === null ? headFault(noted, head) : null;
  return passed(cut ?? (await plainEnd(sql, plain, upTo ?? END)));
}

/** What is wrong with the texts that the statements of a page name. */
export async function textFault(sql: Sql, page: readonly Checked[]): Promise<Fault | null> {
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

/** A log that was cut at its end does not reach the head that is noted beside it. */
function headFault(noted: Head, last: Head): Fault | null {
  if (noted.seq === last.seq && noted.hash === last.hash) return null;
  const message = `the log ends at statement ${last.seq}; it was written up to ${noted.seq} (${noted.hash.slice(0, 12)}…)`;
  return { ok: false, seq: last.seq + 1, field: 'head', message };
}
