// The weights file: a 32-bit length (little-endian), a JSON header of that length, then the tables, each compressed by zstd. A table
// is a bit map of the places that hold a weight, followed by a byte for each of those (its level and sign, table.ts). Then the network's
// keys and parameters (network.ts), each compressed likewise, and at the end the classes of words where there are any.
import { readFileSync, writeFileSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { LanguageDesign } from './design.ts';
import { createKernel } from './kernel.ts';
import { createModel, type Model, type Weights } from './model.ts';
import { type NetworkWeights, PARTS, type Part } from './network-weights.ts';
import { createRelations } from './parser.ts';
import { placeOf, placesOf } from './places.ts';
import { codeOf, plainTable, type Table, WEIGHTS } from './table.ts';
import { createTagSet, type TagSet, tagNumber } from './tagset.ts';
import type { WordClasses } from './word-classes.ts';

const FORMAT = 3;

const compress = (bytes: Buffer): Buffer =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });

const codesOf = (table: Table): Uint8Array =>
  Uint8Array.from(table.weights, (weight) => (weight === 0 ? 0 : codeOf(weight)));

function packTable(table: Table): Buffer {
  const codes = codesOf(table);
  const map = Buffer.alloc(codes.length / 8);
  codes.forEach((code, i) => {
    if (code !== 0) map[i >> 3]! |= 1 << (i & 7);
  });
  return Buffer.concat([map, codes.filter((code) => code !== 0)]);
}

/** Fills zeroed weights. */
function unpackTable(bytes: Buffer, weights: Int16Array): void {
  const blocks = weights.length / 8;
  let next = blocks;
  for (let block = 0; block < blocks; block++)
    for (let map = bytes[block]!; map !== 0; map &= map - 1)
      weights[block * 8 + 31 - Math.clz32(map & -map)] = WEIGHTS[bytes[next++]!]!;
}

/** Tables of these sizes, in a kernel's memory where there is one; `fill` fills each. */
function createTables(sizes: readonly number[], fill: (weights: Int16Array, i: number) => void): readonly Table[] {
  const made = createKernel(sizes);
  return sizes.map((size, i) => {
    const place = made?.tables[i];
    const weights = place?.weights ?? new Int16Array(size);
    fill(weights, i);
    place?.close();
    return made && place ? { mask: size - 1, weights, kernel: made.kernel, base: place.base } : plainTable(weights);
  });
}

const tablesOf = ({ tagger }: Weights): readonly Table[] => [tagger.back, tagger.main];

/** Numbers of 16 bits, all low bytes and then all high ones, which are alike. */
function packNumbers(values: Int16Array): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => {
    bytes[i] = value & 255;
    bytes[values.length + i] = (value >> 8) & 255;
  });
  return bytes;
}

const unpackNumbers = (bytes: Buffer): Int16Array => {
  const size = bytes.length / 2;
  const values = new Int16Array(size);
  for (let i = 0; i < size; i++) values[i] = bytes[i]! | (bytes[size + i]! << 8);
  return values;
};

const keyBytes = (keys: Int32Array): Buffer => Buffer.from(keys.buffer, keys.byteOffset, keys.byteLength);
const readKeys = (bytes: Buffer): Int32Array => new Int32Array(new Uint8Array(bytes).buffer);

/** Classes by key: distances between the keys in order, by bytes, all low ones first; then the classes. */
function packClasses(classes: WordClasses): Buffer {
  const rows = [...classes].sort(([a], [b]) => a - b);
  const bytes = Buffer.alloc(rows.length * 5);
  let last = -(2 ** 31);
  rows.forEach(([key, kind], i) => {
    for (let b = 0; b < 4; b++) bytes[b * rows.length + i] = ((key - last) >>> (8 * b)) & 255;
    bytes[4 * rows.length + i] = kind;
    last = key;
  });
  return bytes;
}

function unpackClasses(bytes: Buffer): WordClasses {
  const count = bytes.length / 5;
  const keys = new Int32Array(count);
  let key = -(2 ** 31);
  for (let i = 0; i < count; i++) {
    for (let b = 0; b < 4; b++) key += bytes[b * count + i]! << (8 * b);
    key |= 0;
    keys[i] = key;
  }
  return classesByPlace(keys, new Uint8Array(bytes.subarray(4 * count)));
}

/** Classes as they stand in the file, looked up in place. */
function classesByPlace(keys: Int32Array, kinds: Uint8Array): WordClasses {
  const places = placesOf(keys);
  return {
    size: keys.length,
    get: (key) => kinds[placeOf(places, key)],
    *[Symbol.iterator]() {
      for (const [i, key] of keys.entries()) yield [key, kinds[i]!];
    },
  };
}

const header = ({ tagger, lexicon, lemmatiser, parser }: Weights) => ({
  format: FORMAT,
  parts: tagger.tags.partNames,
  tags: tagger.tags.names,
  open: lexicon.open,
  lexicon: [...lexicon.entries].map(([form, entry]) => [form, Math.min(entry.count, 99), ...entry.tags]),
  lemmas: [...lemmatiser.rules],
  relations: parser.relations.names,
  allowed: [...parser.relations.allowed].map(([key, list]) => [key, ...list]),
  shapes: parser.networks.map((network) => network.shape),
  tables: [] as (readonly [size: number, length: number])[],
  numbers: [] as readonly number[],
  /** The length of the classes; 0 where there are none. */
  classes: 0,
});

/** Writes weights to a file. */
export function saveModel(weights: Weights, path: string): void {
  const tables = tablesOf(weights).map((table) => ({
    size: table.mask + 1,
    bytes: compress(packTable(table)),
  }));
  const numbers = weights.parser.networks
    .flatMap(({ keys, parts }) => [keyBytes(keys), ...PARTS.map((part) => packNumbers(parts[part]))])
    .map(compress);
  const classes = weights.lexicon.classes.size > 0 ? compress(packClasses(weights.lexicon.classes)) : Buffer.alloc(0);
  const head = compress(
    Buffer.from(
      JSON.stringify({
        ...header(weights),
        tables: tables.map(({ size, bytes }) => [size, bytes.length]),
        numbers: numbers.map((bytes) => bytes.length),
        classes: classes.length,
      }),
    ),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  writeFileSync(path, Buffer.concat([length, head, ...tables.map(({ bytes }) => bytes), ...numbers, classes]));
}

function readTags(parts: readonly string[], names: readonly string[]): TagSet {
  const tags = createTagSet();
  for (const part of parts) tags.partNumbers.set(part, tags.partNames.push(part) - 1);
  tags.growing = false;
  for (const name of names) tagNumber(tags, name);
  return tags;
}

/** Bytes that are decompressed at once. */
const CHUNK = 4_194_304;

/** What is made of compressed bytes; the memory of the plain ones is given back at once, not when it is next tidied up. */
function unpack<T>(compressed: Uint8Array, make: (plain: Buffer) => T): T {
  const plain = zstdDecompressSync(compressed, { chunkSize: CHUNK });
  const made = make(plain);
  giveBack(plain);
  return made;
}

/** A large buffer has memory of its own, which nothing else sees. */
function giveBack({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength > 1_000_000) buffer.transfer(0);
}

/** Reads weights back. Throws where the file is of another format. */
export function loadWeights(path: string): Weights {
  const bytes = readFileSync(path);
  let at = 4 + bytes.readUInt32LE(0);
  const head = unpack(
    bytes.subarray(4, at),
    (plain) => JSON.parse(plain.toString('utf8')) as ReturnType<typeof header>,
  );
  if (head.format !== FORMAT)
    throw new Error(`${path}: weights of format ${head.format}, this version reads ${FORMAT}`);
  const next = <T>(length: number, make: (plain: Buffer) => T): T => {
    at += length;
    return unpack(bytes.subarray(at - length, at), make);
  };
  const [back, main] = createTables(
    head.tables.map(([size]) => size),
    (weights, i) => next(head.tables[i]![1], (plain) => unpackTable(plain, weights)),
  ) as [Table, Table];
  const networks = head.shapes.map((shape, k): NetworkWeights => {
    const [keys, ...parts] = head.numbers.slice(k * (PARTS.length + 1)) as [number, ...number[]];
    const known = next(keys, readKeys);
    const named = PARTS.map((part, i) => [part, next(parts[i]!, unpackNumbers)] as const);
    return { shape, keys: known, parts: Object.fromEntries(named) as Record<Part, Int16Array> };
  });
  const classes: WordClasses = head.classes > 0 ? next(head.classes, unpackClasses) : new Map();
  giveBack(bytes);
  const entries = new Map(
    head.lexicon.map((row) => [row[0] as string, { count: row[1] as number, tags: row.slice(2) as number[] }]),
  );
  const relations = createRelations(
    head.relations,
    new Map(head.allowed.map(([key, ...list]) => [key!, Int32Array.from(list)])),
  );
  const tagger = { tags: readTags(head.parts, head.tags), back, main, near: new Map() };
  return {
    tagger,
    lexicon: { entries, open: head.open, classes },
    lemmatiser: { rules: new Map(head.lemmas) },
    parser: { networks, relations },
  };
}

/** Reads weights back, ready for use under the language's design. Throws where the file is of another format. */
export const loadModel = (path: string, design: LanguageDesign): Model => createModel(loadWeights(path), design);
