// Dates that count from another date: "a month earlier", "the following summer", "the week before". What enters: that other
// date's EDTF (the anchor), or null where none is known. What leaves: as in date-resolve.ts.
import { addDays, addMonths, isEdtf, precisionOf, withoutQualifiers } from '../../base/edtf.ts';
import { four, type Published, type Resolved, resolveMonth, resolveSeason, resolveWeek } from './date-resolve.ts';

const NO_ANCHOR: Resolved = { edtf: null, why: 'it counts from another date, which is not known' };

/** Moves a year, month, day or an interval of years by years. */
function shiftYears(anchor: string, count: number): Resolved {
  const move = (edtf: string): string =>
    edtf === '..' ? edtf : four(Number(edtf.slice(0, 4)) + count) + edtf.slice(4, 7);
  return { edtf: anchor.split('/').map(move).join('/') };
}

/**
 * "a month earlier", "ten years before", "two days later": from the date that was said before. A month or year is told at its
 * own precision; days and weeks only from a day.
 */
export function resolveShift(anchor: string | null, count: number, unit: string): Resolved {
  if (anchor === null) return NO_ANCHOR;
  const plain = withoutQualifiers(anchor);
  const ends = plain.split('/').filter((end) => end !== '..' && end !== '');
  const point = (count < 0 ? ends[0] : ends.at(-1)) ?? '';
  if (unit === 'year')
    return plain.includes('..') || precisionOf(point) === 'season' ? NO_ANCHOR : shiftYears(plain, count);
  if (unit === 'month')
    return point.length >= 7 && precisionOf(point) !== 'season'
      ? { edtf: addMonths(point.slice(0, 7), count) }
      : NO_ANCHOR;
  if (point.length !== 10) return NO_ANCHOR;
  return { edtf: addDays(point, count * (unit === 'week' ? 7 : unit === 'fortnight' ? 14 : 1)) };
}

/** "the week before", "the following day", "the same year": the unit beside or around the date that was said before. */
export function resolveBeside(anchor: string | null, step: number, unit: string): Resolved {
  if (anchor === null) return NO_ANCHOR;
  const plain = withoutQualifiers(anchor).split('/')[0] ?? '';
  if (!isEdtf(plain) || plain.includes('X')) return NO_ANCHOR;
  if (unit === 'year') return { edtf: four(Number(plain.slice(0, 4)) + step) };
  if (unit === 'month' && precisionOf(plain) !== 'year' && precisionOf(plain) !== 'season')
    return { edtf: addMonths(plain.slice(0, 7), step) };
  if (plain.length !== 10) return NO_ANCHOR;
  if (unit === 'day') return { edtf: addDays(plain, step) };
  return unit === 'week' ? resolveWeek({ day: plain, month: null, year: null }, step) : NO_ANCHOR;
}

/** "the following summer", "that April": the season or month that comes next after (or lies in the year of) that date. */
export function resolveAfter(
  anchor: string | null,
  what: { readonly month: number } | { readonly season: number },
): Resolved {
  const plain = anchor === null ? '' : (withoutQualifiers(anchor).split('/')[0] ?? '');
  if (!isEdtf(plain) || plain.includes('X') || precisionOf(plain) === 'season') return NO_ANCHOR;
  const from: Published = {
    day: null,
    month: plain.length >= 7 ? plain.slice(0, 7) : `${plain}-12`,
    year: Number(plain.slice(0, 4)),
  };
  const resolved = 'month' in what ? resolveMonth(from, what.month, null) : resolveSeason(from, what.season, null);
  return { edtf: resolved.next ?? resolved.edtf };
}
