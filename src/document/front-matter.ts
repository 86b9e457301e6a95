// Front matter of Markdown: a YAML mapping between two lines of "---" at the very start. What leaves: the record, the text
// after it (the document).
import { parseDocument } from 'yaml';
import type { Diagnostic } from '../base/diagnostic.ts';

export type FrontMatter = {
  readonly record: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly diagnostics: readonly Diagnostic[];
};

/** Front matter is short; a longer block is text between rules. */
export const MAX_FRONT_MATTER = 20_000;

/** Splits a Markdown text. Without front matter the record is empty and the body is the whole text. */
export function splitFrontMatter(text: string): FrontMatter {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (!open) return { record: {}, body: text, diagnostics: [] };
  const rest = text.slice(open[0].length, open[0].length + MAX_FRONT_MATTER);
  const close = /(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(rest);
  if (!close) return { record: {}, body: text, diagnostics: [NOT_CLOSED] };
  const body = text.slice(open[0].length + close.index + close[0].length).replace(/^(?:[ \t]*\r?\n)+/, '');
  return { ...parseRecord(rest.slice(0, close.index)), body };
}

function parseRecord(source: string): Pick<FrontMatter, 'record' | 'diagnostics'> {
  const lines = source.split(/\r?\n|\r$/).map(withQuotes);
  const bad = badEntry(lines);
  if (bad !== null) return { record: {}, diagnostics: [bad] };
  const value = yamlValue(lines.join('\n')) ?? {};
  return { record: value as Record<string, unknown>, diagnostics: [] };
}

/** A field on a line of its own. */
const FIELD = /^("[^"]+"|'[^']+'|[^\s#:'"[{-][^:]*):(?:[ \t]+(.*?))?[ \t]*$/;
/** A line that belongs to the field before it. */
const GOES_ON = /^(?:[ \t]|-[ \t]|[\])}])/;
const SAYS_NOTHING = /^[ \t]*(?:#.*)?$/;

/** A headline with a colon is no YAML: a field of one line that cannot be read otherwise is the rest of that line, as text. */
function withQuotes(line: string, i: number, all: readonly string[]): string {
  const [, name, rest] = FIELD.exec(line) ?? [];
  if (rest === undefined || GOES_ON.test(all[i + 1] ?? '') || yamlValue(line) !== undefined) return line;
  return `${name}: ${JSON.stringify(rest)}`;
}

/** The value of a YAML text; undefined where it cannot be read. */
function yamlValue(source: string): unknown {
  const yaml = parseDocument(source, { logLevel: 'silent' });
  if (yaml.errors.length > 0) return undefined;
  try {
    return yaml.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

/** The first of the lines, or groups of lines, that is no field or cannot be read as one. */
function badEntry(lines: readonly string[]): Diagnostic | null {
  const seen = new Set<string>();
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? '';
    let end = i + 1;
    while (end < lines.length && (GOES_ON.test(lines[end] ?? '') || lines[end] === '')) end += 1;
    const name = FIELD.exec(line)?.[1];
    if (name === undefined && !SAYS_NOTHING.test(line)) return noField(line, i + 2);
    if (name !== undefined && seen.has(name)) return badField(name, 'stands there twice', i + 2);
    if (name !== undefined && yamlValue(lines.slice(i, end).join('\n')) === undefined)
      return badField(name, 'cannot be read over its several lines', i + 2);
    if (name !== undefined) seen.add(name);
    i = end;
  }
  return null;
}

const NOT_CLOSED: Diagnostic = {
  code: 'T1021',
  severity: 'warning',
  message: 'The text begins with "---" but no second "---" line ends the front matter; all of it was read as text.',
  hint: 'End the front matter with a line of "---".',
  at: { line: 1 },
};

const badField = (name: string, what: string, line: number): Diagnostic => ({
  code: 'T1020',
  severity: 'error',
  message: `The front matter's field "${name}" (line ${line}) ${what}.`,
  hint: `Write it once and on one line, "${name}: …".`,
  at: { line },
});

const noField = (text: string, line: number): Diagnostic => ({
  code: 'T1020',
  severity: 'error',
  message: `Line ${line} of the front matter is no field: "${text.slice(0, 60)}".`,
  hint: 'Write one "name: value" a line, or leave out the line; the text begins after the second "---".',
  at: { line },
});
