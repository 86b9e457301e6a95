// Use cases that ask the ledger: flows, the exchange of two parties. The ledger is reconciled from the store's claims and
// figures, and kept until the store changes.
import type { FlowJson, LedgerJson } from '../ledger/flow-schema.ts';
import { type Ledger, ledgerJson, reconcile } from '../ledger/ledger.ts';
import { reportsOf } from '../ledger/report.ts';
import type { Store } from '../store/port.ts';
import { partyName } from './names.ts';

export type LedgerQuestion = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** An item code; its subtree counts. */
  readonly item?: string | undefined;
  /** EDTF day, month or year: only what was published by then. */
  readonly asKnownOn?: string | null | undefined;
};

/** A ledger's projection of a store: kept by the store's last statement. */
const reconciled = new WeakMap<Store, Map<string, Promise<Ledger>>>();
const KEPT = 8;

/** The reconciled ledger of everything in the store. */
export async function openLedger(store: Store, asKnownOn: string | null = null): Promise<Ledger> {
  const { seq, hash } = await store.head();
  const key = `${seq} ${hash} ${asKnownOn ?? ''}`;
  const ledgers = reconciled.get(store) ?? new Map<string, Promise<Ledger>>();
  reconciled.set(store, ledgers);
  const known = ledgers.get(key);
  if (known) return known;
  const made = compute(store, asKnownOn);
  ledgers.set(key, made);
  made.catch(() => ledgers.delete(key));
  for (const old of [...ledgers.keys()].slice(0, -KEPT)) ledgers.delete(old);
  return made;
}

async function compute(store: Store, asKnownOn: string | null): Promise<Ledger> {
  const claims = await store.claims();
  const figures = await store.figures();
  return reconcile(reportsOf({ claims, figures }), { asKnownOn });
}

/** The flows that a question asks for, as the public JSON. */
export async function ledger(store: Store, question: LedgerQuestion = {}): Promise<LedgerJson> {
  const { from, to, item, asKnownOn } = question;
  const query = { ...(from && { from }), ...(to && { to }), ...(item && { item }) };
  return ledgerJson(await openLedger(store, asKnownOn ?? null), query);
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
  store: Store,
  { a, b, asKnownOn }: { readonly a: string; readonly b: string; readonly asKnownOn?: string | null | undefined },
): Promise<ExchangeView> {
  const { flows, diagnostics, asKnownOn: seenFrom } = await ledger(store, { asKnownOn });
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
