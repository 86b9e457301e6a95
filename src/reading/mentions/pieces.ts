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

/** Cuts a stretch of a text into pieces, letter by letter. */
export function scanPieces(text: string, span: Span): Piece[] {
  const pieces: Piece[] = [];
  const last = Math.min(span.end, text.length);
  let at = span.start;
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
    pieces.push(pieceOf(text, start, end, kind, apart));
    apart = false;
  }
  return pieces;
}

function pieceOf(text: string, start: number, end: number, kind: PieceKind, apart: boolean): Piece {
  const own = text.slice(start, end);
  if (kind === 'digits') return { start, end, kind, lower: own, low: DIGITS_LOWER, capital: false, apart };
  const { low, capital } = spellingOf(own);
  return { start, end, kind, lower: low.lower, low, capital, apart };
}

/** The pieces of a token by itself, found once for its spelling. */
function ownPieces(spelling: Spelling): readonly Piece[] {
  spelling.pieces ??= scanPieces(spelling.own, { start: 0, end: spelling.own.length });
  return spelling.pieces;
}

/** What a token is that is one piece; '' where it is several or none. */
function soleKind(spelling: Spelling): PieceKind | '' {
  if (spelling.sole === null) {
    const [first, second] = ownPieces(spelling);
    spelling.sole = first && !second && first.end - first.start === spelling.own.length ? first.kind : '';
  }
  return spelling.sole;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}

/**
 * The pieces of a sentence, put together from those of its tokens: the same that a scan of its letters gives, which is read
 * where more than white space stands between tokens. Hot: most tokens are one piece, known by their spelling.
 */
function piecesOfTokens(text: string, sentence: Sentence): readonly Piece[] {
  const { tokens } = sentence;
  const { texts } = spelledOf(sentence);
  const pieces: Piece[] = [];
  let end = sentence.start;
  for (let t = 0; t < tokens.length; t += 1) {
    const token = tokens[t] as Span;
    const { start } = token;
    if (start > end && !isBlank(text, end, start)) return scanPieces(text, sentence);
    const spelling = texts[t] as Spelling;
    const sole = soleKind(spelling);
    if (sole !== '' && (start > end || sole === 'sign')) {
      const { capital } = spelling;
      const low = sole === 'digits' ? DIGITS_LOWER : spelling.low;
      const apart = start > end || pieces.length === 0;
      pieces.push({ start, end: token.end, kind: sole, lower: spelling.low.lower, low, capital, apart });
    } else addPieces(text, pieces, token, ownPieces(spelling));
    end = token.end;
  }
  return isBlank(text, end, Math.min(sentence.end, text.length)) ? pieces : scanPieces(text, sentence);
}

/** Adds the pieces of a token behind those that stand before it, which its first may go on. */
function addPieces(text: string, pieces: Piece[], { start, end }: Span, own: readonly Piece[]): void {
  const before = pieces[pieces.length - 1];
  const touches = before !== undefined && before.end === start + (own[0]?.start ?? 0);
  if (touches && before.kind !== 'sign' && before.kind === own[0]?.kind) {
    rejoin(text, pieces, before, end);
    return;
  }
  for (let i = 0; i < own.length; i += 1) {
    const { start: from, end: to, kind, lower, low, capital, apart } = own[i] as Piece;
    const parted = i === 0 ? !touches : apart;
    pieces.push({ start: start + from, end: start + to, kind, lower, low, capital, apart: parted });
  }
}

/** Cuts the last piece anew with the token behind it, which goes on its letters or digits: "do" and "n't". */
function rejoin(text: string, pieces: Piece[], { start, apart }: Piece, end: number): void {
  const [first, ...rest] = scanPieces(text, { start, end });
  pieces.pop();
  if (first) pieces.push({ ...first, apart }, ...rest);
}

const DASHES = new Set(['-', '–', '—', '‑', '‐', '−']);
/** True for a hyphen or dash of any length. */
export const isDash = (piece: Piece | undefined): boolean => piece !== undefined && DASHES.has(piece.lower);

const notes = createNote<{ readonly text: string; readonly pieces: readonly Piece[] }>();

/** The pieces of a sentence of `text`, noted. */
export function piecesOf(text: string, sentence: Sentence): readonly Piece[] {
  const kept = notes.of(sentence);
  if (kept && kept.text === text) return kept.pieces;
  const pieces = piecesOfTokens(text, sentence);
  notes.keep(sentence, { text, pieces });
  return pieces;
}

/** Index of the first piece that starts at or after `offset`, searched upwards from `from`. */
export function pieceFrom(pieces: readonly Piece[], offset: number, from: number): number {
  let i = from;
  while (i < pieces.length && (pieces[i] as Piece).start < offset) i += 1;
  return i;
}
