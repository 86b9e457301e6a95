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

/** Candidate ticks from dense to sparse: 1, 2 and 5 of each decade; 1 and 3; decades; fewer and fewer of them. */
function tickSets(low: number, high: number): readonly (readonly number[])[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const decades = Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
  const every = (n: number) => decades.filter((_, i) => (first + i) % n === 0);
  const dense = (parts: readonly number[]) => decades.flatMap((decade) => parts.map((part) => part * decade));
  const within = (ticks: readonly number[]) => ticks.filter((n) => n >= low * 0.999 && n <= high * 1.001);
  return [dense([1, 2, 5]), dense([1, 3]), ...[1, 2, 3, 4, 6, 9].map(every)].map(within);
}

/** True where all neighbours stand at least `apart` from each other. */
const roomy = (places: readonly number[], apart: number): boolean =>
  places.every((x, i) => i === 0 || x - (places[i - 1] ?? x) >= apart);

/**
 * A scale that holds all the intervals with a margin at both ends; null where there is no number above zero. Ticks stand
 * at least `apart` from each other, in the range's units: as far as their labels need.
 */
export function logScale(all: readonly Ends[], range: readonly [number, number], apart = 10): LogScale | null {
  const numbers = positives(all);
  if (numbers.length === 0) return null;
  const [low, high] = [Math.min(...numbers) / MARGIN, Math.max(...numbers) * MARGIN];
  const scale = scaleLog().domain([low, high]).range(range).clamp(true);
  const sets = tickSets(low, high);
  const ticks =
    sets.find((set) =>
      roomy(
        set.map((n) => scale(n)),
        apart,
      ),
    ) ??
    sets.at(-1) ??
    [];
  return { at: (value) => scale(value > 0 ? value : low), ticks, range };
}
