// A small feed-forward network over words of a sentence (Chen and Manning 2014): a word's features are added up to a vector; that
// vector times a matrix for each position where a word may stand gives rows, which are kept, so that a hidden layer is a
// sum of kept rows; beside it stand products of two positions' rows, lane by lane. Outputs are computed as they are asked for.
// What enters: features' hashes. What leaves: scores, integers, the same on every machine (network-kernel.ts).
import { instantiate } from './assemble.ts';
import { type NetworkKernel, networkFunctions, PROJECT_SHIFT } from './network-kernel.ts';

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
const BIAS_SCALE = 2 ** (HIDDEN_BITS + OUTPUT_BITS - BIAS_BITS);

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

const clamp16 = (value: number): number => Math.max(-32768, Math.min(32767, Math.round(value)));

/** Parameters as they are kept. */
export const quantised = (part: Part, values: Float32Array): Int16Array =>
  Int16Array.from(values, (value) => clamp16((value * 2 ** BITS[part]) / STEPS[part]) * STEPS[part]);

/** The vector of all features that have none of their own. */
export const UNKNOWN_ROW = 0;

/** Words that have rows at a time. A handle is a slot and, from this bit on, how often the slot had been given before. */
const SLOT_BITS = 13;
export const SLOTS = 2 ** SLOT_BITS;
const STAMP_MASK = 2 ** (31 - SLOT_BITS) - 1;
const LIST = 2048;

/** Rows of one width in the kernel's memory, made as they are asked for: memory that no word needs is never touched. */
type Rows = { readonly at: number; readonly width: number; readonly free: number[]; used: number };

const createRows = (at: number, width: number): Rows => ({ at, width, free: [], used: 0 });

/** The address of a row that no word has. */
const takeRow = (rows: Rows): number => rows.free.pop() ?? rows.at + rows.used++ * rows.width;

/** Networks of one shape in use together: their scores are added up. Rows of all of them stand side by side. */
export type Network = {
  readonly members: readonly NetworkWeights[];
  readonly shape: Shape;
  /** Bytes of a row, of a pair's row, and of the activations, of all members. */
  readonly widths: { readonly row: number; readonly pairRow: number; readonly activations: number };
  readonly vectors: readonly ReadonlyMap<number, number>[];
  readonly kernel: NetworkKernel;
  /** Addresses of rows to be added up. */
  readonly list: Int32Array;
  readonly scores: Int32Array;
  readonly outputBias: Int32Array;
  /** Vectors of words by slot and member. */
  readonly words: Int16Array;
  readonly at: Readonly<
    Record<'positions' | 'pairs' | 'tables' | 'bias' | 'outputs' | 'words' | 'list' | 'hidden' | 'scores', number>
  >;
  /** Rows for places, and rows for sides of pairs; by slot the addresses of its own, those of places first, 0 for none. */
  readonly rows: Rows;
  readonly pairRows: Rows;
  readonly rowsOf: Int32Array;
  /** By slot: how often it was given to another word, the sentence of its last use, and whether it was used again since it was looked at last. */
  readonly stamps: Int32Array;
  readonly lastUse: Int32Array;
  readonly again: Uint8Array;
  /** Slots in use; the one to be looked at next for another word; the number of the sentence. */
  used: number;
  hand: number;
  sentence: number;
};

/** The matrices as `project` wants them: for each pair of inputs the weights of output after output. */
function interleaved(matrices: Int16Array, inputs: number, outputs: number): Int16Array {
  const result = new Int16Array(matrices.length);
  for (let start = 0; start < matrices.length; start += inputs * outputs)
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++)
        result[start + (i >> 1) * 2 * outputs + 2 * o + (i & 1)] = matrices[start + i * outputs + o]!;
  return result;
}

/** Rows of some length of all members, one after the other: first rows, then second rows. */
function sideBySide(all: readonly Int16Array[], length: number): Int16Array {
  const result = new Int16Array(all.reduce((sum, one) => sum + one.length, 0));
  all.forEach((one, m) => {
    for (let from = 0; from < one.length; from += length)
      result.set(one.subarray(from, from + length), from * all.length + m * length);
  });
  return result;
}

/** Output rows of all members: the parts for the hidden layers, then those for the products, as activations stand. */
function outputRows(members: readonly NetworkWeights[], { hidden, outputs, pairs, pairSize }: Shape): Int16Array {
  const products = pairs.length * pairSize;
  const result: number[] = [];
  const take = (from: number, count: number): void => {
    for (const { parts } of members) for (let i = 0; i < count; i++) result.push(parts.outputs[from + i]!);
  };
  for (let o = 0; o < outputs; o++) {
    take(o * (hidden + products), hidden);
    for (let k = 0; k < pairs.length; k++) take(o * (hidden + products) + hidden + k * pairSize, pairSize);
  }
  return Int16Array.from(result);
}

/** The place of each feature's vector; members that know the same features share the table. */
function vectorsOf(members: readonly NetworkWeights[]): readonly ReadonlyMap<number, number>[] {
  const tables: { readonly keys: Int32Array; readonly places: ReadonlyMap<number, number> }[] = [];
  return members.map(({ keys }) => {
    let table = tables.find((one) => one.keys.length === keys.length && one.keys.every((key, i) => key === keys[i]));
    if (!table) {
      table = { keys, places: new Map(Array.from(keys, (key, i) => [key, i])) };
      tables.push(table);
    }
    return table.places;
  });
}

/** Networks ready for use. Throws where WebAssembly has no SIMD. */
export function openNetwork(members: readonly NetworkWeights[]): Network {
  const { shape } = members[0]!;
  const { inputs, hidden, kind, pairs, pairSize } = shape;
  const count = members.length;
  const widths = {
    row: count * hidden * 2,
    pairRow: count * pairSize * 2,
    activations: count * activations(shape) * 2,
  };
  const parts = {
    positions: members.map((member) => interleaved(member.parts.positions, inputs, hidden)),
    pairs: members.map((member) => interleaved(member.parts.pairs, inputs, pairSize)),
    tables: [
      sideBySide(
        members.map((member) => member.parts.tables),
        hidden,
      ),
    ],
    bias: [
      sideBySide(
        members.map((member) => member.parts.bias),
        hidden,
      ),
    ],
    outputs: [outputRows(members, shape)],
  };
  let bytes = 0;
  const place = (size: number): number => {
    const at = bytes;
    bytes += Math.ceil(size / 64) * 64;
    return at;
  };
  const sizeOf = (list: readonly Int16Array[]): number => list.reduce((sum, one) => sum + one.length * 2, 0);
  const at = {
    positions: place(sizeOf(parts.positions)),
    pairs: place(sizeOf(parts.pairs)),
    tables: place(sizeOf(parts.tables)),
    bias: place(sizeOf(parts.bias)),
    outputs: place(sizeOf(parts.outputs)),
    words: place(SLOTS * count * inputs * 2),
    list: place(LIST * 4),
    hidden: place(widths.activations),
    scores: place(shape.outputs * 4),
  };
  const rows = createRows(place(SLOTS * kind * widths.row), widths.row);
  const pairRows = createRows(place(SLOTS * pairs.length * 2 * widths.pairRow), widths.pairRow);
  const { buffer, run } = instantiate<NetworkKernel>(networkFunctions(), bytes);
  for (const part of ['positions', 'pairs', 'tables', 'bias', 'outputs'] as const) {
    let to = at[part];
    for (const values of parts[part]) {
      new Int16Array(buffer, to, values.length).set(values);
      to += values.length * 2;
    }
  }
  return {
    ...{ members, shape, widths, kernel: run, at, rows, pairRows, used: 0, hand: 0, sentence: 0 },
    vectors: vectorsOf(members),
    list: new Int32Array(buffer, at.list, LIST),
    scores: new Int32Array(buffer, at.scores, shape.outputs),
    outputBias: Int32Array.from(
      { length: shape.outputs },
      (_, o) => members.reduce((sum, member) => sum + member.parts.outputBias[o]!, 0) * BIAS_SCALE,
    ),
    words: new Int16Array(buffer, at.words, SLOTS * count * inputs),
    rowsOf: new Int32Array(SLOTS * (kind + 2 * pairs.length)),
    stamps: new Int32Array(SLOTS),
    lastUse: new Int32Array(SLOTS),
    again: new Uint8Array(SLOTS),
  };
}

/** Words of the sentence that begins keep their slots until the next begins; they must be fewer than SLOTS. */
export function nextSentence(network: Network): void {
  network.sentence++;
}

/** The slot of a word by the handle that it was given; -1 where another word has it by now. */
export function slotOf(network: Network, handle: number): number {
  const slot = handle & (SLOTS - 1);
  if (network.stamps[slot] !== handle >> SLOT_BITS) return -1;
  network.lastUse[slot] = network.sentence;
  network.again[slot] = 1;
  return slot;
}

/** A slot that is free, or that of a word which was not used lately (the clock algorithm). */
function freeSlot(network: Network): number {
  if (network.used < SLOTS) return network.used++;
  const { stamps, lastUse, again, sentence } = network;
  for (;;) {
    const slot = network.hand;
    network.hand = (slot + 1) & (SLOTS - 1);
    if (lastUse[slot] === sentence) continue;
    if (again[slot] === 0) {
      stamps[slot] = (stamps[slot]! + 1) & STAMP_MASK;
      return slot;
    }
    again[slot] = 0;
  }
}

/** Gives a word with these features a slot with its vectors; gives the slot's handle. */
export function takeSlot(network: Network, features: readonly number[]): number {
  const { members, shape, vectors, words } = network;
  const { inputs } = shape;
  const slot = freeSlot(network);
  network.lastUse[slot] = network.sentence;
  network.again[slot] = 0;
  const sums = new Int32Array(inputs);
  members.forEach(({ parts }, m) => {
    sums.fill(0);
    for (const feature of features) {
      const row = (vectors[m]!.get(feature) ?? UNKNOWN_ROW) * inputs;
      for (let i = 0; i < inputs; i++) sums[i]! += parts.features[row + i]!;
    }
    const to = (slot * members.length + m) * inputs;
    for (let i = 0; i < inputs; i++) words[to + i] = Math.max(-32768, Math.min(32767, sums[i]!));
  });
  giveRowsBack(network, slot);
  return (network.stamps[slot]! << SLOT_BITS) | slot;
}

/** Rows that a slot had under another word are free. */
function giveRowsBack({ rowsOf, rows, pairRows, shape: { kind, pairs } }: Network, slot: number): void {
  const own = kind + 2 * pairs.length;
  for (let k = 0; k < own; k++) {
    const row = rowsOf[slot * own + k]!;
    if (row === 0) continue;
    (k < kind ? rows : pairRows).free.push(row);
    rowsOf[slot * own + k] = 0;
  }
}

/** Fills a row of a slot: its members' vectors times their matrices, which stand `matrixBytes` apart. */
function fillRow(network: Network, slot: number, matrix: number, matrixBytes: number, row: number, outputs: number) {
  const { members, shape, at, kernel } = network;
  const width = shape.inputs * 2;
  for (let m = 0; m < members.length; m++) {
    const x = at.words + (slot * members.length + m) * width;
    kernel.project(x, x + width, matrix + m * matrixBytes, row + m * outputs * 2, outputs * 4);
  }
}

/** The address of a slot's row for a side of a pair (2 · pair + side). */
function pairRowAt(network: Network, slot: number, side: number): number {
  const { shape, at, rowsOf } = network;
  const { inputs, kind, pairs, pairSize } = shape;
  const own = slot * (kind + 2 * pairs.length) + kind + side;
  let row = rowsOf[own]!;
  if (row === 0) {
    row = takeRow(network.pairRows);
    rowsOf[own] = row;
    const size = inputs * pairSize * 2;
    fillRow(network, slot, at.pairs + side * size, 2 * pairs.length * size, row, pairSize);
  }
  return row;
}

/** Computes the hidden layer from the slots at each position and the small numbers of each table. */
export function activate(network: Network, slots: Int32Array, numbers: Int32Array): void {
  const { list, at, kernel, shape, widths, rowsOf } = network;
  const { inputs, hidden, positions, kind, pairs, tables, tableRows } = shape;
  const { row: width } = widths;
  const own = kind + 2 * pairs.length;
  let n = 0;
  list[n++] = at.bias;
  for (let p = 0; p < positions; p++) {
    const slot = slots[p]!;
    const place = p % kind;
    let row = rowsOf[slot * own + place]!;
    if (row === 0) {
      row = takeRow(network.rows);
      rowsOf[slot * own + place] = row;
      const size = inputs * hidden * 2;
      fillRow(network, slot, at.positions + p * size, positions * size, row, hidden);
    }
    list[n++] = row;
  }
  for (let t = 0; t < tables; t++) list[n++] = at.tables + (t * tableRows + numbers[t]!) * width;
  kernel.sum(at.list, at.list + 4 * n, at.hidden, width);
  for (let k = 0; k < pairs.length; k++) {
    const [a, b] = pairs[k]!;
    const left = pairRowAt(network, slots[a]!, 2 * k);
    const right = pairRowAt(network, slots[b]!, 2 * k + 1);
    kernel.product(left, right, at.hidden + width + k * widths.pairRow, widths.pairRow);
  }
}

/** The best-scored of some outputs of the hidden layer, as its place in the list; the first of equals. */
export function bestOutput(network: Network, outputs: Int32Array, count: number): number {
  const { list, at, kernel, scores, outputBias, widths } = network;
  for (let k = 0; k < count; k++) list[k] = at.outputs + outputs[k]! * widths.activations;
  kernel.dots(at.list, at.list + 4 * count, at.scores, at.hidden, widths.activations);
  let best = 0;
  let bestScore = -Infinity;
  for (let k = 0; k < count; k++) {
    const score = scores[k]! + outputBias[outputs[k]!]!;
    if (score > bestScore) {
      best = k;
      bestScore = score;
    }
  }
  return best;
}
