// Claims and imported rows → reports, in the ledger's terms. Enters what a store keeps; leaves what can count.
import type { Claim } from '../reading/claim.ts';
import type { ImportedFigure } from './imported-figure.ts';
import type { Report } from './model.ts';

type Decided = { readonly decision?: { readonly verdict: 'accept' | 'reject' } | null };

/** A claim with what is known of its document; the store's StoredClaim fits. */
export type ClaimInput = Decided & {
  readonly claim: Claim;
  readonly documentId: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** ISO 8601: when the document was added; its date where it has no other. */
  readonly added: string;
};

/** An imported row with its file; the store's StoredFigure fits. */
export type FigureInput = Decided & ImportedFigure & { readonly file: string; readonly added: string };

export type LedgerInput = { readonly claims: readonly ClaimInput[]; readonly figures: readonly FigureInput[] };

/** Reports of all claims and rows that make flows; the rejected ones are left out as if never read. */
export function reportsOf(_input: LedgerInput): readonly Report[] {
  return [];
}
