// Use case: everything that is kept, as rows for the outputs: claims in the order of their documents, then imported figures.
import type { StoredClaim, StoredFigure, StoreView } from '../store/port.ts';
import { claimsKnownBy, isKnownBy } from './known.ts';
import { openLedger } from './ledger.ts';

/** What a row counts in; null where it counts in nothing (rejected, or of a frame that adds up to nothing). */
export type Counted = {
  readonly series: string | null;
  readonly figure: string | null;
  /** The one that is said to know, as the ledger names it. */
  readonly origin: string | null;
};

export type ExportTable = {
  readonly claims: readonly (StoredClaim & { readonly counted: Counted })[];
  readonly figures: readonly { readonly figure: StoredFigure; readonly counted: Counted }[];
};

const NOTHING: Counted = { series: null, figure: null, origin: null };

/** All claims and imported figures with what they count in; with `asKnownOn` those that were published by then. */
export async function exportTable(store: StoreView, asKnownOn: string | null = null): Promise<ExportTable> {
  const counted = await countedReports(store, asKnownOn);
  const claims = await claimsKnownBy(store, {}, asKnownOn);
  const figures = (await store.figures()).filter((one) => isKnownBy(one, asKnownOn));
  return {
    claims: claims.map((one) => ({ ...one, counted: counted.get(one.claim.id) ?? NOTHING })),
    figures: figures.map((figure) => ({ figure, counted: counted.get(figure.id) ?? NOTHING })),
  };
}

/** Report id -> where it counts. */
export async function countedReports(
  store: StoreView,
  asKnownOn: string | null = null,
): Promise<ReadonlyMap<string, Counted>> {
  const places = new Map<string, Counted>();
  for (const series of (await openLedger(store, asKnownOn)).series)
    for (const figure of series.figures)
      for (const report of figure.reports)
        places.set(report.id, { series: series.key, figure: figure.id, origin: figure.origin });
  return places;
}
