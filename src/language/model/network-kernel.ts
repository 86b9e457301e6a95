// The arithmetic of a network in use, as WebAssembly with SIMD on 16-bit integers: the same results on every machine.
// Addresses and sizes are in bytes where not said otherwise; the memory belongs to whoever instantiates the kernel.
import {
  ADD,
  constant,
  each,
  type FunctionCode,
  GET,
  I32,
  LANES,
  lane32,
  load32,
  loadSplat32,
  loadVector,
  repeat,
  SET,
  store32,
  storeVector,
  sumOf,
  V128,
} from './assemble.ts';

export type NetworkKernel = {
  /**
   * A vector times a matrix, shifted right by PROJECT_SHIFT and rounded, saturated, less the row at `less`. The matrix holds
   * for each pair of inputs the weights of output after output, two at a time; outputs are a multiple of 16.
   * `x` to `xEnd`: inputs; `width`: 4 · outputs.
   */
  readonly project: (x: number, xEnd: number, matrix: number, out: number, width: number, less: number) => void;
  /** The sum of the rows whose addresses stand in a list, below zero cut off; `width`: of a row, a multiple of 64. */
  readonly sum: (list: number, listEnd: number, out: number, width: number) => void;
  /**
   * Products of two vectors, lane by lane, shifted right by PRODUCT_SHIFT, for each two whose addresses stand in a list; one
   * after the other from `out` on. `width`: of a vector, a multiple of 16.
   */
  readonly products: (list: number, listEnd: number, out: number, width: number) => void;
  /** Dot products (32 bits) of a vector with those whose addresses stand in a list; `width` is a multiple of 32. */
  readonly dots: (list: number, listEnd: number, out: number, vector: number, width: number) => void;
};

export const PROJECT_SHIFT = 11;
export const PRODUCT_SHIFT = 9;

const halfUp = (vector: number, shift: number): readonly number[] => [
  ...[GET, vector, ...constant(1 << (shift - 1)), ...LANES.splat32, ...LANES.add32],
  ...[...constant(shift), ...LANES.shiftRight32],
];

function project(): FunctionCode {
  const [x, xEnd, matrix, out, width, less, at, input, row, value, sums] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
  const block = [
    ...each(4, (k) => [...LANES.zero, SET, sums + k]),
    ...[GET, x, SET, input, ...sumOf(matrix, at), SET, row],
    ...repeat(input, xEnd, 4, [
      ...[GET, input, ...loadSplat32(), SET, value],
      ...each(4, (k) => [
        ...[GET, value, GET, row, ...loadVector(16 * k), ...LANES.dot16, GET, sums + k, ...LANES.add32, SET, sums + k],
      ]),
      ...[...sumOf(row, width), SET, row],
    ]),
    ...each(2, (k) => [
      ...[GET, out, ...halfUp(sums + 2 * k, PROJECT_SHIFT), ...halfUp(sums + 2 * k + 1, PROJECT_SHIFT)],
      ...[...LANES.narrow32, GET, less, ...loadVector(16 * k), ...LANES.subtractSaturated16, ...storeVector(16 * k)],
    ]),
    ...[GET, out, ...constant(32), ADD, SET, out, GET, less, ...constant(32), ADD, SET, less],
  ];
  return {
    name: 'project',
    parameters: [I32, I32, I32, I32, I32, I32],
    locals: [I32, I32, I32, V128, V128, V128, V128, V128],
    body: repeat(at, width, 64, block),
  };
}

function sum(): FunctionCode {
  const [list, listEnd, out, width, at, next, row, sums] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const block = [
    ...each(4, (k) => [...LANES.zero, SET, sums + k]),
    ...[GET, list, SET, next],
    ...repeat(next, listEnd, 4, [
      ...[GET, next, ...load32, GET, at, ADD, SET, row],
      ...each(4, (k) => [...[GET, row, ...loadVector(16 * k), GET, sums + k, ...LANES.addSaturated16, SET, sums + k]]),
    ]),
    ...each(4, (k) => [...[...sumOf(out, at), GET, sums + k, ...LANES.zero, ...LANES.max16, ...storeVector(16 * k)]]),
  ];
  return {
    name: 'sum',
    parameters: [I32, I32, I32, I32],
    locals: [I32, I32, I32, V128, V128, V128, V128],
    body: repeat(at, width, 64, block),
  };
}

function products(): FunctionCode {
  const [list, listEnd, out, width, at, a, b, left, right, half] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const part = (multiply: readonly number[]): readonly number[] => [
    ...[GET, left, GET, right, ...multiply, SET, half, ...halfUp(half, PRODUCT_SHIFT)],
  ];
  const block = [
    ...[...sumOf(a, at), ...loadVector(), SET, left, ...sumOf(b, at), ...loadVector(), SET, right],
    ...[...sumOf(out, at), ...part(LANES.multiplyLow16), ...part(LANES.multiplyHigh16)],
    ...[...LANES.narrow32, ...storeVector()],
  ];
  const pair = [
    ...[GET, list, ...load32, SET, a, GET, list, ...constant(4), ADD, ...load32, SET, b, ...constant(0), SET, at],
    ...[...repeat(at, width, 16, block), ...sumOf(out, width), SET, out],
  ];
  return {
    name: 'products',
    parameters: [I32, I32, I32, I32],
    locals: [I32, I32, I32, V128, V128, V128],
    body: repeat(list, listEnd, 8, pair),
  };
}

function dots(): FunctionCode {
  const [list, listEnd, out, vector, width, at, row, sums] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
  const block = [
    ...each(2, (k) => [...LANES.zero, SET, sums + k]),
    ...[GET, list, ...load32, SET, row, ...constant(0), SET, at],
    ...repeat(at, width, 32, [
      ...each(2, (k) => [
        ...[...sumOf(vector, at), ...loadVector(16 * k), ...sumOf(row, at), ...loadVector(16 * k)],
        ...[...LANES.dot16, GET, sums + k, ...LANES.add32, SET, sums + k],
      ]),
    ]),
    ...[GET, sums, GET, sums + 1, ...LANES.add32, SET, sums],
    ...[GET, out, GET, sums, ...lane32(0)],
    ...each(3, (k) => [GET, sums, ...lane32(k + 1), ADD]),
    ...store32,
    ...[GET, out, ...constant(4), ADD, SET, out],
  ];
  return {
    name: 'dots',
    parameters: [I32, I32, I32, I32, I32],
    locals: [I32, I32, V128, V128],
    body: repeat(list, listEnd, 4, block),
  };
}

export const networkFunctions = (): readonly FunctionCode[] => [project(), sum(), products(), dots()];
