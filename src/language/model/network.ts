// A small feed-forward network over words of a sentence (Chen and Manning 2014): a word's features are added up to a vector; that
// vector times a matrix for each position where a word may stand gives rows, which are kept, so that a hidden layer is a
// sum of kept rows; beside it stand products of two positions' rows, lane by lane. Outputs are computed as they are asked for.
// Most positions and tables have mostly the same word or number (no word at all, no children). What these add up to is
// added up once, rows are kept as differences from theirs, and where they stand nothing is added: half of all rows.
// What enters: features' hashes. What leaves: scores, integers, the same on every machine (network-kernel.ts).
import { instantiate } from './assemble.ts';
import { type NetworkKernel, networkFunctions } from './network-kernel.ts';
import { storedParts, vectorsOf } from './network-parts.ts';
import { activations, BIAS_SCALE, type NetworkWeights, type Shape, UNKNOWN_ROW } from './network-weights.ts';
import { type Places, placeOf } from './places.ts';

/** Words that have rows at a time. A handle is a slot and, from this bit on, how often the slot had been given before. */
const SLOT_BITS = 13;
export const SLOTS = 2 ** SLOT_BITS;
const STAMP_MASK = 2 ** (31 - SLOT_BITS) - 1;
const LIST = 2048;

/** The word that stands at most positions, as its features, and each table's number that it mostly has. */
export type Usual = { readonly features: readonly number[]; readonly numbers: readonly number[] };

/** The slot of the usual word; no other word ever has it. */
export const USUAL_SLOT = 0;

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
  readonly vectors: readonly Places[];
  readonly kernel: NetworkKernel;
  /** Addresses of rows to be added up. */
  readonly list: Int32Array;
  readonly scores: Int32Array;
  readonly outputBias: Int32Array;
  /** Vectors of words by slot and member. */
  readonly words: Int16Array;
  readonly at: Readonly<Record<(typeof AREAS)[number], number>>;
  /** Rows by place, and by slot and place the addresses of those that it has, 0 for none. */
  readonly rows: readonly Rows[];
  readonly rowsOf: Int32Array;
  /** The addresses of the rows at each position in the state that was activated last. */
  readonly here: Int32Array;
  /** Of each position: the sides of pairs (2 · pair + side) that it is; their rows stand behind its own. */
  readonly sides: readonly (readonly number[])[];
  /** Of each side of a pair: how far behind its position's row its own stands. */
  readonly sideOffsets: Int32Array;
  readonly usualNumbers: Int32Array;
  /** By slot: how often it was given to another word, the sentence of its last use, and whether it was used again since it was looked at last. */
  readonly stamps: Int32Array;
  readonly lastUse: Int32Array;
  readonly again: Uint8Array;
  /** Slots in use; the one to be looked at next for another word; the number of the sentence. */
  used: number;
  hand: number;
  sentence: number;
};

const AREAS = [
  ...['positions', 'pairs', 'tables', 'bias', 'usual', 'zeros', 'outputs', 'words', 'list', 'hidden', 'scores'],
] as const;

/** Places in a memory, one after the other. */
function placer(): { readonly place: (bytes: number) => number; readonly end: () => number } {
  let end = 0;
  const place = (bytes: number): number => {
    const at = end;
    end += Math.ceil(bytes / 64) * 64;
    return at;
  };
  return { place, end: () => end };
}

/** Which sides of pairs each position is, and how far behind its row the row of each side stands. */
function sidesOf({ positions, pairs }: Shape, { row, pairRow }: Network['widths']) {
  const sides = Array.from({ length: positions }, (_, p) =>
    pairs.flatMap((pair, k) => pair.flatMap((position, side) => (position === p ? [2 * k + side] : []))),
  );
  const sideOffsets = new Int32Array(2 * pairs.length);
  for (const own of sides) for (const [i, side] of own.entries()) sideOffsets[side] = row + i * pairRow;
  return { sides, sideOffsets };
}

/** Networks ready for use. Throws where WebAssembly has no SIMD. */
export function openNetwork(members: readonly NetworkWeights[], usual: Usual): Network {
  const { shape } = members[0]!;
  const { inputs, hidden, positions, kind, pairSize } = shape;
  const count = members.length;
  const widths = {
    row: count * hidden * 2,
    pairRow: count * pairSize * 2,
    activations: count * activations(shape) * 2,
  };
  const { sides, sideOffsets } = sidesOf(shape, widths);
  const parts = storedParts(members);
  const sizeOf = (list: readonly Int16Array[]): number => list.reduce((sum, one) => sum + one.length * 2, 0);
  const { place, end } = placer();
  const at = {
    positions: place(sizeOf(parts.positions)),
    pairs: place(sizeOf(parts.pairs)),
    tables: place(sizeOf(parts.tables)),
    bias: place(sizeOf(parts.bias)),
    usual: place(positions * widths.row),
    zeros: place(pairSize * 2),
    outputs: place(sizeOf(parts.outputs)),
    words: place(SLOTS * count * inputs * 2),
    list: place(LIST * 4),
    hidden: place(widths.activations),
    scores: place(shape.outputs * 4),
  };
  const rows = rowsByPlace(shape, widths, sides, place);
  const { buffer, run } = instantiate<NetworkKernel>(networkFunctions(), end());
  for (const part of ['positions', 'pairs', 'tables', 'bias', 'outputs'] as const) {
    let to = at[part];
    for (const values of parts[part]) {
      new Int16Array(buffer, to, values.length).set(values);
      to += values.length * 2;
    }
  }
  const network: Network = {
    ...{ members, shape, widths, kernel: run, at, rows, sides, sideOffsets, used: 0, hand: 1, sentence: 0 },
    vectors: vectorsOf(members),
    list: new Int32Array(buffer, at.list, LIST),
    scores: new Int32Array(buffer, at.scores, shape.outputs),
    outputBias: Int32Array.from(
      { length: shape.outputs },
      (_, o) => members.reduce((sum, member) => sum + member.parts.outputBias[o]!, 0) * BIAS_SCALE,
    ),
    words: new Int16Array(buffer, at.words, SLOTS * count * inputs),
    rowsOf: new Int32Array(SLOTS * kind),
    here: new Int32Array(positions),
    usualNumbers: Int32Array.from(usual.numbers),
    stamps: new Int32Array(SLOTS),
    lastUse: new Int32Array(SLOTS),
    again: new Uint8Array(SLOTS),
  };
  settleUsual(network, usual, buffer);
  return network;
}

/** Adds up what the usual word and numbers say, and makes them the zero of all rows. */
function settleUsual(network: Network, { features, numbers }: Usual, buffer: ArrayBuffer): void {
  const { at, widths, rowsOf, sides, shape } = network;
  const { positions, kind, tables, tableRows } = shape;
  const rowAt = (address: number): Int16Array => new Int16Array(buffer, address, widths.row / 2);
  const bias = rowAt(at.bias);
  takeSlot(network, features);
  for (let p = 0; p < positions; p++) {
    const row = at.usual + p * widths.row;
    projectWord(network, USUAL_SLOT, p, row);
    addTo(bias, rowAt(row), 1);
  }
  for (let place = 0; place < kind; place++) rowsOf[USUAL_SLOT * kind + place] = at.bias;
  for (let p = 0; p < positions; p++) if (sides[p]!.length > 0) fillRow(network, USUAL_SLOT, p);
  for (let t = 0; t < tables; t++) {
    const table = at.tables + t * tableRows * widths.row;
    const row = rowAt(table + numbers[t]! * widths.row).slice();
    addTo(bias, row, 1);
    for (let r = 0; r < tableRows; r++) addTo(rowAt(table + r * widths.row), row, -1);
  }
}

function addTo(sums: Int16Array, values: Int16Array, times: number): void {
  for (let i = 0; i < sums.length; i++) {
    let sum = sums[i]! + times * values[i]!;
    if (sum > 32767) sum = 32767;
    else if (sum < -32768) sum = -32768;
    sums[i] = sum;
  }
}

/** Room for the rows of each place; places whose rows are of one width share it. */
function rowsByPlace(
  { kind }: Shape,
  widths: Network['widths'],
  sides: Network['sides'],
  place: (bytes: number) => number,
): readonly Rows[] {
  const byWidth = new Map<number, Rows>();
  const width = (at: number): number =>
    widths.row + widths.pairRow * sides.reduce((sum, own, p) => (p % kind === at ? sum + own.length : sum), 0);
  const all = Array.from({ length: kind }, (_, at) => width(at));
  for (const one of new Set(all))
    byWidth.set(one, createRows(place(SLOTS * one * all.filter((other) => other === one).length), one));
  return all.map((one) => byWidth.get(one)!);
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
    network.hand = slot + 1 < SLOTS ? slot + 1 : USUAL_SLOT + 1;
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
      const place = placeOf(vectors[m]!, feature);
      const row = (place < 0 ? UNKNOWN_ROW : place) * inputs;
      for (let i = 0; i < inputs; i++) sums[i]! += parts.features[row + i]!;
    }
    const to = (slot * members.length + m) * inputs;
    for (let i = 0; i < inputs; i++) words[to + i] = Math.max(-32768, Math.min(32767, sums[i]!));
  });
  giveRowsBack(network, slot);
  return (network.stamps[slot]! << SLOT_BITS) | slot;
}

/** Rows that a slot had under another word are free. */
function giveRowsBack({ rowsOf, rows, shape: { kind } }: Network, slot: number): void {
  for (let place = 0; place < kind; place++) {
    const row = rowsOf[slot * kind + place]!;
    if (row !== 0) rows[place]!.free.push(row);
    rowsOf[slot * kind + place] = 0;
  }
}

/** Writes a slot's row for a position: its members' vectors times their matrices, less the usual word's row. */
function projectWord(
  { members, shape, widths, at, kernel }: Network,
  slot: number,
  position: number,
  row: number,
): void {
  const { inputs, hidden, positions } = shape;
  const bytes = inputs * 2;
  for (let m = 0; m < members.length; m++) {
    const x = at.words + (slot * members.length + m) * bytes;
    const matrix = at.positions + (m * positions + position) * bytes * hidden;
    const less = at.usual + position * widths.row;
    kernel.project(x, x + bytes, matrix, row + m * hidden * 2, hidden * 4, less + m * hidden * 2);
  }
}

/** The same for a side of a pair (2 · pair + side); here the usual word is like any other. */
function projectSide({ members, shape, at, kernel }: Network, slot: number, side: number, row: number): void {
  const { inputs, pairs, pairSize } = shape;
  const bytes = inputs * 2;
  for (let m = 0; m < members.length; m++) {
    const x = at.words + (slot * members.length + m) * bytes;
    const matrix = at.pairs + (m * 2 * pairs.length + side) * bytes * pairSize;
    kernel.project(x, x + bytes, matrix, row + m * pairSize * 2, pairSize * 4, at.zeros);
  }
}

/** Gives a slot the row that it lacks at a position, and those of the sides of pairs that the position is; gives its address. */
function fillRow(network: Network, slot: number, position: number): number {
  const { shape, sides, sideOffsets, rows, rowsOf } = network;
  const place = position % shape.kind;
  const row = takeRow(rows[place]!);
  rowsOf[slot * shape.kind + place] = row;
  projectWord(network, slot, position, row);
  for (const side of sides[position]!) projectSide(network, slot, side, row + sideOffsets[side]!);
  return row;
}

/** Computes the hidden layer from the slots at each position and the small numbers of each table. */
export function activate(network: Network, slots: Int32Array, numbers: Int32Array): void {
  const { list, at, kernel, shape, widths, rowsOf, here, usualNumbers, sideOffsets } = network;
  const { positions, kind, pairs, tables, tableRows } = shape;
  let n = 0;
  list[n++] = at.bias;
  let place = 0;
  for (let p = 0; p < positions; p++) {
    const slot = slots[p]!;
    let row = rowsOf[slot * kind + place]!;
    if (row === 0) row = fillRow(network, slot, p);
    here[p] = row;
    list[n] = row;
    n += isOther(slot, USUAL_SLOT);
    place = place + 1 < kind ? place + 1 : 0;
  }
  let table = at.tables;
  for (let t = 0; t < tables; t++) {
    const number = numbers[t]!;
    list[n] = table + number * widths.row;
    n += isOther(number, usualNumbers[t]!);
    table += tableRows * widths.row;
  }
  kernel.sum(at.list, at.list + 4 * n, at.hidden, widths.row);
  for (let k = 0; k < pairs.length; k++) {
    const [a, b] = pairs[k]!;
    list[2 * k] = here[a]! + sideOffsets[2 * k]!;
    list[2 * k + 1] = here[b]! + sideOffsets[2 * k + 1]!;
  }
  kernel.products(at.list, at.list + 8 * pairs.length, at.hidden + widths.row, widths.pairRow);
}

/** 1 where two small numbers differ, else 0: without a branch, which would often be guessed wrong. */
const isOther = (a: number, b: number): number => ((a - b) | (b - a)) >>> 31;

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
