// What a network of network.ts is made of: its sizes, its parameters as they are learned and kept, 16 bits each. What enters:
// numbers from training or from the weights file. What leaves: parameters in whole numbers, their counts and scales. Pure.
import { PROJECT_SHIFT } from './network-kernel.ts';

/** Sizes: `inputs` even, `hidden` a multiple of 32, `pairSize` of 16; hidden + pairs · pairSize a multiple of 16. */
export type Shape = {
  readonly inputs: number;
  readonly hidden: number;
  readonly positions: number;
  /** Positions of one kind, which follow one another: what has a slot stands at those of one kind only. */
  readonly kind: number;
  /** Positions whose words are multiplied with each other. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly pairSize: number;
  /** Tables of rows for small numbers (labels, distances), and the rows of each. */
  readonly tables: number;
  readonly tableRows: number;
  readonly outputs: number;
};

/** The parameters' names, in the order in which they are kept. */
export const PARTS = ['features', 'positions', 'pairs', 'tables', 'bias', 'outputs', 'outputBias'] as const;
export type Part = (typeof PARTS)[number];

/** What training makes and the weights file holds: each parameter times its part's scale, 16 bits. */
export type NetworkWeights = {
  readonly shape: Shape;
  /** Hashes of the features that have a vector, in order of the vectors; the first stands for all others. */
  readonly keys: Int32Array;
  readonly parts: Readonly<Record<Part, Int16Array>>;
};

export const activations = (shape: Shape): number => shape.hidden + shape.pairs.length * shape.pairSize;

/** How many parameters each part has. */
export const partSizes = (shape: Shape, keys: number): Readonly<Record<Part, number>> => ({
  features: keys * shape.inputs,
  positions: shape.positions * shape.inputs * shape.hidden,
  pairs: 2 * shape.pairs.length * shape.inputs * shape.pairSize,
  tables: shape.tables * shape.tableRows * shape.hidden,
  bias: shape.hidden,
  outputs: shape.outputs * activations(shape),
  outputBias: shape.outputs,
});

const INPUT_BITS = 10;
const MATRIX_BITS = 10;
/** Of rows and of the hidden layer; products keep it, too, because it equals PRODUCT_SHIFT. */
const HIDDEN_BITS = INPUT_BITS + MATRIX_BITS - PROJECT_SHIFT;
const OUTPUT_BITS = 9;
const BIAS_BITS = 6;
export const BIAS_SCALE = 2 ** (HIDDEN_BITS + OUTPUT_BITS - BIAS_BITS);

/** A parameter of 1 stands as 2 to this power. */
const BITS: Readonly<Record<Part, number>> = {
  features: INPUT_BITS,
  positions: MATRIX_BITS,
  pairs: MATRIX_BITS,
  tables: HIDDEN_BITS,
  bias: HIDDEN_BITS,
  outputs: OUTPUT_BITS,
  outputBias: BIAS_BITS,
};

/** The many vectors of features are kept more coarsely. */
const STEPS: Readonly<Record<Part, number>> = {
  features: 16,
  positions: 1,
  pairs: 1,
  tables: 1,
  bias: 1,
  outputs: 1,
  outputBias: 1,
};

/** The nearest whole number of 16 bits. */
export const clamp16 = (value: number): number => Math.max(-32768, Math.min(32767, Math.round(value)));

/** Parameters as they are kept. */
export const quantised = (part: Part, values: Float32Array): Int16Array =>
  Int16Array.from(values, (value) => clamp16((value * 2 ** BITS[part]) / STEPS[part]) * STEPS[part]);

/** The vector of all features that have none of their own. */
export const UNKNOWN_ROW = 0;
