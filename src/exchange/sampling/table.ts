// A distribution of which only the density is at hand, as a table of its cumulative probability over equal steps, and the
// quantile read off it. Inside a step the density is taken as a straight line, so that the quantile is the root of a quadratic.

const STEPS = 2048;
const GUIDES = 1024;

/** Puts low + width × the quantile, 0 to 1, in the place of each probability. */
export type Table = (numbers: Float64Array, low: number, width: number) => void;

/** The quantiles of a density on [0, 1]; the density need not be normalised, but must be finite. */
export function quantileTable(density: (x: number) => number): Table {
  const heights = Float64Array.from({ length: STEPS + 1 }, (_, i) => density(i / STEPS));
  const sums = new Float64Array(STEPS + 1);
  for (let i = 0; i < STEPS; i += 1) sums[i + 1] = (sums[i] ?? 0) + ((heights[i] ?? 0) + (heights[i + 1] ?? 0)) / 2;
  const whole = sums[STEPS] ?? 1;
  const guide = guideOf(sums, whole);
  return (numbers, low, width) => {
    for (let i = 0; i < numbers.length; i += 1) {
      const probability = Math.min(1, Math.max(0, numbers[i] as number));
      const wanted = probability * whole;
      let step = guide[Math.min(GUIDES - 1, Math.floor(probability * GUIDES))] as number;
      while (step < STEPS - 1 && (sums[step + 1] as number) < wanted) step += 1;
      const [left, right] = [heights[step] as number, heights[step + 1] as number];
      numbers[i] = low + (width * (step + within(left, right, wanted - (sums[step] as number)))) / STEPS;
    }
  };
}

/** For each share of the probability the step in which it begins. */
function guideOf(sums: Float64Array, whole: number): Int32Array {
  const guide = new Int32Array(GUIDES);
  let step = 0;
  for (let i = 0; i < GUIDES; i += 1) {
    while (step < STEPS - 1 && (sums[step + 1] ?? whole) < (i / GUIDES) * whole) step += 1;
    guide[i] = step;
  }
  return guide;
}

/** How far into a step, 0 to 1, the area under the line from `left` to `right` reaches `area`. */
function within(left: number, right: number, area: number): number {
  const slope = right - left;
  if (area <= 0) return 0;
  const root = Math.sqrt(Math.max(0, left * left + 2 * slope * area));
  const share = (2 * area) / (left + root);
  return Number.isFinite(share) ? Math.min(1, share) : 0;
}
