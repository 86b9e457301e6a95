// A linear model in one hashed table: the weight of (feature, class) stands at (feature's hash + class) & mask, so that the
// weights of one feature lie side by side. Training keeps integers and a second table for averaging; what ships is rounded.

export type WideTable = { readonly mask: number; readonly weights: Int16Array };

/** A table as it is read from a file: a weight's level and sign in one byte, so that more of it stays in the caches. */
export type PackedTable = { readonly mask: number; readonly codes: Uint8Array };

export type Table = WideTable | PackedTable;

/** A table in training: the averaged weight is weights - sums / steps. */
export type TrainingTable = WideTable & { readonly sums: Float64Array; steps: number };

/** Averages are kept times this. */
const SCALE = 32;

/**
 * The sizes that a weight may have: 128 levels, fine near zero and coarser the larger they are, since a few weights are a
 * thousand times the usual. A weight is so one byte in the file: its level, and 128 more where it is negative.
 */
const BEND = 8;
const RATIO = (32767 / BEND + 1) ** (1 / 127);
export const LEVELS: Int16Array = Int16Array.from({ length: 128 }, (_, k) => Math.round(BEND * (RATIO ** k - 1)));

/** The weight that a byte stands for: a level, and 128 more where it is negative. */
const WEIGHTS: Int16Array = Int16Array.from({ length: 256 }, (_, code) =>
  code < 128 ? LEVELS[code]! : -LEVELS[code - 128]!,
);

/** The byte of a weight. */
export const codeOf = (weight: number): number => levelOf(weight) + (weight < 0 ? 128 : 0);

/** The level whose size is nearest. */
export const levelOf = (size: number): number =>
  Math.min(127, Math.round(Math.log(Math.abs(size) / BEND + 1) / Math.log(RATIO)));

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

/** The averaged table, its weights rounded to levels. Averages nearer to zero than `prune` are left out. */
export function averaged(table: TrainingTable, prune: number): WideTable {
  const weights = new Int16Array(table.weights.length);
  for (let i = 0; i < weights.length; i++) {
    const value = table.weights[i]! - table.sums[i]! / table.steps;
    if (value === 0 || Math.abs(value) < prune) continue;
    weights[i] = Math.sign(value) * LEVELS[levelOf(value * SCALE)]!;
  }
  return { mask: table.mask, weights };
}

/**
 * Adds the weights of the classes in `classes` for all features into `scores` (indexed by class). Class by class: the sum
 * stays in a register, and a feature's weights, which lie side by side, are in the nearest cache after the first class.
 */
export function score(
  table: Table,
  features: Int32Array,
  count: number,
  classes: Int32Array,
  scores: Int32Array,
): void {
  if ('codes' in table) scorePacked(table, features, count, classes, scores);
  else scoreWide(table, features, count, classes, scores);
}

function scorePacked(
  { mask, codes }: PackedTable,
  features: Int32Array,
  count: number,
  classes: Int32Array,
  scores: Int32Array,
): void {
  for (let j = 0; j < classes.length; j++) {
    const c = classes[j]!;
    let sum = scores[c]!;
    for (let k = 0; k < count; k++) sum += WEIGHTS[codes[(features[k]! + c) & mask]!]!;
    scores[c] = sum;
  }
}

function scoreWide(
  { mask, weights }: WideTable,
  features: Int32Array,
  count: number,
  classes: Int32Array,
  scores: Int32Array,
): void {
  for (let j = 0; j < classes.length; j++) {
    const c = classes[j]!;
    let sum = scores[c]!;
    for (let k = 0; k < count; k++) sum += weights[(features[k]! + c) & mask]!;
    scores[c] = sum;
  }
}

/** Writes the scores of the classes 0, 1 and 2. */
export function scoreThree(table: Table, features: Int32Array, count: number, scores: Int32Array): void {
  if ('codes' in table) scoreThreePacked(table, features, count, scores);
  else scoreThreeWide(table, features, count, scores);
}

function scoreThreePacked({ mask, codes }: PackedTable, features: Int32Array, count: number, scores: Int32Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  for (let k = 0; k < count; k++) {
    const at = features[k]!;
    a += WEIGHTS[codes[at & mask]!]!;
    b += WEIGHTS[codes[(at + 1) & mask]!]!;
    c += WEIGHTS[codes[(at + 2) & mask]!]!;
  }
  scores[0] = a;
  scores[1] = b;
  scores[2] = c;
}

function scoreThreeWide({ mask, weights }: WideTable, features: Int32Array, count: number, scores: Int32Array): void {
  let a = 0;
  let b = 0;
  let c = 0;
  for (let k = 0; k < count; k++) {
    const at = features[k]!;
    a += weights[at & mask]!;
    b += weights[(at + 1) & mask]!;
    c += weights[(at + 2) & mask]!;
  }
  scores[0] = a;
  scores[1] = b;
  scores[2] = c;
}
