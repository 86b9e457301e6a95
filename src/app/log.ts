// Use case: the log for people: each statement in words, and what takes one run back.
import { english, type Said } from '../base/said.ts';
import type { By, DecisionEntry, Run, Statement, Store, StoreView } from '../store/port.ts';
import { isAboutKnown } from './log-known.ts';
import { whyOf } from './statement-words.ts';

export type LogLine = {
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  readonly kind: Statement['kind'];
  /** The run that it belongs to; null where it belongs to none. */
  readonly run: string | null;
  /** What it says, and the reason that was given with it. */
  readonly says: string;
  /** The same as data, for other languages. */
  readonly said: Said;
  readonly reason: string | null;
  /** It was taken back by an undo or a revert. */
  readonly undone: boolean;
  readonly hash: string;
};

export type LogQuestion = {
  /** Those that follow this number, the first ones. */
  readonly after?: number;
  /** Those that stand before this number, the last ones. */
  readonly before?: number;
  readonly limit?: number;
  /** EDTF day, month or year: only statements about what was published by then. */
  readonly asKnownOn?: string | null;
};

/** Statements of the log in its order: the last ones, or those after a number. */
export async function logLines(view: StoreView, question: LogQuestion = {}): Promise<readonly LogLine[]> {
  const { limit = 50, asKnownOn = null } = question;
  const decisions = new Map((await view.decisions()).map((one) => [one.seq, one]));
  const reverted = new Set((await view.runs()).filter((run) => run.reverted).map(({ run }) => run));
  const lines: LogLine[] = [];
  for await (const statement of statementsOf(view, question)) {
    const decision = decisions.get(statement.seq) ?? null;
    if (asKnownOn !== null && !(await isAboutKnown(view, { statement, decision }, asKnownOn))) continue;
    lines.push(await lineOf(view, statement, { decision, reverted }));
    if (lines.length >= limit) break;
  }
  return lines.sort((a, b) => a.seq - b.seq);
}

/** Statements that are read at once, at most. */
const PAGE = 500;

/** Onwards from where it is asked after, otherwise backwards from the end or from where it is asked before. */
async function* statementsOf(view: StoreView, { after, before, limit = 50 }: LogQuestion): AsyncGenerator<Statement> {
  const { seq: head } = await view.head();
  const size = Math.min(PAGE, limit);
  if (after !== undefined) {
    for (let seq = after; seq < head; seq += size) yield* await view.statements(seq, size);
    return;
  }
  for (let end = Math.min(head, (before ?? head + 1) - 1); end > 0; end -= size)
    yield* (await view.statements(Math.max(0, end - size), Math.min(size, end))).toReversed();
}

type Standing = { readonly decision: DecisionEntry | null; readonly reverted: ReadonlySet<string> };

async function lineOf(view: StoreView, statement: Statement, { decision, reverted }: Standing): Promise<LogLine> {
  const { seq, time, actor, kind, payload, hash } = statement;
  const { why, reason } = await whyOf(view, statement, decision);
  const named = typeof payload === 'object' && payload !== null && 'run' in payload ? payload.run : null;
  const run = typeof named === 'string' && decision?.verdict !== 'revert' ? named : null;
  const undone = decision?.undone ?? (run !== null && reverted.has(run));
  return { seq, time, actor, kind, run, says: english(why), said: why, reason, undone, hash };
}

export type Reverted = { readonly decision: DecisionEntry; readonly run: Run };

/** Takes back all that a run brought in. Throws UserError T4014 where there is no such run, or it is reverted already. */
export async function revertRun(store: Store, run: string, by: By, reason?: string): Promise<Reverted> {
  const decision = await store.act({ verdict: 'revert', run, ...(reason === undefined ? {} : { reason }) }, by);
  const reverted = (await store.runs()).find((one) => one.run === run);
  if (!reverted) throw new Error(`the run ${run} is not among the runs`);
  return { decision, run: reverted };
}
