// A linear model in one hashed table: the weight of (feature, class) stands at (feature's hash + class) & mask, so that the
// weights of one feature lie side by side. Training keeps integers and a second table for averaging; what ships is rounded.
import { scramble } from './hash.ts';
import { coverOf, type Kernel } from './kernel.ts';

export type Table = {
  readonly mask: number;
  readonly weights: Int16Array;
  /** The kernel in whose memory the weights lie, and where; null while they are learned. */
  readonly kernel: Kernel | null;
  readonly base: number;
};

/** Where features, scores and their sums are written; in a kernel's memory where tables of that kernel are to be used. */
export type Space = {
  readonly features: Int32Array;
  readonly scores: Int32Array;
  readonly totals: Int32Array;
  readonly kernel: Kernel | null;
};

/** Classes to be scored, and the kernel's blocks that cover them. */
export type Classes = { readonly list: Int32Array; readonly cover: Int32Array };

export const classesOf = (list: Int32Array): Classes => ({ list, cover: coverOf(list) });

/** Reused arrays, so that scoring allocates nothing. */
export const createSpace = (kernel: Kernel | null): Space => ({
  features: kernel?.features ?? new Int32Array(4096),
  scores: kernel?.scores ?? new Int32Array(2048),
  totals: new Int32Array(2048),
  kernel,
});

/** A table in training: the averaged weight is weights - sums / steps. */
export type TrainingTable = Table & { readonly sums: Float64Array; steps: number };

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
export const WEIGHTS: Int16Array = Int16Array.from({ length: 256 }, (_, code) =>
  code < 128 ? LEVELS[code]! : -LEVELS[code - 128]!,
);

/** The byte of a weight. */
export const codeOf = (weight: number): number => levelOf(weight) + (weight < 0 ? 128 : 0);

/** The level whose size is nearest. */
export const levelOf = (size: number): number =>
  Math.min(127, Math.round(Math.log(Math.abs(size) / BEND + 1) / Math.log(RATIO)));

/** A table over weights outside of any kernel. */
export const plainTable = (weights: Int16Array): Table => ({
  mask: weights.length - 1,
  weights,
  kernel: null,
  base: 0,
});

export function createTrainingTable(bits: number): TrainingTable {
  const size = 2 ** bits;
  return { ...plainTable(new Int16Array(size)), sums: new Float64Array(size), steps: 1 };
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

/** The mean of averaged tables, its weights rounded to levels. Those nearer to zero than `prune` are left out. */
export function averaged(tables: readonly TrainingTable[], prune: number): Table {
  const weights = new Int16Array(tables[0]!.weights.length);
  for (let i = 0; i < weights.length; i++) {
    let value = 0;
    for (const table of tables) value += (table.weights[i]! - table.sums[i]! / table.steps) / tables.length;
    if (value === 0 || Math.abs(value) < prune) continue;
    weights[i] = Math.sign(value) * LEVELS[levelOf(value * SCALE)]!;
  }
  return plainTable(weights);
}

/** The last step of hashing, before the features are used; a kernel takes it itself. */
export function settleFeatures({ features, kernel }: Space, count: number): void {
  if (kernel === null) for (let k = 0; k < count; k++) features[k] = scramble(features[k]!);
}

/** Writes the scores of some classes (indexed by class): their weights for the first `count` features of the space, added up. */
export function score(table: Table, space: Space, count: number, classes: Classes): void {
  const { kernel, mask, base } = table;
  if (kernel === null || space.kernel === null) {
    scorePlain(table, space, count, classes.list);
    return;
  }
  const { cover } = classes;
  for (let j = 0; j < cover.length; j++) kernel.blocks[j] = cover[j]!;
  kernel.score(base, mask, count, cover.length);
}

/** Class by class: the sum stays in a register, and a feature's weights are in the nearest cache after the first. */
function scorePlain({ mask, weights }: Table, { features, scores }: Space, count: number, classes: Int32Array): void {
  for (let j = 0; j < classes.length; j++) {
    const c = classes[j]!;
    let sum = 0;
    for (let k = 0; k < count; k++) sum += weights[(features[k]! + c) & mask]!;
    scores[c] = sum;
  }
}
