// Use case: the correction register: which estimate moved, from what to what, by which statement of the log and why. The log is
// played again from a point; after each statement only the parties that it speaks of are reconciled anew.

import { canonicalJson } from '../base/canonical-json.ts';
import { english, type Said } from '../base/said.ts';
import { distance } from '../ledger/impact.ts';
import type { Estimate, Series, SeriesIdentity } from '../ledger/model.ts';
import { scopeKey } from '../ledger/strand.ts';
import { checkStatement } from '../store/as-recorded.ts';
import type { DecisionEntry, Scope, Statement, Store, StoreView } from '../store/port.ts';
import { eachLedger } from './ledger.ts';
import { keepMore, ledgerOfScope } from './reconciled.ts';
import { whyOf } from './statement-words.ts';

export type Correction = {
  /** The statement that moved it. */
  readonly seq: number;
  readonly time: string;
  readonly actor: string;
  /** What the statement is, in words, and the reason that was given with it. */
  readonly why: string;
  /** The same as data, for other languages. */
  readonly said: Said;
  readonly reason: string | null;
  readonly series: string;
  readonly identity: SeriesIdentity;
  readonly change: 'new' | 'moved' | 'gone';
  readonly before: Estimate | null;
  readonly after: Estimate | null;
};

/** What was known before the statement: by scope its series, and the keys of all that ever had an estimate. */
type Known = {
  readonly scopes: Map<string, ReadonlyMap<string, Series>>;
  readonly seen: Set<string>;
  readonly asKnownOn: string | null;
};

export type CorrectionsQuestion = {
  /** EDTF day, month or year: estimates from what was published by then. */
  readonly asKnownOn?: string | null;
  /** The register as it stood: up to a statement, or a time. */
  readonly upTo?: number | Date | undefined;
};

/** The changes after a point of the log, in its order; within a statement the largest first. */
export async function* corrections(
  store: Store,
  since: number | Date,
  { asKnownOn = null, upTo }: CorrectionsQuestion = {},
): AsyncGenerator<Correction> {
  if (typeof upTo === 'number') checkStatement(upTo, (await store.head()).seq);
  const known: Known = { scopes: new Map(), seen: new Set(), asKnownOn };
  for await (const { statement, view } of store.replay(since)) {
    if (statement !== null && upTo !== undefined && isBeyond(statement, upTo)) return;
    // The same parties come again and again.
    keepMore(view);
    if (statement === null) await reconcileAll(view, known);
    else yield* changesBy(view, statement, known);
  }
}

/** As `asRecordedAt` has it: what was recorded by a time is all before the first statement that was later. */
const isBeyond = ({ seq, time }: Statement, upTo: number | Date): boolean =>
  typeof upTo === 'number' ? seq > upTo : time > upTo.toISOString();

async function reconcileAll(view: StoreView, known: Known): Promise<void> {
  for await (const [[from, to], { series }] of eachLedger(view, known.asKnownOn)) {
    const key = scopeKey({ from, to });
    const own = ownSeries(series, [from, to]);
    known.scopes.set(key, own);
    for (const one of own.values()) if (numbersOf(one) !== null) known.seen.add(one.key);
  }
}

/** A ledger of two parties has the series of each of them, too. */
function ownSeries(series: readonly Series[], [a, b]: Scope): ReadonlyMap<string, Series> {
  const own = new Map<string, Series>();
  for (const one of series) {
    const { from, to } = one;
    if ((from === a && to === b) || (from === b && to === a)) own.set(one.key, one);
  }
  return own;
}

async function* changesBy(view: StoreView, statement: Statement, known: Known): AsyncGenerator<Correction> {
  const decision = statement.kind === 'decision-made' ? await view.decision(statement.seq) : null;
  const scopes = await scopesTouched(view, statement, decision, known);
  if (scopes.size === 0) return;
  const { seq, time, actor } = statement;
  const { why, reason } = await whyOf(view, statement, decision);
  const told = { seq, time, actor, why: english(why), said: why, reason };
  const found: Correction[] = [];
  for (const [key, scope] of scopes) {
    const before = known.scopes.get(key) ?? new Map<string, Series>();
    const after = ownSeries((await ledgerOfScope(view, scope, known.asKnownOn)).series, scope);
    known.scopes.set(key, after);
    const look = (series: string, was: Series | undefined, is: Series | undefined): void => {
      const change = changeOf(was, is, known.seen.has(series));
      if (change) found.push({ ...told, ...change });
      if (change?.change === 'new') known.seen.add(series);
    };
    // A series that is the same one has not moved; most are.
    for (const [series, is] of after) {
      const was = before.get(series);
      if (was !== is) look(series, was, is);
    }
    for (const [series, was] of before) if (!after.has(series)) look(series, was, undefined);
  }
  yield* found.sort(
    (a, b) => distance(b.before, b.after) - distance(a.before, a.after) || (a.series < b.series ? -1 : 1),
  );
}

type Moved = Pick<Correction, 'series' | 'identity' | 'change' | 'before' | 'after'>;

function changeOf(was: Series | undefined, is: Series | undefined, isKnown: boolean): Moved | null {
  const series = is ?? was;
  if (!series) return null;
  const [before, after] = [numbersOf(was), numbersOf(is)];
  if (before === after) return null;
  const { from, to, frame, item, basis, unit, per, outcome, kind, period } = series;
  return {
    series: series.key,
    identity: { from, to, frame, item, basis, unit, per, outcome, kind, period },
    change: before === null && !isKnown ? 'new' : after === null ? 'gone' : 'moved',
    before: was?.estimate ?? null,
    after: is?.estimate ?? null,
  };
}

/** The numbers of a series' estimate as a text; null where it has none: witnesses that come and go move nothing. */
function numbersOf(series: Series | undefined): string | null {
  if (!series) return null;
  const { supported, envelope } = series.estimate;
  if (supported.length === 0 && envelope.lowest === null && envelope.highest === null) return null;
  return canonicalJson({ supported: supported.map(({ low, high }) => [low, high]), envelope: { ...envelope } });
}

type Touched = ReadonlyMap<string, Scope>;
type Placed = { readonly from: string | null; readonly to: string | null };

/** The parties that a statement may have moved anything of. */
async function scopesTouched(
  view: StoreView,
  statement: Statement,
  decision: DecisionEntry | null,
  known: Known,
): Promise<Touched> {
  const places = await placesTouched(view, statement, decision);
  const touched = new Map<string, Scope>();
  const add = (key: string): void => {
    const [from = '', to = ''] = key.split('|');
    touched.set(key, [from || null, to || null]);
  };
  if (places === 'all')
    for (const key of [...known.scopes.keys(), ...(await view.scopes()).map(([from, to]) => scopeKey({ from, to }))])
      add(key);
  else
    for (const place of places) {
      const key = scopeKey(place);
      add(key);
      // What is known of one party alone may be where a number between two has come from.
      const [party, other] = key.split('|');
      if (party && !other) for (const pair of known.scopes.keys()) if (pair.split('|').includes(party)) add(pair);
    }
  return touched;
}

async function placesTouched(
  view: StoreView,
  { kind, payload }: Statement,
  decision: DecisionEntry | null,
): Promise<readonly Placed[] | 'all'> {
  switch (kind) {
    case 'document-added':
      return [];
    case 'claims-read':
    case 'document-described':
      return placesOfDocument(view, textIn(payload, kind === 'claims-read' ? 'document' : 'id'));
    case 'decision-made':
      return decision === null || decision.verdict === 'revert' ? 'all' : placesOfDecision(view, decision);
    case 'figures-imported':
    case 'entity-set':
      return 'all';
    // No estimate rests on them.
    case 'price-set':
    case 'rate-set':
      return [];
  }
}

function textIn(payload: Statement['payload'], name: string): string {
  const value =
    typeof payload === 'object' && payload !== null && name in payload
      ? Object.entries(payload).find(([key]) => key === name)?.[1]
      : null;
  return typeof value === 'string' ? value : '';
}

const placesOfDocument = async (view: StoreView, id: string): Promise<readonly Placed[]> =>
  (await view.scopesOf(id)).map(([from, to]) => ({ from, to }));

async function placesOfDecision(view: StoreView, decision: DecisionEntry): Promise<readonly Placed[] | 'all'> {
  if (decision.verdict === 'undo') {
    const target = decision.target === null ? null : await view.decision(decision.target);
    return target && target.verdict !== 'revert' ? placesOfDecision(view, target) : 'all';
  }
  const places: Placed[] = [];
  for (const id of [...decision.subjects, ...decision.claims]) {
    const claim = (await view.claim(id))?.claim;
    const row = claim ? null : await view.figure(id);
    if (claim) places.push({ from: claim.from?.id ?? null, to: claim.to?.id ?? null });
    else if (row) places.push({ from: row.from, to: row.to });
  }
  return places;
}
