// Digits as each language groups them: "12 000", "1.200" and "2,8" (in Finnish also "1 100:aan"), or "12,000" and "2.8".
// What leaves: the plain decimal text, where it ends, its Finnish case, and whether it is an ordinal.
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { digitsOf } from '../../language/codes.ts';
import type { Reading } from './numeral-words.ts';
import { pieceFrom } from './pieces.ts';

/** Groups are bounded, so that a long run of numbers is not matched whole from each of its members. */
const GROUPED = /(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,12}(?!\d)|\d{1,3}(?:\.\d{3}){1,12}(?![\d.])|\d+)(?:,\d+)?/y;
const ENGLISH =
  /(?:\d{1,3},\d{1,2}(?= ?[mbt]r?illion)|\d{1,3}(?:,\d{3}){1,12}(?!\d)|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,12}(?![\d,])|\d+)(?:\.\d+)?/y;

/** Size of the last digit of a plain decimal text, trailing zeros of whole numbers aside; 1 for zero. */
export function precisionOfDigits(plain: string): Decimal {
  const point = plain.indexOf('.');
  if (point >= 0) return toDecimal(`0.${'0'.repeat(plain.length - point - 2)}1`);
  const zeros = /[1-9](0*)$/.exec(plain)?.[1] ?? '';
  return toDecimal(`1${zeros}`);
}

export type Digits = { readonly end: number; readonly plain: string; readonly case: string; readonly ordinal: boolean };

const SUFFIX_CASE: readonly (readonly [RegExp, string])[] = [
  [/^(?:n|en)$/, 'Gen'],
  [/^t?[aä]$|^[äa][äa]$/, 'Par'],
  [/^(?:ss[aä])$/, 'Ine'],
  [/^(?:st[aä])$/, 'Ela'],
  [/^(?:[a-zä]?[aeiuyäö]n|h[iu]n|iin|een|hen)$/, 'Ill'],
  [/^ll[aä]$/, 'Ade'],
  [/^lt[aä]$/, 'Abl'],
  [/^lle$/, 'All'],
  [/^ksi$/, 'Tra'],
  [/^n[aä]$/, 'Ess'],
];

/** Digits at piece `i`, with a Finnish ending behind a colon: "1 100:aan". An ordinal ("26:s") says so. */
export function readDigits({ text, pieces, language }: Reading, i: number): Digits | null {
  const piece = pieces[i];
  if (piece?.kind !== 'digits') return null;
  const spaced = digitsOf(language) === 'space-comma';
  const pattern = spaced ? GROUPED : ENGLISH;
  pattern.lastIndex = piece.start;
  const match = pattern.exec(text);
  if (!match || match[0].length > 40) return null;
  const written = match[0];
  const plain = spaced
    ? written.replace(/[^\d,]/g, '').replace(',', '.')
    : /^\d+,\d{1,2}$/.test(written)
      ? written.replace(',', '.')
      : written.replace(/[^\d.]/g, '');
  let end = pieceFrom(pieces, piece.start + written.length, i + 1);
  const [colon, ending] = [pieces[end], pieces[end + 1]];
  if (language !== 'fi' || colon?.lower !== ':' || colon.apart || ending?.kind !== 'word' || ending.apart)
    return { end, plain, case: '', ordinal: false };
  end += 2;
  const ordinal = ending.lower === 's' || /^nn|^nte/.test(ending.lower);
  return { end, plain, case: SUFFIX_CASE.find(([form]) => form.test(ending.lower))?.[1] ?? '', ordinal };
}
