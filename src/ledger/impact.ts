// What a decision on one report would change: the estimate of its series without it, or, where it was set aside as a misreport,
// with it. What enters: a reconciled ledger. What leaves: by report id the change and its size. Pure. Each series is looked at
// by itself, so that thousands of reports cost as much as their series are long; the sizes serve the order of a queue only.
import { estimateOf, type FigureIndex } from './estimate.ts';
import { type Ledger, reconcile } from './ledger.ts';
import type { Estimate, Figure, Report, Series, SeriesIdentity } from './model.ts';
import type { Origins } from './origins.ts';
import { aboutKeys, strandKey } from './strand.ts';
import { isCurrent, supersede } from './supersession.ts';

/** The estimate of one series before and after a decision; null where there is no such series. */
export type Impact = {
  readonly series: string;
  readonly identity: SeriesIdentity;
  readonly verdict: 'reject' | 'accept';
  readonly before: Estimate | null;
  readonly after: Estimate | null;
  /** How far the estimate moves: powers of ten that its ends move by, 1 for an end that comes or goes. */
  readonly size: number;
};

/** The impact of rejecting each report that stands, and of accepting each that was set aside; reports without any are left out. */
export function impactsOf(ledger: Ledger): ReadonlyMap<string, Impact> {
  const impacts = new Map<string, Impact>();
  const around = { ledger, index: indexOf(ledger) };
  for (const series of ledger.series)
    for (const [report, impact] of rejections(series, around)) impacts.set(report, impact);
  for (const [report, impact] of acceptedVariants(ledger)) impacts.set(report, impact);
  return impacts;
}

/** Only what is computed from others is looked up. */
function indexOf({ series }: Ledger): FigureIndex {
  const isComputed = series.some(({ figures }) => figures.some(({ derivedFrom }) => derivedFrom !== null));
  return isComputed ? new Map(series.flatMap(({ figures }) => figures.map((one) => [one.id, one]))) : NO_INDEX;
}

const NO_INDEX: FigureIndex = new Map();

type Around = { readonly ledger: Ledger; readonly index: FigureIndex };
type Rejections = readonly (readonly [string, Impact])[];

const kept = new WeakMap<Series, { readonly origins: Origins; readonly rejections: Rejections }>();

/** Of one series; worked out once while it stays the same and nothing in it is computed from figures elsewhere. */
function rejections(series: Series, around: Around): Rejections {
  const { origins } = around.ledger;
  const known = kept.get(series);
  if (known?.origins === origins) return known.rejections;
  const found = series.figures.flatMap((figure): Rejections => {
    const [report, ...more] = figure.reports;
    // What others report too stays where one of them is rejected, unless it is by this one that it is told so early or late.
    if (more.length > 0) return withoutEdges(series, figure, around);
    if (!report) return [];
    const impact = withoutFigure(series, figure, around);
    return impact.size > 0 ? [[report.id, impact]] : [];
  });
  if (series.figures.every(({ derivedFrom }) => derivedFrom === null)) kept.set(series, { origins, rejections: found });
  return found;
}

/** The first and the last report of a figure whose origin has told other numbers: without it the figure may be an older or newer one. */
function withoutEdges(series: Series, { id, origin, reports }: Figure, { ledger }: Around): Rejections {
  if (!series.figures.some((one) => one.id !== id && one.origin === origin)) return [];
  const days = reports.map(({ stated }) => stated ?? '').sort();
  const edges = reports.filter(({ stated }) => stated === days[0] || stated === days.at(-1));
  const all = series.figures.flatMap((figure) => figure.reports);
  const before = series.estimate;
  return edges.flatMap((edge): Rejections => {
    const rest = reconcile(
      all.filter((one) => one.id !== edge.id),
      { origins: ledger.origins },
    );
    const after = rest.series.find(({ key }) => key === series.key)?.estimate ?? null;
    const size = distance(before, after);
    const place = { series: series.key, identity: identityOf(series) };
    return size > 0 ? [[edge.id, { ...place, verdict: 'reject', before, after, size }]] : [];
  });
}

function withoutFigure(series: Series, figure: Figure, { ledger, index }: Around): Impact {
  const before = series.estimate;
  const place = { series: series.key, identity: identityOf(series) };
  if (isSilent(series, figure)) return { ...place, verdict: 'reject', before, after: before, size: 0 };
  const rest = series.figures.filter(({ id }) => id !== figure.id);
  const { by } = supersede(series, rest);
  // What fell with its base stays fallen; what only this figure replaced stands again.
  const figures = rest.map((one, i) => ({
    ...one,
    supersededBy: one.supersededBy === figure.id ? (by[i] ?? null) : one.supersededBy,
  }));
  const after = rest.length === 0 ? null : estimateOf(figures, index, ledger.origins);
  return { ...place, verdict: 'reject', before, after, size: distance(before, after) };
}

/**
 * True where the estimate cannot move: the figure replaces none, and it does not stand itself, or supports no best part and is
 * no end of the envelope. Taking away what does not cover the best part leaves that part the best.
 */
function isSilent({ figures, estimate }: Series, figure: Figure): boolean {
  if (figures.some(({ supersededBy }) => supersededBy === figure.id)) return false;
  if (!isCurrent(figure)) return true;
  const { supported, envelope } = estimate;
  const isEnd = [figure.low, figure.high].some(
    (end) => end !== null && (end === envelope.lowest || end === envelope.highest),
  );
  return supported.length > 0 && !isEnd && !supported.some((region) => region.figures.includes(figure.id));
}

/** Reconciles the strands of what was set aside once more, each with one of them accepted. */
function* acceptedVariants(ledger: Ledger): Generator<readonly [string, Impact]> {
  const aside = ledger.series.flatMap(({ figures }) =>
    figures.flatMap(({ variants }) =>
      variants.flatMap((variant) => (variant.reports.length === 1 ? variant.reports : [])),
    ),
  );
  if (aside.length === 0) return;
  const strands = reportsIn(ledger, new Set(aside.flatMap((report) => [strandKey(report), ...aboutKeys(report)])));
  for (const report of aside) {
    const near = [strandKey(report), ...aboutKeys(report)].flatMap((key) => strands.get(key) ?? []);
    const impact = accepted(report, near, ledger.origins);
    if (impact && impact.size > 0) yield [report.id, impact];
  }
}

/** The reports of some strands, those that were set aside too. */
function reportsIn(ledger: Ledger, keys: ReadonlySet<string>): ReadonlyMap<string, readonly Report[]> {
  const strands = new Map<string, Report[]>();
  const take = (key: string, report: Report): void => {
    const own = strands.get(key);
    if (own) own.push(report);
    else strands.set(key, [report]);
  };
  for (const series of ledger.series) {
    const key = strandKey(series);
    const isWanted = keys.has(key);
    for (const { reports, variants } of series.figures) {
      if (isWanted) for (const report of reports) take(key, report);
      for (const report of variants.flatMap((variant) => variant.reports))
        if (keys.has(strandKey(report))) take(strandKey(report), report);
    }
  }
  return strands;
}

type Accepted = { readonly near: readonly Report[]; readonly origins: Origins; readonly impact: Impact | null };
const keptAccepted = new WeakMap<Report, Accepted>();

/** What accepting a report would move most among those near it; worked out once while these stay the same. */
function accepted(report: Report, near: readonly Report[], origins: Origins): Impact | null {
  const known = keptAccepted.get(report);
  if (known?.origins === origins && known.near.length === near.length && known.near.every((one, i) => one === near[i]))
    return known.impact;
  const now = reconcile(near, { origins });
  const then = reconcile(
    near.map((one) => (one.id === report.id ? { ...one, accepted: true } : one)),
    { origins },
  );
  const before = new Map(now.series.map(({ key, estimate }) => [key, estimate]));
  const moved = then.series.map((series): Impact => {
    const [old, after] = [before.get(series.key) ?? null, series.estimate];
    const size = distance(old, after);
    return { series: series.key, identity: identityOf(series), verdict: 'accept', before: old, after, size };
  });
  const impact = moved.toSorted((a, b) => b.size - a.size)[0] ?? null;
  keptAccepted.set(report, { near, origins, impact });
  return impact;
}

const identityOf = ({ from, to, frame, item, basis, unit, per, outcome, kind, period }: Series): SeriesIdentity => ({
  ...{ from, to, frame, item, basis },
  ...{ unit, per, outcome, kind, period },
});

type Ends = { readonly low: string | null; readonly high: string | null };

/** The outer ends of all that is supported. */
function hull(estimate: Estimate | null): Ends {
  const regions = estimate?.supported ?? [];
  const ends = (side: 'low' | 'high'): string | null => {
    const all = regions.map((region) => region[side]);
    if (all.length === 0 || all.includes(null)) return null;
    const sorted = all.flatMap((end) => (end === null ? [] : [end])).sort((a, b) => Number(a) - Number(b));
    return (side === 'low' ? sorted[0] : sorted.at(-1)) ?? null;
  };
  return { low: ends('low'), high: ends('high') };
}

/** How far one estimate is from another; the envelope counts a quarter, a lost or won witness a tenth. */
export function distance(before: Estimate | null, after: Estimate | null): number {
  const [old, now] = [hull(before), hull(after)];
  const [wide, wider] = [before?.envelope, after?.envelope];
  const supported = steps(old.low, now.low) + steps(old.high, now.high);
  const envelope =
    steps(wide?.lowest ?? null, wider?.lowest ?? null) + steps(wide?.highest ?? null, wider?.highest ?? null);
  const origins = Math.abs((before?.independentOrigins ?? 0) - (after?.independentOrigins ?? 0));
  return supported + envelope / 4 + origins / 10;
}

/** Powers of ten between two ends. */
function steps(a: string | null, b: string | null): number {
  if (a === b) return 0;
  const [x, y] = [Number(a ?? 0), Number(b ?? 0)];
  if (a === null || b === null || x <= 0 || y <= 0) return 1;
  return Math.abs(Math.log10(x / y));
}
