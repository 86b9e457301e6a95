// Draws → what is said of them: percentiles, and how much of the spread each input explains. Typed arrays in, plain numbers out.
import { z } from 'zod';

export type Percentiles = { readonly p5: number; readonly p50: number; readonly p95: number };

/** The value at a share of sorted numbers, between neighbours in proportion (type 7 of Hyndman and Fan, 1996). */
export function quantileOfSorted(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (at - below) * (high - low);
}

/** P5, P50 and P95 of draws, in any order. The middle first: then each of the others lies in a half. */
export function percentiles(draws: Float64Array): Percentiles {
  const own = draws.slice();
  const last = own.length - 1;
  const middle = Math.floor(last * 0.5);
  const at = (share: number, left: number, right: number): number => {
    const below = Math.floor(last * share);
    place(own, below, left, right);
    const low = own[below] ?? Number.NaN;
    const high = below === last ? low : least(own, below + 1, below < middle ? middle : last);
    return low + (last * share - below) * (high - low);
  };
  const p50 = at(0.5, 0, last);
  return { p5: at(0.05, 0, middle), p50, p95: at(0.95, middle, last) };
}

/** The least number from one place to another. */
function least(values: Float64Array, from: number, to: number): number {
  let found = values[from] as number;
  for (let i = from + 1; i <= to; i += 1) if ((values[i] as number) < found) found = values[i] as number;
  return found;
}

/** Puts the number of a rank at its place, smaller ones before it, among those of some places (Hoare's selection): no need to sort them all. */
function place(values: Float64Array, rank: number, from: number, to: number): void {
  let [left, right] = [from, to];
  while (left < right) {
    const pivot = values[(left + right) >> 1] as number;
    let [i, j] = [left, right];
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1;
      while ((values[j] as number) > pivot) j -= 1;
      if (i > j) break;
      const kept = values[i] as number;
      values[i] = values[j] as number;
      values[j] = kept;
      i += 1;
      j -= 1;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return;
  }
}

/** Ranks from 0; equal numbers share the middle of their ranks. */
export function ranks(values: Float64Array): Float64Array {
  const order = orderOf(values);
  const found = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let i = from; i <= to; i += 1) found[order[i] ?? 0] = (from + to) / 2;
    from = to + 1;
  }
  return found;
}

/** Indices in ascending order of the values. */
export function orderOf(values: Float64Array): Uint32Array {
  const order = Uint32Array.from(values, (_, i) => i);
  return order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
}

/** Pearson's correlation; 0 where either does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let [sumA, sumB] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    sumA += a[i] ?? 0;
    sumB += b[i] ?? 0;
  }
  const [meanA, meanB] = [sumA / n, sumB / n];
  let [both, ownA, ownB] = [0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [(a[i] ?? 0) - meanA, (b[i] ?? 0) - meanB];
    both += x * y;
    ownA += x * x;
    ownB += y * y;
  }
  return ownA === 0 || ownB === 0 ? 0 : both / Math.sqrt(ownA * ownB);
}

/** Spearman's rank correlation. */
export const rankCorrelation = (a: Float64Array, b: Float64Array): number => correlation(ranks(a), ranks(b));

/** How much of a spread an input explains, 0 to 1. */
export const Share = z.object({ input: z.string(), share: z.number() }).readonly();
export type Share = z.infer<typeof Share>;

/**
 * How much of an output's spread each input explains: the squares of their correlations with it (the share of variance that a
 * straight line on the input takes away), made to add up to 1. What inputs do only together is not told apart. Largest first,
 * then by name; inputs that do not vary are left out.
 */
export function sharesOfSpread(
  output: Float64Array,
  inputs: readonly { readonly name: string; readonly draws: Float64Array }[],
): readonly Share[] {
  const squares = inputs.map(({ name, draws }) => ({ input: name, share: correlation(output, draws) ** 2 }));
  const whole = squares.reduce((sum, { share }) => sum + share, 0);
  if (whole === 0) return [];
  return squares
    .map(({ input, share }) => ({ input, share: share / whole }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || (a.input < b.input ? -1 : 1));
}
