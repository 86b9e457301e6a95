// A line of NDJSON -> what it says of a document: its text, its id where it has one, and the fields as they stand. Pure, and the same
// for files that the terminal and that a browser opens.
import { type Diagnostic, inWords } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';

export type LineRecord = {
  /** The line's own id; null where it has none. */
  readonly id: string | null;
  readonly text: string;
  /** All of the line, to be checked field by field (fields.ts). */
  readonly fields: Readonly<Record<string, unknown>>;
};

export type OpenedLine =
  | { readonly record: LineRecord; readonly fault: null }
  | { readonly record: null; readonly id: string | null; readonly fault: Diagnostic };

/** What a line holds, or why it holds no document. */
export function openLine(source: string, line: number): OpenedLine {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return { record: null, id: null, fault: notJson(line, error instanceof Error ? error.message : '') };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { record: null, id: null, fault: notDocument(line, say`it is not an object`) };
  const fields = value as Readonly<Record<string, unknown>>;
  const id = idOf(fields);
  return typeof fields.text === 'string'
    ? { record: { id, text: fields.text, fields }, fault: null }
    : { record: null, id, fault: notDocument(line, say`"text" is missing or no text`) };
}

/** A line is told from others by its id; it needs none. */
const idOf = ({ id }: Readonly<Record<string, unknown>>): string | null =>
  (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : null;

const notJson = (line: number, reason: string): Diagnostic => ({
  code: 'T1030',
  severity: 'error',
  ...inWords({
    message: say`Line ${String(line)} is not JSON: ${reason.replace(/\s+/g, ' ').slice(0, 120)}.`,
    hint: say`Write one JSON object a line, without line breaks inside it. The other lines were read.`,
  }),
});

const notDocument = (line: number, why: ReturnType<typeof say>): Diagnostic => ({
  code: 'T1031',
  severity: 'error',
  ...inWords({
    message: say`Line ${String(line)} is no document: ${why}.`,
    hint: say`A line needs {"text": "…"}; id, language, published, publisher, url and title may stand beside it.`,
  }),
});
