// Front matter of Markdown: a YAML mapping between two lines of "---" at the very start. What leaves: the record, the text
// after it (the document), and on which line that begins.
import { LineCounter, parseDocument } from 'yaml';
import type { Diagnostic } from '../base/diagnostic.ts';

export type FrontMatter = {
  readonly record: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly diagnostics: readonly Diagnostic[];
};

/** Front matter is short; a longer block is text between rules. */
const MAX_LENGTH = 20_000;

/** Splits a Markdown text. Without front matter the record is empty and the body is the whole text. */
export function splitFrontMatter(text: string): FrontMatter {
  const open = /^---[ \t]*\r?\n/.exec(text);
  if (!open) return { record: {}, body: text, diagnostics: [] };
  const rest = text.slice(open[0].length, open[0].length + MAX_LENGTH);
  const close = /(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(rest);
  if (!close) return { record: {}, body: text, diagnostics: [NOT_CLOSED] };
  const body = text.slice(open[0].length + close.index + close[0].length).replace(/^(?:[ \t]*\r?\n)+/, '');
  return { ...parseRecord(rest.slice(0, close.index)), body };
}

function parseRecord(source: string): Pick<FrontMatter, 'record' | 'diagnostics'> {
  const lines = new LineCounter();
  const yaml = parseDocument(source, { lineCounter: lines, logLevel: 'silent' });
  const error = yaml.errors[0];
  if (error) return { record: {}, diagnostics: [notYaml(error.message, lines.linePos(error.pos[0]).line + 1)] };
  const value: unknown = plain(yaml);
  if (value === null) return { record: {}, diagnostics: [] };
  if (typeof value !== 'object' || Array.isArray(value))
    return { record: {}, diagnostics: [notYaml('it is not a list of "name: value" lines', 2)] };
  return { record: value as Record<string, unknown>, diagnostics: [] };
}

function plain(yaml: ReturnType<typeof parseDocument>): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 0 });
  } catch {
    return 'aliases are not taken';
  }
}

const NOT_CLOSED: Diagnostic = {
  code: 'T1021',
  severity: 'warning',
  message: 'The text begins with "---" but no second "---" line ends the front matter; all of it was read as text.',
  hint: 'End the front matter with a line of "---".',
  at: { line: 1 },
};

const notYaml = (reason: string, line: number): Diagnostic => ({
  code: 'T1020',
  severity: 'error',
  message: `The front matter cannot be read (line ${line}): ${reason.split('\n')[0]?.replace(/:?\s*$/, '')}.`,
  hint: 'Write one "name: value" a line; put a value that holds a colon in quotation marks.',
  at: { line },
});
