// Pass 5: the interval of a figure, as wide as its wording allows. It serves the overlap of figures only and is never printed.
import { type Decimal, decimalText, toDecimal } from '../base/decimal.ts';
import type { Interval } from '../base/interval.ts';

const TENTH = toDecimal('0.1');
const HALF = toDecimal('0.5');

/** The size of the last written digit that is not a zero: 100000 for 5700000, 0.1 for 1.3; 1 for 0. */
function lastDigit(value: Decimal): Decimal {
  const text = decimalText(value.abs());
  const [whole = '0', fraction] = text.split('.');
  if (fraction !== undefined) return toDecimal(`0.${'0'.repeat(fraction.length - 1)}1`);
  const zeros = whole.length - whole.replace(/0+$/, '').length;
  return toDecimal(zeros === whole.length ? '1' : `1${'0'.repeat(zeros)}`);
}

/** What an end of a range, or a bare number, may be off by: a tenth if it is hedged, else half of its last digit, at most a tenth. */
function slack(value: Decimal, approx: boolean): Decimal {
  const tenth = value.abs().times(TENTH);
  const half = lastDigit(value).times(HALF);
  return approx || half.gt(tenth) ? tenth : half;
}

/** The widened interval of a figure. A bound that is only over, or only up to, stays a sharp half-line. */
export function widened(figure: {
  readonly low: string | null;
  readonly high: string | null;
  readonly approx: boolean;
}): Interval {
  const low = figure.low === null ? null : toDecimal(figure.low);
  const high = figure.high === null ? null : toDecimal(figure.high);
  if (low === null || high === null) return { low, high };
  return { low: low.minus(slack(low, figure.approx)), high: high.plus(slack(high, figure.approx)) };
}
