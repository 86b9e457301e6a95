// The first passes over one strand: numbers that are none are left out, denials are set apart, reports that credit a party with a
// number that it did not give are nobody's, the rest goes to its series and becomes figures; those of copies of one text are joined,
// likely misreports are set aside, and of what is left a body's later totals and stocks replace its earlier ones.
// Kept by the list of reports: the same list gives the same result at once.
import { compareDecimals } from '../base/decimal.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { daysApart } from './briefing.ts';
import { type Copies, copiesOf, joinCopies, markCopies, NO_COPIES } from './copies.ts';
import { type Draft, figuresOf } from './figures.ts';
import type { Report, SeriesIdentity, Variant } from './model.ts';
import { identityOf, isOfSeries, kindOf, ownPeriod, seriesKey } from './series-key.ts';
import { supersede } from './supersession.ts';
import { type SeriesDrafts, setVariantsAside } from './variants.ts';

export type Prepared = {
  readonly series: readonly SeriesDrafts[];
  /** Figure id → its variants. */
  readonly variants: ReadonlyMap<string, readonly Variant[]>;
  /** Variants of figures of its parties' own strands. */
  readonly foreign: readonly Variant[];
  /** The drafts that have variants. */
  readonly told: ReadonlySet<Draft>;
  readonly denied: readonly Report[];
  readonly diagnostics: readonly Diagnostic[];
  /** True where a report names another as its base or as its alternative. */
  readonly hasReferences: boolean;
};

type Kept = { readonly about: readonly Prepared[]; readonly copied: string; readonly prepared: Prepared };

/** By the list of reports; each as it is without copies, and with those that were found last. */
const kept = { plain: new WeakMap<readonly Report[], Kept>(), copied: new WeakMap<readonly Report[], Kept>() };

/** Prepares one strand's reports. `about`: the strands of its parties alone, to look at only. */
export function prepareStrand(
  reports: readonly Report[],
  about: readonly Prepared[],
  copies: Copies = NO_COPIES,
): Prepared {
  const copied = copiesOf(reports, copies);
  const memory = copied === '' ? kept.plain : kept.copied;
  const known = memory.get(reports);
  const isSame = known?.copied === copied && known.about.length === about.length;
  if (isSame && known.about.every((one, i) => one === about[i])) return known.prepared;
  const prepared = prepare(copied === '' ? reports : markCopies(reports, copies), about);
  memory.set(reports, { about, copied, prepared });
  return prepared;
}

function prepare(all: readonly Report[], about: readonly Prepared[]): Prepared {
  const diagnostics: Diagnostic[] = [];
  const reports = withTrueOrigins(withSoundQuantities(all, diagnostics));
  const denied: Report[] = [];
  const series = groupsOf(reports, denied).map(({ identity, reports: members }): SeriesDrafts => {
    const key = seriesKey(identity);
    return { key, identity, drafts: joinCopies(figuresOf({ key, identity, reports: members })) };
  });
  const sorted = setVariantsAside(series, {
    series: about.flatMap((one) => one.series.filter(({ identity }) => identity.frame === 'statistic')),
    misreports: about.flatMap((one) => [...one.variants.values()].flat()),
  });
  const hasReferences = reports.some(
    ({ derivedFrom, alternatives }) => derivedFrom !== null || alternatives.length > 0,
  );
  for (const one of sorted.series) diagnostics.push(...replaceEarlier(one));
  return { ...sorted, denied, diagnostics, hasReferences };
}

/** Supersession within a series: the drafts are this pass's own still. */
function replaceEarlier({ identity, drafts }: SeriesDrafts): readonly Diagnostic[] {
  const { by, diagnostics } = supersede(identity, drafts);
  for (let place = 0; place < by.length; place += 1) {
    const draft = drafts[place];
    if (draft) draft.supersededBy = by[place] ?? null;
  }
  return diagnostics;
}

type Group = { readonly identity: SeriesIdentity; readonly reports: Report[] };

/** Reports by their series; those that deny are put into `denied`. A strand has few series of one window. */
function groupsOf(reports: readonly Report[], denied: Report[]): readonly Group[] {
  const groups: Group[] = [];
  const byPeriod = new Map<string | null, Group[]>();
  for (const report of reports) {
    const kind = kindOf(report);
    if (kind === null) {
      denied.push(report);
      continue;
    }
    const period = ownPeriod(report);
    const near = byPeriod.get(period);
    const known = near?.find(({ identity }) => isOfSeries(report, kind, identity));
    if (known) {
      known.reports.push(report);
      continue;
    }
    const group = { identity: identityOf(report, kind), reports: [report] };
    groups.push(group);
    if (near) near.push(group);
    else byPeriod.set(period, [group]);
  }
  return groups;
}

/** A quantity that ends before it begins is no number; it is said, and the report stands without it. */
function withSoundQuantities(reports: readonly Report[], diagnostics: Diagnostic[]): readonly Report[] {
  const isSound = ({ quantity }: Report): boolean =>
    !quantity || quantity.low === null || quantity.high === null || compareDecimals(quantity.low, quantity.high) <= 0;
  if (reports.every(isSound)) return reports;
  return reports.map((report) => {
    if (isSound(report)) return report;
    const { low, high } = report.quantity ?? {};
    diagnostics.push({
      code: 'T3002',
      severity: 'warning',
      message: `${report.id} gives a quantity from ${low} to ${high}, which ends before it begins; its number is left out.`,
      hint: `Look at it with \`tosite show ${report.id}\` and reject it if it was misread.`,
    });
    return { ...report, quantity: null };
  });
}

/** How near a party's statement without a number must be: days. */
const MONTH = 31;

const isNumberless = ({ quantity }: Report): boolean =>
  quantity !== null && quantity.low === null && quantity.high === null;

/**
 * A page that names a party to the conflict as the origin of a number, where that party's own statement of those days gave none:
 * the number stays, as one that nobody is named for.
 */
function withTrueOrigins(reports: readonly Report[]): readonly Report[] {
  const silent = reports.filter((report) => report.originKind === 'party' && isNumberless(report));
  if (silent.length === 0) return reports;
  return reports.map((report) => {
    const isCredited =
      report.originKind === 'party' &&
      report.quantity !== null &&
      !isNumberless(report) &&
      !report.accepted &&
      silent.some(
        (own) =>
          own.body === report.body &&
          own.frame === report.frame &&
          own.modality === report.modality &&
          own.page !== report.page &&
          daysApart(own.stated, report.stated) <= MONTH,
      );
    if (!isCredited) return report;
    return { ...report, origin: 'not named', body: 'not named', originKind: 'unnamed', namedInstead: report.origin };
  });
}

/** Who owns a report that another leads to. */
export function ownersIn(strands: readonly Prepared[]): {
  readonly exist: boolean;
  readonly owner: (reportId: string) => string | undefined;
} {
  const referring = strands.filter(({ hasReferences }) => hasReferences);
  if (referring.length === 0) return { exist: false, owner: () => undefined };
  const wanted = new Set<string>();
  eachReport(referring, (report) => {
    if (report.derivedFrom !== null) wanted.add(report.derivedFrom);
    for (const other of report.alternatives) wanted.add(other);
  });
  const owners = new Map<string, string>();
  eachReport(strands, ({ id }, figureId) => {
    if (wanted.has(id)) owners.set(id, figureId);
  });
  return { exist: true, owner: (id) => owners.get(id) };
}

function eachReport(strands: readonly Prepared[], visit: (report: Report, figureId: string) => void): void {
  for (const { series } of strands)
    for (const { drafts } of series)
      for (const { id, reports } of drafts) for (const report of reports) visit(report, id);
}
