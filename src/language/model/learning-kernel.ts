// The arithmetic of a network that learns, as WebAssembly with SIMD on 32-bit floats, without which training would take hours.
// Addresses and sizes are in bytes; sizes of vectors are multiples of 16, those of `out` in `project` of 64.
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
  loadFloat,
  loadSplat32,
  loadVector,
  repeat,
  SET,
  storeFloat,
  storeVector,
  sumOf,
  V128,
} from './assemble.ts';

export type LearningKernel = {
  /** A vector times a matrix, row by row of the matrix for each input. */
  readonly project: (x: number, xEnd: number, matrix: number, out: number, width: number) => void;
  /** From the slopes of `project`'s outputs: adds to those of the matrix and to those of the inputs (`dx`). */
  readonly unproject: (
    x: number,
    xEnd: number,
    matrix: number,
    slopes: number,
    matrixSlopes: number,
    dx: number,
    width: number,
  ) => void;
  /** Adds a multiple of one vector to another. */
  readonly add: (to: number, from: number, times: number, width: number) => void;
  readonly dot: (a: number, b: number, width: number) => number;
  /**
   * One step of Adam (Kingma and Ba 2015, betas 0.9 and BETA2) on parameters, whose slopes are set back to zero.
   * `rate` holds the correction of the first moment, `correction` that of the second.
   */
  readonly adam: (
    weights: number,
    slopes: number,
    first: number,
    second: number,
    width: number,
    rate: number,
    correction: number,
  ) => void;
};

export const BETA1 = 0.9;
export const BETA2 = 0.95;

const splat = (value: number): readonly number[] => [...floatConstant(value), ...LANES.splatFloat];

/** The function `project` by itself. */
function project(): FunctionCode {
  const [x, xEnd, matrix, out, width, at, input, row, value, sums] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const block = [
    ...each(4, (k) => [...LANES.zero, SET, sums + k]),
    ...[GET, x, SET, input, ...sumOf(matrix, at), SET, row],
    ...repeat(input, xEnd, 4, [
      ...[GET, input, ...loadSplat32(), SET, value],
      ...each(4, (k) => [
        ...[GET, value, GET, row, ...loadVector(16 * k), ...LANES.multiplyFloat],
        ...[GET, sums + k, ...LANES.addFloat, SET, sums + k],
      ]),
      ...[...sumOf(row, width), SET, row],
    ]),
    ...each(4, (k) => [...sumOf(out, at), GET, sums + k, ...storeVector(16 * k)]),
  ];
  return {
    name: 'project',
    parameters: [I32, I32, I32, I32, I32],
    locals: [I32, I32, I32, V128, V128, V128, V128, V128],
    body: repeat(at, width, 64, block),
  };
}

const addLanes = (vector: number): readonly number[] => [
  ...[GET, vector, ...laneFloat(0)],
  ...each(3, (k) => [GET, vector, ...laneFloat(k + 1), addFloat]),
];

function unproject(): FunctionCode {
  const [x, xEnd, matrix, slopes, matrixSlopes, dx, width, at, value, sum, slope] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ] as const;
  const block = [
    ...[GET, x, ...loadSplat32(), SET, value, ...LANES.zero, SET, sum, ...constant(0), SET, at],
    ...repeat(at, width, 16, [
      ...[...sumOf(slopes, at), ...loadVector(), SET, slope],
      ...[...sumOf(matrixSlopes, at), ...sumOf(matrixSlopes, at), ...loadVector()],
      ...[GET, slope, GET, value, ...LANES.multiplyFloat, ...LANES.addFloat, ...storeVector()],
      ...[...sumOf(matrix, at), ...loadVector(), GET, slope, ...LANES.multiplyFloat, GET, sum, ...LANES.addFloat],
      ...[SET, sum],
    ]),
    ...[GET, dx, GET, dx, ...loadFloat, ...addLanes(sum), addFloat, ...storeFloat],
    ...[...sumOf(matrix, width), SET, matrix, ...sumOf(matrixSlopes, width), SET, matrixSlopes],
    ...[GET, dx, ...constant(4), ADD, SET, dx],
  ];
  return {
    name: 'unproject',
    parameters: [I32, I32, I32, I32, I32, I32, I32],
    locals: [I32, V128, V128, V128],
    body: repeat(x, xEnd, 4, block),
  };
}

function add(): FunctionCode {
  const [to, from, times, width, at, factor] = [0, 1, 2, 3, 4, 5] as const;
  return {
    name: 'add',
    parameters: [I32, I32, F32, I32],
    locals: [I32, V128],
    body: [
      ...[GET, times, ...LANES.splatFloat, SET, factor],
      ...repeat(at, width, 16, [
        ...[...sumOf(to, at), ...sumOf(to, at), ...loadVector(), ...sumOf(from, at), ...loadVector()],
        ...[GET, factor, ...LANES.multiplyFloat, ...LANES.addFloat, ...storeVector()],
      ]),
    ],
  };
}

function dot(): FunctionCode {
  const [a, b, width, at, sum] = [0, 1, 2, 3, 4] as const;
  return {
    name: 'dot',
    parameters: [I32, I32, I32],
    result: F32,
    locals: [I32, V128],
    body: [
      ...repeat(at, width, 16, [
        ...[...sumOf(a, at), ...loadVector(), ...sumOf(b, at), ...loadVector(), ...LANES.multiplyFloat],
        ...[GET, sum, ...LANES.addFloat, SET, sum],
      ]),
      ...addLanes(sum),
    ],
  };
}

/** Keeps a share of the moment at `place` and adds the rest of what is on the local `fresh`. */
const moment = (place: number, at: number, fresh: number, beta: number): readonly number[] => [
  ...[...sumOf(place, at), ...sumOf(place, at), ...loadVector(), ...splat(beta), ...LANES.multiplyFloat],
  ...[GET, fresh, ...splat(1 - beta), ...LANES.multiplyFloat, ...LANES.addFloat, ...storeVector()],
];

function adam(): FunctionCode {
  const [weights, slopes, first, second, width, rate, correction, at, slope, square] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ] as const;
  const spread = [
    ...[...sumOf(second, at), ...loadVector(), GET, correction, ...LANES.splatFloat, ...LANES.multiplyFloat],
    ...[...LANES.rootFloat, ...splat(1e-8), ...LANES.addFloat],
  ];
  return {
    name: 'adam',
    parameters: [I32, I32, I32, I32, I32, F32, F32],
    locals: [I32, V128, V128],
    body: repeat(at, width, 16, [
      ...[...sumOf(slopes, at), ...loadVector(), SET, slope, GET, slope, GET, slope, ...LANES.multiplyFloat],
      ...[SET, square, ...sumOf(slopes, at), ...LANES.zero, ...storeVector()],
      ...moment(first, at, slope, BETA1),
      ...moment(second, at, square, BETA2),
      ...[...sumOf(weights, at), ...sumOf(weights, at), ...loadVector()],
      ...[...sumOf(first, at), ...loadVector(), GET, rate, ...LANES.splatFloat, ...LANES.multiplyFloat],
      ...[...spread, ...LANES.divideFloat, ...LANES.subtractFloat, ...storeVector()],
    ]),
  };
}

export const learningFunctions = (): readonly FunctionCode[] => [project(), unproject(), add(), dot(), adam()];
