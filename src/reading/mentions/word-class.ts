// A cheap class for every word form, told once and kept: can a date, a number, a share or a currency start with it? Most words
// of a text can start none, and are passed over by one look-up.
import type { LanguageCode } from '../../language/language.ts';
import { byId } from './by-id.ts';
import { mayStartDate } from './date-words.ts';
import { numberMorphs } from './number-words.ts';
import type { Piece } from './pieces.ts';
import { currencySign, quantityLexicon } from './quantity-lexicon.ts';

/** Bits of a class. */
export const DATE = 1;
export const NUMBER = 2;
export const SHARE = 4;
export const CURRENCY = 8;
export const DIGITS = 16;

const kept: Readonly<Record<LanguageCode, (piece: Piece) => number>> = {
  fi: byId((piece: Piece) => classOf(piece.lower, 'fi')),
  en: byId((piece: Piece) => classOf(piece.lower, 'en')),
};

function classOf(word: string, language: LanguageCode): number {
  const { fractions, every } = quantityLexicon(language);
  const share = every.mayStart(word) || (language === 'fi' ? fractions.mayStart(word) : word === 'half');
  return (
    (mayStartDate(word, language) ? DATE : 0) |
    (numberMorphs(word, language) ? NUMBER : 0) |
    (share ? SHARE : 0) |
    (currencySign(word) ? CURRENCY : 0)
  );
}

const sentences = new WeakMap<readonly Piece[], Uint8Array>();

/** The class of each piece, as bits. */
export function classesOf(pieces: readonly Piece[], language: LanguageCode): Uint8Array {
  const known = sentences.get(pieces);
  if (known) return known;
  const ofWord = kept[language];
  const classes = Uint8Array.from(pieces, (piece) => (piece.kind === 'digits' ? DIGITS : ofWord(piece)));
  sentences.set(pieces, classes);
  return classes;
}
