// Pass 6: the best supported interval: the points that the largest number of independent origins covers (Marzullo's algorithm,
// with independence for a plain count), looked for only where a figure with two ends covers. Ties are all kept.
// Intervals are closed, so that every largest stretch begins and ends at an end of some interval: it is enough to look at the
// ends and at the gaps between neighbouring ends.
import { type Decimal, decimalText } from '../base/decimal.ts';
import { type Interval, isTwoSided, overlaps } from '../base/interval.ts';
import { largestIndependentSet, type Witness } from './independence.ts';
import type { Region } from './model.ts';
import type { Origins } from './origins.ts';

/** A current figure as it enters the overlap. */
export type Standing = { readonly id: string; readonly witness: Witness; readonly interval: Interval };

export type Support = { readonly supported: readonly Region[]; readonly outliers: readonly string[] };

/** The best supported regions of a series' current figures, ascending, and the bodies that agree with none of them. */
export function bestSupported(standing: readonly Standing[], origins: Origins): Support {
  if (standing.length === 0) return { supported: [], outliers: [] };
  const supported = standing.some(({ interval }) => isTwoSided(interval))
    ? regions(standing, origins)
    : meeting(standing, origins);
  // Bounds that contradict each other: a conflict without a winner, in which nobody is the outlier.
  if (supported.length === 0) return { supported, outliers: [] };
  const agreeing = new Set(supported.flatMap(({ agree }) => agree));
  return { supported, outliers: bodiesOf(standing).filter((body) => !agreeing.has(body)) };
}

const bodiesOf = (standing: readonly Standing[]): readonly string[] =>
  [...new Set(standing.map(({ witness }) => witness.body))].sort();

const size = (standing: readonly Standing[], origins: Origins): number =>
  largestIndependentSet(
    standing.map(({ witness }) => witness),
    origins,
  );

const endText = (end: Decimal | null): string | null => (end === null ? null : decimalText(end));

function regionOf(where: Interval, standing: readonly Standing[], independent: number): Region {
  const covering = standing.filter(({ interval }) => overlaps(interval, where));
  return {
    low: endText(where.low),
    high: endText(where.high),
    agree: bodiesOf(covering),
    independent,
    figures: covering.map(({ id }) => id).sort(),
  };
}

/** Half-lines only: where all of them meet. */
function meeting(standing: readonly Standing[], origins: Origins): readonly Region[] {
  const lows = standing.flatMap(({ interval: { low } }) => (low === null ? [] : [low]));
  const highs = standing.flatMap(({ interval: { high } }) => (high === null ? [] : [high]));
  const low = lows.reduce<Decimal | null>((max, x) => (max === null || x.gt(max) ? x : max), null);
  const high = highs.reduce<Decimal | null>((min, x) => (min === null || x.lt(min) ? x : min), null);
  if (low !== null && high !== null && low.gt(high)) return [];
  return [regionOf({ low, high }, standing, size(standing, origins))];
}

/** A point (both ends the same) or the open gap between two neighbouring points. */
type Atom = { readonly low: Decimal; readonly high: Decimal };

const covers = ({ low, high }: Interval, atom: Atom): boolean =>
  (low === null || low.lte(atom.low)) && (high === null || high.gte(atom.high));

function atomsOf(standing: readonly Standing[]): readonly Atom[] {
  const ends = standing.flatMap(({ interval: { low, high } }) => [low, high].filter((end) => end !== null));
  ends.sort((a, b) => a.cmp(b));
  const points = ends.filter((end, i) => i === 0 || !ends[i - 1]?.eq(end));
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    return next
      ? [
          { low: point, high: point },
          { low: point, high: next },
        ]
      : [{ low: point, high: point }];
  });
}

function regions(standing: readonly Standing[], origins: Origins): readonly Region[] {
  const atoms = atomsOf(standing);
  const values = atomValues(atoms, standing, origins);
  const best = Math.max(...values);
  const found: Region[] = [];
  for (let i = 0; i < atoms.length; i += 1) {
    const start = atoms[i];
    if (values[i] !== best || !start) continue;
    while (values[i + 1] === best) i += 1;
    found.push(regionOf({ low: start.low, high: atoms[i]?.high ?? start.high }, standing, best));
  }
  return found;
}

/** For each atom the number of independent origins that cover it; 0 where no figure with two ends does. */
function atomValues(atoms: readonly Atom[], standing: readonly Standing[], origins: Origins): readonly number[] {
  const known = new Map<string, number>();
  return atoms.map((atom) => {
    const covering = standing.filter(({ interval }) => covers(interval, atom));
    if (!covering.some(({ interval }) => isTwoSided(interval))) return 0;
    const key = covering.map(({ id }) => id).join(' ');
    const value = known.get(key) ?? size(covering, origins);
    known.set(key, value);
    return value;
  });
}
