// Distributions by declared choice, as functions from probability to value: whoever draws gives the uniform numbers. Nothing is
// chosen here: which shape stands for an interval, and what an open end takes, is said by the one who asks.
import type { Shape } from '../choices.ts';
import { fillLognormal, lognormalQuantile } from './lognormal.ts';
import { normalQuantile } from './normal.ts';
import { quantileTable, type Table } from './table.ts';

export type Distribution =
  /** Every number between the ends is as likely. */
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  /** Between the ends, most likely at `mode`; the middle where it is not given. */
  | { readonly kind: 'pert'; readonly low: number; readonly high: number; readonly mode?: number | undefined }
  /** The ends are the 5th and the 95th percentile; both above 0. */
  | { readonly kind: 'lognormal'; readonly low: number; readonly high: number }
  /** From `low` on without end, falling exponentially; 95 % lie below `p95`. */
  | { readonly kind: 'tail'; readonly low: number; readonly p95: number }
  /** Several, each as likely as the others. */
  | { readonly kind: 'mixture'; readonly of: readonly Distribution[] }
  | { readonly kind: 'point'; readonly value: number };

/** The value below which a draw falls with a probability, 0 < p < 1. */
export type Quantile = (probability: number) => number;

const Z95 = normalQuantile(0.95);

/** The quantile function of a distribution. Throws RangeError where its ends are no interval, or a lognormal's are not above 0. */
export function quantileOf(distribution: Distribution): Quantile {
  switch (distribution.kind) {
    case 'point':
      return () => distribution.value;
    case 'uniform': {
      const { low, width } = ends(distribution);
      return (p) => low + p * width;
    }
    case 'pert': {
      const { low, width, table } = pertOf(distribution);
      const one = new Float64Array(1);
      return (p) => {
        one[0] = p;
        table(one, low, width);
        return one[0];
      };
    }
    case 'lognormal': {
      const { middle, scale } = lognormalOf(distribution);
      return (p) => lognormalQuantile(p, middle, scale);
    }
    case 'tail': {
      const scale = -(distribution.p95 - distribution.low) / Math.log(0.05);
      return (p) => distribution.low - scale * Math.log(1 - p);
    }
    case 'mixture':
      return mixtureOf(distribution.of.map(quantileOf));
  }
}

/** Puts the quantiles in the place of probabilities, all at once. Throws as `quantileOf` does. */
export function fillQuantiles(distribution: Distribution, numbers: Float64Array): void {
  if (distribution.kind === 'pert') {
    const { low, width, table } = pertOf(distribution);
    table(numbers, low, width);
  } else if (distribution.kind === 'lognormal') {
    const { middle, scale } = lognormalOf(distribution);
    fillLognormal(numbers, middle, scale);
  } else {
    const quantile = quantileOf(distribution);
    for (let i = 0; i < numbers.length; i += 1) numbers[i] = quantile(numbers[i] as number);
  }
}

function ends({ low, high }: { readonly low: number; readonly high: number }): {
  readonly low: number;
  readonly high: number;
  readonly width: number;
} {
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new RangeError(`${low} to ${high} is no interval`);
  return { low, high, width: high - low };
}

function lognormalOf(distribution: Distribution & { readonly kind: 'lognormal' }): {
  readonly middle: number;
  readonly scale: number;
} {
  const { low, high } = ends(distribution);
  if (low <= 0) throw new RangeError(`a lognormal has both ends above 0, not ${low}`);
  return { middle: Math.log(low * high) / 2, scale: Math.log(high / low) / (2 * Z95) };
}

const pertTables = new Map<number, Table>();

/**
 * PERT is a beta distribution over the interval with shape 1 + 4 (mode − low) / (high − low) on the left and 6 less that on the
 * right (D. Malcolm and others, Operations Research 7, 1959).
 */
function pertOf(distribution: Distribution & { readonly kind: 'pert' }): {
  readonly low: number;
  readonly width: number;
  readonly table: Table;
} {
  const { low, high, width } = ends(distribution);
  const mode = distribution.mode ?? (low + high) / 2;
  if (!(mode >= low && mode <= high)) throw new RangeError(`the mode ${mode} is outside ${low} to ${high}`);
  const left = width === 0 ? 2 : (4 * (mode - low)) / width;
  let table = pertTables.get(left);
  if (!table) {
    table = quantileTable((x) => x ** left * (1 - x) ** (4 - left));
    pertTables.set(left, table);
  }
  return { low, width, table };
}

/** The first part of the probability draws from the first, the next from the next: no second random number is needed. */
function mixtureOf(quantiles: readonly Quantile[]): Quantile {
  const count = quantiles.length;
  if (count === 0) throw new RangeError('a mixture of nothing');
  return (p) => {
    const which = Math.min(count - 1, Math.floor(p * count));
    const rest = p * count - which;
    return quantiles[which]?.(Math.min(1 - 2 ** -50, Math.max(2 ** -50, rest))) ?? Number.NaN;
  };
}

/** The distribution that stands for an interval with two ends by the shape chosen; a lognormal that would touch 0 is a PERT. */
export function betweenEnds(low: number, high: number, shape: Shape): Distribution {
  if (low === high) return { kind: 'point', value: low };
  return shape === 'lognormal' && low <= 0 ? { kind: 'pert', low, high } : { kind: shape, low, high };
}
