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

const CANONICAL = /^(?:-(?!0$))?(?:0|[1-9]\d{0,39})(?:\.\d{0,39}[1-9])?$/;

/** `decimalText` over the input forms of `toDecimal`; a text that is canonical already is given back as it is. */
export const canonicalDecimal = (value: string | number | Decimal): string =>
  typeof value === 'string' && CANONICAL.test(value) ? value : decimalText(toDecimal(value));

/** Order of two canonical decimal texts without a sign: more digits before the point are more, then character by character. */
function compareMagnitudes(a: string, b: string): number {
  const [pointA, pointB] = [a.indexOf('.'), b.indexOf('.')];
  const wholes = (pointA < 0 ? a.length : pointA) - (pointB < 0 ? b.length : pointB);
  return wholes === 0 ? (a < b ? -1 : a > b ? 1 : 0) : wholes < 0 ? -1 : 1;
}

/** Order of two canonical decimal texts: -1, 0 or 1. Exact, and without making numbers of them. */
export function compareDecimals(a: string, b: string): number {
  if (a === b) return 0;
  const isNegative = a.startsWith('-');
  if (isNegative !== b.startsWith('-')) return isNegative ? -1 : 1;
  return isNegative ? compareMagnitudes(b.slice(1), a.slice(1)) : compareMagnitudes(a, b);
}

export const isDecimalText = (text: string): boolean => /^-?\d{1,40}(\.\d{1,40})?$/.test(text);
