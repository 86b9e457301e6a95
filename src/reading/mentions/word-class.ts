// A cheap class for every word form, told once and kept: can a date, a number, a share or a currency start with it? Most words
// of a text can start none, and are passed over by one look-up.
import type { LanguageCode } from '../../language/language.ts';
import { inLanguage, type Lower } from '../spelling.ts';
import { mayStartDate } from './date-words.ts';
import { numberMorphs } from './number-words.ts';
import type { Piece } from './pieces.ts';
import { numberCompound } from './quantity-compound.ts';
import { currencySign, quantityLexicon } from './quantity-lexicon.ts';
import {
  ARTICLE,
  CLOCK,
  CODE,
  CURRENCY,
  DATE,
  DAY,
  DIGITS,
  FRACTION,
  NUMBER,
  OF_MONTH,
  OPENER,
  SHARE,
  THAT,
  THE,
} from './word-bits.ts';

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
    (fractions.mayStart(word) ? FRACTION : 0) |
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

/** The class of each piece, as bits. */
export function classesOf(pieces: readonly Piece[], language: LanguageCode): readonly number[] {
  const classes = new Array<number>(pieces.length);
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i] as Piece;
    classes[i] = piece.kind === 'digits' ? DIGITS : classIn(piece.low, language);
  }
  return classes;
}
