// Pass 3: reports → figures. Reports of the same origin, number, basis, window and as-of are one figure, however many repeat it.
// A text that repeats an origin's number and says nothing of its window repeats the figure that the origin had already given;
// it makes no new and later one; one that leaves the number out repeats what the origin said within a month. What the reports say of secondary slots (approx, speaker) is taken from the earliest.
import { hash } from 'node:crypto';
import { compareStated } from '../base/edtf.ts';
import { daysApart } from './briefing.ts';
import type { Figure, Report, SeriesIdentity } from './model.ts';

/** One series' reports: what enters this pass. */
export type SeriesReports = {
  readonly key: string;
  readonly identity: SeriesIdentity;
  readonly reports: readonly Report[];
};

/**
 * Figures before they know each other: nothing leads anywhere yet; references are their reports' still. What replaces one is put
 * into it once, before anybody else has it (prepare.ts): a copy of most figures for one slot would cost more than the pass.
 */
export type Draft = Omit<Figure, 'supersededBy'> & { supersededBy: string | null };

const NONE: readonly never[] = [];

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By date; on one date the hedged one first, then by id: the order does not depend on the order of arrival. */
export const compareReports = (a: Report, b: Report): number =>
  compareStated(a.stated, b.stated) ||
  Number(b.quantity?.approx ?? false) - Number(a.quantity?.approx ?? false) ||
  compareText(a.id, b.id);

type Placed = Pick<Figure, 'stated' | 'id'>;

/** By date, then by id. */
export const compareFigures = (a: Placed, b: Placed): number =>
  compareStated(a.stated, b.stated) || compareText(a.id, b.id);

/** Origin and number: reports that differ here are never one figure. */
function isSameNumber(a: Report, b: Report): boolean {
  if (a.origin !== b.origin) return false;
  const [x, y] = [a.quantity, b.quantity];
  if ((x?.low ?? null) !== (y?.low ?? null) || (x?.high ?? null) !== (y?.high ?? null)) return false;
  return a.sharedOver.length === b.sharedOver.length && a.sharedOver.every((flow, i) => flow === b.sharedOver[i]);
}

/** Reports by their origin and number. Texts of numbers are short and known: groups are looked up by one of them. */
function byNumber(reports: readonly Report[]): readonly (readonly Report[])[] {
  const near = new Map<string | null, Report[][]>();
  const all: Report[][] = [];
  for (const report of reports) {
    const end = report.quantity?.low ?? report.quantity?.high ?? null;
    const groups = near.get(end);
    const group = groups?.find(([first]) => first && isSameNumber(first, report));
    if (group) {
      group.push(report);
      continue;
    }
    const fresh = [report];
    all.push(fresh);
    if (groups) groups.push(fresh);
    else near.set(end, [fresh]);
  }
  return all;
}

const windowKey = ({ period, asOf, calibre }: Report): string => `${period ?? ''}\n${asOf ?? ''}\n${calibre ?? ''}`;

/** A report that says nothing of window, as-of and calibre. */
const isBare = ({ period, asOf, calibre }: Report): boolean => period === null && asOf === null && calibre === null;

function groupBy(reports: readonly Report[], keyOf: (report: Report) => string): ReadonlyMap<string, Report[]> {
  const groups = new Map<string, Report[]>();
  for (const report of reports) {
    const key = keyOf(report);
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return groups;
}

/** The reports of one figure in order, the one that tells it first in front; never empty. */
type Telling = readonly [Report, ...Report[]];

const isTold = (reports: readonly Report[]): reports is Telling => reports.length > 0;

function tellingOf(reports: readonly Report[]): readonly Telling[] {
  const told = reports.length > 1 ? reports.toSorted(compareReports) : reports;
  return isTold(told) ? [told] : [];
}

/** Reports of one origin's one number → the figures among them. */
function sameNumber(reports: readonly Report[]): readonly Telling[] {
  if (reports.length === 1 || reports.every(isBare)) return tellingOf(reports);
  const bare = reports.filter(isBare);
  const full = reports.filter((report) => !isBare(report));
  const told = [...groupBy(full, windowKey).values()].flatMap(tellingOf).sort(([a], [b]) => compareReports(a, b));
  const repeated = (report: Report): Telling | undefined =>
    told.find(([first]) => compareStated(first.stated, report.stated) <= 0);
  return [
    ...told.flatMap((figure) => {
      const repeats = bare.filter((report) => repeated(report) === figure);
      return repeats.length === 0
        ? [figure]
        : [[figure[0], ...[...figure.slice(1), ...repeats].sort(compareReports)] as const];
    }),
    ...tellingOf(bare.filter((report) => repeated(report) === undefined)),
  ];
}

/** The figure of some reports; `key`: that of its series, as JSON. */
function draftOf(series: SeriesReports, key: string, reports: Telling): Draft {
  const [first] = reports;
  const { low = null, high = null, approx = false, shared = false } = first.quantity ?? {};
  const { origin, period, asOf, calibre, sharedOver } = first;
  // A shared number is one figure wherever it stands.
  const place = sharedOver.length > 0 ? JSON.stringify(sharedPlace(series.identity)) : key;
  const window =
    period === null && asOf === null && calibre === null ? NO_WINDOW : JSON.stringify([period, asOf, calibre]).slice(1);
  const over = sharedOver.length === 0 ? '[]' : JSON.stringify(sharedOver);
  // A JSON list, put together from its parts.
  const content = `[${place},${textOf(origin)},${ended(low)},${ended(high)},${over},${window}`;
  return {
    id: `f_${hash('sha256', content).slice(0, 16)}`,
    seriesKey: series.key,
    origin,
    body: first.body,
    originKind: first.originKind,
    low,
    high,
    approx,
    shared,
    sharedOver,
    calibre,
    stated: first.stated,
    statedBy: first.statedBy,
    asOf,
    period,
    modality: first.modality,
    speaker: first.speaker ?? reports.find(({ speaker }) => speaker !== null)?.speaker ?? null,
    reports,
    derivedFrom: null,
    alternatives: NONE,
    supersededBy: null,
    variants: NONE,
  };
}

const NO_WINDOW = 'null,null,null]';

/** A decimal text or null as JSON. */
const ended = (end: string | null): string => (end === null ? 'null' : `"${end}"`);

const texts = new Map<string, string>();
const MOST_TEXTS = 4096;

/** A text as JSON; names and keys come again and again. */
function textOf(value: string): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  if (texts.size >= MOST_TEXTS) texts.clear();
  texts.set(value, text);
  return text;
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

const isNumberless = ({ low, high }: Draft): boolean => low === null && high === null;

/** How long a text may look back when it says that somebody told a number, and leaves the number out: days. */
const LOOKS_BACK = 31;

/** A statement without its number joins the figure that its origin gave shortly before, the latest of them. */
function withMentions(drafts: readonly Draft[]): readonly Draft[] {
  const silent = drafts.filter(isNumberless);
  if (silent.length === 0 || silent.length === drafts.length) return drafts;
  const mentions = Map.groupBy(silent, (one) =>
    drafts.findLast(
      (draft) =>
        draft.origin === one.origin &&
        !isNumberless(draft) &&
        !draft.shared &&
        daysApart(draft.stated, one.stated) <= LOOKS_BACK &&
        compareStated(draft.stated, one.stated) <= 0,
    ),
  );
  return drafts.flatMap((draft) => {
    if (isNumberless(draft)) return mentions.get(undefined)?.includes(draft) ? [draft] : [];
    const joined = mentions.get(draft)?.flatMap(({ reports }) => reports) ?? [];
    return joined.length === 0 ? [draft] : [{ ...draft, reports: [...draft.reports, ...joined].sort(compareReports) }];
  });
}

/** The figures of one series, by date and id. */
export function figuresOf(series: SeriesReports): readonly Draft[] {
  const key = JSON.stringify(series.key);
  if (series.reports.length === 1) return tellingOf(series.reports).map((telling) => draftOf(series, key, telling));
  const drafts: Draft[] = [];
  for (const reports of byNumber(series.reports))
    for (const telling of sameNumber(reports)) drafts.push(draftOf(series, key, telling));
  return withMentions(drafts.sort(compareFigures));
}

function hasReferences({ reports }: Draft): boolean {
  for (const { derivedFrom, alternatives } of reports) if (derivedFrom !== null || alternatives.length > 0) return true;
  return false;
}

/** Ids of the figures that a draft's reports lead to; what is not known (at this date) is no reference. */
export type References = Pick<Figure, 'derivedFrom' | 'alternatives'>;

/** What a draft leads to, null for nothing. `owner` gives the figure of a report. */
export function referencesOf(draft: Draft, owner: (reportId: string) => string | undefined): References | null {
  if (!hasReferences(draft)) return null;
  const derived = draft.reports.map(({ derivedFrom }) => derivedFrom && owner(derivedFrom)).find(Boolean);
  const others = draft.reports.flatMap(({ alternatives }) => alternatives.map(owner));
  const alternatives = new Set(others.filter((id) => id !== undefined && id !== draft.id));
  return {
    derivedFrom: derived && derived !== draft.id ? derived : null,
    alternatives: [...alternatives].filter((id) => id !== undefined).sort(),
  };
}
