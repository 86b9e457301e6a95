// Amounts: a number or a range of two with its currency or unit, before hedges are looked at.
// What enters: pieces and the index where an amount may start. What leaves: the amount, or how far to skip where the digits
// there are no quantity: designations, ordinals, times, codes.
import type { Decimal } from '../../base/decimal.ts';
import { isNeighbour } from './neighbours.ts';
import type { Numeral, Reading } from './numeral.ts';
import { isDash } from './pieces.ts';
import { compoundPart } from './quantity-compound.ts';
import { partOfUnit } from './quantity-fraction.ts';
import type { Unit } from './quantity-lexicon.ts';
import { type Part, readPart } from './quantity-part.ts';
import { rangeFrom } from './quantity-range.ts';

export type Amount = {
  /** Pieces: first (with "between", "from" and the currency), and one past the last (with the unit). */
  readonly first: number;
  readonly end: number;
  /** One past the last number word, before the unit. */
  readonly numberEnd: number;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly precision: Decimal;
  readonly unit: Unit | null;
  readonly range: boolean;
  readonly floor: boolean;
  readonly vague: boolean;
  readonly numeral: Numeral;
  readonly ratio: boolean;
};

export type AmountOrSkip = Amount | { readonly skip: number };

/** Where a sign that turns a number below zero stands, "minus 5", "-0.3%"; else the part's own first piece. */
function signBefore({ pieces, language }: Reading, { first, unit }: Part): number {
  const before = pieces[first - 1];
  if (!before) return first;
  if (isNeighbour(language, 'minus', before)) return first - 1;
  const touches = isDash(before) && before.apart && first > 1 && pieces[first]?.apart === false;
  return touches && unit !== null && pieces[first - 2]?.kind !== 'digits' ? first - 1 : first;
}

/** The amount at piece `i`; how far to skip where what stands there is no amount; null where nothing starts there. */
export function readAmount(reading: Reading, i: number, fraction = partOfUnit(reading, i)): AmountOrSkip | null {
  const part = fraction ?? compoundPart(reading, i) ?? readPart(reading, i);
  if (!part || 'skip' in part) return part;
  const range = rangeFrom(reading, part);
  if (range) return range;
  const { numeral } = part;
  const sign = signBefore(reading, part);
  const value = sign < part.first ? numeral.value.neg() : numeral.value;
  return {
    first: sign,
    end: part.end,
    numberEnd: numeral.end,
    low: value,
    high: value,
    precision: numeral.precision,
    unit: part.unit,
    range: false,
    floor: numeral.floor,
    vague: numeral.vague,
    numeral,
    ratio: false,
  };
}
