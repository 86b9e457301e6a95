// The weights file: gzip over a JSON header (its length first, 32 bits little-endian) and the three tables. Tables are
// written sparse: gaps between weights that are not zero as variable-length numbers, then the weights.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { LanguageDesign } from './design.ts';
import { createModel, type Model, type Weights } from './model.ts';
import type { Table } from './table.ts';
import { createTagSet, tagNumber } from './tagset.ts';

const FORMAT = 1;

function packTable(table: Table): Buffer {
  const bytes: number[] = [];
  const number = (value: number): void => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  };
  let last = -1;
  table.weights.forEach((weight, i) => {
    if (weight === 0) return;
    number(i - last - 1);
    number(weight > 0 ? weight * 2 : -weight * 2 - 1);
    last = i;
  });
  return Buffer.from(bytes);
}

function unpackTable(bytes: Buffer, size: number): Table {
  const weights = new Int16Array(size);
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  for (let i = -1; at < bytes.length; ) {
    i += number() + 1;
    const coded = number();
    weights[i] = coded & 1 ? -((coded + 1) >> 1) : coded >> 1;
  }
  return { mask: size - 1, weights };
}

function header(weights: Weights, lengths: readonly number[]) {
  const { tagger, lexicon, parser } = weights;
  return {
    format: FORMAT,
    parts: tagger.tags.partNames,
    tags: tagger.tags.names,
    open: lexicon.open,
    lexicon: [...lexicon.entries].map(([form, entry]) => [form, Math.min(entry.count, 99), ...entry.tags]),
    lemmas: [...weights.lemmatiser.rules],
    relations: parser.relations.names,
    allowed: [...parser.relations.allowed].map(([key, list]) => [key, ...list]),
    tables: [tagger.table, parser.actions, parser.labels].map((table, i) => [table.weights.length, lengths[i]]),
  };
}

/** Writes weights to a file. */
export function saveModel(weights: Weights, path: string): void {
  const tables = [weights.tagger.table, weights.parser.actions, weights.parser.labels].map(packTable);
  const head = Buffer.from(
    JSON.stringify(
      header(
        weights,
        tables.map((table) => table.length),
      ),
    ),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  writeFileSync(path, gzipSync(Buffer.concat([length, head, ...tables]), { level: 9 }));
}

/** Reads weights back, ready for use under the language's design. Throws where the file is of another format. */
export function loadModel(path: string, design: LanguageDesign): Model {
  const bytes = gunzipSync(readFileSync(path));
  const start = 4 + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', 4, start)) as ReturnType<typeof header>;
  if (head.format !== FORMAT)
    throw new Error(`${path}: weights of format ${head.format}, this version reads ${FORMAT}`);
  const tags = createTagSet();
  for (const part of head.parts) tags.partNumbers.set(part, tags.partNames.push(part) - 1);
  tags.growing = false;
  for (const tag of head.tags) tagNumber(tags, tag);
  let at = start;
  const tables = head.tables.map(([size, length]) => {
    const table = unpackTable(bytes.subarray(at, at + length!), size!);
    at += length!;
    return table;
  });
  const entries = new Map(
    head.lexicon.map((row) => [row[0] as string, { count: row[1] as number, tags: row.slice(2) as number[] }]),
  );
  const allowed = new Map(head.allowed.map(([key, ...list]) => [key!, Int32Array.from(list)]));
  const all = Int32Array.from(head.relations.slice(1), (_, i) => i + 1);
  const relations = { names: head.relations, allowed, all };
  return createModel(
    {
      tagger: { tags, table: tables[0]! },
      lexicon: { entries, open: head.open },
      lemmatiser: { rules: new Map(head.lemmas) },
      parser: { actions: tables[1]!, labels: tables[2]!, relations },
    },
    design,
  );
}
