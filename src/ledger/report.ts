// Claims and imported rows → reports, in the ledger's terms. Enters what a store keeps; leaves what can count.
//
// Whose statement a claim is. With a source, the one that the text says to know. Without one the text speaks in its own voice,
// and the origin is its publisher, of kind "outlet": it may be repeating anyone, so that it is a figure of its own, replaced
// by the same outlet's later one, but never shown to be independent of anybody (see independence.ts). A text without a
// publisher has the origin "not named".
import type { Claim, QuantitySlot } from '../reading/claim.ts';
import type { ImportedFigure } from './imported-figure.ts';
import { type FlowFrame, isFlowFrame, type Quantity, type Report, type StatedBy } from './model.ts';
import { knownOrigins, type Origin, type Origins } from './origins.ts';
import { flowKey } from './series-key.ts';
import { normaliseUnit } from './units.ts';

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

/** Origin of what nobody is named for. */
export const NOT_NAMED = 'not named';

/** Reports of all claims and rows that make flows; the rejected ones are left out as if never read. */
export function reportsOf(input: LedgerInput, origins: Origins = knownOrigins()): readonly Report[] {
  const stands = ({ decision }: Decided): boolean => decision?.verdict !== 'reject';
  const claims = input.claims.filter(stands);
  const groups = sharedGroups(claims, origins);
  return [
    ...claims.flatMap((known) => reportOfClaim(known, groups, origins)),
    ...input.figures.filter(stands).map((row) => reportOfFigure(row, origins)),
  ];
}

const originOfClaim = ({ claim, publisher }: ClaimInput, origins: Origins): Origin => {
  if (claim.source) return origins.resolve(claim.source.origin);
  return publisher === null ? origins.resolve(NOT_NAMED, 'unnamed') : origins.resolve(publisher, 'outlet');
};

function reportOfClaim(known: ClaimInput, groups: ReadonlyMap<string, readonly string[]>, origins: Origins): Report[] {
  const { claim } = known;
  if (!isFlowFrame(claim.frame)) return [];
  const quantity = claim.quantity ? quantityOf(claim.quantity) : null;
  const [stated, statedBy]: [string, StatedBy] =
    known.published === null ? [known.added.slice(0, 10), 'added'] : [known.published, 'published'];
  return [
    {
      id: claim.id,
      ...partsOf(claim, claim.frame),
      calibre: null,
      quantity,
      ...windowOf(claim),
      stated,
      statedBy,
      ...naming(originOfClaim(known, origins)),
      speaker: speakerOf(claim),
      modality: claim.modality,
      derivedFrom: null,
      alternatives: [],
      sharedOver: quantity?.shared ? (groups.get(groupKey(known, origins)) ?? []) : [],
      evidence: {
        kind: 'claim',
        claimId: claim.id,
        documentId: known.documentId,
        publisher: known.publisher,
        title: known.title,
        url: known.url,
        quote: claim.quote.exact,
      },
    },
  ];
}

const naming = ({ name, body, kind }: Origin): Pick<Report, 'origin' | 'body' | 'originKind'> => ({
  origin: name,
  body,
  originKind: kind,
});

type Parts = Pick<Report, 'frame' | 'from' | 'to' | 'item' | 'outcome'>;

const partsOf = (claim: Claim, frame: FlowFrame): Parts => ({
  frame,
  from: claim.from?.id ?? null,
  to: claim.to?.id ?? null,
  item: claim.item?.code ?? null,
  outcome: claim.outcome ?? null,
});

const quantityOf = (slot: QuantitySlot): Quantity =>
  normaliseUnit({
    low: slot.low,
    high: slot.high,
    unit: slot.unit,
    approx: slot.approx,
    basis: slot.basis,
    per: slot.per,
    shared: slot.shared ?? false,
  });

/** A stock stands for a day, as does a total "by" a day; every other date is the window that the number covers. */
function windowOf(claim: Claim): Pick<Report, 'period' | 'asOf'> {
  const edtf = claim.when?.edtf ?? null;
  const basis = claim.quantity?.basis;
  if (edtf === null) return { period: null, asOf: null };
  if (basis === 'stock') return { period: null, asOf: edtf };
  if (basis === 'total' && edtf.startsWith('../')) return { period: null, asOf: edtf.slice(3) };
  return { period: edtf, asOf: null };
}

/** The chain runs from the one that knows to the one that speaks. */
function speakerOf({ source }: Claim): string | null {
  const last = source?.chain.at(-1)?.name ?? null;
  return last === source?.origin ? null : last;
}

const groupKey = ({ claim, documentId, ...known }: ClaimInput, origins: Origins): string => {
  const { low, high, unit, basis, per } = claim.quantity ?? {};
  const origin = originOfClaim({ claim, documentId, ...known }, origins).name;
  return JSON.stringify([documentId, claim.frame, origin, claim.modality, low, high, unit, basis, per]);
};

/** For each shared number of a document, the flows that it stands over. */
function sharedGroups(claims: readonly ClaimInput[], origins: Origins): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const known of claims) {
    const { claim } = known;
    if (!claim.quantity?.shared || !isFlowFrame(claim.frame)) continue;
    const key = groupKey(known, origins);
    const flows = groups.get(key) ?? new Set<string>();
    groups.set(key, flows.add(flowKey(partsOf(claim, claim.frame))));
  }
  return new Map([...groups].map(([key, flows]) => [key, [...flows].sort()]));
}

function reportOfFigure(row: FigureInput, origins: Origins): Report {
  const { low, high, unit, approx, basis, per } = row;
  return {
    id: row.id,
    frame: row.frame,
    from: row.from,
    to: row.to,
    item: row.item,
    calibre: row.calibre,
    outcome: row.outcome,
    quantity: normaliseUnit({ low, high, unit, approx, basis, per, shared: false }),
    period: row.period,
    asOf: row.asOf,
    stated: row.stated,
    statedBy: 'stated',
    ...naming(origins.resolve(row.origin)),
    speaker: row.speaker,
    modality: row.modality,
    derivedFrom: row.derivedFrom,
    alternatives: row.alternatives,
    sharedOver: [],
    evidence: {
      kind: 'row',
      rowId: row.id,
      file: row.file,
      row: row.row,
      label: row.label,
      via: row.via,
      url: row.url,
      note: row.note,
    },
  };
}
