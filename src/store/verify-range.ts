// One stretch of the log under verification: its chain, its texts, and the plain documents that it adds. What enters: a connection
// that sees the store at one moment, and where the stretch begins and ends. What leaves: the first fault, or what was passed.
import type { Head } from './port.ts';
import { integer } from './rows.ts';
import type { Sql } from './sql.ts';
import type { Fault } from './verify.ts';
import { unread } from './verify-faults.ts';
import { type Page, pageFault, passPage, type Walk } from './verify-page.ts';
import { behindFault } from './verify-plain.ts';

/** What holds for all stretches of a log. */
export type Looking = {
  /** Where the log should end. */
  readonly noted: Head;
  /** Documents that are not plain. */
  readonly others: ReadonlySet<string>;
  /** The hash of a head that is looked for. */
  readonly against: string | undefined;
};

export type Stretch = {
  /** The statement before it; its hash is one that another stretch checks. */
  readonly after: Head;
  /** Its last statement; null where it goes on to the end of the log. */
  readonly upTo: number | null;
};

export type Passed = {
  readonly fault: Fault | null;
  /** The last statement of the stretch. */
  readonly head: Head;
  /** The statements that a replay is to judge. */
  readonly left: readonly number[];
  readonly foundAgainst: boolean;
};

/** Statements that are asked for at once. */
const PAGE = 400;
/** Pages that are under way: a server works on the next while one is looked at. */
const UNDER_WAY = 3;

/** Checks a stretch. */
export async function verifyStretch(sql: Sql, looking: Looking, { after, upTo }: Stretch): Promise<Passed> {
  const { noted, others, against } = looking;
  const walk: Walk = {
    ...{ others, against, head: after, isBroken: false, foundAgainst: false, pending: null, left: [] },
  };
  const passed = (fault: Fault | null): Passed => {
    const { head, left, foundAgainst } = walk;
    return { fault, head, left, foundAgainst };
  };
  for await (const page of pages(sql, walk, upTo ?? noted.seq)) {
    const fault = await pageFault(sql, page, others, () => gapFault(sql, noted, walk.head));
    if (fault) return passed(fault);
  }
  const cut = upTo === null ? await endFault(sql, noted, walk.head) : null;
  const end = cut ?? (walk.pending && unread(walk.pending.added));
  return passed(end ?? (upTo === null ? await behindFault(sql, noted.seq, others) : null));
}

/** The pages up to a statement, in their order. */
async function* pages(sql: Sql, walk: Walk, last: number): AsyncGenerator<Page> {
  const coming: Promise<Page>[] = [];
  let asked = walk.head.seq;
  const ask = (): void => {
    if (asked >= last) return;
    const upTo = Math.min(asked + PAGE, last);
    const page = passPage(sql, walk, asked, upTo);
    // Who stops looking does not wait for it.
    page.catch(() => {});
    coming.push(page);
    asked = upTo;
  };
  for (let i = 0; i < UNDER_WAY; i += 1) ask();
  for (let page = coming.shift(); page; page = coming.shift()) {
    const come = await page;
    ask();
    yield come;
  }
}

/** Where the statement after the last sound one has not come: it is missing, or the log ends too soon. */
async function gapFault(sql: Sql, noted: Head, last: Head): Promise<Fault> {
  const row = await sql.get('SELECT seq FROM statements WHERE seq > ? ORDER BY seq LIMIT 1', last.seq);
  if (!row) return headFault(noted, last);
  return { ok: false, seq: integer(row, 'seq'), field: 'seq', message: `statement ${last.seq + 1} is missing` };
}

/** A log that does not end at the head that is noted beside it. */
async function endFault(sql: Sql, noted: Head, last: Head): Promise<Fault | null> {
  const row = await sql.get('SELECT seq, hash FROM statements WHERE seq > ? ORDER BY seq DESC LIMIT 1', last.seq);
  if (row) return headFault(noted, { ...last, seq: integer(row, 'seq') });
  return last.hash === noted.hash ? null : headFault(noted, last);
}

function headFault(noted: Head, last: Head): Fault {
  const message = `the log ends at statement ${last.seq}; it was written up to ${noted.seq} (${noted.hash.slice(0, 12)}…)`;
  return { ok: false, seq: last.seq + 1, field: 'head', message };
}
