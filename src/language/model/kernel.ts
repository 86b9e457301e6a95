// The inner loop of scoring as WebAssembly with SIMD: a feature's weights lie side by side, so that sixteen classes are added
// at a time. What enters: features and the tables' weights, in the kernel's memory. What leaves: the same sums, in the
// same memory, as the plain loops of table.ts give (integers: the order of adding does not matter).
// Memory: features from 0, scores from SCORES, tables from TABLES; each table is followed by a copy of its first weights, so
// that a row that runs over its end needs no second look. The memory never grows, so views of it stay valid.

export type Kernel = {
  readonly features: Int32Array;
  readonly scores: Int32Array;
  /** Adds the weights of the classes `first` … `first + 15` for the first `count` features to their scores. */
  readonly block: (base: number, mask: number, count: number, first: number) => void;
  /** Writes the scores of the classes 0, 1 and 2. */
  readonly three: (base: number, mask: number, count: number) => void;
};

/** A table's weights in the kernel's memory, to be filled; `base` is its address; call `close` when it is full. */
export type KernelTable = { readonly weights: Int16Array; readonly base: number; readonly close: () => void };

/** Classes that one call adds up. */
export const BLOCK = 16;
const FEATURES = 1024;
const CLASSES = 2048;
const SCORES = FEATURES * 4;
const TABLES = SCORES + (CLASSES + BLOCK) * 4;
const PAGE = 65536;

// Opcodes, in the words of the WebAssembly text format.
const GET = 0x20;
const SET = 0x21;
const CONST = 0x41;
const ADD = 0x6a;
const AND = 0x71;
const SHL = 0x74;
const END = 0x0b;
const VOID = 0x40;
const I32 = 0x7f;
const V128 = 0x7b;

/** Unsigned LEB128. */
function leb(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}

const sized = (bytes: readonly number[]): number[] => [...leb(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];
const section = (id: number, items: readonly (readonly number[])[]): number[] => [id, ...sized(list(items))];
const name = (text: string): number[] => sized([...Buffer.from(text)]);

const loadInteger = [0x28, 2, 0];
/** Four 16-bit weights as four 32-bit integers; v128.load and v128.store at an address in the score area. */
const loadWeights = (offset: number): number[] => [0xfd, 3, 1, ...leb(offset)];
const loadScores = (offset: number): number[] => [0xfd, 0, 4, ...leb(SCORES + offset)];
const storeScores = (offset: number): number[] => [0xfd, 11, 4, ...leb(SCORES + offset)];
const addLanes = [0xfd, 0xae, 1];
const zero = [0xfd, 12, ...new Array<number>(16).fill(0)];
/** Shifts left; the amount is below 64. */
const shift = (amount: number): number[] => [CONST, amount, SHL];

/**
 * A function's body. Parameters: base, mask, count and, where there are more than one group, the first class; then locals:
 * the feature's address, the end of the features, the row's address, and a sum for each group of four classes.
 */
function body(groups: number): number[] {
  const [base, mask, count, first] = [0, 1, 2, 3];
  const blocks = groups > 1;
  const at = blocks ? 4 : 3;
  const [end, row] = [at + 1, at + 2];
  const each = (of: (group: number, sum: number) => number[]): number[] =>
    Array.from({ length: groups }, (_, group) => of(group, at + 3 + group)).flat();
  const scoreAddress = blocks ? [GET, first, ...shift(2), SET, row] : [];
  const begin = each((group, sum) => [...(blocks ? [GET, row, ...loadScores(16 * group)] : zero), SET, sum]);
  const loop = [
    ...[GET, at, ...loadInteger, ...(blocks ? [GET, first, ADD] : []), GET, mask, AND, ...shift(1), GET, base, ADD],
    ...[SET, row],
    ...each((group, sum) => [GET, row, ...loadWeights(8 * group), GET, sum, ...addLanes, SET, sum]),
    ...[GET, at, CONST, 4, ADD, 0x22, at, GET, end, 0x49, 0x0d, 0],
  ];
  const finish = each((group, sum) => [
    ...(blocks ? [GET, first, ...shift(2)] : [CONST, 0]),
    ...[GET, sum, ...storeScores(16 * group)],
  ]);
  const code = [
    ...[GET, count, ...shift(2), SET, end, ...scoreAddress, ...begin],
    ...[GET, end, 0x04, VOID, 0x03, VOID, ...loop, END, END, ...finish, END],
  ];
  return sized([
    ...list([
      [3, I32],
      [groups, V128],
    ]),
    ...code,
  ]);
}

const moduleBytes = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [
      [0x60, 4, I32, I32, I32, I32, 0],
      [0x60, 3, I32, I32, I32, 0],
    ]),
    ...section(2, [[...name('env'), ...name('memory'), 2, 0, 1]]),
    ...section(3, [[0], [1]]),
    ...section(7, [
      [...name('block'), 0, 0],
      [...name('three'), 0, 1],
    ]),
    ...section(10, [body(BLOCK / 4), body(1)]),
  ]);

const bytesOf = (size: number): number => (size + BLOCK) * 2;

/** A kernel with room for tables of these sizes; null where the processor has no such instructions. */
export function createKernel(sizes: readonly number[]): { kernel: Kernel; tables: readonly KernelTable[] } | null {
  const bytes = moduleBytes();
  if (!WebAssembly.validate(bytes)) return null;
  const total = sizes.reduce((sum, size) => sum + bytesOf(size), TABLES);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(total / PAGE) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
  let next = TABLES;
  const tables = sizes.map((size) => {
    const base = next;
    next += bytesOf(size);
    const all = new Int16Array(memory.buffer, base, size + BLOCK);
    const close = (): void => {
      for (let i = 0; i < BLOCK; i++) all[size + i] = all[i % size]!;
    };
    return { weights: all.subarray(0, size), base, close };
  });
  const kernel: Kernel = {
    features: new Int32Array(memory.buffer, 0, FEATURES),
    scores: new Int32Array(memory.buffer, SCORES, CLASSES + BLOCK),
    block: exports.block as Kernel['block'],
    three: exports.three as Kernel['three'],
  };
  return { kernel, tables };
}

/** First classes of the blocks that cover some classes: in order, none over another. */
export function coverOf(classes: Int32Array): Int32Array {
  const starts: number[] = [];
  for (const c of classes.toSorted()) if (starts.length === 0 || c >= starts.at(-1)! + BLOCK) starts.push(c);
  return Int32Array.from(starts);
}
