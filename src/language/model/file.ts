// The weights file: a 32-bit length (little-endian), a JSON header of that length, then the tables, each compressed by zstd. A table
// is a bit map of the places that hold a weight, followed by a byte for each of those (its level and sign, table.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { LanguageDesign } from './design.ts';
import { createKernel } from './kernel.ts';
import { createModel, type Model, type Weights } from './model.ts';
import { createRelations, mirrorRelations } from './parser.ts';
import { codeOf, plainTable, type Table, WEIGHTS } from './table.ts';
import { createTagSet, type TagSet, tagNumber } from './tagset.ts';

const FORMAT = 2;

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

const tablesOf = ({ tagger, parser }: Weights): readonly Table[] => [
  tagger.back,
  tagger.main,
  parser.guide.actions,
  parser.guide.labels,
  parser.main.actions,
  parser.main.labels,
  parser.whole,
];

const header = ({ tagger, lexicon, lemmatiser, parser }: Weights) => ({
  format: FORMAT,
  parts: tagger.tags.partNames,
  tags: tagger.tags.names,
  open: lexicon.open,
  lexicon: [...lexicon.entries].map(([form, entry]) => [form, Math.min(entry.count, 99), ...entry.tags]),
  lemmas: [...lemmatiser.rules],
  relations: parser.main.relations.names,
  allowed: [...parser.main.relations.allowed].map(([key, { list }]) => [key, ...list]),
  tables: [] as (readonly [size: number, length: number])[],
});

type TableList = [Table, Table, Table, Table, Table, Table, Table];

/** Writes weights to a file. */
export function saveModel(weights: Weights, path: string): void {
  const tables = tablesOf(weights).map((table) => ({
    size: table.mask + 1,
    bytes: compress(packTable(table)),
  }));
  const sizes = tables.map(({ size, bytes }) => [size, bytes.length] as const);
  const head = compress(Buffer.from(JSON.stringify({ ...header(weights), tables: sizes })));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  writeFileSync(path, Buffer.concat([length, head, ...tables.map(({ bytes }) => bytes)]));
}

function readTags(parts: readonly string[], names: readonly string[]): TagSet {
  const tags = createTagSet();
  for (const part of parts) tags.partNumbers.set(part, tags.partNames.push(part) - 1);
  tags.growing = false;
  for (const name of names) tagNumber(tags, name);
  return tags;
}

/** Reads weights back, ready for use under the language's design. Throws where the file is of another format. */
export function loadModel(path: string, design: LanguageDesign): Model {
  const bytes = readFileSync(path);
  let at = 4 + bytes.readUInt32LE(0);
  const head = JSON.parse(zstdDecompressSync(bytes.subarray(4, at)).toString('utf8')) as ReturnType<typeof header>;
  if (head.format !== FORMAT)
    throw new Error(`${path}: weights of format ${head.format}, this version reads ${FORMAT}`);
  const tables = createTables(
    head.tables.map(([size]) => size),
    (weights, i) => {
      const length = head.tables[i]![1];
      at += length;
      unpackTable(zstdDecompressSync(bytes.subarray(at - length, at)), weights);
    },
  );
  const [back, main, guideActions, guideLabels, actions, labels, whole] = tables as TableList;
  const entries = new Map(
    head.lexicon.map((row) => [row[0] as string, { count: row[1] as number, tags: row.slice(2) as number[] }]),
  );
  const relations = createRelations(
    head.relations,
    new Map(head.allowed.map(([key, ...list]) => [key!, Int32Array.from(list)])),
  );
  const parser = {
    guide: { actions: guideActions, labels: guideLabels, relations: mirrorRelations(relations) },
    main: { actions, labels, relations },
    whole,
  };
  const tagger = { tags: readTags(head.parts, head.tags), back, main, near: new Map() };
  return createModel(
    { tagger, lexicon: { entries, open: head.open }, lemmatiser: { rules: new Map(head.lemmas) }, parser },
    design,
  );
}
