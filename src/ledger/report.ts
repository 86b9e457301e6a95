// Claims and imported rows → reports, in the ledger's terms. Enters what a store keeps; leaves what can count.
//
// Whose statement a claim is. With a source, the one that the text says to know. Without one the text speaks in its own voice,
// and the origin is its publisher, of kind "outlet": it may be repeating anyone, so that it is a figure of its own, replaced
// by the same outlet's later one, but never shown to be independent of anybody (see independence.ts). A text without a
// publisher has the origin "not named".
import type { Basis } from '../reading/claim.ts';
import type { ImportedFigure } from './imported-figure.ts';
import { isShared, type LedgerClaim, type LedgerSlots, ledgerClaimOf } from './ledger-claim.ts';
import { isFlowFrame, type Quantity, type Report, type StatedBy } from './model.ts';
import { knownOrigins, type Origin, type Origins } from './origins.ts';
import { flowKey } from './series-key.ts';
import { NOT_NAMED } from './shown.ts';
import { normaliseUnit } from './units.ts';

type Decided = { readonly decision?: { readonly verdict: 'accept' | 'reject' } | null };

/** What is known of a document. */
type About = {
  readonly documentId: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
  /** ISO 8601: when the document was added; its date where it has no other. */
  readonly added: string;
};

/** A claim with what is known of its document; the store's StoredClaim fits. */
export type ClaimInput = Decided & About & { readonly claim: LedgerSlots };

/** Claims of one document that are not rejected, as lists; the store's CountingClaims fit. */
export type DocumentInput = About & {
  readonly claims: readonly LedgerClaim[];
  /** Ids of the claims that a person has accepted. */
  readonly accepted: ReadonlySet<string>;
};

/** An imported row with its file; the store's StoredFigure fits. */
export type FigureInput = Decided & ImportedFigure & { readonly file: string; readonly added: string };

export type LedgerInput = { readonly claims: readonly ClaimInput[]; readonly figures: readonly FigureInput[] };

/** Reports of all claims and rows that make flows; the rejected ones are left out as if never read. */
export function reportsOf(input: LedgerInput, origins: Origins = knownOrigins()): readonly Report[] {
  const told = input.claims.filter(stands).map(({ claim, ...own }) => ({
    teller: tellerOf(own, origins),
    claim: ledgerClaimOf(claim),
    decision: own.decision,
  }));
  const groups = sharedGroups(told);
  const reports = told.flatMap(
    ({ teller, claim, decision }) => reportOfClaim(teller, claim, groups, decision?.verdict === 'accept') ?? [],
  );
  for (const row of input.figures) if (stands(row)) reports.push(reportOfFigure(row, origins));
  return reports;
}

/** Reports of the claims of documents, each of which is given whole. */
export function reportsOfDocuments(documents: readonly DocumentInput[], origins: Origins): readonly Report[] {
  const reports: Report[] = [];
  for (const document of documents) {
    const { claims, accepted } = document;
    const teller = tellerOf(document, origins);
    const groups = claims.some(isShared) ? sharedGroups(claims.map((claim) => ({ teller, claim }))) : NO_GROUPS;
    for (const claim of claims) {
      const report = reportOfClaim(teller, claim, groups, accepted.size > 0 && accepted.has(claim[0]));
      if (report) reports.push(report);
    }
  }
  return reports;
}

const stands = ({ decision }: Decided): boolean => decision?.verdict !== 'reject';

/** A document, with what all of its claims have in common. */
type Teller = {
  readonly about: About;
  readonly stated: string;
  readonly statedBy: StatedBy;
  /** Whose statement a claim without a source is. */
  readonly own: Origin;
  readonly origins: Origins;
};

function tellerOf(about: About, origins: Origins): Teller {
  const { published, publisher, added } = about;
  const own = publisher === null ? origins.resolve(NOT_NAMED, 'unnamed') : origins.resolve(publisher, 'outlet');
  if (published === null) return { about, stated: added.slice(0, 10), statedBy: 'added', own, origins };
  return { about, stated: published, statedBy: 'published', own, origins };
}

const originOf = ({ own, origins, stated }: Teller, origin: string | null): Origin =>
  origin === null ? own : origins.resolve(origin, 'official', stated);

function reportOfClaim(teller: Teller, claim: LedgerClaim, groups: SharedGroups, accepted: boolean): Report | null {
  const frame = claim[1];
  if (!isFlowFrame(frame)) return null;
  const { about, stated, statedBy, origins } = teller;
  const { documentId, publisher, title, url } = about;
  // Slots by their places: a list that is taken apart at once is walked with an iterator, which is slow for so many.
  const id = claim[0];
  const chain = claim[15];
  const source = claim[14];
  const { name, body, kind } = originOf(teller, source);
  const last = chain.at(-1) ?? null;
  const quantity = quantityOf(claim);
  const { 10: basis, 13: edtf } = claim;
  return {
    id,
    frame,
    from: claim[2],
    to: claim[3],
    item: claim[4],
    outcome: claim[17][0] ?? null,
    calibre: null,
    quantity,
    period: edtf === null ? null : periodOf(edtf, basis),
    asOf: edtf === null ? null : dayOf(edtf, basis),
    stated,
    statedBy,
    origin: name,
    body,
    originKind: kind,
    // The chain runs from the one that knows to the one that speaks.
    speaker: last === source ? null : last,
    publisher,
    outlet: outletOf(chain, publisher, origins),
    page: documentId,
    copyOf: null,
    designation: claim[5],
    accepted,
    namedInstead: null,
    modality: claim[16],
    derivedFrom: null,
    alternatives: NONE,
    sharedOver: quantity?.shared ? (groups.get(groupKey(teller, claim)) ?? NONE) : NONE,
    evidence: { kind: 'claim', claimId: id, documentId, publisher, title, url, quote: claim[18] },
  };
}

function quantityOf(claim: LedgerClaim): Quantity | null {
  const { 8: unit, 9: approx, 10: basis } = claim;
  if (unit === null || approx === null || basis === null) return null;
  return normaliseUnit({ low: claim[6], high: claim[7], unit, approx, basis, per: claim[11], shared: isShared(claim) });
}

const NONE: readonly string[] = [];

/** A stock stands for a day, as does a total "by" a day; every other date is the window that the number covers. */
const isDay = (edtf: string, basis: Basis | null): boolean =>
  basis === 'stock' || (basis === 'total' && edtf.startsWith('../'));

const periodOf = (edtf: string, basis: Basis | null): string | null => (isDay(edtf, basis) ? null : edtf);

const dayOf = (edtf: string, basis: Basis | null): string | null =>
  !isDay(edtf, basis) ? null : basis === 'stock' ? edtf : edtf.slice(3);

/** The outlet that the text says to have it from, where that is not its publisher. */
function outletOf(chain: readonly string[], publisher: string | null, origins: Origins): string | null {
  for (const one of chain) {
    const { kind, known, name } = origins.resolve(one);
    if (known && kind === 'outlet' && name !== publisher) return name;
  }
  return null;
}

function groupKey(teller: Teller, claim: LedgerClaim): string {
  const [, frame, , , , , low, high, unit, , basis, per, , , origin, , modality] = claim;
  const { name } = originOf(teller, origin);
  return JSON.stringify([teller.about.documentId, frame, name, modality, low, high, unit, basis, per]);
}

/** A shared number of a document → the flows that it stands over, sorted. */
type SharedGroups = ReadonlyMap<string, readonly string[]>;
const NO_GROUPS: SharedGroups = new Map();

function sharedGroups(told: readonly { readonly teller: Teller; readonly claim: LedgerClaim }[]): SharedGroups {
  const groups = new Map<string, Set<string>>();
  for (const { teller, claim } of told) {
    const [, frame, from, to, item] = claim;
    if (!isShared(claim) || !isFlowFrame(frame)) continue;
    const key = groupKey(teller, claim);
    const flows = groups.get(key) ?? new Set<string>();
    groups.set(key, flows.add(flowKey({ from, to, item })));
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
