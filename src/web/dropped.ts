// Files that a person drops or chooses → texts to add. They are decoded here; nothing is read yet. One NDJSON file may hold many
// texts, one a line; each file or line that is none says why, and stops no other.
import type { Said } from '../base/said.ts';
import { decodeText, EMPTY } from '../document/decode.ts';
import { readFields } from '../document/fields.ts';
import { ENDINGS, formatNamed } from '../document/formats.ts';
import { decodePage } from '../document/html/charset.ts';
import { openLine } from '../document/ndjson-line.ts';
import type { NewText } from './api.ts';

/** A file or a line of one: its text, with notes on fields that were left out, or why it has none. */
export type Dropped = { readonly name: string } & (
  | { readonly text: NewText; readonly problem: null; readonly notes: readonly Problem[] }
  | { readonly text: null; readonly problem: Problem; readonly notes: readonly [] }
);
export type Problem = {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly said?: { readonly message: Said; readonly hint: Said };
};

/** What a file chooser offers. */
export const CHOSEN = [...Object.values(ENDINGS).flat(), '.txt'].join();

const failed = (name: string, { code, message, hint, said }: Partial<Problem>): Dropped => ({
  name,
  text: null,
  notes: [],
  problem: { code: code ?? 'T1005', message: message ?? name, hint: hint ?? '', ...(said && { said }) },
});

/** The texts of some files, in their order. */
export async function textsOf(files: Iterable<File>): Promise<readonly Dropped[]> {
  const all: Dropped[] = [];
  for (const file of files) all.push(...droppedOf(file.name, new Uint8Array(await file.arrayBuffer())));
  return all;
}

/** The texts of one file's bytes, by its name. */
export function droppedOf(name: string, bytes: Uint8Array): readonly Dropped[] {
  const format = formatNamed(name);
  if (format === 'html') {
    const { markup, diagnostics } = decodePage(bytes);
    return [markup === null ? failed(name, diagnostics[0] ?? {}) : kept(name, { text: markup, format: 'html' })];
  }
  const { text, diagnostics } = decodeText(bytes);
  if (text === null) return [failed(name, diagnostics[0] ?? {})];
  if (text.trim() === '') return [failed(name, EMPTY)];
  if (format === 'ndjson') return linesOf(name, text);
  return [kept(name, { text, format })];
}

const kept = (name: string, text: NewText, notes: readonly Problem[] = []): Dropped => ({
  ...{ name, text, notes },
  problem: null,
});

const linesOf = (name: string, text: string): readonly Dropped[] =>
  text.split(/\r?\n/u).flatMap((line, i) => (line.trim() === '' ? [] : [lineOf(`${name}:${i + 1}`, line, i + 1)]));

function lineOf(place: string, line: string, number: number): Dropped {
  const { record, fault } = openLine(line, number);
  if (record === null) return failed(place, fault);
  const { fields, diagnostics } = readFields(record.fields);
  const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return record.text.trim() === '' ? failed(place, EMPTY) : kept(place, { text: record.text, ...told }, diagnostics);
}

/** Texts in groups that one request can carry, by characters. */
export function inLoads<T extends { readonly text: string }>(
  texts: readonly T[],
  most: number,
): readonly (readonly T[])[] {
  const loads: T[][] = [];
  let size = most;
  for (const one of texts) {
    if (size + one.text.length > most) {
      loads.push([]);
      size = 0;
    }
    loads.at(-1)?.push(one);
    size += one.text.length;
  }
  return loads;
}
