// Use cases that ask the ledger: flows, the exchange of two parties. What is asked between two parties is reconciled from their
// claims alone; what was reconciled is kept until the store says more of it (reconciled.ts).

import type { FlowJson, LedgerJson } from '../ledger/flow-schema.ts';
import { type Ledger, ledgerJson } from '../ledger/ledger.ts';
import { scopeKey } from '../ledger/strand.ts';
import type { Scope, StoreView } from '../store/port.ts';
import { partyName } from './names.ts';
import { ledgerOfAll, ledgerOfScope, ledgersInTurn } from './reconciled.ts';

export type LedgerQuestion = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** An item code; its subtree counts. */
  readonly item?: string | undefined;
  /** EDTF day, month or year: only what was published by then. */
  readonly asKnownOn?: string | null | undefined;
};

/** The reconciled ledger of everything in the store. */
export const openLedger = (store: StoreView, asKnownOn: string | null = null): Promise<Ledger> =>
  ledgerOfAll(store, asKnownOn);

/** The ledger of two parties, and of each of them alone; the whole one where one is not named. */
export const openPair = (
  store: StoreView,
  { from, to, asKnownOn = null }: Pick<LedgerQuestion, 'from' | 'to' | 'asKnownOn'>,
): Promise<Ledger> => (from && to ? ledgerOfScope(store, [from, to], asKnownOn) : ledgerOfAll(store, asKnownOn));

/** The ledger of a scope: of two parties, or of one alone. */
export const openScope = (store: StoreView, scope: Scope, asKnownOn: string | null = null): Promise<Ledger> =>
  ledgerOfScope(store, scope, asKnownOn);

/** Figure id → its parties, of figures that were looked for before; an id holds its parties, so that it never moves. */
const placed = new WeakMap<StoreView, Map<string, Scope>>();

/**
 * The ledger of the two parties (or the one) that have a figure: of an imported row those that it names, else those found by
 * going from ledger to ledger. Null where nobody has it.
 */
export async function openFigure(
  store: StoreView,
  id: string,
  asKnownOn: string | null = null,
): Promise<Ledger | null> {
  const row = id.startsWith('r_') ? await store.figure(id) : null;
  if (row) return openScope(store, [row.from, row.to], asKnownOn);
  const known = placed.get(store) ?? new Map<string, Scope>();
  placed.set(store, known);
  const before = known.get(id);
  if (before) return openScope(store, before, asKnownOn);
  for await (const [scope, { series }] of eachLedger(store, asKnownOn))
    if (series.some(({ figures }) => figures.some((figure) => figure.id === id))) {
      known.set(id, scope);
      return openScope(store, scope, asKnownOn);
    }
  return null;
}

/** The flows that a question asks for, as the public JSON. */
export async function ledger(store: StoreView, question: LedgerQuestion = {}): Promise<LedgerJson> {
  const { from, to, item } = question;
  const query = { ...(from && { from }), ...(to && { to }), ...(item && { item }) };
  return ledgerJson(await openPair(store, question), query);
}

/** The ledgers of the store one after the other, scope by scope: what is read for one is let go before the next. */
export async function* eachLedger(
  store: StoreView,
  asKnownOn: string | null = null,
): AsyncGenerator<readonly [Scope, Ledger]> {
  for await (const [scope, made] of ledgersInTurn(store, asKnownOn)) {
    const key = scopeKey({ from: scope[0], to: scope[1] });
    yield [scope, { ...made, series: made.series.filter((series) => scopeKey(series) === key) }];
  }
}

export type Party = { readonly id: string; readonly name: string };

export type ExchangeView = {
  readonly a: Party;
  readonly b: Party;
  readonly asKnownOn: string | null;
  /** From a to b. */
  readonly given: readonly FlowJson[];
  /** From b to a. */
  readonly received: readonly FlowJson[];
  /** Casualties and statistics of either: no one gives them to the other. */
  readonly about: readonly FlowJson[];
  readonly diagnostics: LedgerJson['diagnostics'];
};

/** The two sides of an exchange beside each other. */
export async function exchange(
  store: StoreView,
  { a, b, asKnownOn }: { readonly a: string; readonly b: string; readonly asKnownOn?: string | null | undefined },
): Promise<ExchangeView> {
  const opened = await openPair(store, { from: a, to: b, asKnownOn });
  const { flows, diagnostics, asKnownOn: seenFrom } = ledgerJson(opened);
  const gives = (flow: FlowJson, from: string, to: string): boolean =>
    (flow.frame === 'transfer' || flow.frame === 'deployment') && flow.from === from && flow.to === to;
  const about = (flow: FlowJson): boolean =>
    (flow.frame === 'casualties' || flow.frame === 'statistic') &&
    (flow.from === a || flow.from === b) &&
    (flow.to === null || flow.to === a || flow.to === b);
  return {
    a: { id: a, name: partyName(a) },
    b: { id: b, name: partyName(b) },
    asKnownOn: seenFrom,
    given: flows.filter((flow) => gives(flow, a, b)),
    received: flows.filter((flow) => gives(flow, b, a)),
    about: flows.filter(about),
    diagnostics,
  };
}
