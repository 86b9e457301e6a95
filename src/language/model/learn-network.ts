// A network while it learns: 32-bit floats, slopes by back-propagation over one sentence at a time, steps by Adam;
// the averaged parameters are what is kept (keep-network.ts). The structure is that of network.ts. Nodes are numbers of a sentence's words.
import { instantiate } from './assemble.ts';
import { BETA1, BETA2, type LearningKernel, learningFunctions } from './learning-kernel.ts';
import { activations, PARTS, type Part, partSizes, type Shape, UNKNOWN_ROW } from './network-weights.ts';

/** A parameter, its slope, its two moments and its average, side by side. */
type Parameters = {
  readonly size: number;
  readonly weights: number;
  readonly slopes: number;
  readonly first: number;
  readonly second: number;
  readonly average: Float32Array;
};

/** Vectors from elsewhere for features by their hashes, all of one length that is a multiple of 4. */
export type GivenVectors = ReadonlyMap<number, Float32Array>;

/** Vectors from elsewhere, which stay as they are, and the matrix that is learned to bring them to the inputs' size. */
type Given = {
  readonly width: number;
  /** Addresses of the vectors by their features. */
  readonly at: ReadonlyMap<number, number>;
  readonly matrix: Parameters;
  /** Room for a vector brought to the inputs' size. */
  readonly inputs: number;
};

export type Learner = {
  readonly shape: Shape;
  readonly keys: Int32Array;
  readonly rows: ReadonlyMap<number, number>;
  readonly counts: readonly number[];
  readonly kernel: LearningKernel;
  readonly floats: Float32Array;
  readonly parts: Readonly<Record<Part, Parameters>>;
  readonly given: Given | null;
  readonly at: Readonly<
    Record<'inputs' | 'inputSlopes' | 'projected' | 'projectedSlopes' | 'hidden' | 'hiddenSlopes', number>
  >;
  /** Features' rows of each node of the sentence. */
  readonly nodes: number[][];
  /** Addresses of the given vectors of each node. */
  readonly vectors: number[][];
  readonly filled: Uint8Array;
  readonly dropped: Uint8Array;
  readonly touched: Set<number>;
  readonly random: () => number;
  steps: number;
  /** How often the averages were moved. */
  moves: number;
};

/** Nodes of a sentence that can be learned from. */
export const LONGEST = 512;
/** Chance that a hidden unit is left out. */
const DROP = 0.3;
/** A feature seen n times is taken for an unknown one with the chance of DOUBT / (DOUBT + n). */
const DOUBT = 0.25;
/** Features seen less often than this are unknown. */
const SEEN_FROM = 2;
/** Of the matrix for given vectors, times the root of their length. */
const GIVEN_SIZE = 0.4;

const widthOf = (shape: Shape): number => Math.max(shape.hidden, shape.pairSize);
const sidesOf = (shape: Shape): number => shape.positions + 2 * shape.pairs.length;

function initialSize(part: Part, { inputs }: Shape): number {
  if (part === 'features') return 0.17;
  if (part === 'positions') return 0.25 / Math.sqrt(inputs);
  if (part === 'pairs') return 1 / Math.sqrt(inputs);
  return part === 'bias' || part === 'outputBias' ? 0 : 0.05;
}

/**
 * A network of random parameters over the features that were counted. What is given for a feature is added to what is
 * learned for it, or for unknown ones.
 */
export function createLearner(
  shape: Shape,
  counted: ReadonlyMap<number, number>,
  random: () => number,
  vectors: GivenVectors = new Map(),
): Learner {
  const known = [...counted].filter(([, count]) => count >= SEEN_FROM);
  const keys = Int32Array.from([UNKNOWN_ROW, ...known.map(([key]) => key)]);
  const sizes = partSizes(shape, keys.length);
  let bytes = 0;
  const place = (count: number): number => {
    const at = bytes;
    bytes += Math.ceil(count / 16) * 64;
    return at;
  };
  const parameters = (count: number): Parameters => {
    const size = Math.ceil(count / 4) * 4;
    const [weights, slopes, first, second] = [place(size), place(size), place(size), place(size)];
    return { size, weights, slopes, first, second, average: new Float32Array(size) };
  };
  const parts = Object.fromEntries(PARTS.map((part) => [part, parameters(sizes[part])])) as Record<Part, Parameters>;
  const width = vectors.values().next().value?.length ?? 0;
  const given =
    width === 0
      ? null
      : {
          ...{ width, matrix: parameters(width * shape.inputs), inputs: place(shape.inputs) },
          at: new Map([...vectors.keys()].map((feature) => [feature, place(width)])),
        };
  const rowCount = sidesOf(shape) * LONGEST;
  const at = {
    inputs: place(LONGEST * shape.inputs),
    inputSlopes: place(LONGEST * shape.inputs),
    projected: place(rowCount * widthOf(shape)),
    projectedSlopes: place(rowCount * widthOf(shape)),
    hidden: place(activations(shape)),
    hiddenSlopes: place(activations(shape)),
  };
  const { buffer, run } = instantiate<LearningKernel>(learningFunctions(), bytes);
  const floats = new Float32Array(buffer);
  const fill = ({ weights }: Parameters, size: number, deviation: number): void => {
    const scale = deviation * Math.sqrt(12);
    if (scale > 0) for (let i = 0; i < size; i++) floats[weights / 4 + i] = (random() - 0.5) * scale;
  };
  for (const part of PARTS) fill(parts[part], sizes[part], initialSize(part, shape));
  if (given) fill(given.matrix, given.matrix.size, GIVEN_SIZE / Math.sqrt(width));
  for (const [feature, at] of given?.at ?? []) floats.set(vectors.get(feature)!, at / 4);
  return {
    ...{ shape, keys, kernel: run, floats, parts, given, at, random },
    rows: new Map(known.map(([key], i) => [key, i + 1])),
    counts: [1e6, ...known.map(([, count]) => count)],
    nodes: [],
    vectors: [],
    filled: new Uint8Array(rowCount),
    dropped: new Uint8Array(shape.hidden),
    touched: new Set(),
    steps: 0,
    moves: 0,
  };
}

/** Adds a given vector, brought to the inputs' size. */
function addGiven({ kernel, shape }: Learner, { width, matrix, inputs }: Given, vector: number, to: number): void {
  const size = shape.inputs * 4;
  kernel.project(vector, vector + width * 4, matrix.weights, inputs, size);
  kernel.add(to, inputs, 1, size);
}

/** Sets the nodes of a sentence by their features; some are taken for unknown ones, so that these are learned, too. */
export function beginSentence(learner: Learner, features: readonly (readonly number[])[]): void {
  const { shape, rows, counts, floats, at, nodes, vectors, filled, parts, given, random } = learner;
  const { inputs } = shape;
  nodes.length = features.length;
  vectors.length = features.length;
  filled.fill(0);
  floats.fill(0, at.inputs / 4, at.inputs / 4 + features.length * inputs);
  floats.fill(0, at.inputSlopes / 4, at.inputSlopes / 4 + features.length * inputs);
  features.forEach((list, node) => {
    const to = at.inputs + node * inputs * 4;
    nodes[node] = list.map((feature) => {
      const row = rows.get(feature) ?? UNKNOWN_ROW;
      return row !== UNKNOWN_ROW && random() < DOUBT / (DOUBT + counts[row]!) ? UNKNOWN_ROW : row;
    });
    for (const row of nodes[node]) learner.kernel.add(to, parts.features.weights + row * inputs * 4, 1, inputs * 4);
    vectors[node] = list.flatMap((feature) => given?.at.get(feature) ?? []);
    if (given) for (const vector of vectors[node]) addGiven(learner, given, vector, to);
  });
}

/** The row of a node at a position, or (from `positions` on) at a side of a pair. */
function sideRow(learner: Learner, node: number, side: number): number {
  const { shape, filled, at, floats, kernel, parts } = learner;
  const { inputs, hidden, positions, pairSize } = shape;
  const number = side * LONGEST + node;
  const offset = number * widthOf(shape) * 4;
  if (filled[number] === 0) {
    filled[number] = 1;
    const x = at.inputs + node * inputs * 4;
    const width = side < positions ? hidden : pairSize;
    kernel.project(x, x + inputs * 4, matrixAt(shape, parts, side, 'weights'), at.projected + offset, width * 4);
    floats.fill(0, (at.projectedSlopes + offset) / 4, (at.projectedSlopes + offset) / 4 + width);
  }
  return offset;
}

function matrixAt(
  { inputs, hidden, positions, pairSize }: Shape,
  parts: Learner['parts'],
  side: number,
  what: 'weights' | 'slopes',
): number {
  return side < positions
    ? parts.positions[what] + side * inputs * hidden * 4
    : parts.pairs[what] + (side - positions) * inputs * pairSize * 4;
}

const tableRow = ({ tableRows, hidden }: Shape, table: number, number: number): number =>
  (table * tableRows + number) * hidden * 4;

/** Computes the hidden layer, some of its units left out. */
export function forward(learner: Learner, nodes: Int32Array, numbers: Int32Array): void {
  const { shape, floats, at, kernel, parts, dropped, random } = learner;
  const { hidden, positions, pairs, pairSize, tables } = shape;
  const [start, slopes] = [at.hidden / 4, at.hiddenSlopes / 4];
  floats.fill(0, start, start + hidden);
  floats.fill(0, slopes, slopes + activations(shape));
  kernel.add(at.hidden, parts.bias.weights, 1, hidden * 4);
  for (let p = 0; p < positions; p++)
    kernel.add(at.hidden, at.projected + sideRow(learner, nodes[p]!, p), 1, hidden * 4);
  for (let t = 0; t < tables; t++)
    kernel.add(at.hidden, parts.tables.weights + tableRow(shape, t, numbers[t]!), 1, hidden * 4);
  for (let h = 0; h < hidden; h++) {
    const out = floats[start + h]! <= 0 || random() < DROP;
    dropped[h] = out ? 1 : 0;
    floats[start + h] = out ? 0 : floats[start + h]! / (1 - DROP);
  }
  pairs.forEach(([a, b], k) => {
    const left = (at.projected + sideRow(learner, nodes[a]!, positions + 2 * k)) / 4;
    const right = (at.projected + sideRow(learner, nodes[b]!, positions + 2 * k + 1)) / 4;
    const to = start + hidden + k * pairSize;
    for (let i = 0; i < pairSize; i++) floats[to + i] = floats[left + i]! * floats[right + i]!;
  });
}

/** The score of an output. */
export function outputScore({ shape, floats, at, kernel, parts }: Learner, output: number): number {
  const width = activations(shape) * 4;
  const bias = floats[parts.outputBias.weights / 4 + output]!;
  return bias + kernel.dot(parts.outputs.weights + output * width, at.hidden, width);
}

/** Takes in the slope of an output's score. */
export function addSlope({ shape, floats, at, kernel, parts }: Learner, output: number, slope: number): void {
  const width = activations(shape) * 4;
  floats[parts.outputBias.slopes / 4 + output]! += slope;
  kernel.add(parts.outputs.slopes + output * width, at.hidden, slope, width);
  kernel.add(at.hiddenSlopes, parts.outputs.weights + output * width, slope, width);
}

/** Carries the slopes of the outputs back to rows and tables. */
export function backward(learner: Learner, nodes: Int32Array, numbers: Int32Array): void {
  const { shape, floats, at, kernel, parts, dropped } = learner;
  const { hidden, positions, pairs, pairSize, tables } = shape;
  const start = at.hiddenSlopes / 4;
  for (let h = 0; h < hidden; h++) floats[start + h] = dropped[h] === 1 ? 0 : floats[start + h]! / (1 - DROP);
  kernel.add(parts.bias.slopes, at.hiddenSlopes, 1, hidden * 4);
  for (let p = 0; p < positions; p++)
    kernel.add(at.projectedSlopes + sideRow(learner, nodes[p]!, p), at.hiddenSlopes, 1, hidden * 4);
  for (let t = 0; t < tables; t++)
    kernel.add(parts.tables.slopes + tableRow(shape, t, numbers[t]!), at.hiddenSlopes, 1, hidden * 4);
  const [values, slopes] = [at.projected / 4, at.projectedSlopes / 4];
  pairs.forEach(([a, b], k) => {
    const left = sideRow(learner, nodes[a]!, positions + 2 * k) / 4;
    const right = sideRow(learner, nodes[b]!, positions + 2 * k + 1) / 4;
    const from = start + hidden + k * pairSize;
    for (let i = 0; i < pairSize; i++) {
      floats[slopes + left + i]! += floats[from + i]! * floats[values + right + i]!;
      floats[slopes + right + i]! += floats[from + i]! * floats[values + left + i]!;
    }
  });
}

/** Carries the slopes of the rows back to matrices and features. */
export function endSentence(learner: Learner): void {
  const { shape, at, kernel, floats, parts, nodes, vectors, given, filled, touched } = learner;
  const { inputs, hidden, positions, pairSize } = shape;
  for (let side = 0; side < sidesOf(shape); side++) {
    const width = (side < positions ? hidden : pairSize) * 4;
    for (let node = 0; node < nodes.length; node++) {
      if (filled[side * LONGEST + node] === 0) continue;
      const x = at.inputs + node * inputs * 4;
      kernel.unproject(
        x,
        x + inputs * 4,
        matrixAt(shape, parts, side, 'weights'),
        at.projectedSlopes + (side * LONGEST + node) * widthOf(shape) * 4,
        matrixAt(shape, parts, side, 'slopes'),
        at.inputSlopes + node * inputs * 4,
        width,
      );
    }
  }
  nodes.forEach((rows, node) => {
    for (const row of rows) {
      touched.add(row);
      kernel.add(parts.features.slopes + row * inputs * 4, at.inputSlopes + node * inputs * 4, 1, inputs * 4);
    }
    const slopes = at.inputSlopes + node * inputs * 4;
    for (const vector of vectors[node]!)
      for (let i = 0; given && i < given.width; i++)
        kernel.add(given.matrix.slopes + i * inputs * 4, slopes, floats[vector / 4 + i]!, inputs * 4);
  });
}

/** Moves the parameters against their slopes. */
export function learnStep(learner: Learner, rate: number): void {
  const { kernel, parts, given, touched, shape } = learner;
  learner.steps++;
  const first = rate / (1 - BETA1 ** learner.steps);
  const correction = 1 / (1 - BETA2 ** learner.steps);
  const move = ({ weights, slopes, first: a, second: b }: Parameters, from: number, width: number): void =>
    kernel.adam(weights + from, slopes + from, a + from, b + from, width, first, correction);
  for (const part of PARTS) if (part !== 'features') move(parts[part], 0, parts[part].size * 4);
  if (given) move(given.matrix, 0, given.matrix.size * 4);
  for (const row of touched) move(parts.features, row * shape.inputs * 4, shape.inputs * 4);
  touched.clear();
}
