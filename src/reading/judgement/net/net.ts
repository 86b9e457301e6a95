// The net's weights (decision 78), as data/models/claims.net (layers, labels) and claims.LANG.net (words) have them. What enters:
// a language. What leaves: its words' vectors, and the layers in the memory of a kernel. Made by scripts/judgement-net.
import { dataBytes } from '../../../base/data.ts';
import type { LanguageCode } from '../../../language/language.ts';
import { instantiate } from '../../../language/model/assemble.ts';
import { type Block, unpackNet } from './net-file.ts';
import { checkSize, LISTED, type NetKernel, netFunctions } from './net-kernel.ts';

/** What the net's numbers stand for: names of vectors, in the order of their rows, and sizes. */
export type NetHeader = {
  /** Numbers of a state, a multiple of 32. */
  readonly size: number;
  readonly layers: number;
  /** Numbers that are made of a draft before its outputs, a multiple of 32. */
  readonly made: number;
  readonly upos: readonly string[];
  readonly relation: readonly string[];
  /** Kinds of mentions that a token is part of; of items with the first part of their code. */
  readonly kind: readonly string[];
  readonly frames: readonly string[];
  readonly rule: readonly string[];
  readonly mix: { readonly accept: Mix; readonly certain: Mix };
};

/** How log-odds are made of what the rows of judgement.tsv and the net say: times `rows`, times `net`, and `bias`. */
export type Mix = { readonly rows: number; readonly net: number; readonly bias: number };
export type WordsHeader = { readonly words: readonly string[] };

/** Neighbours whose states enter a layer: the token, its head, its dependents' mean, one and two before and after. */
export const NEIGHBOURS = 7;
/** States that are told of a draft: its token's, that of the word that it was read from, the mean of its words. */
export const TOLD = 3;
/** Tokens that a sentence has at most; of a longer one the rest has no states. */
export const MOST_TOKENS = 1024;

/** Vectors by name, all of one length. */
export type Vectors = { readonly rows: ReadonlyMap<string, number>; readonly values: Float32Array };

export type Net = {
  readonly header: NetHeader;
  /** Vectors by base form, each in 8 bits times its scale. */
  readonly words: {
    readonly rows: ReadonlyMap<string, number>;
    readonly codes: Int8Array;
    readonly scales: Float32Array;
  };
  readonly language: Float32Array;
  readonly upos: Vectors;
  readonly relations: Vectors;
  readonly kinds: Vectors;
  readonly frames: Vectors;
  readonly rules: Vectors;
  /** Biases of the layers, gains and shifts of their norms, one layer after the other. */
  readonly biases: Float32Array;
  readonly gains: Float32Array;
  readonly shifts: Float32Array;
  /** Of what is made of a draft, and of the outputs: log-odds of being a claim and of being right as it stands. */
  readonly hiddenBias: Float32Array;
  readonly outputs: Float32Array;
  readonly outputBias: Float32Array;
  readonly memory: NetMemory;
};

/** The kernel with its memory, and where in it things lie (numbers of floats). */
export type NetMemory = {
  readonly run: NetKernel;
  readonly floats: Float32Array;
  /** The same memory. */
  readonly integers: Int32Array;
  readonly layers: number;
  readonly hidden: number;
  /** Biases of the layers, gains and shifts of their norms. */
  readonly biases: number;
  readonly gains: number;
  readonly shifts: number;
  readonly input: number;
  readonly output: number;
  readonly states: number;
  readonly next: number;
  /** Lists of inputs (`listInputs`), each with room for `size` of them, and where in bytes each ends. */
  readonly lists: number;
  readonly ends: Int32Array;
  readonly size: number;
};

const BYTES = 4;
const SHARED = 'models/claims.net';

const nets = new Map<LanguageCode, Net | null>();
let shared: ReturnType<typeof openShared> | undefined;

/** The net for a language, read at first use; null for a language without words of it. */
export function netFor(language: LanguageCode): Net | null {
  let net = nets.get(language);
  if (net === undefined) {
    shared ??= openShared(dataBytes(SHARED));
    net = shared.languages.includes(language)
      ? netOf(shared, language, dataBytes(`models/claims.${language}.net`))
      : null;
    nets.set(language, net);
  }
  return net;
}

type SharedHeader = NetHeader & { readonly languages: readonly LanguageCode[] };

function openShared(bytes: Buffer) {
  const { header, blocks } = unpackNet<SharedHeader>(bytes);
  checkSize('size', header.size);
  checkSize('made', header.made);
  const block = (name: string): Float32Array => {
    const found: Block | undefined = blocks.get(name);
    if (!(found instanceof Float32Array)) throw new RangeError(`net: no block ${name}`);
    return found;
  };
  return { header, block, languages: header.languages, memory: memoryOf(header, block) };
}

function netOf(
  { header, block, languages, memory }: ReturnType<typeof openShared>,
  language: LanguageCode,
  bytes: Buffer,
): Net {
  const own = unpackNet<WordsHeader>(bytes);
  const at = languages.indexOf(language) * header.size;
  const vectors = (name: string, names: readonly string[]): Vectors => ({ rows: rowsOf(names), values: block(name) });
  return {
    header,
    words: {
      rows: rowsOf(own.header.words),
      codes: own.blocks.get('codes') as Int8Array,
      scales: own.blocks.get('scales') as Float32Array,
    },
    language: block('languages').subarray(at, at + header.size),
    upos: vectors('upos', header.upos),
    relations: vectors('relation', header.relation),
    kinds: vectors('kind', header.kind),
    frames: vectors('frames', header.frames),
    rules: vectors('rule', header.rule),
    biases: block('biases'),
    gains: block('gains'),
    shifts: block('shifts'),
    hiddenBias: block('hidden-bias'),
    outputs: block('outputs'),
    outputBias: block('output-bias'),
    memory,
  };
}

const rowsOf = (names: readonly string[]): ReadonlyMap<string, number> => new Map(names.map((name, i) => [name, i]));

/** Layers and what is made of a draft, in a memory with room for the states of a sentence. */
function memoryOf({ size, made, layers }: NetHeader, block: (name: string) => Float32Array): NetMemory {
  let taken = 0;
  const room = (numbers: number): number => {
    taken += numbers;
    return taken - numbers;
  };
  const places = {
    layers: room(block('layers').length),
    hidden: room(block('hidden').length),
    biases: room(layers * size),
    gains: room(layers * size),
    shifts: room(layers * size),
    input: room(TOLD * size),
    output: room(made),
    states: room(MOST_TOKENS * size),
    next: room(MOST_TOKENS * size),
    lists: room((MOST_TOKENS * size + Math.max(MOST_TOKENS, TOLD * size)) * (LISTED / BYTES)),
  };
  const { buffer, run } = instantiate<NetKernel>(netFunctions(), BYTES * taken);
  const [floats, integers] = [new Float32Array(buffer), new Int32Array(buffer)];
  for (const name of ['layers', 'hidden', 'biases', 'gains', 'shifts'] as const) floats.set(block(name), places[name]);
  return { run, floats, integers, ...places, ends: new Int32Array(MOST_TOKENS + 1), size };
}

/** The list of what lies in `input`; those below are of the tokens' states. */
export const OF_INPUT = MOST_TOKENS;

const listAt = ({ lists, size }: NetMemory, which: number): number => BYTES * lists + LISTED * size * which;

/** Lists those of `inputs` numbers from `from` on that are not zero, for matrices with rows of `width`. */
export function listInputs(memory: NetMemory, which: number, from: number, inputs: number, width: number): void {
  const { run, ends } = memory;
  ends[which] = run.collect(BYTES * from, BYTES * (from + inputs), listAt(memory, which), BYTES * width);
}

/** Lists states to take the mean of: of tokens below `count`, whose rows begin at `states`. */
export function listMean(memory: NetMemory, tokens: readonly number[], count: number): void {
  const { floats, integers, ends, size } = memory;
  const share = 1 / tokens.length;
  let at = listAt(memory, OF_INPUT) / BYTES;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] ?? count;
    if (token >= count) continue;
    integers[at] = BYTES * size * token;
    floats[at + 1] = share;
    at += LISTED / BYTES;
  }
  ends[OF_INPUT] = BYTES * at;
}

/** Adds what a list makes with the matrix at `matrix` to the `width` numbers at `to`. */
export function addListed(memory: NetMemory, which: number, matrix: number, to: number, width: number): void {
  const [list, end] = [listAt(memory, which), memory.ends[which] ?? 0];
  if (list < end) memory.run.addRows(list, end, BYTES * matrix, BYTES * to, BYTES * width);
}

/** Makes of what was summed up at `to` the state that follows the one at `from` (`settle` of the kernel). */
export function settleState(
  { run, biases, gains, shifts, size }: NetMemory,
  to: number,
  from: number,
  layer: number,
): void {
  const at = layer * size;
  const [bias, gain, shift] = [BYTES * (biases + at), BYTES * (gains + at), BYTES * (shifts + at)];
  run.settle(BYTES * to, BYTES * from, bias, gain, shift, BYTES * size, size);
}
