// What the ledger looks at of a claim, and that as one compact text, so that a store can hand out many at once. A text is a JSON
// list of plain values; what the reader noted for people alone (offsets, words, certainty) is not in it. Pure.
import type { Basis, Claim, Frame, Modality, Outcome, Per, QuantitySlot } from '../reading/claim.ts';
import { isFlowFrame } from './model.ts';

/** The slots of a claim that the ledger looks at; a whole claim fits. */
export type LedgerClaim = Pick<Claim, 'id' | 'frame' | 'modality' | 'outcome'> & {
  readonly from: { readonly id: string } | null;
  readonly to: { readonly id: string } | null;
  readonly item: { readonly code: string; readonly text: string | null } | null;
  readonly quantity: Pick<QuantitySlot, 'low' | 'high' | 'unit' | 'approx' | 'basis' | 'per' | 'shared'> | null;
  readonly when: { readonly edtf: string } | null;
  readonly source: { readonly origin: string; readonly chain: readonly { readonly name: string }[] } | null;
  readonly quote: { readonly exact: string };
};

type Packed = readonly [
  ...[id: string, frame: Frame, from: string | null, to: string | null, item: string | null, words: string | null],
  ...[low: string | null, high: string | null, unit: string | null, approx: boolean | null, basis: Basis | null],
  ...[per: Per | null, shared: readonly true[], edtf: string | null, origin: string | null, chain: readonly string[]],
  ...[modality: Modality, outcome: readonly Outcome[], exact: string],
];

/** True for a claim that the ledger makes something of. */
export const isLedgerClaim = ({ frame }: Pick<Claim, 'frame'>): boolean => isFlowFrame(frame);

/** A claim as its compact text. */
export const ledgerClaimText = ({ item, quantity, source, ...claim }: LedgerClaim): string =>
  JSON.stringify([
    ...[claim.id, claim.frame, claim.from?.id ?? null, claim.to?.id ?? null, item?.code ?? null, item?.text ?? null],
    ...[quantity?.low ?? null, quantity?.high ?? null, quantity?.unit ?? null, quantity?.approx ?? null],
    ...[quantity?.basis ?? null, quantity?.per ?? null, quantity?.shared ? [true] : [], claim.when?.edtf ?? null],
    ...[source?.origin ?? null, (source?.chain ?? []).map(({ name }) => name), claim.modality],
    ...[claim.outcome === undefined ? [] : [claim.outcome], claim.quote.exact],
  ]);

/** The claims of compact texts with commas between. They were made here and are not checked again. */
export const ledgerClaimsIn = (texts: string): readonly LedgerClaim[] =>
  (JSON.parse(`[${texts}]`) as readonly Packed[]).map(unpacked);

function unpacked(packed: Packed): LedgerClaim {
  const [id, frame, from, to, code, text, low, high, unit, approx, basis, per, shared, edtf, origin, chain] = packed;
  const [, , , , , , , , , , , , , , , , modality, outcome, exact] = packed;
  return {
    id,
    frame,
    from: from === null ? null : { id: from },
    to: to === null ? null : { id: to },
    item: code === null ? null : { code, text },
    quantity:
      unit === null || approx === null || basis === null
        ? null
        : { low, high, unit, approx, basis, per, shared: shared[0] },
    when: edtf === null ? null : { edtf },
    source: origin === null ? null : { origin, chain: chain.map((name) => ({ name })) },
    modality,
    outcome: outcome[0],
    quote: { exact },
  };
}
