// Of the port: what the ledger and the exchange are made of.
import type { Price } from '../exchange/prices.ts';
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import type { LedgerClaim } from '../ledger/ledger-claim.ts';
import type { Decision } from './port-decisions.ts';
import type { StoredClaim } from './port-documents.ts';

export type FiguresAdded = { readonly added: number; readonly known: number };

/** A price of an imported book. */
export type StoredPrice = Price & { readonly file: string; readonly added: string; readonly run: string | null };

/** Two parties in either direction, one of which may not be named. */
export type Scope = readonly [string | null, string | null];

/** Two parties of which one gave the other something, as claims say; the first by its id is `a`. */
export type Pair = { readonly a: string; readonly b: string; readonly claims: number };

/** Claims of one document that count, as the ledger takes them: of a frame that makes flows, they stand and are not rejected. */
export type CountingClaims = Pick<StoredClaim, 'documentId' | 'published' | 'publisher' | 'title' | 'url' | 'added'> & {
  readonly claims: readonly LedgerClaim[];
  /** Ids of those that a person has accepted. */
  readonly accepted: ReadonlySet<string>;
};

export type StoredFigure = ImportedFigure & {
  readonly file: string;
  readonly added: string;
  readonly run: string | null;
  readonly decision: Decision | null;
};
