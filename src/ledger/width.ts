// Pass 5: the interval of a figure, as wide as its wording allows. It serves the overlap of figures only and is never printed.
// Ends are canonical decimal texts, exact. Whole numbers of up to 14 digits are widened in tenths as plain integers, which
// 2^53 holds; all others as decimals.
import { type Decimal, decimalText, toDecimal } from '../base/decimal.ts';

/** Ends as canonical decimal texts; null is open. Invariant: low <= high where both are given. */
export type Ends = { readonly low: string | null; readonly high: string | null };

const TENTH = toDecimal('0.1');
const HALF = toDecimal('0.5');

const trailingZeros = (digits: string): number => digits.length - digits.replace(/0+$/, '').length;

/** The size of the last written digit that is not a zero: 100000 for 5700000, 0.1 for 1.3; 1 for 0. */
function lastDigit(value: Decimal): Decimal {
  const [whole = '0', fraction] = decimalText(value.abs()).split('.');
  if (fraction !== undefined) return toDecimal(`0.${'0'.repeat(fraction.length - 1)}1`);
  const zeros = trailingZeros(whole);
  return toDecimal(zeros === whole.length ? '1' : `1${'0'.repeat(zeros)}`);
}

/** What an end of a range, or a bare number, may be off by: a tenth if it is hedged, else half of its last digit, at most a tenth. */
function slack(value: Decimal, approx: boolean): Decimal {
  const tenth = value.abs().times(TENTH);
  const half = lastDigit(value).times(HALF);
  return approx || half.gt(tenth) ? tenth : half;
}

const SMALL = /^\d{1,14}$/;

const tenthsText = (tenths: number): string => {
  const rest = tenths % 10;
  return rest === 0 ? String(tenths / 10) : `${(tenths - rest) / 10}.${rest}`;
};

/** The end moved outward by its slack; `sign` -1 for a low end, 1 for a high one. */
function moved(end: string, approx: boolean, sign: 1 | -1): string {
  if (!SMALL.test(end)) {
    const value = toDecimal(end);
    const by = slack(value, approx);
    return decimalText(sign < 0 ? value.minus(by) : value.plus(by));
  }
  const value = Number(end);
  const half = 5 * 10 ** trailingZeros(end);
  const tenths = approx ? value : Math.min(value, half);
  return tenthsText(value * 10 + sign * tenths);
}

/** The widened interval of a figure. A bound that is only over, or only up to, stays a sharp half-line. */
export function widened({ low, high, approx }: Ends & { readonly approx: boolean }): Ends {
  if (low === null || high === null) return { low, high };
  return { low: moved(low, approx, -1), high: moved(high, approx, 1) };
}

/** True where both ends are given. */
export const isTwoSided = (ends: Ends): ends is { low: string; high: string } =>
  ends.low !== null && ends.high !== null;
