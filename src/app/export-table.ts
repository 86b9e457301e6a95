// Use case: everything that is kept, as rows for the outputs: claims in the order of their documents, then imported figures.
import type { Ledger } from '../ledger/ledger.ts';
import type { CopyOf } from '../ledger/model.ts';
import { scopeKey } from '../ledger/strand.ts';
import type { Claim } from '../reading/claim.ts';
import type { StoredClaim, StoredFigure, StoreView } from '../store/port.ts';
import { claimsKnownBy, isKnownBy } from './known.ts';
import { openLedger, openScope } from './ledger.ts';

/** What a row counts in; null where it counts in nothing (rejected, or of a frame that adds up to nothing). */
export type Counted = {
  readonly series: string | null;
  readonly figure: string | null;
  /** The one that is said to know, as the ledger names it. */
  readonly origin: string | null;
  /** The page whose text its own nearly is word for word; null where it has a text of its own. */
  readonly copyOf: CopyOf | null;
};

export type ExportTable = {
  readonly claims: readonly (StoredClaim & { readonly counted: Counted })[];
  readonly figures: readonly { readonly figure: StoredFigure; readonly counted: Counted }[];
};

const NOTHING: Counted = { series: null, figure: null, origin: null, copyOf: null };

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

/** Report id -> where it counts, of the whole ledger. */
const countedReports = async (store: StoreView, asKnownOn: string | null): Promise<ReadonlyMap<string, Counted>> =>
  placesIn(await openLedger(store, asKnownOn));

/** Claim id -> where it counts, of some claims: only the ledgers of their parties are looked at. */
export async function countedClaims(
  store: StoreView,
  claims: readonly Claim[],
  asKnownOn: string | null = null,
): Promise<ReadonlyMap<string, Counted>> {
  const counted = new Map<string, Counted>();
  const scopes = Map.groupBy(claims, ({ from, to }) => scopeKey({ from: from?.id ?? null, to: to?.id ?? null }));
  for (const own of scopes.values()) {
    const { from, to } = own[0] ?? { from: null, to: null };
    const places = placesIn(
      await openScope(store, [from?.id ?? to?.id ?? null, from ? (to?.id ?? null) : null], asKnownOn),
    );
    for (const { id } of own) {
      const place = places.get(id);
      if (place) counted.set(id, place);
    }
  }
  return counted;
}

const placesOf = new WeakMap<Ledger, ReadonlyMap<string, Counted>>();

/** Where the reports of a ledger count; made once for each ledger. */
function placesIn(ledger: Ledger): ReadonlyMap<string, Counted> {
  const known = placesOf.get(ledger);
  if (known) return known;
  const places = new Map<string, Counted>();
  for (const series of ledger.series)
    for (const figure of series.figures)
      for (const report of figure.reports)
        places.set(report.id, {
          series: series.key,
          figure: figure.id,
          origin: figure.origin,
          copyOf: report.copyOf,
        });
  placesOf.set(ledger, places);
  return places;
}
