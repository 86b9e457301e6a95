// Which window a figure's pace may be taken over. Enters: a figure with its series, and the figures of the same thing. Leaves: days, or
// null where the date only says when a total stood. Holds: a total "to date" is no flow of the day or month that dates it. Pure.
import { bounds, compareStated, precisionOf } from '../../base/edtf.ts';
import { type Days, windowOf } from '../measures/touches.ts';
import type { Found } from './select.ts';

/** The window that the number was given in, for months(). */
export const paceOf = (one: Found, among: readonly Found[]): Days | null =>
  isDatedOnly(one) || isShorterThanBefore(one, among) ? null : windowOf(one.figure);

/** A total with a day or a month: what came within such a window is an increment. */
export const isDatedOnly = ({ flow, figure: { period } }: Found): boolean =>
  flow.basis === 'total' && period !== null && ['day', 'month'].includes(precisionOf(period));

/** A total with a year or a season whose own body has counted the same from an earlier day before. */
const isShorterThanBefore = (one: Found, among: readonly Found[]): boolean => {
  const first = isUnit(one) ? firstOf(one) : null;
  return (
    first !== null &&
    among.some((other) => isSameThing(one, other) && isEarlier(other, one) && (firstOf(other) ?? first) < first)
  );
};

const isUnit = ({ flow, figure: { period } }: Found): boolean =>
  flow.basis === 'total' && period !== null && precisionOf(period) !== 'interval';

const firstOf = ({ figure: { period } }: Found): string | null => (period === null ? null : bounds(period).first);

const isEarlier = (one: Found, other: Found): boolean => compareStated(one.figure.stated, other.figure.stated) < 0;

const isSameThing = (one: Found, other: Found): boolean =>
  other.flow.basis === 'total' &&
  other.figure.body === one.figure.body &&
  other.flow.flow === one.flow.flow &&
  other.flow.unit === one.flow.unit &&
  other.flow.outcome === one.flow.outcome &&
  other.flow.kind === one.flow.kind;
