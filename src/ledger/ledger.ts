// The ledger's front door: reports in, series with estimates and diagnostics out.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { LedgerJson } from './flow-schema.ts';
import type { Report, Series } from './model.ts';

export type LedgerOptions = {
  /** EDTF day: only what was stated by then. */
  readonly asKnownOn?: string | null;
};

export type Ledger = {
  readonly asKnownOn: string | null;
  readonly series: readonly Series[];
  readonly diagnostics: readonly Diagnostic[];
};

export type LedgerQuery = {
  readonly from?: string;
  readonly to?: string;
  /** An item code; its subtree counts. */
  readonly item?: string;
};

/** Reconciles reports to series. Pure; the order of the reports does not matter. */
export function reconcile(_reports: readonly Report[], options: LedgerOptions = {}): Ledger {
  return { asKnownOn: options.asKnownOn ?? null, series: [], diagnostics: [] };
}

/** The series of a ledger that a query asks for. */
export function selectSeries(ledger: Ledger, _query: LedgerQuery): readonly Series[] {
  return ledger.series;
}

/** The public JSON. */
export function ledgerJson(ledger: Ledger, query: LedgerQuery = {}): LedgerJson {
  void selectSeries(ledger, query);
  return { asKnownOn: ledger.asKnownOn, flows: [], diagnostics: [] };
}
