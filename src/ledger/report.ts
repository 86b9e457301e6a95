// Claims and imported rows → reports, in the ledger's terms. Enters what a store keeps; leaves what can count.
//
// Whose statement a claim is. With a source, the one that the text says to know. Without one the text speaks in its own voice,
// and the origin is its publisher, of kind "outlet": it may be repeating anyone, so that it is a figure of its own, replaced
// by the same outlet's later one, but never shown to be independent of anybody (see independence.ts). A text without a
// publisher has the origin "not named".
import type { ImportedFigure } from './imported-figure.ts';
import type { LedgerClaim } from './ledger-claim.ts';
import { isFlowFrame, type Quantity, type Report, type StatedBy } from './model.ts';
import { knownOrigins, type Origin, type Origins } from './origins.ts';
import { flowKey } from './series-key.ts';
import { NOT_NAMED } from './shown.ts';
import { normaliseUnit } from './units.ts';

type Decided = { readonly decision?: { readonly verdict: 'accept' | 'reject' } | null };

/** A claim with what is known of its document; the store's StoredClaim fits. */
export type ClaimInput = Decided & {
  readonly claim: LedgerClaim;
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
export function reportsOf(input: LedgerInput, origins: Origins = knownOrigins()): readonly Report[] {
  const claims = input.claims.filter(stands);
  const groups = sharedGroups(claims, origins);
  const reports: Report[] = [];
  for (const known of claims) {
    const report = reportOfClaim(known, groups, origins);
    if (report) reports.push(report);
  }
  for (const row of input.figures) if (stands(row)) reports.push(reportOfFigure(row, origins));
  return reports;
}

const stands = ({ decision }: Decided): boolean => decision?.verdict !== 'reject';

const statedOf = ({ published, added }: ClaimInput): readonly [string, StatedBy] =>
  published === null ? [added.slice(0, 10), 'added'] : [published, 'published'];

function originOfClaim(known: ClaimInput, origins: Origins): Origin {
  const { claim, publisher } = known;
  if (claim.source) return origins.resolve(claim.source.origin, 'official', statedOf(known)[0]);
  return publisher === null ? origins.resolve(NOT_NAMED, 'unnamed') : origins.resolve(publisher, 'outlet');
}

function reportOfClaim(
  known: ClaimInput,
  groups: ReadonlyMap<string, readonly string[]>,
  origins: Origins,
): Report | null {
  const { claim, publisher } = known;
  if (!isFlowFrame(claim.frame)) return null;
  const quantity = claim.quantity ? quantityOf(claim.quantity) : null;
  const [stated, statedBy] = statedOf(known);
  const { period, asOf } = windowOf(claim);
  const { name, body, kind } = originOfClaim(known, origins);
  return {
    id: claim.id,
    frame: claim.frame,
    from: claim.from?.id ?? null,
    to: claim.to?.id ?? null,
    item: claim.item?.code ?? null,
    outcome: claim.outcome ?? null,
    calibre: null,
    quantity,
    period,
    asOf,
    stated,
    statedBy,
    origin: name,
    body,
    originKind: kind,
    speaker: speakerOf(claim),
    publisher,
    outlet: outletOf(claim, publisher, origins),
    page: known.documentId,
    copyOf: null,
    designation: claim.item?.text ?? null,
    accepted: known.decision?.verdict === 'accept',
    namedInstead: null,
    modality: claim.modality,
    derivedFrom: null,
    alternatives: NONE,
    sharedOver: quantity?.shared ? (groups.get(groupKey(known, origins)) ?? NONE) : NONE,
    evidence: {
      kind: 'claim',
      claimId: claim.id,
      documentId: known.documentId,
      publisher,
      title: known.title,
      url: known.url,
      quote: claim.quote.exact,
    },
  };
}

const NONE: readonly string[] = [];

const quantityOf = (slot: NonNullable<LedgerClaim['quantity']>): Quantity =>
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
function windowOf(claim: LedgerClaim): Pick<Report, 'period' | 'asOf'> {
  const edtf = claim.when?.edtf ?? null;
  const basis = claim.quantity?.basis;
  if (edtf === null) return { period: null, asOf: null };
  if (basis === 'stock') return { period: null, asOf: edtf };
  if (basis === 'total' && edtf.startsWith('../')) return { period: null, asOf: edtf.slice(3) };
  return { period: edtf, asOf: null };
}

/** The chain runs from the one that knows to the one that speaks. */
function speakerOf({ source }: LedgerClaim): string | null {
  const last = source?.chain.at(-1)?.name ?? null;
  return last === source?.origin ? null : last;
}

/** The outlet that the text says to have it from, where that is not its publisher. */
function outletOf({ source }: LedgerClaim, publisher: string | null, origins: Origins): string | null {
  for (const { name } of source?.chain ?? []) {
    const { kind, known, name: outlet } = origins.resolve(name);
    if (known && kind === 'outlet' && outlet !== publisher) return outlet;
  }
  return null;
}

function groupKey(known: ClaimInput, origins: Origins): string {
  const { claim, documentId } = known;
  const { low, high, unit, basis, per } = claim.quantity ?? {};
  const origin = originOfClaim(known, origins).name;
  return JSON.stringify([documentId, claim.frame, origin, claim.modality, low, high, unit, basis, per]);
}

/** For each shared number of a document, the flows that it stands over. */
function sharedGroups(claims: readonly ClaimInput[], origins: Origins): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const known of claims) {
    const { claim } = known;
    if (!claim.quantity?.shared || !isFlowFrame(claim.frame)) continue;
    const key = groupKey(known, origins);
    const flows = groups.get(key) ?? new Set<string>();
    groups.set(
      key,
      flows.add(flowKey({ from: claim.from?.id ?? null, to: claim.to?.id ?? null, item: claim.item?.code ?? null })),
    );
  }
  return new Map([...groups].map(([key, flows]) => [key, [...flows].sort()]));
}

/** "KBS (Yonhap)" is a page of KBS that relays Yonhap. */
function pageOf(via: string | null): { readonly publisher: string | null; readonly outlet: string | null } {
  const [, publisher, outlet] = /^(.*?)\s*\(([^()]*)\)\s*$/u.exec(via ?? '') ?? [];
  return { publisher: publisher || via, outlet: outlet || null };
}

function reportOfFigure(row: FigureInput, origins: Origins): Report {
  const { low, high, unit, approx, basis, per } = row;
  const { name, body, kind } = origins.resolve(row.origin, 'official', row.stated);
  const { publisher, outlet } = pageOf(row.via);
  return {
    id: row.id,
    frame: row.frame,
    from: row.from,
    to: row.to,
    item: row.item,
    outcome: row.outcome,
    calibre: row.calibre,
    quantity: normaliseUnit({ low, high, unit, approx, basis, per, shared: false }),
    period: row.period,
    asOf: row.asOf,
    stated: row.stated,
    statedBy: 'stated',
    origin: name,
    body,
    originKind: kind,
    speaker: row.speaker,
    publisher,
    outlet,
    page: `${row.url ?? row.via ?? row.id} ${row.stated}`,
    copyOf: null,
    designation: row.note || null,
    accepted: row.decision?.verdict === 'accept',
    namedInstead: null,
    modality: row.modality,
    derivedFrom: row.derivedFrom,
    alternatives: row.alternatives,
    sharedOver: NONE,
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
