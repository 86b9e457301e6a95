// Bytes -> text. What enters: the bytes of one file. What leaves: its text, or null with a diagnostic that says why not.
// Holds: nothing is replaced or guessed. UTF-8 and UTF-16 are read (with or without a byte order mark); the mark itself is
// no part of the text. Anything else is refused with the place of the first bad byte.
import { type Diagnostic, inWords } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';
export type Decoded = {
  readonly text: string | null;
  readonly encoding: Encoding | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** Largest document in bytes: some 1,500 pages. Longer input is refused, not cut. */
export const MAX_DOCUMENT_BYTES = 10_000_000;

/** How many leading bytes are looked at to tell text from binary. */
const SNIFF_BYTES = 4096;

/** The text of a file's bytes. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_DOCUMENT_BYTES) return refuse(tooLarge(bytes.length));
  const kind = binaryKind(bytes);
  if (kind) return refuse(binary(kind));
  const encoding = sniffEncoding(bytes);
  if (encoding === null) return refuse(binary('binary data'));
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, encoding, diagnostics: encoding === 'utf-8' ? [] : [readAs(encoding)] };
  } catch {
    return refuse(encoding === 'utf-8' ? invalidUtf8(bytes) : invalidUtf16(encoding));
  }
}

/** Diagnostic for a text that is none. */
export const EMPTY: Diagnostic = {
  code: 'T1004',
  severity: 'error',
  ...inWords({
    message: say`The text is empty: it holds nothing but white space.`,
    hint: say`Give an article. Where it came through a pipe, look whether the command before it printed anything.`,
  }),
};

/** Diagnostic for input above the limit; the size is null where it is not known, as of a stream that was not read to its end. */
export function tooLarge(size: number | null): Diagnostic {
  return {
    code: 'T1008',
    severity: 'error',
    message: `${size === null ? 'This' : megabytes(size)} is too long for one document: the limit is ${megabytes(MAX_DOCUMENT_BYTES)}.`,
    hint: 'Split it into its articles, or give them as NDJSON (one document a line) with --ndjson, which may be of any length.',
  };
}

const refuse = (diagnostic: Diagnostic): Decoded => ({ text: null, encoding: null, diagnostics: [diagnostic] });

const megabytes = (size: number): string => `${(size / 1_000_000).toFixed(1)} MB`;

/** First bytes of formats that people take for text. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['an old office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];

const binaryKind = (bytes: Uint8Array): string | null =>
  SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0] ?? null;

/** Encoding by byte order mark, else by where the zero bytes stand; null for binary data. */
function sniffEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const head = bytes.subarray(0, SNIFF_BYTES);
  let even = 0;
  let odd = 0;
  let control = 0;
  head.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++;
    else if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) control++;
  });
  const pairs = head.length / 2;
  if (pairs >= 2 && odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
  if (pairs >= 2 && even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
  return even + odd + control > Math.max(2, head.length * 0.1) ? null : 'utf-8';
}

const binary = (kind: string): Diagnostic => ({
  code: 'T1005',
  severity: 'error',
  message: `This is ${kind}, not text.`,
  hint: 'Give the article as plain text or Markdown: copy its text out of the document, or convert the file first.',
});

const readAs = (encoding: Encoding): Diagnostic => ({
  code: 'T1012',
  severity: 'info',
  message: `The file is in ${encoding.toUpperCase()}; it was read so.`,
  hint: 'Nothing to do. Spans count UTF-16 code units of the text, as always.',
});

function invalidUtf8(bytes: Uint8Array): Diagnostic {
  const offset = validUtf8Length(bytes);
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 0x0a) line++;
  const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return {
    code: 'T1006',
    severity: 'error',
    message: `The text is not valid UTF-8: byte 0x${value} at offset ${offset} (line ${line}).`,
    hint: 'Save the file as UTF-8, or convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW.',
    at: { line },
  };
}

/** Number of leading bytes that are whole, valid characters. Found by halving: a prefix of a valid prefix is valid. */
function validUtf8Length(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  while (low > 0 && !isUtf8(bytes.subarray(0, low), false)) low--;
  return low;
}

/** True where the bytes are UTF-8; with `cut`, the last character may be incomplete. */
function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

const invalidUtf16 = (encoding: Encoding): Diagnostic => ({
  code: 'T1007',
  severity: 'error',
  message: `The text looks like ${encoding.toUpperCase()} but is damaged: half a character, or an odd number of bytes.`,
  hint: 'Save the file again as UTF-8 in the program that it came from.',
});
