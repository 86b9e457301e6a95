// The inner loop of scoring as WebAssembly with SIMD: a feature's weights lie side by side, so that sixteen classes are added
// at a time. What enters: features and the tables' weights, in the kernel's memory. What leaves: the same sums, in the
// same memory, as the plain loops of table.ts give (integers: the order of adding does not matter).
// Memory: features from 0, the addresses of their rows from ROWS, scores from SCORES, tables from TABLES; each table is
// followed by a copy of its first weights, so that a row that runs over its end needs no second look. The memory never
// grows, so views of it stay valid.

export type Kernel = {
  readonly features: Int32Array;
  readonly scores: Int32Array;
  /** Finds the rows of the first `count` features, not yet scrambled, in the table at `base`. */
  readonly rows: (base: number, mask: number, count: number) => void;
  /** Writes the scores of the classes `first` … `first + 15`: their weights in the first `count` rows, added up. */
  readonly block: (count: number, first: number) => void;
  /** Writes the scores of the classes 0, 1 and 2 in the table at `base`. */
  readonly three: (base: number, mask: number, count: number) => void;
};

/** A table's weights in the kernel's memory, to be filled; `base` is its address; call `close` when it is full. */
export type KernelTable = { readonly weights: Int16Array; readonly base: number; readonly close: () => void };

/** Classes that one call adds up. */
export const BLOCK = 16;
const FEATURES = 4096;
const CLASSES = 2048;
const ROWS = FEATURES * 4;
const SCORES = ROWS * 2;
const PAD = CLASSES + BLOCK;
const TABLES = SCORES + PAD * 4;
const PAGE = 65536;

// Opcodes, named as in the WebAssembly text format.
const GET = 0x20;
const SET = 0x21;
const TEE = 0x22;
const CONST = 0x41;
const ADD = 0x6a;
const SHL = 0x74;
const LESS = 0x49;
const IF = 0x04;
const LOOP = 0x03;
const BRANCH_IF = 0x0d;
const CALL = 0x10;
const END = 0x0b;
const VOID = 0x40;
const I32 = 0x7f;
const V128 = 0x7b;
const SPLAT = [0xfd, 0x11];
const XOR_LANES = [0xfd, 0x51];
const AND_LANES = [0xfd, 0x4e];
const ADD_LANES = [0xfd, 0xae, 1];
const MULTIPLY_LANES = [0xfd, 0xb5, 1];
const SHIFT_LANES_LEFT = [0xfd, 0xab, 1];
const SHIFT_LANES_RIGHT = [0xfd, 0xad, 1];

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

/** A 32-bit constant, in signed LEB128. */
function constant(value: number): number[] {
  const bytes = [CONST];
  for (let left = value | 0; ; left >>= 7) {
    if (left >= -64 && left < 64) return [...bytes, left & 127];
    bytes.push((left & 127) | 128);
  }
}

const loadRow = [0x28, 2, ...leb(ROWS)];
/** Four 16-bit weights as four 32-bit integers. */
const loadWeights = (offset: number): number[] => [0xfd, 3, 1, ...leb(offset)];
const loadLanes = (offset: number): number[] => [0xfd, 0, 2, ...leb(offset)];
const storeLanes = (offset: number): number[] => [0xfd, 11, 2, ...leb(offset)];
const ZERO = [0xfd, 12, ...new Array<number>(16).fill(0)];

/** Locals: of integers and of vectors. */
const locals = (integers: number, vectors: number): number[] =>
  list([
    [integers, I32],
    [vectors, V128],
  ]);

/** Runs a body with `at` = 0, `step`, 2 · `step` … bytes, below 4 · `count`. */
const forEachFeature = (count: number, at: number, end: number, step: number, body: readonly number[]): number[] => [
  ...[GET, count, ...constant(2), SHL, TEE, end, IF, VOID, LOOP, VOID, ...body],
  ...[GET, at, ...constant(step), ADD, TEE, at, GET, end, LESS, BRANCH_IF, 0, END, END],
];

/** The rest of `scramble` (hash.ts) on four features at a time, and their rows' addresses: base + 2 · (hash & mask). */
function rowsBody(): number[] {
  const [base, mask, count, at, end, hash, by, then, masks, bases] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
  const fold = (shift: number): number[] => [
    ...[GET, hash, GET, hash, ...constant(shift), ...SHIFT_LANES_RIGHT, ...XOR_LANES],
  ];
  return sized([
    ...locals(2, 5),
    ...[...constant(0x7feb352d), ...SPLAT, SET, by, ...constant(0x846ca68b), ...SPLAT, SET, then],
    ...[GET, mask, ...SPLAT, SET, masks, GET, base, ...SPLAT, SET, bases],
    ...forEachFeature(count, at, end, 16, [
      ...[GET, at, ...loadLanes(0), SET, hash],
      ...[...fold(16), GET, by, ...MULTIPLY_LANES, SET, hash, ...fold(15), GET, then, ...MULTIPLY_LANES, SET, hash],
      ...[GET, at, ...fold(16), GET, masks, ...AND_LANES, ...constant(1), ...SHIFT_LANES_LEFT],
      ...[GET, bases, ...ADD_LANES, ...storeLanes(ROWS)],
    ]),
    END,
  ]);
}

function blockBody(): number[] {
  const [count, first, at, end, row, sums] = [0, 1, 2, 3, 4, 5] as const;
  const groups = BLOCK / 4;
  const each = (of: (group: number, sum: number) => number[]): number[] =>
    Array.from({ length: groups }, (_, group) => of(group, sums + group)).flat();
  return sized([
    ...locals(3, groups),
    ...each((_, sum) => [...ZERO, SET, sum]),
    ...[GET, first, ...constant(1), SHL, SET, first],
    ...forEachFeature(count, at, end, 4, [
      ...[GET, at, ...loadRow, GET, first, ADD, SET, row],
      ...each((group, sum) => [GET, row, ...loadWeights(8 * group), GET, sum, ...ADD_LANES, SET, sum]),
    ]),
    ...each((group, sum) => [GET, first, ...constant(1), SHL, GET, sum, ...storeLanes(SCORES + 16 * group)]),
    END,
  ]);
}

function threeBody(): number[] {
  const [base, mask, count, at, end, sum] = [0, 1, 2, 3, 4, 5] as const;
  return sized([
    ...locals(2, 1),
    ...[GET, base, GET, mask, GET, count, CALL, 0, ...ZERO, SET, sum],
    ...forEachFeature(count, at, end, 4, [GET, at, ...loadRow, ...loadWeights(0), GET, sum, ...ADD_LANES, SET, sum]),
    ...[...constant(0), GET, sum, ...storeLanes(SCORES), END],
  ]);
}

const moduleBytes = (): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [
      [0x60, 3, I32, I32, I32, 0],
      [0x60, 2, I32, I32, 0],
    ]),
    ...section(2, [[...name('env'), ...name('memory'), 2, 0, 1]]),
    ...section(3, [[0], [1], [0]]),
    ...section(7, [
      [...name('rows'), 0, 0],
      [...name('block'), 0, 1],
      [...name('three'), 0, 2],
    ]),
    ...section(10, [rowsBody(), blockBody(), threeBody()]),
  ]);

const bytesOf = (size: number): number => (size + PAD) * 2;

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
    const all = new Int16Array(memory.buffer, base, size + PAD);
    const close = (): void => {
      for (let i = 0; i < PAD; i++) all[size + i] = all[i % size]!;
    };
    return { weights: all.subarray(0, size), base, close };
  });
  const kernel: Kernel = {
    features: new Int32Array(memory.buffer, 0, FEATURES),
    scores: new Int32Array(memory.buffer, SCORES, PAD),
    rows: exports.rows as Kernel['rows'],
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
