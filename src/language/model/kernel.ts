// The inner loop of scoring as WebAssembly with SIMD: a feature's weights lie side by side, so that sixteen classes are added
// at a time. What enters: features and the tables' weights, in the kernel's memory. What leaves: the same sums, in the
// same memory, as the plain loops of table.ts give (integers: the order of adding does not matter).
// Memory: features from 0, the addresses of their rows from ROWS, scores from SCORES, blocks from BLOCKS, tables from TABLES; each table is
// followed by a copy of its first weights, so that a row that runs over its end needs no second look. The memory never
// grows, so views of it stay valid.

import {
  ADD,
  assemble,
  CALL,
  constant,
  END,
  type FunctionCode,
  GET,
  I32,
  IF,
  instantiate,
  LANES,
  leb,
  loadVector,
  repeat,
  SET,
  SHL,
  storeVector,
  TEE,
  V128,
  VOID,
} from './assemble.ts';

export type Kernel = {
  readonly features: Int32Array;
  readonly scores: Int32Array;
  /** The first classes of the blocks to be scored. */
  readonly blocks: Int32Array;
  /**
   * Writes the scores of the classes of the first so many blocks: the weights that the first `count` features, not yet
   * scrambled, have for them in the table at `base`, added up.
   */
  readonly score: (base: number, mask: number, count: number, blocks: number) => void;
};

/** A table's weights in the kernel's memory, to be filled; `base` is its address; call `close` when it is full. */
export type KernelTable = { readonly weights: Int16Array; readonly base: number; readonly close: () => void };

/** Classes that are added up at a time. */
export const BLOCK = 16;
const FEATURES = 4096;
const CLASSES = 2048;
const ROWS = FEATURES * 4;
const SCORES = ROWS * 2;
const PAD = CLASSES + BLOCK;
const BLOCKS = SCORES + PAD * 4;
const TABLES = BLOCKS + CLASSES * 4;

const loadRow = [0x28, 2, ...leb(ROWS)];
const loadBlock = [0x28, 2, ...leb(BLOCKS)];
/** Four 16-bit weights as four 32-bit integers. */
const loadWeights = (offset: number): number[] => [0xfd, 3, 1, ...leb(offset)];

/** Runs a body with `at` = 0, `step`, 2 · `step` … bytes, below 4 · `count`. */
const forEachOf = (count: number, at: number, end: number, step: number, body: readonly number[]): number[] => [
  ...[GET, count, ...constant(2), SHL, TEE, end, IF, VOID, ...repeat(at, end, step, body), END],
];

/** The rest of `scramble` (hash.ts) on four features at a time, and their rows' addresses: base + 2 · (hash & mask). */
function rows(): FunctionCode {
  const [base, mask, count, at, end, hash, by, then, masks, bases] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const fold = (shift: number): number[] => [
    ...[GET, hash, GET, hash, ...constant(shift), ...LANES.shiftRightPlain32, ...LANES.xor],
  ];
  const body = [
    ...[...constant(0x7feb352d), ...LANES.splat32, SET, by, ...constant(0x846ca68b), ...LANES.splat32, SET, then],
    ...[GET, mask, ...LANES.splat32, SET, masks, GET, base, ...LANES.splat32, SET, bases],
    ...forEachOf(count, at, end, 16, [
      ...[GET, at, ...loadVector(), SET, hash],
      ...[...fold(16), GET, by, ...LANES.multiply32, SET, hash, ...fold(15), GET, then, ...LANES.multiply32, SET, hash],
      ...[GET, at, ...fold(16), GET, masks, ...LANES.and, ...constant(1), ...LANES.shiftLeft32],
      ...[GET, bases, ...LANES.add32, ...storeVector(ROWS)],
    ]),
  ];
  return {
    name: 'rows',
    parameters: [I32, I32, I32],
    locals: [I32, I32, V128, V128, V128, V128, V128],
    body,
  };
}

function block(): FunctionCode {
  const [count, first, at, end, row, sums] = [0, 1, 2, 3, 4, 5] as const;
  const groups = BLOCK / 4;
  const each = (of: (group: number, sum: number) => number[]): number[] =>
    Array.from({ length: groups }, (_, group) => of(group, sums + group)).flat();
  const body = [
    ...each((_, sum) => [...LANES.zero, SET, sum]),
    ...[GET, first, ...constant(1), SHL, SET, first],
    ...forEachOf(count, at, end, 4, [
      ...[GET, at, ...loadRow, GET, first, ADD, SET, row],
      ...each((group, sum) => [GET, row, ...loadWeights(8 * group), GET, sum, ...LANES.add32, SET, sum]),
    ]),
    ...each((group, sum) => [GET, first, ...constant(1), SHL, GET, sum, ...storeVector(SCORES + 16 * group)]),
  ];
  return {
    name: 'block',
    parameters: [I32, I32],
    locals: [I32, I32, I32, ...new Array<number>(groups).fill(V128)],
    body,
  };
}

/** Rows, then block after block: what is called from outside, once for all. */
function score(): FunctionCode {
  const [base, mask, count, blocks, at, end] = [0, 1, 2, 3, 4, 5] as const;
  const body = [
    ...[GET, base, GET, mask, GET, count, CALL, 0],
    ...forEachOf(blocks, at, end, 4, [GET, count, GET, at, ...loadBlock, CALL, 1]),
  ];
  return { name: 'score', parameters: [I32, I32, I32, I32], locals: [I32, I32], body };
}

const bytesOf = (size: number): number => (size + PAD) * 2;

/** A kernel with room for tables of these sizes; null where the processor has no such instructions. */
export function createKernel(sizes: readonly number[]): { kernel: Kernel; tables: readonly KernelTable[] } | null {
  const functions = [rows(), block(), score()];
  if (!WebAssembly.validate(assemble(functions))) return null;
  const total = sizes.reduce((sum, size) => sum + bytesOf(size), TABLES);
  const { buffer, run } = instantiate<Pick<Kernel, 'score'>>(functions, total);
  let next = TABLES;
  const tables = sizes.map((size) => {
    const base = next;
    next += bytesOf(size);
    const all = new Int16Array(buffer, base, size + PAD);
    const close = (): void => {
      for (let i = 0; i < PAD; i++) all[size + i] = all[i % size]!;
    };
    return { weights: all.subarray(0, size), base, close };
  });
  const kernel: Kernel = {
    features: new Int32Array(buffer, 0, FEATURES),
    scores: new Int32Array(buffer, SCORES, PAD),
    blocks: new Int32Array(buffer, BLOCKS, CLASSES),
    score: run.score,
  };
  return { kernel, tables };
}

/** First classes of the blocks that cover some classes: in order, none over another. */
export function coverOf(classes: Int32Array): Int32Array {
  const starts: number[] = [];
  for (const c of classes.toSorted()) if (starts.length === 0 || c >= starts.at(-1)! + BLOCK) starts.push(c);
  return Int32Array.from(starts);
}
