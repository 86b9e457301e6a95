// A small assembler of WebAssembly modules: what the kernels need of it, so that no compiled binary lies in the repository.
// What enters: functions as lists of instruction bytes. What leaves: the bytes of a module that imports one memory.

// Opcodes, named as in the WebAssembly text format.
export const GET = 0x20;
export const SET = 0x21;
export const TEE = 0x22;
export const ADD = 0x6a;
export const SHL = 0x74;
const CONST = 0x41;
const LESS = 0x49;
const LOOP = 0x03;
const BRANCH_IF = 0x0d;
/** With the number of a function of the same module behind it. */
export const CALL = 0x10;
export const IF = 0x04;
export const END = 0x0b;
export const VOID = 0x40;

/** Types of values. */
export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;

const simd = (code: number): readonly number[] => [0xfd, ...leb(code)];
/** Instructions on vectors. */
export const LANES = {
  splat32: simd(0x11),
  splatFloat: simd(0x13),
  addSaturated16: simd(0x8f),
  subtractSaturated16: simd(0x92),
  max16: simd(0x98),
  narrow32: simd(0x85),
  and: simd(0x4e),
  xor: simd(0x51),
  add32: simd(0xae),
  multiply32: simd(0xb5),
  shiftLeft32: simd(0xab),
  shiftRight32: simd(0xac),
  /** Without regard to the sign. */
  shiftRightPlain32: simd(0xad),
  dot16: simd(0xba),
  multiplyLow16: simd(0xbc),
  multiplyHigh16: simd(0xbd),
  addFloat: simd(0xe4),
  subtractFloat: simd(0xe5),
  multiplyFloat: simd(0xe6),
  divideFloat: simd(0xe7),
  rootFloat: simd(0xe3),
  maxFloat: simd(0xe9),
  zero: [0xfd, 12, ...new Array<number>(16).fill(0)],
} as const;

export const lane32 = (lane: number): readonly number[] => [0xfd, 0x1b, lane];
export const laneFloat = (lane: number): readonly number[] => [0xfd, 0x1f, lane];
export const loadVector = (offset = 0): readonly number[] => [0xfd, 0, 2, ...leb(offset)];
export const storeVector = (offset = 0): readonly number[] => [0xfd, 11, 2, ...leb(offset)];
/** One 32-bit value from memory in all four lanes. */
export const loadSplat32 = (offset = 0): readonly number[] => [0xfd, 9, 2, ...leb(offset)];
export const load32 = [0x28, 2, 0] as const;
export const store32 = [0x36, 2, 0] as const;
export const loadFloat = [0x2a, 2, 0] as const;
export const storeFloat = [0x38, 2, 0] as const;
export const addFloat = 0x92;

/** Unsigned LEB128. */
export function leb(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}

/** A 32-bit constant, in signed LEB128. */
export function constant(value: number): number[] {
  const bytes = [CONST];
  for (let left = value | 0; ; left >>= 7) {
    if (left >= -64 && left < 64) return [...bytes, left & 127];
    bytes.push((left & 127) | 128);
  }
}

/** A float constant. */
export const floatConstant = (value: number): number[] => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];

/** Runs the body, adds `step` to the local `at`, and again while that is below the local `end`: at least once. */
export const repeat = (at: number, end: number, step: number, body: readonly number[]): readonly number[] => [
  ...[LOOP, VOID, ...body, GET, at, ...constant(step), ADD, TEE, at, GET, end, LESS, BRANCH_IF, 0, END],
];

/** The sum of two integers in locals. */
export const sumOf = (a: number, b: number): readonly number[] => [GET, a, GET, b, ADD];

/** The same instructions for several lanes. */
export const each = (count: number, of: (k: number) => readonly number[]): readonly number[] =>
  Array.from({ length: count }, (_, k) => of(k)).flat();

/** A function: types of its parameters and locals (numbered after them), of its result where it has one, and its body. */
export type FunctionCode = {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly result?: number;
  readonly locals: readonly number[];
  readonly body: readonly number[];
};

const sized = (bytes: readonly number[]): number[] => [...leb(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];
const section = (id: number, items: readonly (readonly number[])[]): number[] => [id, ...sized(list(items))];
const name = (text: string): number[] => sized([...Buffer.from(text)]);

/** The bytes of a module that exports the functions and imports `env.memory`. */
export const assemble = (functions: readonly FunctionCode[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      functions.map((f) => [0x60, ...list(f.parameters.map((t) => [t])), ...list(f.result ? [[f.result]] : [])]),
    ),
    ...section(2, [[...name('env'), ...name('memory'), 2, 0, 1]]),
    ...section(
      3,
      functions.map((_, i) => leb(i)),
    ),
    ...section(
      7,
      functions.map((f, i) => [...name(f.name), 0, ...leb(i)]),
    ),
    ...section(
      10,
      functions.map((f) => sized([...list(f.locals.map((t) => [1, t])), ...f.body, END])),
    ),
  ]);

/** Compiles functions over a memory of at least so many bytes; it never grows, so that views of it stay valid. */
export function instantiate<Exports>(functions: readonly FunctionCode[], bytes: number) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
  const module = new WebAssembly.Module(assemble(functions));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { buffer: memory.buffer, run: exports as Exports };
}
