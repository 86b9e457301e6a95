// Dependence, only where it is declared: a rank correlation between two inputs with its reason. Each input keeps its own draws
// and no draw changes; those of dependent inputs are only put into another order (R. L. Iman and W. J. Conover, "A distribution-
// free approach to inducing rank correlation among input variables", Communications in Statistics B11, 1982).
import { z } from 'zod';
import { normalQuantile } from './normal.ts';
import { orderOf } from './summary.ts';

/** A rank correlation, −1 < rank < 1, that somebody declares. */
export const Dependence = z
  .object({ a: z.string(), b: z.string(), rank: z.number().gt(-1).lt(1), reason: z.string() })
  .readonly();
export type Dependence = z.infer<typeof Dependence>;

/**
 * The draws with the declared dependence, by input name. Inputs that nothing is declared of keep their very arrays.
 * Throws RangeError where the correlations contradict each other (no such distribution exists).
 */
export function dependent(
  draws: ReadonlyMap<string, Float64Array>,
  dependences: readonly Dependence[],
): ReadonlyMap<string, Float64Array> {
  const names = [...new Set(dependences.flatMap(({ a, b }) => [a, b]))].filter((name) => draws.has(name)).sort();
  if (names.length === 0) return draws;
  const root = cholesky(names.map((one) => names.map((other) => pearsonOf(one, other, dependences))));
  const independent = names.map((name) => scoresOf(draws.get(name) ?? new Float64Array()));
  const arranged = new Map(draws);
  names.forEach((name, row) => {
    const own = draws.get(name) ?? new Float64Array();
    const scores = new Float64Array(own.length);
    for (let i = 0; i < own.length; i += 1)
      for (let column = 0; column <= row; column += 1)
        scores[i] = (scores[i] ?? 0) + (root[row]?.[column] ?? 0) * (independent[column]?.[i] ?? 0);
    arranged.set(name, inOrderOf(own, scores));
  });
  return arranged;
}

/** The correlation of normal scores that gives a rank correlation: 2 sin(π r / 6) (Pearson, 1907). */
function pearsonOf(one: string, other: string, dependences: readonly Dependence[]): number {
  if (one === other) return 1;
  const found = dependences.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
  if (!found) return 0;
  if (!(Math.abs(found.rank) < 1)) throw new RangeError(`a rank correlation is between -1 and 1, not ${found.rank}`);
  return 2 * Math.sin((Math.PI * found.rank) / 6);
}

/** Normal scores of the ranks. */
function scoresOf(values: Float64Array): Float64Array {
  const scores = new Float64Array(values.length);
  orderOf(values).forEach((place, rank) => {
    scores[place] = normalQuantile((rank + 0.5) / values.length);
  });
  return scores;
}

/** The values so that their ranks are those of the scores. */
function inOrderOf(values: Float64Array, scores: Float64Array): Float64Array {
  const sorted = values.toSorted();
  const placed = new Float64Array(values.length);
  orderOf(scores).forEach((place, rank) => {
    placed[place] = sorted[rank] ?? Number.NaN;
  });
  return placed;
}

/** The lower triangle whose product with its transpose is the matrix. Throws RangeError where there is none. */
function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const root: number[][] = matrix.map(() => []);
  for (let i = 0; i < matrix.length; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= (root[i]?.[k] ?? 0) * (root[j]?.[k] ?? 0);
      const row = root[i] ?? [];
      if (i === j && rest <= 1e-12) throw new RangeError('the declared rank correlations contradict each other');
      row[j] = i === j ? Math.sqrt(rest) : rest / (root[j]?.[j] ?? 1);
    }
  return root;
}
