// Pass 3: reports → figures. Reports of the same origin, number, basis, window and as-of are one figure, however many repeat it.
// A text that repeats an origin's number and says nothing of its window repeats the figure that the origin had already given;
// it makes no new and later one. What the reports say of secondary slots (approx, speaker) is taken from the earliest.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import { compareStated } from '../base/edtf.ts';
import type { Figure, Report, SeriesIdentity } from './model.ts';

/** One series' reports: what enters this pass. */
export type SeriesReports = {
  readonly key: string;
  readonly identity: SeriesIdentity;
  readonly reports: readonly Report[];
};

/** Figures before they know each other: references are report ids still. */
export type Draft = Omit<Figure, 'derivedFrom' | 'alternatives' | 'supersededBy'>;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By date; on one date the hedged one first, then by id: the order does not depend on the order of arrival. */
export const compareReports = (a: Report, b: Report): number =>
  compareStated(a.stated, b.stated) ||
  Number(b.quantity?.approx ?? false) - Number(a.quantity?.approx ?? false) ||
  compareText(a.id, b.id);

/** By date, then by id. */
export const compareFigures = (a: Figure | Draft, b: Figure | Draft): number =>
  compareStated(a.stated, b.stated) || compareText(a.id, b.id);

const hash16 = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex').slice(0, 16);

/** Origin and number: reports that differ here are never one figure. */
const numberOf = ({ origin, quantity, sharedOver }: Report): readonly unknown[] => [
  origin,
  quantity?.low ?? null,
  quantity?.high ?? null,
  sharedOver,
];

const windowOf = ({ period, asOf, calibre }: Report): readonly unknown[] => [period, asOf, calibre];

/** A report of a text that says nothing of window, as-of and calibre. */
const isBare = (report: Report): boolean =>
  report.evidence.kind === 'claim' && windowOf(report).every((part) => part === null);

function grouped(reports: readonly Report[], keyOf: (report: Report) => string): Map<string, Report[]> {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const key = keyOf(report);
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return groups;
}

/** The reports of one figure: the one that tells it first, and all of them in order. */
type Telling = { readonly first: Report; readonly reports: readonly Report[] };

const tellingOf = (reports: readonly Report[]): readonly Telling[] => {
  const [first] = reports.toSorted(compareReports);
  return first ? [{ first, reports }] : [];
};

/** Reports of one origin's one number → the figures among them. */
function sameNumber(reports: readonly Report[]): readonly Telling[] {
  const [bare, full] = [reports.filter(isBare), reports.filter((report) => !isBare(report))];
  const groups = grouped(full, (report) => JSON.stringify(windowOf(report)));
  const told = [...groups.values()].flatMap(tellingOf).sort((a, b) => compareReports(a.first, b.first));
  const repeated = (report: Report): Telling | undefined =>
    told.find(({ first }) => compareStated(first.stated, report.stated) <= 0);
  return [
    ...told.map((figure) => ({
      first: figure.first,
      reports: [...figure.reports, ...bare.filter((report) => repeated(report) === figure)],
    })),
    ...tellingOf(bare.filter((report) => repeated(report) === undefined)),
  ];
}

function draftOf(series: SeriesReports, telling: Telling): Draft {
  const { first } = telling;
  const reports = telling.reports.toSorted(compareReports);
  const { low = null, high = null, approx = false } = first.quantity ?? {};
  const { period, asOf, calibre, sharedOver } = first;
  // A shared number is one figure wherever it stands.
  const place = sharedOver.length > 0 ? sharedPlace(series.identity) : series.key;
  return {
    id: `f_${hash16([place, ...numberOf(first), ...windowOf(first)])}`,
    seriesKey: series.key,
    origin: first.origin,
    body: first.body,
    originKind: first.originKind,
    low,
    high,
    approx,
    shared: first.quantity?.shared ?? false,
    sharedOver,
    calibre,
    stated: first.stated,
    statedBy: first.statedBy,
    asOf,
    period,
    modality: first.modality,
    speaker: first.speaker ?? reports.find(({ speaker }) => speaker !== null)?.speaker ?? null,
    reports,
  };
}

const sharedPlace = ({ frame, basis, unit, per, outcome, kind, period }: SeriesIdentity): readonly unknown[] => [
  frame,
  basis,
  unit,
  per,
  outcome,
  kind,
  period,
];

/** The figures of one series, by date and id. */
export function figuresOf(series: SeriesReports): readonly Draft[] {
  const groups = grouped(series.reports, (report) => JSON.stringify(numberOf(report)));
  const figures = [...groups.values()].flatMap(sameNumber);
  return figures.map((telling) => draftOf(series, telling)).sort(compareFigures);
}

/** Gives figures each other's ids where their reports name each other's; what is not known (at this date) is no reference. */
export function linkFigures(drafts: readonly Draft[]): readonly Omit<Figure, 'supersededBy'>[] {
  const owner = new Map(drafts.flatMap(({ id, reports }) => reports.map((report) => [report.id, id] as const)));
  return drafts.map((draft) => {
    const derived = draft.reports.map(({ derivedFrom }) => derivedFrom && owner.get(derivedFrom)).find(Boolean);
    const others = draft.reports.flatMap(({ alternatives }) => alternatives.map((id) => owner.get(id)));
    const alternatives = [...new Set(others.filter((id) => id !== undefined && id !== draft.id))];
    return {
      ...draft,
      derivedFrom: derived && derived !== draft.id ? derived : null,
      alternatives: alternatives.filter((id) => id !== undefined).sort(),
    };
  });
}
