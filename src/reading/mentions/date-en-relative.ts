// English dates that count from publication or from a date said before: "last week", "three weeks ago", "a year earlier".
import { monthAt, numeralAt, pastOfDay } from './date-en-points.ts';
import {
  publication,
  type Resolved,
  relativeMonth,
  relativeYear,
  resolveAgo,
  resolveComing,
  resolveMonth,
  resolvePast,
  resolveSeason,
  resolveWeek,
  resolveWeekday,
  resolveWeekend,
} from './date-resolve.ts';
import { resolveAfter, resolveBeside, resolveShift } from './date-shift.ts';
import { atom, type DateFound, type DateReader, lowerAt } from './date-words.ts';
import { isNeighbour } from './neighbours.ts';

const UNIT_DAYS = new Set(['day', 'week', 'month', 'year']);
const UNITS_AGO = new Set([...UNIT_DAYS, 'fortnight', 'decade']);

/** "last week", "this month", "next year", "last September", "this spring", "the past three months", "last Friday". */
export function relativeDate(reader: DateReader, i: number): DateFound | null {
  const relative = atom(reader, 'relative', i);
  if (!relative) return null;
  const step = Number(relative.value.value);
  const past = lowerAt(reader, relative.end - 1) === 'past';
  const at = relative.end;
  const found = (end: number, value: Resolved): DateFound => ({ first: i, end, value });
  const numeral = numeralAt(reader, at);
  if (numeral && step !== 0) {
    const unit = atom(reader, 'unit', numeral.end);
    return unit && UNIT_DAYS.has(unit.value.value) && numeral.value.lte(100)
      ? found(
          unit.end,
          (step < 0 ? resolvePast : resolveComing)(reader.from, numeral.value.toNumber(), unit.value.value),
        )
      : null;
  }
  const month = monthAt(reader, at);
  if (month) return found(month.end, resolveMonth(reader.from, month.month, { relative: step }));
  const day = atom(reader, 'weekday', at);
  if (day) return found(pastOfDay(reader, day.end), resolveWeekday(reader.from, Number(day.value.value), step));
  const season = atom(reader, 'season', at);
  if (season) return found(season.end, resolveSeason(reader.from, Number(season.value.value), { relative: step }));
  const unit = atom(reader, 'unit', at);
  if (!unit || lowerAt(reader, at).endsWith('s')) return null;
  const kind = unit.value.value;
  if (past && (kind === 'week' || kind === 'month')) return found(unit.end, resolvePast(reader.from, 1, kind));
  if (past && kind === 'year') return found(unit.end, resolvePast(reader.from, 12, 'month'));
  if (step === 1 && kind === 'year' && within(reader, i))
    return found(unit.end, resolveComing(reader.from, 12, 'month'));
  return unitDate(reader, i, unit.end, kind, step);
}

/** "within the next year", "over the coming year": the time that starts now, not the calendar's. */
const within = (reader: DateReader, i: number): boolean =>
  /^(?:within|over)$/.test(lowerAt(reader, lowerAt(reader, i - 1) === 'the' ? i - 2 : i - 1));

function unitDate(reader: DateReader, first: number, end: number, kind: string, step: number): DateFound | null {
  const { from } = reader;
  if (kind === 'week') return { first, end, value: resolveWeek(from, step) };
  if (kind === 'weekend') return { first, end, value: resolveWeekend(from, step) };
  if (kind === 'month') return { first, end, value: relativeMonth(from, step) };
  if (kind === 'year') return { first, end, value: relativeYear(from, step) };
  return null;
}

/** True where "before" ends its phrase, so that it is no preposition or conjunction. */
const phraseEnds = (reader: DateReader, i: number): boolean => {
  const next = reader.pieces[i];
  return !next || (next.kind === 'sign' && next.lower !== '-') || isNeighbour('en', 'phrase-after', next);
};

/** "a year earlier", "ten days later", "the five years before", "the day before", "the week before". */
export function shiftedDate(reader: DateReader, i: number): DateFound | null {
  const article = /^(?:a|an)$/.test(lowerAt(reader, i));
  const the = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const numeral = article ? null : numeralAt(reader, the);
  const at = article ? i + 1 : (numeral?.end ?? the);
  if (the === i && !article && !numeral) return null;
  const unit = atom(reader, 'unit', at);
  if (!unit || !/^(?:day|week|month|year|fortnight)$/.test(unit.value.value)) return null;
  const shift = atom(reader, 'shift', unit.end);
  if (!shift || (lowerAt(reader, unit.end) === 'before' && !phraseEnds(reader, shift.end))) return null;
  const step = Number(shift.value.value);
  const count = numeral ? numeral.value.toNumber() : 1;
  if (!Number.isInteger(count) || count > 200) return null;
  const isOfDays = /^(?:day|week|fortnight)$/.test(unit.value.value);
  const anchor = (isOfDays ? reader.anchorDay() : null) ?? reader.anchor();
  const end = unit.end + 1;
  if (the > i && !numeral)
    return { first: i, end, value: resolveBeside(anchor ?? reader.from.day, step, unit.value.value) };
  if (the > i && unit.value.value === 'year') return { first: i, end, value: yearsBeside(anchor, step * count) };
  return { first: i, end, value: resolveShift(anchor, step * count, unit.value.value) };
}

/** "the five years before" a date: the run of years that ends before it. */
function yearsBeside(anchor: string | null, count: number): Resolved {
  const years = anchor?.split('/').map((end) => Number(end.slice(0, 4))) ?? [];
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return { edtf: null, why: 'it counts from another date, which is not known' };
  return { edtf: count < 0 ? `${first + count}/${first - 1}` : `${last + 1}/${last + count}` };
}

/** What "the previous year" or "the same day" counts from: days and weeks from a day, where none was told from publication. */
export const anchorFor = (reader: DateReader, unit: string): string | null =>
  unit === 'day' || unit === 'week' ? (reader.anchorDay() ?? reader.anchor() ?? reader.from.day) : reader.anchor();

/** "within 60 days", "within three years": until the day, month or year that lies so far ahead. */
export function withinDate(reader: DateReader, i: number): DateFound | null {
  const numeral = numeralAt(reader, i);
  const unit = numeral && atom(reader, 'unit', numeral.end);
  if (!unit || !UNIT_DAYS.has(unit.value.value) || !numeral.value.isInteger() || numeral.value.gt(200)) return null;
  const from =
    unit.value.value === 'day' || unit.value.value === 'week'
      ? publication(reader.anchorDay() ?? reader.from.day)
      : reader.from;
  const { edtf } = resolveAgo(from, -numeral.value.toNumber(), unit.value.value);
  return edtf === null ? null : { first: i - 1, end: unit.end, value: { edtf: `../${edtf.replace('~', '')}` } };
}

/** "the previous year", "the following summer", "the same day", "that April". */
export function besideDate(reader: DateReader, i: number): DateFound | null {
  if (lowerAt(reader, i) === 'that') {
    const month = monthAt(reader, i + 1);
    return month && { first: i, end: month.end, value: resolveAfter(reader.anchor(), { month: month.month }) };
  }
  const beside = lowerAt(reader, i) === 'the' ? atom(reader, 'beside', i + 1) : null;
  if (!beside) return null;
  const step = Number(beside.value.value);
  const unit = atom(reader, 'unit', i + 2);
  if (unit)
    return /^(?:day|week|month|year)$/.test(unit.value.value)
      ? { first: i, end: unit.end, value: resolveBeside(anchorFor(reader, unit.value.value), step, unit.value.value) }
      : null;
  const season = step === 1 ? atom(reader, 'season', i + 2) : null;
  return (
    season && {
      first: i,
      end: season.end,
      value: resolveAfter(reader.anchor(), { season: Number(season.value.value) }),
    }
  );
}

/** "three weeks ago", "a year ago", "two days ago". */
export function agoDate(reader: DateReader, i: number): DateFound | null {
  const article = /^(?:a|an)$/.test(lowerAt(reader, i));
  const numeral = article ? null : numeralAt(reader, i);
  if (!article && !numeral) return null;
  const unit = atom(reader, 'unit', article ? i + 1 : (numeral?.end ?? i));
  if (!unit || !UNITS_AGO.has(unit.value.value)) return null;
  const since = lowerAt(reader, unit.end) === 'since' && /^(?:is|been|was)$/.test(lowerAt(reader, i - 1));
  const ahead = since ? 0 : aheadLength(reader, unit.end);
  if (!since && ahead === 0 && lowerAt(reader, unit.end) !== 'ago') return null;
  const count = (numeral ? numeral.value.toNumber() : 1) * (ahead > 0 ? -1 : 1);
  return Number.isInteger(count) && count <= 200
    ? { first: i, end: unit.end + Math.max(1, ahead), value: resolveAgo(reader.from, count, unit.value.value) }
    : null;
}

/** Pieces of "from now" behind a unit; 0 where they do not follow. */
const aheadLength = (reader: DateReader, i: number): number =>
  lowerAt(reader, i) === 'from' && lowerAt(reader, i + 1) === 'now' ? 2 : 0;

/** "the end of the year", "before the year is out", "the weekend", "the year". */
export function wholeUnit(reader: DateReader, i: number): DateFound | null {
  if (lowerAt(reader, i) !== 'the') return null;
  const unit = lowerAt(reader, i + 1);
  if (unit === 'weekend') return { first: i, end: i + 2, value: resolveWeekend(reader.from, null) };
  if (unit === 'new' && lowerAt(reader, i + 2) === 'year')
    return { first: i, end: i + 3, value: relativeYear(reader.from, 0) };
  return null;
}
