// Date maths over EDTF (ISO 8601-2), level 2 as Tosite uses it. What enters: EDTF text. What leaves: days as 'YYYY-MM-DD'.
// Taken: four-digit years, months, days, seasons and other parts of a year (21-41), unspecified digits ('202X', '2024-XX'),
// qualifiers ?, ~ and % at either side of a component, intervals of two of these with '..' (open) or nothing (unknown) at an
// end, season intervals such as '2024-23/..' too. Not taken: sets, times, signed, longer or exponential years.
// Qualifiers never widen bounds: '2024-08~' has the bounds of '2024-08'. Days are proleptic Gregorian and have no time zone.

/** First and last day that the text can mean; null where that end is open or unknown. */
export type DayBounds = { readonly first: string | null; readonly last: string | null };

export type EdtfPrecision = 'day' | 'month' | 'season' | 'year' | 'interval';

type Parsed = { readonly precision: EdtfPrecision; readonly bounds: DayBounds };

const DATE = /^[?~%]?([\dX]{4})[?~%]?(?:-[?~%]?([\dX]{2})[?~%]?(?:-[?~%]?([\dX]{2})[?~%]?)?)?$/;

/** Parts of a year by EDTF code: first month and number of months. A start past the year's turn runs into the next. */
const PARTS: Readonly<Record<number, readonly [number, number]>> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  25: [3, 3],
  26: [6, 3],
  27: [9, 3],
  28: [12, 3],
  29: [9, 3],
  30: [12, 3],
  31: [3, 3],
  32: [6, 3],
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  37: [1, 4],
  38: [5, 4],
  39: [9, 4],
  40: [1, 6],
  41: [7, 6],
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const dayText = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Number of days of a month (1-12) of a year. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

/** The numbers from `from` to `to` that a mask such as '1X' allows, ascending. */
function allowed(mask: string, from: number, to: number): number[] {
  if (!mask.includes('X')) {
    const value = Number(mask);
    return value >= from && value <= to ? [value] : [];
  }
  const width = mask.length;
  const fits = (value: number): boolean =>
    [...pad(value, width)].every((digit, i) => mask[i] === 'X' || mask[i] === digit);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(fits);
}

/** The first day that year, month and day masks allow, looking at the candidates in the order given; null where none is. */
function findDay(years: readonly number[], months: readonly number[], days: readonly number[]): string | null {
  for (const year of years)
    for (const month of months)
      for (const day of days) if (day <= daysInMonth(year, month)) return dayText(year, month, day);
  return null;
}

function parseDate(text: string): Parsed | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, yearMask = '', monthMask, dayMask] = match;
  const part = PARTS[Number(monthMask)];
  if (part && monthMask !== undefined) {
    if (dayMask !== undefined || yearMask.includes('X')) return null;
    const start = `${yearMask}-${pad(part[0], 2)}`;
    const last = endOfMonth(addMonths(start, part[1] - 1));
    return { precision: 'season', bounds: { first: `${start}-01`, last } };
  }
  const years = allowed(yearMask, 0, 9999);
  const months = allowed(monthMask ?? 'XX', 1, 12);
  const days = allowed(dayMask ?? 'XX', 1, 31);
  const first = findDay(years, months, days);
  const last = findDay(years.toReversed(), months.toReversed(), days.toReversed());
  if (first === null) return null;
  const exactMonth = monthMask !== undefined && !monthMask.includes('X');
  const exactDay = exactMonth && dayMask !== undefined && !dayMask.includes('X');
  return { precision: exactDay ? 'day' : exactMonth ? 'month' : 'year', bounds: { first, last } };
}

function parseInterval(text: string): Parsed | null {
  const ends = text.split('/');
  if (ends.length !== 2) return null;
  const [from, to] = ends.map((end) => (end === '..' || end === '' ? 'open' : parseDate(end)));
  if (!from || !to) return null;
  const first = from === 'open' ? null : from.bounds.first;
  const last = to === 'open' ? null : to.bounds.last;
  if (from === 'open' && to === 'open') return null;
  return first !== null && last !== null && first > last ? null : { precision: 'interval', bounds: { first, last } };
}

const KEPT = 4096;
const kept = new Map<string, Parsed | null>();

function parse(text: string): Parsed | null {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const parsed = text.includes('/') ? parseInterval(text) : parseDate(text);
  if (text.length <= 32) {
    if (kept.size >= KEPT) kept.clear();
    kept.set(text, parsed);
  }
  return parsed;
}

function parsed(text: string): Parsed {
  const value = parse(text);
  if (!value) throw new RangeError(`not an EDTF date: ${text.slice(0, 40)}`);
  return value;
}

/** True for EDTF as this file's header takes it. Impossible dates (2024-02-30, month 13) and turned intervals are not. */
export const isEdtf = (text: string): boolean => parse(text) !== null;

/** The first and last day that an EDTF text can mean. A season 24 (winter) ends in February of the next year. Throws RangeError. */
export const bounds = (edtf: string): DayBounds => parsed(edtf).bounds;

/** How exact an EDTF text is; a date whose day or month is unspecified has the precision of what is given. Throws RangeError. */
export const precisionOf = (edtf: string): EdtfPrecision => parsed(edtf).precision;

/** The text without its qualifiers ?, ~ and %. */
export const withoutQualifiers = (edtf: string): string => edtf.replace(/[?~%]/g, '');

const ROUGHNESS: Readonly<Record<EdtfPrecision, number>> = { day: 0, month: 1, season: 2, interval: 3, year: 4 };

/**
 * Order of statements by their date: by the last day that each can mean, and on one day the more exact first, so that a month
 * stands after all of its days and a year after all of its months. An interval with an open end counts by the end it has.
 * Undated statements come last. Texts that are no EDTF throw.
 */
export function compareStated(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (isDay(a) && isDay(b)) return a < b ? -1 : 1;
  const [x, y] = [statedOrder(a), statedOrder(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** A plain day: digits are unspecified from the last on, so that the last of each part tell. */
const isDay = (edtf: string): boolean =>
  edtf.length === 10 &&
  edtf.charCodeAt(4) === DASH &&
  edtf.charCodeAt(7) === DASH &&
  isDigit(edtf.charCodeAt(3)) &&
  isDigit(edtf.charCodeAt(6)) &&
  isDigit(edtf.charCodeAt(8)) &&
  isDigit(edtf.charCodeAt(9));

const DASH = 45;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const orders = new Map<string, string>();

/** A text by which statements sort as `compareStated` has them. Throws RangeError on what is no EDTF. */
export function statedOrder(edtf: string): string {
  const known = orders.get(edtf);
  if (known !== undefined) return known;
  const { precision, bounds: days } = parsed(edtf);
  const order = `${days.last ?? days.first ?? ''}/${ROUGHNESS[precision]}`;
  if (orders.size >= KEPT) orders.clear();
  orders.set(edtf, order);
  return order;
}

/**
 * True where something published on `edtf` was surely out by the end of `day` (both EDTF; a month or year counts by its last
 * day): "2025-06" is out by 2025-06-30 and by "2025-06", not by 2025-06-29. Something open-ended is out from its first day.
 */
export function publishedBy(edtf: string, day: string): boolean {
  const stated = bounds(edtf);
  const limit = bounds(day).last;
  const out = stated.last ?? stated.first;
  return limit === null || (out !== null && out <= limit);
}

/** Year, month and day of 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; the first where one is not told. */
const fields = (date: string): readonly [number, number, number] => [
  Number(date.slice(0, 4)),
  date.length > 4 ? Number(date.slice(5, 7)) : 1,
  date.length > 7 ? Number(date.slice(8, 10)) : 1,
];

/** Days of an era of 400 years, after which the calendar begins anew. */
const ERA = 146_097;

/** Days before a month, counted from 0 for March. */
const daysBefore = (month: number): number => Math.floor((153 * month + 2) / 5);

/** Days before a year that begins with March. */
const daysBeforeYear = (year: number): number =>
  365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);

/** Number of a day 'YYYY-MM-DD', counted from 0 for 0000-03-01. */
function dayNumber(day: string): number {
  const [year, month, date] = fields(day);
  const early = month < 3;
  return daysBeforeYear(early ? year - 1 : year) + daysBefore(early ? month + 9 : month - 3) + date - 1;
}

/** The day of a number. */
function numberedDay(number: number): string {
  const era = Math.floor(number / ERA);
  const rest = number - era * ERA;
  const leaps = Math.floor(rest / 1460) - Math.floor(rest / 36_524) + Math.floor(rest / (ERA - 1));
  const ofEra = Math.floor((rest - leaps) / 365);
  const ofYear = rest - daysBeforeYear(ofEra);
  const march = Math.floor((5 * ofYear + 2) / 153);
  const early = march > 9;
  return dayText(era * 400 + ofEra + (early ? 1 : 0), early ? march - 9 : march + 3, ofYear - daysBefore(march) + 1);
}

/** The day that lies `count` days after (before, if negative) a day 'YYYY-MM-DD'. */
export const addDays = (day: string, count: number): string => numberedDay(dayNumber(day) + count);

/** Whole days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/**
 * Moves a day or month ('YYYY-MM-DD', 'YYYY-MM') by whole months, keeping its precision; a day that the month does not have
 * becomes its last: 2024-01-31 and one month give 2024-02-29.
 */
export function addMonths(date: string, count: number): string {
  const [year, month, day] = fields(date);
  const index = year * 12 + (month - 1) + count;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  return date.length <= 7 ? `${pad(y, 4)}-${pad(m, 2)}` : dayText(y, m, Math.min(day, daysInMonth(y, m)));
}

/** The last day of a month 'YYYY-MM'. */
function endOfMonth(month: string): string {
  const [year, number] = fields(month);
  return dayText(year, number, daysInMonth(year, number));
}

/** Day of the week of a day: 1 for Monday to 7 for Sunday, as in ISO 8601. */
export const weekday = (day: string): number => ((dayNumber(day) + 2) % 7) + 1;
