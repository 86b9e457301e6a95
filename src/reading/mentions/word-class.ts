// A cheap class for every word form, told once and kept: can a date, a number, a share or a currency start with it? Most words
// of a text can start none, and are passed over by one look-up.
import type { LanguageCode } from '../../language/language.ts';
import { inLanguage, type Lower } from '../spelling.ts';
import { mayStartDate } from './date-words.ts';
import { numberMorphs } from './number-words.ts';
import type { Piece } from './pieces.ts';
import { numberCompound } from './quantity-compound.ts';
import { currencySign, quantityLexicon } from './quantity-lexicon.ts';

/** Bits of a class. */
export const DATE = 1;
export const NUMBER = 2;
export const SHARE = 4;
export const CURRENCY = 8;
export const DIGITS = 16;
/** A word that opens a date which stands a few pieces behind. */
export const OPENER = 32;
/** "the", "a", "an", "that". */
export const THE = 64;
export const ARTICLE = 128;
export const THAT = 256;
/** The letter of a quarter or half ("Q1", "H2"); a word of time of day. */
export const CODE = 512;
export const CLOCK = 1024;
/** Finnish words of days, and "kuun". */
export const DAY = 2048;
export const OF_MONTH = 4096;

const OPENERS = new Set(['between', 'from', 'the', 'a', 'an', 'not', 'this', 'that', 'ennen', 'kuun', 'q', 'h']);

const OWN: ReadonlyMap<string, number> = new Map([
  ['the', THE],
  ['a', ARTICLE],
  ['an', ARTICLE],
  ['that', THAT],
  ['q', CODE],
  ['h', CODE],
  ['klo', CLOCK],
  ['kello', CLOCK],
  ['kl', CLOCK],
  ['kuun', OF_MONTH],
]);

function classOf(word: string, language: LanguageCode): number {
  const { fractions, every, multiples } = quantityLexicon(language);
  const share =
    every.mayStart(word) ||
    multiples.mayStart(word) ||
    (language === 'en' ? /^(?:half|quarter)$/u.test(word) : fractions.mayStart(word));
  return (
    (mayStartDate(word, language) ? DATE : 0) |
    (numberMorphs(word, language) || (language === 'fi' && numberCompound(word)) ? NUMBER : 0) |
    (share ? SHARE : 0) |
    (currencySign(word) ? CURRENCY : 0) |
    (OPENERS.has(word) ? OPENER : 0) |
    (OWN.get(word) ?? 0) |
    (word.startsWith('päivä') ? DAY : 0)
  );
}

function classIn(word: Lower, language: LanguageCode): number {
  const low = inLanguage(word, language);
  if (low.classes === -1) low.classes = classOf(low.lower, language);
  return low.classes;
}

const sentences = new WeakMap<readonly Piece[], Uint16Array>();
let last: { readonly pieces: readonly Piece[] | null; readonly classes: Uint16Array } = {
  pieces: null,
  classes: new Uint16Array(),
};

/** The class of each piece, as bits. */
export function classesOf(pieces: readonly Piece[], language: LanguageCode): Uint16Array {
  if (last.pieces === pieces) return last.classes;
  const known = sentences.get(pieces);
  if (known) return known;
  const classes = new Uint16Array(pieces.length);
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as Piece;
    classes[i] = piece.kind === 'digits' ? DIGITS : classIn(piece.low, language);
  }
  sentences.set(pieces, classes);
  last = { pieces, classes };
  return classes;
}

const AMOUNTS = NUMBER | SHARE | CURRENCY | DIGITS | ARTICLE;

/** A cheap look at whether an amount or a share can start at piece `i`. */
export const mayStartAmount = (pieces: readonly Piece[], classes: Uint16Array, i: number): boolean =>
  ((classes[i] ?? 0) & AMOUNTS) !== 0 || pieces[i + 1]?.lower === '$';

/** Whether a piece has one of some bits. */
export function hasAny(classes: Uint16Array, bits: number): boolean {
  for (let i = 0; i < classes.length; i += 1) if (((classes[i] ?? 0) & bits) !== 0) return true;
  return false;
}
