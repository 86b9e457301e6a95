// What the ledger looks at of a claim: a plain list, which is also its compact text in JSON, so that a store can hand out many at
// once and nothing is made of them but reports. What the reader noted for people alone (offsets, words, certainty) is not in it. Pure.
import type { Basis, Claim, Frame, Modality, Outcome, Per, QuantitySlot } from '../reading/claim.ts';
import { isFlowFrame } from './model.ts';

/** The slots of a claim that the ledger looks at; a whole claim fits. */
export type LedgerSlots = Pick<Claim, 'id' | 'frame' | 'modality' | 'outcome'> & {
  readonly from: { readonly id: string } | null;
  readonly to: { readonly id: string } | null;
  readonly item: { readonly code: string; readonly text: string | null } | null;
  readonly quantity: Pick<QuantitySlot, 'low' | 'high' | 'unit' | 'approx' | 'basis' | 'per' | 'shared'> | null;
  readonly when: { readonly edtf: string } | null;
  readonly source: { readonly origin: string; readonly chain: readonly { readonly name: string }[] } | null;
  readonly quote: { readonly exact: string };
};

/**
 * The same as a list. Without a quantity `unit` is null, without a source `origin`; of the slots in lists of their own
 * a claim may have none.
 */
export type LedgerClaim = readonly [
  ...[id: string, frame: Frame, from: string | null, to: string | null, item: string | null, words: string | null],
  ...[low: string | null, high: string | null, unit: string | null, approx: boolean | null, basis: Basis | null],
  ...[per: Per | null, shared: readonly true[], edtf: string | null, origin: string | null, chain: readonly string[]],
  ...[modality: Modality, outcome: readonly Outcome[], exact: string],
];

/** True for a claim that the ledger makes something of. */
export const isLedgerClaim = ({ frame }: Pick<Claim, 'frame'>): boolean => isFlowFrame(frame);

/** What the ledger looks at of a claim. */
export const ledgerClaimOf = ({ item, quantity, source, ...claim }: LedgerSlots): LedgerClaim => [
  ...([claim.id, claim.frame, claim.from?.id ?? null, claim.to?.id ?? null] as const),
  ...([item?.code ?? null, item?.text ?? null, quantity?.low ?? null, quantity?.high ?? null] as const),
  ...([quantity?.unit ?? null, quantity?.approx ?? null, quantity?.basis ?? null, quantity?.per ?? null] as const),
  ...([quantity?.shared ? ([true] as const) : [], claim.when?.edtf ?? null, source?.origin ?? null] as const),
  ...([(source?.chain ?? []).map(({ name }) => name), claim.modality] as const),
  ...([claim.outcome === undefined ? [] : [claim.outcome], claim.quote.exact] as const),
];

/** A claim as its compact text. */
export const ledgerClaimText = (claim: LedgerSlots): string => JSON.stringify(ledgerClaimOf(claim));

/** The claims of a JSON list of compact texts. They were made here and are not checked again. */
export const ledgerClaimsIn = (list: string): readonly LedgerClaim[] => JSON.parse(list) as readonly LedgerClaim[];

/** Whether a claim's number stands over several flows. */
export const isShared = (claim: LedgerClaim): boolean => claim[12].length > 0;
