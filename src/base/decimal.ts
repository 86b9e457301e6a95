// Exact decimals. What enters: digits as a string, or a safe integer. What leaves: a Decimal that never rounds silently,
// or its canonical string ("1000000", "0.5"): no exponent, no trailing zeros, so that equal numbers have equal strings.
import { Decimal } from 'decimal.js';

/** Forty significant digits: more than any figure in a text; `toDecimal` refuses longer input rather than round it. */
const Exact = Decimal.clone({ precision: 60, toExpNeg: -1000, toExpPos: 1000 });

export type { Decimal };

/** A decimal from a string such as "1500000" or "0.5", or from a finite number. Throws RangeError on anything else. */
export function toDecimal(value: string | number | Decimal): Decimal {
  const text = String(value);
  if (!/^[+-]?\d{1,40}(\.\d{1,40})?$/.test(text) && !(typeof value === 'number' && Number.isFinite(value)))
    throw new RangeError(`not a decimal: ${text.slice(0, 60)}`);
  return new Exact(value as Decimal.Value);
}

/** The canonical string of a decimal: what is stored, hashed and printed as JSON. */
export const decimalText = (value: Decimal): string => value.toFixed();

/** `decimalText` over the input forms of `toDecimal`. */
export const canonicalDecimal = (value: string | number | Decimal): string => decimalText(toDecimal(value));

export const isDecimalText = (text: string): boolean => /^-?\d{1,40}(\.\d{1,40})?$/.test(text);
