// The logarithmic scale that the charts of one page share. Zero and negative numbers have no place on it and stand at its start.
import { scaleLog } from 'd3-scale';
import type { Ends } from '../format/interval.ts';

export type LogScale = {
  /** Position of a number, in the range's units; clamped to the range. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
  readonly range: readonly [number, number];
};

/** Room beyond the outermost number, as a factor, so that an arrow has somewhere to point. */
const MARGIN = 1.6;

/** All ends as numbers above zero. */
const positives = (all: readonly Ends[]): number[] =>
  all.flatMap(({ low, high }) => [low, high]).flatMap((n) => (n === null || Number(n) <= 0 ? [] : [Number(n)]));

/** Ticks at 1, 2 and 5 of each decade while they are few, else at decades, else at every third. */
function chooseTicks(low: number, high: number, most: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const decades = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  const within = (ticks: number[]) => ticks.filter((n) => n >= low * 0.999 && n <= high * 1.001);
  const options = [
    decades.flatMap((n) => [n, 2 * n, 5 * n]),
    decades.flatMap((n) => [n, 3 * n]),
    decades,
    decades.filter((_, i) => (first + i) % 2 === 0),
    decades.filter((_, i) => (first + i) % 3 === 0),
  ].map(within);
  return options.find((ticks) => ticks.length <= most) ?? options.at(-1) ?? [];
}

/** A scale that holds all the intervals with a margin at both ends; null where there is no number above zero. */
export function logScale(all: readonly Ends[], range: readonly [number, number], mostTicks = 8): LogScale | null {
  const numbers = positives(all);
  if (numbers.length === 0) return null;
  const [low, high] = [Math.min(...numbers) / MARGIN, Math.max(...numbers) * MARGIN];
  const scale = scaleLog().domain([low, high]).range(range).clamp(true);
  return { at: (value) => scale(value > 0 ? value : low), ticks: chooseTicks(low, high, mostTicks), range };
}
