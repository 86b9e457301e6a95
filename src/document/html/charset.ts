// Bytes of a web page -> its markup. What enters: the bytes of one file. What leaves: the markup, or null with a diagnostic.
// The encoding is the byte order mark's, else the one that the page declares in its first bytes, else UTF-8. Nothing is
// replaced: a byte that the encoding does not have is a fault, as in any other file.
import type { Diagnostic } from '../../base/diagnostic.ts';
import { decodeText } from '../decode.ts';

export type Markup = { readonly markup: string | null; readonly diagnostics: readonly Diagnostic[] };

/** How far a declaration is looked for, in bytes; the standard says 1024, saved pages put comments before it. */
const PRESCAN_BYTES = 4096;

/** The markup of a page's bytes. */
export function decodePage(bytes: Uint8Array): Markup {
  const label = declaredEncoding(bytes);
  if (label === null || hasMark(bytes)) return markupOf(decodeText(bytes));
  const decoder = decoderOf(label);
  if (decoder === null) return { markup: null, diagnostics: [unknownEncoding(label)] };
  // UTF-16 cannot be declared in ASCII: such a page is UTF-8, says the standard.
  if (decoder.encoding === 'utf-8' || decoder.encoding.startsWith('utf-16')) return markupOf(decodeText(bytes));
  // What is no text at all is refused as in other files; only then the bytes are read by the page's own encoding.
  const plain = decodeText(bytes);
  if (plain.text === null && plain.diagnostics[0]?.code !== 'T1006') return markupOf(plain);
  try {
    return { markup: decoder.decode(bytes), diagnostics: [] };
  } catch {
    return { markup: null, diagnostics: [notEncoded(decoder.encoding)] };
  }
}

const markupOf = ({ text, diagnostics }: ReturnType<typeof decodeText>): Markup => ({ markup: text, diagnostics });

const hasMark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) ||
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff);

/** The label of `<meta charset>` or of `<meta http-equiv=content-type content="…; charset=…">`, in lower case. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, PRESCAN_BYTES))
    .replace(/<!--(?:(?!-->).)*(?:-->|$)/gs, '');
  for (const [meta] of head.matchAll(/<meta[\s/][^>]{0,500}>/gi)) {
    const label =
      /\scharset\s*=\s*["']?\s*([a-z0-9_.:-]+)/i.exec(meta)?.[1] ??
      /[\s;"']charset\s*=\s*([a-z0-9_.:-]+)/i.exec(meta)?.[1];
    if (label !== undefined) return label.toLowerCase();
  }
  return null;
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return null;
  }
}

const unknownEncoding = (label: string): Diagnostic => ({
  code: 'T1043',
  severity: 'error',
  message: `The page declares the encoding "${label.slice(0, 40)}", which is not known.`,
  hint: 'Save the page again as UTF-8, or copy its text into a text file.',
});

const notEncoded = (encoding: string): Diagnostic => ({
  code: 'T1043',
  severity: 'error',
  message: `The page declares the encoding ${encoding}, but holds bytes that ${encoding} does not have.`,
  hint: 'Save the page again as UTF-8, or copy its text into a text file.',
});
