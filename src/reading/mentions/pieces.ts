// Pieces: the words, digit runs and signs of a sentence, cut by character class alone, so that what is read of numbers and
// dates does not hang on how a tokenizer cuts "10 000–12 000" or "$5.6bn". Spans index the document's text, in its order.
import type { Span } from '../../base/span.ts';
import type { Sentence } from '../../language/language.ts';
import { createNote } from '../notes.ts';
import { DIGITS_LOWER, type Lower, type Spelling, spelledOf, spellingOf } from '../spelling.ts';

export type PieceKind = 'word' | 'digits' | 'sign';

export type Piece = Span & {
  readonly kind: PieceKind;
  /** The piece's own words in lower case. */
  readonly lower: string;
  /** The same with what tables say of it; one for all digits. */
  readonly low: Lower;
  /** True where the piece starts with a capital letter. */
  readonly capital: boolean;
  /** True where white space (no-break and thin spaces too) stands before the piece, or nothing at all. */
  readonly apart: boolean;
};

const LETTER = /[\p{L}\p{M}]/u;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000;

function isLetter(text: string, at: number, code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  if (code < 0x250) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
  return LETTER.test(
    code >= 0xd800 && code <= 0xdfff ? String.fromCodePoint(text.codePointAt(at) ?? code) : (text[at] ?? ''),
  );
}

/** Length of the character at `at` in UTF-16 code units. */
const width = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Tokens of a stretch with their spellings, so that a piece that is a whole token is not looked up. */
type Known = { readonly tokens: readonly Span[]; readonly texts: readonly Spelling[] };

const UNKNOWN: Known = { tokens: [], texts: [] };

/** Cuts a stretch of a text into pieces. */
export function scanPieces(text: string, span: Span, { tokens, texts }: Known = UNKNOWN): readonly Piece[] {
  const pieces: Piece[] = [];
  const last = Math.min(span.end, text.length);
  let at = span.start;
  let token = 0;
  let apart = true;
  while (at < last) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      apart = true;
      at += 1;
      continue;
    }
    const start = at;
    let kind: PieceKind = 'sign';
    if (isDigit(code)) {
      kind = 'digits';
      while (at < last && isDigit(text.charCodeAt(at))) at += 1;
    } else if (isLetter(text, at, code)) {
      kind = 'word';
      while (at < last && isLetter(text, at, text.charCodeAt(at))) at += width(text, at);
    } else at += width(text, at);
    const end = Math.min(at, last);
    if (kind === 'digits')
      pieces.push({ start, end, kind, lower: text.slice(start, end), low: DIGITS_LOWER, capital: false, apart });
    else {
      while (token < tokens.length && (tokens[token] as Span).start < start) token += 1;
      const whole = tokens[token]?.start === start && tokens[token]?.end === end ? texts[token] : undefined;
      const { low, capital } = whole ?? spellingOf(text.slice(start, end));
      pieces.push({ start, end, kind, lower: low.lower, low, capital, apart });
    }
    apart = false;
  }
  return pieces;
}

const DASHES = new Set(['-', '–', '—', '‑', '‐', '−']);
/** True for a hyphen or dash of any length. */
export const isDash = (piece: Piece | undefined): boolean => piece !== undefined && DASHES.has(piece.lower);

const notes = createNote<{ readonly text: string; readonly pieces: readonly Piece[] }>();

/** The pieces of a sentence of `text`, noted. */
export function piecesOf(text: string, sentence: Sentence): readonly Piece[] {
  const kept = notes.of(sentence);
  if (kept && kept.text === text) return kept.pieces;
  const { tokens } = sentence;
  const pieces = scanPieces(text, sentence, { tokens, texts: spelledOf(sentence).texts });
  notes.keep(sentence, { text, pieces });
  return pieces;
}

/** Index of the first piece that starts at or after `offset`, searched upwards from `from`. */
export function pieceFrom(pieces: readonly Piece[], offset: number, from: number): number {
  let i = from;
  while (i < pieces.length && (pieces[i] as Piece).start < offset) i += 1;
  return i;
}
