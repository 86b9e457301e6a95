// Pass 6: the best supported interval: the points that the largest number of independent origins covers (Marzullo's algorithm,
// with independence for a plain count), looked for only where a figure with two ends covers. Ties are all kept.
// Intervals are closed, so that every largest stretch begins and ends at an end of some interval: it is enough to look at the
// ends and at the gaps between neighbouring ends. Atom 2r is the r-th end, atom 2r + 1 the gap behind it; a sweep goes over
// them once and keeps which units of witnesses cover.
import { compareDecimals } from '../base/decimal.ts';
import { type Coverage, coverageOf, largestIndependentSet, type Witness } from './independence.ts';
import type { Region } from './model.ts';
import type { Origins } from './origins.ts';
import { type Ends, isTwoSided } from './width.ts';

/** A current figure as it enters the overlap. */
export type Standing = { readonly id: string; readonly witness: Witness; readonly interval: Ends };

export type Support = { readonly supported: readonly Region[]; readonly outliers: readonly string[] };

/** The best supported regions of a series' current figures, ascending, and the bodies that agree with none of them. */
export function bestSupported(standing: readonly Standing[], origins: Origins): Support {
  if (standing.length === 0) return { supported: [], outliers: [] };
  const [only] = standing;
  if (only && standing.length === 1) {
    const region = { ...only.interval, agree: [only.witness.body], independent: 1, figures: [only.id] };
    return { supported: [region], outliers: [] };
  }
  const supported = standing.some(({ interval }) => isTwoSided(interval))
    ? regions(standing, origins)
    : meeting(standing, origins);
  // Bounds that contradict each other: a conflict without a winner, in which nobody is the outlier.
  if (supported.length === 0) return { supported, outliers: [] };
  const agreeing = new Set(supported.flatMap(({ agree }) => agree));
  return { supported, outliers: bodiesOf(standing.filter(({ witness }) => !agreeing.has(witness.body))) };
}

const bodiesOf = (standing: readonly Standing[]): readonly string[] =>
  [...new Set(standing.map(({ witness }) => witness.body))].sort();

const touches = (a: Ends, b: Ends): boolean =>
  (a.low === null || b.high === null || compareDecimals(a.low, b.high) <= 0) &&
  (b.low === null || a.high === null || compareDecimals(b.low, a.high) <= 0);

function regionOf(where: Ends, standing: readonly Standing[], independent: number): Region {
  const covering = standing.filter(({ interval }) => touches(interval, where));
  return { ...where, agree: bodiesOf(covering), independent, figures: covering.map(({ id }) => id).sort() };
}

/** Half-lines only: where all of them meet. */
function meeting(standing: readonly Standing[], origins: Origins): readonly Region[] {
  const outermost = (ends: readonly (string | null)[], sign: 1 | -1): string | null =>
    ends.reduce(
      (best, end) => (end !== null && (best === null || compareDecimals(end, best) === sign) ? end : best),
      null,
    );
  const low = outermost(
    standing.map(({ interval }) => interval.low),
    1,
  );
  const high = outermost(
    standing.map(({ interval }) => interval.high),
    -1,
  );
  if (low !== null && high !== null && compareDecimals(low, high) > 0) return [];
  const size = largestIndependentSet(
    standing.map(({ witness }) => witness),
    origins,
  );
  return [regionOf({ low, high }, standing, size)];
}

/** All different ends, ascending. */
function endsOf(standing: readonly Standing[]): readonly string[] {
  const ends = new Set<string>();
  for (const { interval } of standing) {
    if (interval.low !== null) ends.add(interval.low);
    if (interval.high !== null) ends.add(interval.high);
  }
  return [...ends].sort(compareDecimals);
}

function regions(standing: readonly Standing[], origins: Origins): readonly Region[] {
  const ends = endsOf(standing);
  const coverage = coverageOf(
    standing.map(({ witness }) => witness),
    origins,
  );
  const values = atomValues(standing, ends, coverage);
  const best = values.reduce((most, value) => Math.max(most, value), 0);
  const found: Region[] = [];
  for (let atom = 0; atom < values.length; atom += 1) {
    if (values[atom] !== best) continue;
    const start = atom;
    while (values[atom + 1] === best) atom += 1;
    const low = ends[start >> 1] ?? null;
    const high = ends[(atom + 1) >> 1] ?? null;
    found.push(regionOf({ low, high }, standing, best));
  }
  return found;
}

/** For each atom the number of independent origins that cover it; 0 where no figure with two ends does. */
function atomValues(standing: readonly Standing[], ends: readonly string[], coverage: Coverage): readonly number[] {
  const rank = new Map(ends.map((end, i) => [end, i]));
  const [starts, stops] = [listsOf(ends.length), listsOf(ends.length)];
  const twoSided = standing.map(({ interval }) => isTwoSided(interval));
  let bounded = 0;
  let now: number | null = null;
  const change = (figure: number, by: 1 | -1): void => {
    coverage.change(figure, by);
    if (twoSided[figure]) bounded += by;
    now = null;
  };
  standing.forEach(({ interval: { low, high } }, figure) => {
    if (low === null) change(figure, 1);
    else starts[rank.get(low) ?? 0]?.push(figure);
    if (high !== null) stops[rank.get(high) ?? 0]?.push(figure);
  });
  const values: number[] = [];
  const look = (): void => {
    now ??= bounded === 0 ? 0 : coverage.largest();
    values.push(now);
  };
  for (let r = 0; r < ends.length; r += 1) {
    for (const figure of starts[r] ?? []) change(figure, 1);
    look();
    for (const figure of stops[r] ?? []) change(figure, -1);
    if (r + 1 < ends.length) look();
  }
  return values;
}

const listsOf = (length: number): number[][] => Array.from({ length }, () => []);
