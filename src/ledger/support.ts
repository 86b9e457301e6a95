// Pass 6: the best supported interval: the points that the largest number of independent origins covers (Marzullo's algorithm,
// with independence for a plain count), looked for only where a figure with two ends covers. Ties are all kept.
// Intervals are closed, so that every largest stretch begins and ends at an end of some interval: it is enough to look at the
// ends and at the gaps between neighbouring ends. Atom 2r is the r-th end, atom 2r + 1 the gap behind it; a sweep goes over
// the ends once and keeps which units of witnesses cover.
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

function bodiesOf(standing: readonly Standing[]): readonly string[] {
  const [first] = standing;
  return first && standing.length === 1
    ? [first.witness.body]
    : [...new Set(standing.map(({ witness }) => witness.body))].sort();
}

const touches = (a: Ends, b: Ends): boolean =>
  (a.low === null || b.high === null || compareDecimals(a.low, b.high) <= 0) &&
  (b.low === null || a.high === null || compareDecimals(b.low, a.high) <= 0);

function regionOf(where: Ends, standing: readonly Standing[], independent: number): Region {
  const covering = standing.filter(({ interval }) => touches(interval, where));
  const figures = covering.map(({ id }) => id);
  return { ...where, agree: bodiesOf(covering), independent, figures: figures.length > 1 ? figures.sort() : figures };
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

/** What the sweep finds: the different ends, ascending, and what covers each atom. */
type Swept = { readonly ends: readonly string[]; readonly values: readonly number[] };

function regions(standing: readonly Standing[], origins: Origins): readonly Region[] {
  const coverage = coverageOf(
    standing.map(({ witness }) => witness),
    origins,
  );
  const { ends, values } = swept(standing, coverage);
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

/** An end of a figure's interval: it starts to cover there, or stops. */
type Event = { readonly at: string; readonly value: number; readonly figure: number; readonly by: 1 | -1 };

/** Texts of so many characters are the same numbers as doubles and stand in the same order. */
const PLAIN = 15;

/** The ends of all intervals, ascending. */
function eventsOf(standing: readonly Standing[]): readonly Event[] {
  const events: Event[] = [];
  let isPlain = true;
  const add = (at: string, figure: number, by: 1 | -1): void => {
    isPlain &&= at.length <= PLAIN;
    events.push({ at, value: Number(at), figure, by });
  };
  for (let figure = 0; figure < standing.length; figure += 1) {
    const { low, high } = standing[figure]?.interval ?? NOWHERE;
    if (low !== null) add(low, figure, 1);
    if (high !== null) add(high, figure, -1);
  }
  return events.sort(isPlain ? (a, b) => a.value - b.value : (a, b) => compareDecimals(a.at, b.at));
}

const NOWHERE: Ends = { low: null, high: null };

/** For each atom the number of independent origins that cover it; 0 where no figure with two ends does. */
function swept(standing: readonly Standing[], coverage: Coverage): Swept {
  const events = eventsOf(standing);
  const twoSided = standing.map(({ interval }) => isTwoSided(interval));
  const ends: string[] = [];
  const values: number[] = [];
  let bounded = 0;
  const change = (figure: number, by: 1 | -1): void => {
    coverage.change(figure, by);
    if (twoSided[figure]) bounded += by;
  };
  const look = (): number => values.push(bounded === 0 ? 0 : coverage.largest());
  for (let figure = 0; figure < standing.length; figure += 1)
    if (standing[figure]?.interval.low === null) change(figure, 1);
  for (let first = 0; first < events.length; ) {
    const { at = '' } = events[first] ?? {};
    let next = first;
    for (; events[next]?.at === at; next += 1) if (events[next]?.by === 1) change(events[next]?.figure ?? 0, 1);
    ends.push(at);
    look();
    for (let i = first; i < next; i += 1) if (events[i]?.by === -1) change(events[i]?.figure ?? 0, -1);
    if (next < events.length) look();
    first = next;
  }
  return { ends, values };
}
