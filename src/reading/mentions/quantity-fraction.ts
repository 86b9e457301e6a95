// Parts of one unit: "half a percentage point", "a quarter of an hour", "three-quarters of a mile", "a half-point", and one with
// a half more: "an hour and a half". English; Finnish says these in numerals ("puoli tuntia", "puolitoista").
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { isNeighbour } from './neighbours.ts';
import { type Numeral, pastHalf, type Reading, readNumeral } from './numeral.ts';
import { one } from './numeral-words.ts';
import { isDash } from './pieces.ts';
import type { Part } from './quantity-part.ts';
import { settle } from './quantity-units.ts';

const isArticle = (word: string | undefined): boolean => word === 'a' || word === 'an';

function numeralOf(first: number, end: number, value: Decimal): Numeral {
  const precision = toDecimal('0.1');
  return {
    first,
    end,
    value,
    precision,
    floor: false,
    vague: false,
    case: '',
    digits: false,
    lead: value,
    factor: one,
  };
}

/** `plain`: a half or quarter, which a unit may follow at once ("a half hour"; never "a third day"). */
type Fraction = { readonly value: Decimal; readonly end: number; readonly article: boolean; readonly plain: boolean };

/** "half", "a quarter", "three-quarters" at piece `i`: the part of one, and where it ends. */
function fractionAt(reading: Reading, i: number): Fraction | null {
  const { pieces } = reading;
  const article = isArticle(pieces[i]?.lower);
  const at = article ? i + 1 : i;
  const { fractions } = reading.lexicon;
  const alone = fractions.startingAt(pieces, at);
  const plain = /^(?:half|quarter)$/u.test(pieces[at]?.lower ?? '');
  if (alone) return { value: one.div(alone.value), end: alone.end, article, plain };
  const numeral = article ? null : readNumeral(reading, i);
  if (!numeral) return null;
  const of = isDash(pieces[numeral.end]) && !pieces[numeral.end]?.apart ? numeral.end + 1 : numeral.end;
  const part = fractions.startingAt(pieces, of);
  return part && numeral.value.lt(part.value)
    ? { value: numeral.value.div(part.value), end: part.end, article, plain: false }
    : null;
}

/** Where the unit of a fraction stands, and whether a word of its own leads there: "of an", "a"; -1 for nowhere. */
function unitOf(
  { pieces }: Reading,
  { end, article, plain }: Fraction,
): { readonly at: number; readonly led: boolean } {
  const of = pieces[end]?.lower === 'of' ? end + 1 : end;
  if (isArticle(pieces[of]?.lower) || (of > end && pieces[of]?.lower === 'one')) return { at: of + 1, led: true };
  if (of > end || !plain) return { at: -1, led: false };
  if (isDash(pieces[end]) && !pieces[end]?.apart) return { at: end + 1, led: false };
  return { at: article ? end : -1, led: false };
}

/** A part of one unit that starts at piece `i`, or null. */
function fractionOfUnit(reading: Reading, i: number): Part | null {
  const { pieces } = reading;
  const fraction = fractionAt(reading, i);
  const { at, led } = fraction ? unitOf(reading, fraction) : { at: -1, led: false };
  const unit = at < 0 || !fraction ? null : reading.lexicon.units.startingAt(pieces, at);
  if (!unit || !fraction) return null;
  const before = pieces[fraction.article ? i : i - 1]?.lower ?? '';
  if (!led && (unit.value.unit === 'year' || isNeighbour('en', 'not-half', pieces[i - 1]) || before === 'th'))
    return null;
  return { numeral: numeralOf(i, at, fraction.value), first: i, end: unit.end, unit: settle(unit.value, reading, i) };
}

/** "an hour and a half", "one metre and a half". */
function unitAndHalf(reading: Reading, i: number): Part | null {
  const word = reading.pieces[i]?.lower;
  if (!isArticle(word) && word !== 'one') return null;
  const unit = reading.lexicon.units.startingAt(reading.pieces, i + 1);
  const end = unit ? pastHalf(reading, unit.end) : 0;
  return unit && end > unit.end
    ? { numeral: numeralOf(i, i + 1, toDecimal('1.5')), first: i, end, unit: unit.value }
    : null;
}

/** A part of one unit, or one and a half of it, at piece `i`; null where there is none, or in another language. */
export const partOfUnit = (reading: Reading, i: number): Part | null =>
  reading.language === 'en' && reading.pieces[i]?.kind === 'word'
    ? (unitAndHalf(reading, i) ?? fractionOfUnit(reading, i))
    : null;
