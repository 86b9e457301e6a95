// NDJSON: one document a line. What enters: chunks of bytes from anywhere. What leaves: one entry a line, in order, as soon
// as the line is whole, those of one chunk in groups; memory holds a chunk and a line at most. A bad line is an entry with
// a diagnostic and stops nothing.
import type { Diagnostic } from '../base/diagnostic.ts';
import { inGroups } from '../base/groups.ts';
import { MAX_DOCUMENT_BYTES } from './decode.ts';
import type { Document, DocumentFields } from './document.ts';
import { readFields } from './fields.ts';
import { openLine } from './ndjson-line.ts';
import { openText } from './open-document.ts';

export type NdjsonEntry = {
  /** The line's own id, or else its document's; null where it has neither. */
  readonly id: string | null;
  readonly line: number;
  readonly document: Document | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** Longest line in bytes: JSON may write a character as six. */
export const MAX_LINE_BYTES = MAX_DOCUMENT_BYTES * 3;

type RawLine = { readonly number: number; readonly bytes: Uint8Array | null };

/** Entries that are given together at most: readers are quicker with several (reading/read.ts). */
const TOGETHER = 16;

/**
 * The documents of an NDJSON stream; blank lines are passed over. `defaults` stand in where a line lacks a field. No line
 * waits for bytes that have not come yet, so that whoever writes the next line only after an answer is answered.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  defaults: DocumentFields = {},
): AsyncGenerator<readonly NdjsonEntry[]> {
  for await (const lines of splitLines(chunks))
    for (const group of inGroups(
      lines.filter(({ bytes }) => bytes === null || !isBlank(bytes)),
      TOGETHER,
    ))
      yield group.map(({ number, bytes }) =>
        bytes === null ? failed(number, null, tooLong(number)) : readLine(bytes, number, defaults),
      );
}

/** Lines of bytes, without their ends, those of a chunk together; null where a line is longer than the limit. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly RawLine[]> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 1;
  const add = (part: Uint8Array): void => {
    size += part.length;
    if (size > MAX_LINE_BYTES) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const take = (): RawLine => {
    const line = { number: number++, bytes: size > MAX_LINE_BYTES ? null : Buffer.concat(parts) };
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    const lines: RawLine[] = [];
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, from)) {
      add(chunk.subarray(from, end));
      lines.push(take());
      from = end + 1;
    }
    if (lines.length > 0) yield lines;
    add(chunk.subarray(from));
  }
  if (size > 0) yield [take()];
}

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);

function readLine(bytes: Uint8Array, number: number, defaults: DocumentFields): NdjsonEntry {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed(number, null, notUtf8(number));
  }
  const { record, fault, ...rest } = openLine(source, number);
  if (record === null) return failed(number, 'id' in rest ? rest.id : null, fault);
  const { fields, diagnostics } = readFields(record.fields);
  const { document, diagnostics: noticed } = openText(record.text, { ...defaults, ...fields });
  const all = [...diagnostics, ...noticed].map((one) => ({ ...one, at: { ...one.at, line: number } }));
  return { id: record.id ?? document?.id ?? null, line: number, document, diagnostics: all };
}

const failed = (line: number, id: string | null, diagnostic: Diagnostic): NdjsonEntry => ({
  id,
  line,
  document: null,
  diagnostics: [{ ...diagnostic, at: { line } }],
});

const tooLong = (line: number): Diagnostic => ({
  code: 'T1032',
  severity: 'error',
  message: `Line ${line} is longer than ${MAX_LINE_BYTES / 1_000_000} MB.`,
  hint: 'Give one article a line. Look whether line breaks were lost.',
});

const notUtf8 = (line: number): Diagnostic => ({
  code: 'T1033',
  severity: 'error',
  message: `Line ${line} is not valid UTF-8.`,
  hint: 'Write the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW.',
});
