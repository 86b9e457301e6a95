// A lognormal drawn fast: millions of draws are made of it. Enters: an array of probabilities. Leaves: in their places the values below
// which a draw falls with them. Between knots at equal steps of probability the quantile is a cubic that has its value and its slope
// at both ends (Hermite's interpolation); in the outermost steps, where it bends most, the closed form is computed. Within a
// hundred-thousandth of it while the scale is at most 4 (an upper end 500,000 times the lower).
import { normalQuantile } from './normal.ts';

const STEPS = 1024;
/** Steps at either end in which nothing is interpolated: 3 % of the draws. */
const OUTER = 16;

/** The standard normal at each knot, and how far it rises there in one step: 1 / (steps × density). */
const KNOTS = Float64Array.from({ length: STEPS + 1 }, (_, k) => (k % STEPS === 0 ? 0 : normalQuantile(k / STEPS)));
const RISES = KNOTS.map((z) => (Math.sqrt(2 * Math.PI) * Math.exp((z * z) / 2)) / STEPS);

/** exp(middle + scale × a standard normal) below which a draw falls with probability `p`, 0 < p < 1. */
export const lognormalQuantile = (p: number, middle: number, scale: number): number =>
  Math.exp(middle + scale * normalQuantile(p));

/** Puts the quantiles in the place of the probabilities. */
export function fillLognormal(numbers: Float64Array, middle: number, scale: number): void {
  const cubics = cubicsOf(middle, scale);
  for (let i = 0; i < numbers.length; i += 1) {
    const p = numbers[i] as number;
    const at = p * STEPS;
    const k = Math.floor(at);
    if (k < OUTER || k >= STEPS - OUTER) {
      numbers[i] = lognormalQuantile(p, middle, scale);
      continue;
    }
    const t = at - k;
    const c = 4 * k;
    numbers[i] =
      (cubics[c] as number) +
      t * ((cubics[c + 1] as number) + t * ((cubics[c + 2] as number) + t * (cubics[c + 3] as number)));
  }
}

/** Four coefficients a step, of the part of the step that is gone: from the knot below, constant first. */
function cubicsOf(middle: number, scale: number): Float64Array {
  const cubics = new Float64Array(4 * STEPS);
  let value = 0;
  let slope = 0;
  for (let k = OUTER; k <= STEPS - OUTER; k += 1) {
    const next = Math.exp(middle + scale * (KNOTS[k] as number));
    const rise = next * scale * (RISES[k] as number);
    const c = 4 * (k - 1);
    if (k > OUTER) {
      cubics[c] = value;
      cubics[c + 1] = slope;
      cubics[c + 2] = 3 * (next - value) - 2 * slope - rise;
      cubics[c + 3] = slope + rise - 2 * (next - value);
    }
    value = next;
    slope = rise;
  }
  return cubics;
}
