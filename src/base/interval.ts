// Intervals over exact decimals; either end may be open (null). Invariant: low <= high where both are given.
import type { Decimal } from './decimal.ts';

export type Interval = { readonly low: Decimal | null; readonly high: Decimal | null };

/** True where the two intervals share at least one point (ends are included). */
export const overlaps = (a: Interval, b: Interval): boolean =>
  (a.low === null || b.high === null || a.low.lte(b.high)) && (b.low === null || a.high === null || b.low.lte(a.high));

/** True where `outer` contains every point of `inner`. */
export const contains = (outer: Interval, inner: Interval): boolean =>
  (outer.low === null || (inner.low !== null && outer.low.lte(inner.low))) &&
  (outer.high === null || (inner.high !== null && outer.high.gte(inner.high)));

/** True where both ends are given. */
export const isTwoSided = (x: Interval): x is { low: Decimal; high: Decimal } => x.low !== null && x.high !== null;
