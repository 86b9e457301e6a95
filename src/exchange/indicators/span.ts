// Arithmetic of quantities that are known as intervals. Quantities of a ledger are never negative: an end that is open below is
// zero or more. What is open stays open. Holds: the true result lies in the interval where the true inputs lie in theirs, and
// no shorter interval has that for a single operation. Pure.
import { type Decimal, toDecimal } from '../../base/decimal.ts';

/** `high` null: open above. `low` null: open below, also under zero. `floor`: low is zero only because nothing was said. */
export type Span = { readonly low: Decimal | null; readonly high: Decimal | null; readonly floor?: boolean };

const ZERO = toDecimal(0);

/** A quantity with the ends as stated; where nothing is said below, zero. */
export const quantity = (low: string | null, high: string | null): Span =>
  low === null
    ? { low: ZERO, high: high === null ? null : toDecimal(high), floor: true }
    : { low: toDecimal(low), high: high === null ? null : toDecimal(high) };

export const exactly = (value: string | number): Span => ({ low: toDecimal(value), high: toDecimal(value) });

const isOpen = (a: Span, b: Span): { readonly floor?: true } =>
  a.floor === true || b.floor === true ? { floor: true } : {};
const both = (a: Decimal | null, b: Decimal | null, join: (x: Decimal, y: Decimal) => Decimal): Decimal | null =>
  a === null || b === null ? null : join(a, b);

export const plus = (a: Span, b: Span): Span => ({
  low: both(a.low, b.low, (x, y) => x.plus(y)),
  high: both(a.high, b.high, (x, y) => x.plus(y)),
  ...isOpen(a, b),
});

export const minus = (a: Span, b: Span): Span => ({
  low: both(a.low, b.high, (x, y) => x.minus(y)),
  high: both(a.high, b.low, (x, y) => x.minus(y)),
  ...isOpen(a, b),
});

/** The smaller of the two: an end that is open above is held by the other's. */
export const lesser = (a: Span, b: Span): Span => ({
  low: both(a.low, b.low, (x, y) => least([x, y])),
  high: a.high === null ? b.high : b.high === null ? a.high : least([a.high, b.high]),
  ...isOpen(a, b),
});

/** The larger of the two: an end that is open below is held by the other's. */
export const greater = (a: Span, b: Span): Span => ({
  low: a.low === null ? b.low : b.low === null ? a.low : most([a.low, b.low]),
  high: both(a.high, b.high, (x, y) => most([x, y])),
});

/** Negative ends come from differences only; for them every pair of ends is tried. */
export function times(a: Span, b: Span): Span {
  const open = isOpen(a, b);
  if (!isNegative(a) && !isNegative(b))
    return { low: both(a.low, b.low, (x, y) => x.times(y)), high: productAbove(a.high, b.high), ...open };
  if (a.low === null || a.high === null || b.low === null || b.high === null) return { low: null, high: null, ...open };
  const ends = [a.low.times(b.low), a.low.times(b.high), a.high.times(b.low), a.high.times(b.high)];
  return { low: least(ends), high: most(ends), ...open };
}

const isNegative = ({ low }: Span): boolean => low === null || low.lt(0);

/** Nothing of something that may be anything is nothing. */
const productAbove = (a: Decimal | null, b: Decimal | null): Decimal | null =>
  a?.isZero() || b?.isZero() ? ZERO : both(a, b, (x, y) => x.times(y));

/** Division; where the divisor may be zero, the end above is open. Null where it may be negative, or is zero. */
export function dividedBy(a: Span, b: Span): Span | null {
  if (b.low === null || b.low.lt(0) || b.high?.isZero()) return null;
  const open = a.floor === true || b.high === null ? { floor: true } : {};
  if (isNegative(a)) {
    if (b.low.isZero() || b.high === null || a.low === null || a.high === null)
      return { low: null, high: null, ...open };
    const ends = [a.low.div(b.low), a.low.div(b.high), a.high.div(b.low), a.high.div(b.high)];
    return { low: least(ends), high: most(ends), ...open };
  }
  const low = b.high === null ? ZERO : (a.low ?? ZERO).div(b.high);
  const high = a.high?.isZero() ? ZERO : b.low.isZero() ? null : (a.high?.div(b.low) ?? null);
  return { low, high, ...open };
}

const least = (ends: readonly Decimal[]): Decimal => ends.reduce((x, y) => (y.lt(x) ? y : x));
const most = (ends: readonly Decimal[]): Decimal => ends.reduce((x, y) => (y.gt(x) ? y : x));

/** The ends to print: a zero that only says that nothing was said is open. */
export function endsOf({ low, high, floor }: Span): { readonly low: Decimal | null; readonly high: Decimal | null } {
  return { low: low !== null && floor === true && low.lte(0) ? null : low, high };
}
