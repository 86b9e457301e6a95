// The net's arithmetic, as WebAssembly with SIMD on 32-bit floats. Most numbers that enter a layer are zero, so that inputs are
// first collected: those that are not, each with where its row of the matrix lies. Addresses and sizes are in bytes; sizes of
// vectors are multiples of 128.
import {
  ADD,
  addFloat,
  constant,
  each,
  F32,
  type FunctionCode,
  floatConstant,
  GET,
  I32,
  LANES,
  laneFloat,
  load32,
  loadFloat,
  loadSplat32,
  loadVector,
  repeat,
  SET,
  SHL,
  store32,
  storeVector,
  sumOf,
  V128,
} from '../../../language/model/assemble.ts';

export type NetKernel = {
  /** Lists the inputs from `x` to `xEnd` that are not zero, at `list`, whose rows are `width` long; gives the list's end. */
  readonly collect: (x: number, xEnd: number, list: number, width: number) => number;
  /** Adds to `out` what a list that is not empty and a matrix make, row by row in its order. */
  readonly addRows: (list: number, end: number, matrix: number, out: number, width: number) => void;
  /**
   * Makes of what was summed up at `to` the next state: adds its bias, takes what is above zero, adds the state at `from`, and
   * brings all of that to mean 0 and variance 1, stretched and shifted.
   */
  readonly settle: (
    to: number,
    from: number,
    bias: number,
    gain: number,
    shift: number,
    width: number,
    size: number,
  ) => void;
};

/** Vectors of four that are summed up side by side. */
const WIDE = 8;

/** Refuses a size of vectors that the kernel would not take whole. Throws RangeError. */
export function checkSize(name: string, size: number): void {
  if (!Number.isInteger(size) || size <= 0 || size % (4 * WIDE) !== 0)
    throw new RangeError(`net: ${name} is ${size}, must be a multiple of ${4 * WIDE}`);
}

/** Bytes that an input takes in a list: its row, its number. */
export const LISTED = 8;

const NUMBER = 4;
const storeNumber = [0x38, 2, NUMBER] as const;
const isDifferent = 0x5c;

function collect(): FunctionCode {
  const [x, xEnd, list, width, row, value] = [0, 1, 2, 3, 4, 5] as const;
  return {
    name: 'collect',
    parameters: [I32, I32, I32, I32],
    result: I32,
    locals: [I32, F32],
    // Each is written, and the next one over it where it is zero.
    body: [
      ...repeat(x, xEnd, 4, [
        ...[GET, x, ...loadFloat, SET, value],
        ...[GET, list, GET, row, ...store32, GET, list, GET, value, ...storeNumber],
        ...[GET, list, GET, value, 0x43, 0, 0, 0, 0, isDifferent, ...constant(3), SHL, ADD, SET, list],
        ...[...sumOf(row, width), SET, row],
      ]),
      ...[GET, list],
    ],
  };
}

function addRows(): FunctionCode {
  const [list, end, matrix, out, width, at, input, row, value, sums] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const block = [
    ...each(WIDE, (k) => [...sumOf(out, at), ...loadVector(16 * k), SET, sums + k]),
    ...[GET, list, SET, input],
    ...repeat(input, end, LISTED, [
      ...[GET, input, ...loadSplat32(NUMBER), SET, value],
      ...[GET, input, ...load32, ...sumOf(matrix, at), ADD, SET, row],
      ...each(WIDE, (k) => [
        ...[GET, value, GET, row, ...loadVector(16 * k), ...LANES.multiplyFloat],
        ...[GET, sums + k, ...LANES.addFloat, SET, sums + k],
      ]),
    ]),
    ...each(WIDE, (k) => [...sumOf(out, at), GET, sums + k, ...storeVector(16 * k)]),
  ];
  return {
    name: 'addRows',
    parameters: [I32, I32, I32, I32, I32],
    locals: [I32, I32, I32, V128, ...each(WIDE, () => [V128])],
    body: repeat(at, width, 16 * WIDE, block),
  };
}

/** What a variance has besides, so that nothing is divided by zero (Ba, Kiros and Hinton 2016). */
const EPSILON = 1e-5;

const splat = (value: number): readonly number[] => [...floatConstant(value), ...LANES.splatFloat];

/** The sum of a vector's lanes over `size` numbers, in all lanes of a vector. */
const meanOf = (vector: number, size: number): readonly number[] => [
  ...[GET, vector, ...laneFloat(0)],
  ...each(3, (k) => [GET, vector, ...laneFloat(k + 1), addFloat]),
  ...[...LANES.splatFloat, GET, size, ...LANES.splatFloat, ...LANES.divideFloat],
];

function settle(): FunctionCode {
  const [to, from, bias, gain, shift, width, size, at, sum, mean, value] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
  const load = (place: number): readonly number[] => [...sumOf(place, at), ...loadVector()];
  const apart = [...load(to), GET, mean, ...LANES.subtractFloat];
  return {
    name: 'settle',
    parameters: [I32, I32, I32, I32, I32, I32, F32],
    locals: [I32, V128, V128, V128],
    body: [
      ...repeat(at, width, 16, [
        ...[...sumOf(to, at), ...load(to), ...load(bias), ...LANES.addFloat, ...LANES.zero, ...LANES.maxFloat],
        ...[...load(from), ...LANES.addFloat, SET, value, GET, value, ...storeVector()],
        ...[GET, sum, GET, value, ...LANES.addFloat, SET, sum],
      ]),
      ...[...meanOf(sum, size), SET, mean, ...LANES.zero, SET, sum, ...constant(0), SET, at],
      ...repeat(at, width, 16, [
        ...[...apart, SET, value, GET, value, GET, value, ...LANES.multiplyFloat],
        ...[GET, sum, ...LANES.addFloat, SET, sum],
      ]),
      ...[...splat(1), ...meanOf(sum, size), ...splat(EPSILON), ...LANES.addFloat, ...LANES.rootFloat],
      ...[...LANES.divideFloat, SET, sum, ...constant(0), SET, at],
      ...repeat(at, width, 16, [
        ...[...sumOf(to, at), ...apart, GET, sum, ...LANES.multiplyFloat, ...load(gain), ...LANES.multiplyFloat],
        ...[...load(shift), ...LANES.addFloat, ...storeVector()],
      ]),
    ],
  };
}

export const netFunctions = (): readonly FunctionCode[] => [collect(), addRows(), settle()];
