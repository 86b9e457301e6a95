// Amounts: a number or a range of two with its currency or unit, before hedges are looked at.
// What enters: pieces and the index where an amount may start. What leaves: the amount, or how far to skip where the digits
// there are no quantity: designations, ordinals, times, codes.
import type { Decimal } from '../../base/decimal.ts';
import type { Numeral, Reading } from './numeral.ts';
import { partOfUnit } from './quantity-fraction.ts';
import type { Unit } from './quantity-lexicon.ts';
import { readPart } from './quantity-part.ts';
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

/** The amount at piece `i`; how far to skip where what stands there is no amount; null where nothing starts there. */
export function readAmount(reading: Reading, i: number): AmountOrSkip | null {
  const part = partOfUnit(reading, i) ?? readPart(reading, i);
  if (!part || 'skip' in part) return part;
  const range = rangeFrom(reading, part);
  if (range) return range;
  const { numeral } = part;
  return {
    first: part.first,
    end: part.end,
    numberEnd: numeral.end,
    low: numeral.value,
    high: numeral.value,
    precision: numeral.precision,
    unit: part.unit,
    range: false,
    floor: numeral.floor,
    vague: numeral.vague,
    numeral,
    ratio: false,
  };
}
