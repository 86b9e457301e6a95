// The ledger's front door: reports in, series with estimates and diagnostics out. The passes, in order: what was known by the
// date (9) · what may count, by kind (2) · series · reports → figures (3) · references · supersession by body (4) · estimates
// (5, 6, 7) · denials. Each is a pure function in its own file; the order in which reports arrive never matters.

import { toDecimal } from '../base/decimal.ts';
import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import { isEdtf, publishedBy } from '../base/edtf.ts';
import { denialsAt, isWithin, seriesOfDenials } from './denials.ts';
import { estimateOf, type FigureIndex } from './estimate.ts';
import { type Draft, figuresOf, linkFigures, type SeriesReports } from './figures.ts';
import { ledgerJsonOf } from './flow-json.ts';
import type { LedgerJson } from './flow-schema.ts';
import type { Figure, Flow, Report, Series, SeriesIdentity } from './model.ts';
import { knownOrigins, type Origins } from './origins.ts';
import { flowKey, identityOf, kindOf, seriesKey } from './series-key.ts';
import { supersede, supersedeDerived } from './supersession.ts';

export type LedgerOptions = {
  /** EDTF day, month or year: only what was stated by the end of it. */
  readonly asKnownOn?: string | null;
  readonly origins?: Origins;
};

export type Ledger = {
  readonly asKnownOn: string | null;
  /** By flow key, then by key. */
  readonly series: readonly Series[];
  readonly diagnostics: readonly Diagnostic[];
  readonly origins: Origins;
};

export type LedgerQuery = {
  readonly from?: string;
  readonly to?: string;
  /** An item code; its subtree counts. */
  readonly item?: string;
};

/**
 * Reconciles reports to series. Pure; the order of the reports does not matter.
 * Throws UserError T3001 where `asKnownOn` is no date.
 */
export function reconcile(reports: readonly Report[], options: LedgerOptions = {}): Ledger {
  const asKnownOn = options.asKnownOn ?? null;
  const origins = options.origins ?? knownOrigins();
  const known = knownBy(uniqueReports(reports), asKnownOn);
  const checked = checkedQuantities(known);
  const denied = checked.reports.filter(({ modality }) => modality === 'denied');
  const grouped = seriesReports(checked.reports);
  const placed = placeFigures(grouped);
  const identities = grouped.map(({ identity }) => identity);
  const all = [...identities, ...seriesOfDenials(identities, denied)];
  const series = distinct(all).map(([key, identity]): Series => {
    const figures = placed.figures.get(key) ?? [];
    const estimate = estimateOf(figures, placed.index, origins);
    return { ...identity, key, flowKey: flowKey(identity), estimate, denied: denialsAt(identity, denied), figures };
  });
  const diagnostics = [...checked.diagnostics, ...placed.diagnostics, ...undated(known, asKnownOn)];
  return { asKnownOn, series, diagnostics, origins };
}

/** One report for each id: the same claim twice is one. */
const uniqueReports = (reports: readonly Report[]): readonly Report[] =>
  [...new Map(reports.map((report) => [report.id, report])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));

function knownBy(reports: readonly Report[], day: string | null): readonly Report[] {
  if (day === null) return reports;
  if (!isEdtf(day) || day.includes('/'))
    throw new UserError(
      {
        code: 'T3001',
        severity: 'error',
        message: `"${day.slice(0, 40)}" is not a date that the ledger could be seen from.`,
        hint: 'Give a day, a month or a year, such as 2025-12-31, 2025-12 or 2025.',
      },
      2,
    );
  return reports.filter(({ stated }) => publishedBy(stated, day));
}

type Checked = { readonly reports: readonly Report[]; readonly diagnostics: readonly Diagnostic[] };

/** A quantity that ends before it begins is no number; it is said, and the report stands without it. */
function checkedQuantities(reports: readonly Report[]): Checked {
  const diagnostics: Diagnostic[] = [];
  const checked = reports.map((report): Report => {
    const { low = null, high = null } = report.quantity ?? {};
    if (low === null || high === null || toDecimal(low).lte(toDecimal(high))) return report;
    diagnostics.push({
      code: 'T3002',
      severity: 'warning',
      message: `${report.id} gives a quantity from ${low} to ${high}, which ends before it begins; its number is left out.`,
      hint: `Look at it with \`tosite show ${report.id}\` and reject it if it was misread.`,
    });
    return { ...report, quantity: null };
  });
  return { reports: checked, diagnostics };
}

function seriesReports(reports: readonly Report[]): readonly SeriesReports[] {
  const groups = new Map<string, { identity: SeriesIdentity; reports: Report[] }>();
  for (const report of reports) {
    const kind = kindOf(report);
    if (kind === null) continue;
    const identity = identityOf(report, kind);
    const key = seriesKey(identity);
    const group = groups.get(key);
    if (group) group.reports.push(report);
    else groups.set(key, { identity, reports: [report] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

type Placed = {
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  readonly index: FigureIndex;
  readonly diagnostics: readonly Diagnostic[];
};

function placeFigures(grouped: readonly SeriesReports[]): Placed {
  const drafts = grouped.flatMap((series): readonly Draft[] => figuresOf(series));
  const linked = Map.groupBy(linkFigures(drafts), ({ seriesKey: key }) => key);
  const placed = grouped.map(({ key, identity }) => ({ key, ...supersede(identity, linked.get(key) ?? []) }));
  const index = new Map(placed.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure] as const)));
  return {
    figures: new Map(placed.map(({ key, figures }) => [key, supersedeDerived(figures, index)])),
    index,
    diagnostics: placed.flatMap(({ diagnostics }) => diagnostics),
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Each series once, by its flow's key and then its own. */
const distinct = (identities: readonly SeriesIdentity[]): readonly (readonly [string, SeriesIdentity])[] =>
  [...new Map(identities.map((identity) => [seriesKey(identity), identity]))].sort(
    ([a, x], [b, y]) => compareText(flowKey(x), flowKey(y)) || compareText(a, b),
  );

function undated(reports: readonly Report[], asKnownOn: string | null): readonly Diagnostic[] {
  const documents = new Set(
    reports.flatMap(({ statedBy, evidence }) =>
      statedBy === 'added' && evidence.kind === 'claim' ? [evidence.documentId] : [],
    ),
  );
  if (asKnownOn === null || documents.size === 0) return [];
  return [
    {
      code: 'T3003',
      severity: 'info',
      message: `${documents.size} document(s) without a publication date count from the day on which they were added.`,
      hint: `Add them again with their date: \`tosite add --published DATE\`. They are ${[...documents].sort().join(', ')}.`,
    },
  ];
}

/**
 * The series that a query asks for. Casualties have no receiver: a query for what goes from one party to another has those of
 * the first party too.
 */
export function selectSeries(ledger: Ledger, query: LedgerQuery): readonly Series[] {
  const { from, to, item } = query;
  const receives = (series: Series): boolean =>
    to === undefined || series.to === to || (from !== undefined && series.to === null && series.frame === 'casualties');
  return ledger.series.filter(
    (series) =>
      (from === undefined || series.from === from) &&
      receives(series) &&
      (item === undefined || isWithin(series.item, item)),
  );
}

/** Series by the flow that they are part of, in order of the flows' keys. */
export function flowsOf(series: readonly Series[]): readonly Flow[] {
  const groups = Map.groupBy(series, ({ flowKey: key }) => key);
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([key, members]) => {
      const [first] = members;
      return first ? [{ key, from: first.from, to: first.to, item: first.item, series: members }] : [];
    });
}

/** The public JSON of what a query asks for. */
export const ledgerJson = (ledger: Ledger, query: LedgerQuery = {}): LedgerJson =>
  ledgerJsonOf(ledger, selectSeries(ledger, query));
