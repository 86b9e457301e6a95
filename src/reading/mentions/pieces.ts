// Pieces: the words, digit runs and signs of a sentence, cut by character class alone, so that what is read of numbers and
// dates does not hang on how a tokenizer cuts "10 000–12 000" or "$5.6bn". Spans index the document's text, in its order.
import type { Span } from '../../base/span.ts';
import type { Sentence } from '../../language/language.ts';

export type PieceKind = 'word' | 'digits' | 'sign';

export type Piece = Span & {
  readonly kind: PieceKind;
  /** The piece's own words in lower case. */
  readonly lower: string;
  /** The number of these words among all, counted upwards, by which tables keep what they say of them; -1 for digits. */
  readonly id: number;
  /** True where the piece starts with a capital letter. */
  readonly capital: boolean;
  /** True where white space (no-break and thin spaces too) stands before the piece, or nothing at all. */
  readonly apart: boolean;
};

const LETTER = /[\p{L}\p{M}]/u;
const CAPITAL = /\p{Lu}/u;

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

type Said = { readonly lower: string; readonly id: number; readonly capital: boolean };

/** Words that are kept before their store starts anew. */
const LIMIT = 50_000;
const said = new Map<string, Said>();
const lowers = new Map<string, number>();
let nextId = 0;

/** What is to say of a word or sign by itself; the same lower-case words have the same number. */
function saidOf(own: string, kind: PieceKind): Said {
  const known = said.get(own);
  if (known) return known;
  if (said.size >= LIMIT) {
    said.clear();
    lowers.clear();
  }
  const lower = own.toLowerCase();
  let id = lowers.get(lower);
  if (id === undefined) {
    id = nextId++;
    lowers.set(lower, id);
  }
  const made: Said = { lower, id, capital: kind === 'word' && CAPITAL.test(own[0] ?? '') };
  said.set(own, made);
  return made;
}

/** Cuts a stretch of a text into pieces. */
export function scanPieces(text: string, span: Span): readonly Piece[] {
  const pieces: Piece[] = [];
  const end = Math.min(span.end, text.length);
  let at = span.start;
  let apart = true;
  while (at < end) {
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
      while (at < end && isDigit(text.charCodeAt(at))) at += 1;
    } else if (isLetter(text, at, code)) {
      kind = 'word';
      while (at < end && isLetter(text, at, text.charCodeAt(at))) at += width(text, at);
    } else at += width(text, at);
    const own = text.slice(start, Math.min(at, end));
    const { lower, id, capital } = kind === 'digits' ? { lower: own, id: -1, capital: false } : saidOf(own, kind);
    pieces.push({ start, end: Math.min(at, end), kind, lower, id, capital, apart });
    apart = false;
  }
  return pieces;
}

const DASHES = new Set(['-', '–', '—', '‑', '‐', '−']);
/** True for a hyphen or dash of any length. */
export const isDash = (piece: Piece | undefined): boolean => piece !== undefined && DASHES.has(piece.lower);

const scanned = new WeakMap<Sentence, { readonly text: string; readonly pieces: readonly Piece[] }>();

/** The pieces of a sentence of `text`; kept as long as the sentence is. */
export function piecesOf(text: string, sentence: Sentence): readonly Piece[] {
  const kept = scanned.get(sentence);
  if (kept && kept.text === text) return kept.pieces;
  const pieces = scanPieces(text, sentence);
  scanned.set(sentence, { text, pieces });
  return pieces;
}

/** Index of the first piece that starts at or after `offset`, searched upwards from `from`. */
export function pieceFrom(pieces: readonly Piece[], offset: number, from: number): number {
  let i = from;
  while (i < pieces.length && (pieces[i] as Piece).start < offset) i += 1;
  return i;
}
