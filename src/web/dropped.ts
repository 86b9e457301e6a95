// Files that a person drops or chooses → texts to add. They are decoded here; nothing is read yet. One NDJSON file may hold many
// texts, one a line; each file or line that is none says why, and stops no other.
import { inWords } from '../base/diagnostic.ts';
import { type Said, say } from '../base/said.ts';
import { decodeText } from '../document/decode.ts';
import { decodePage } from '../document/html/charset.ts';
import type { NewText } from './api.ts';

/** A file or a line of one: its text, or why it has none. */
export type Dropped = { readonly name: string } & (
  | { readonly text: NewText; readonly problem: null }
  | { readonly text: null; readonly problem: Problem }
);
export type Problem = {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly said?: { readonly message: Said; readonly hint: Said };
};

/** What a file chooser offers. */
export const ENDINGS = '.html,.htm,.xhtml,.md,.markdown,.txt,.ndjson,.jsonl';
const PAGE = /\.x?html?$/i;
const MARKDOWN = /\.(?:md|markdown)$/i;
const LINES = /\.(?:ndjson|jsonl)$/i;

const failed = (name: string, { code, message, hint, said }: Partial<Problem>): Dropped => ({
  name,
  text: null,
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
  if (PAGE.test(name)) {
    const { markup, diagnostics } = decodePage(bytes);
    return [markup === null ? failed(name, diagnostics[0] ?? {}) : kept(name, { text: markup, format: 'html' })];
  }
  const { text, diagnostics } = decodeText(bytes);
  if (text === null) return [failed(name, diagnostics[0] ?? {})];
  if (LINES.test(name)) return linesOf(name, text);
  return [kept(name, { text, format: MARKDOWN.test(name) ? 'markdown' : 'plain' })];
}

const kept = (name: string, text: NewText): Dropped => ({ name, text, problem: null });

function linesOf(name: string, text: string): readonly Dropped[] {
  return text.split(/\r?\n/u).flatMap((line, i): readonly Dropped[] => {
    if (line.trim() === '') return [];
    const place = `${name}:${i + 1}`;
    try {
      return [lineOf(place, JSON.parse(line))];
    } catch {
      return [failed(place, { code: 'T1030', ...inWords({ message: say`${place}: no JSON.`, hint: '' }) })];
    }
  });
}

const FIELDS = {
  published: 'published',
  publisher: 'publisher',
  url: 'url',
  title: 'title',
  lang: 'language',
} as const;

function lineOf(place: string, value: unknown): Dropped {
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
    return failed(place, { code: 'T1031', ...inWords({ message: say`${place}: no "text".`, hint: '' }) });
  const given: Readonly<Record<string, unknown>> = { ...value };
  const fields = Object.entries(FIELDS).flatMap(([from, to]) => {
    const own = given[from];
    return typeof own === 'string' && own !== '' ? [[to, own] as const] : [];
  });
  return kept(place, { text: value.text, ...Object.fromEntries(fields) });
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
