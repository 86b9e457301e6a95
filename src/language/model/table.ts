// A linear model in one hashed table: weight of (feature, class) at (feature's hash + class) & mask, so that the weights
// of one feature lie side by side. Training keeps integers and a second table for averaging; what ships is rounded.

export type Table = { readonly mask: number; readonly weights: Int16Array };

/** A table in training: the averaged weight is weights - sums / steps. */
export type TrainingTable = Table & { readonly sums: Float64Array; steps: number };

/** Rounded averages are stored times this. */
const SCALE = 32;

export function createTrainingTable(bits: number): TrainingTable {
  const size = 2 ** bits;
  return { mask: size - 1, weights: new Int16Array(size), sums: new Float64Array(size), steps: 1 };
}

/** Adds `delta` to a class for each of the features. */
export function update(table: TrainingTable, features: Int32Array, count: number, offset: number, delta: number): void {
  const { mask, weights, sums, steps } = table;
  for (let k = 0; k < count; k++) {
    const at = (features[k]! + offset) & mask;
    weights[at]! += delta;
    sums[at]! += steps * delta;
  }
}

/** The averaged table; weights nearer to zero than `prune` are left out. */
export function averaged(table: TrainingTable, prune = 0.05): Table {
  const weights = new Int16Array(table.weights.length);
  for (let i = 0; i < weights.length; i++) {
    const value = table.weights[i]! - table.sums[i]! / table.steps;
    if (Math.abs(value) >= prune) weights[i] = Math.max(-32767, Math.min(32767, Math.round(value * SCALE)));
  }
  return { mask: table.mask, weights };
}

/** Adds the weights of the classes in `classes` for all features into `scores` (indexed by class). */
export function score(
  table: Table,
  features: Int32Array,
  from: number,
  count: number,
  classes: Int32Array,
  scores: Int32Array,
): void {
  const { mask, weights } = table;
  const n = classes.length;
  for (let k = from; k < count; k++) {
    const base = features[k]!;
    for (let j = 0; j < n; j++) {
      const c = classes[j]!;
      scores[c] = scores[c]! + weights[(base + c) & mask]!;
    }
  }
}
