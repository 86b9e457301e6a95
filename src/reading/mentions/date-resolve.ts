// Resolving dates as texts say them against the day, month or year of publication, at the text's own precision.
// What enters: the publication's EDTF or null, and what the words said. What leaves: EDTF for what has been, and beside it
// `next` for the reading of a plan; or null with the reason why it cannot be told. Nothing is guessed.
import {
  addDays,
  addMonths,
  bounds,
  daysInMonth,
  isEdtf,
  precisionOf,
  weekday,
  withoutQualifiers,
} from '../../base/edtf.ts';

export type Resolved = { readonly edtf: string | null; readonly next?: string; readonly why?: string };

export type Published = {
  /** 'YYYY-MM-DD', 'YYYY-MM', 'YYYY', as far as the publication is known. */
  readonly day: string | null;
  readonly month: string | null;
  readonly year: number | null;
};

let last: { readonly published: string | null; readonly known: Published } | null = null;

/** What is known of a publication date; nothing for null, invalid text or an interval. The last one's is kept. */
export function publication(published: string | null): Published {
  if (last?.published !== published) last = { published, known: knownOf(published) };
  return last.known;
}

function knownOf(published: string | null): Published {
  const none: Published = { day: null, month: null, year: null };
  if (!published || !isEdtf(published)) return none;
  const precision = precisionOf(published);
  const plain = withoutQualifiers(published);
  if (precision === 'day') return { day: plain, month: plain.slice(0, 7), year: Number(plain.slice(0, 4)) };
  if (precision === 'month') return { day: null, month: plain.slice(0, 7), year: Number(plain.slice(0, 4)) };
  return precision === 'year' && !plain.includes('X')
    ? { day: null, month: null, year: Number(plain.slice(0, 4)) }
    : none;
}

const NO_DAY: Resolved = { edtf: null, why: 'the publication day is not known' };

const NO_MONTH: Resolved = { edtf: null, why: 'the publication month is not known' };

const NO_YEAR: Resolved = { edtf: null, why: 'the publication year is not known' };

const two = (value: number): string => String(value).padStart(2, '0');

export const four = (value: number): string => String(value).padStart(4, '0');

/** A day some days from publication: 0 today, -1 yesterday. */
export const relativeDay = (from: Published, days: number): Resolved =>
  from.day ? { edtf: addDays(from.day, days) } : NO_DAY;

/** A weekday 1-7: the last one on or before publication, `next` the first one after; with a relative word the one it names. */
export function resolveWeekday(from: Published, day: number, relative: number | null): Resolved {
  if (!from.day) return NO_DAY;
  const back = (weekday(from.day) - day + 7) % 7;
  const last = addDays(from.day, -back);
  const next = addDays(last, 7);
  if (relative === null) return { edtf: last, next };
  if (relative < 0) return { edtf: back === 0 ? addDays(last, -7) : last };
  return relative > 0 ? { edtf: next } : { edtf: addDays(from.day, day - weekday(from.day)) };
}

const monday = (day: string): string => addDays(day, 1 - weekday(day));

/** A weekday of the week that lies some weeks from publication's. */
export const weekdayOfWeek = (from: Published, day: number, weeks: number): Resolved =>
  from.day ? { edtf: addDays(monday(from.day), weeks * 7 + day - 1) } : NO_DAY;

/** A week, Monday to Sunday. */
export function resolveWeek(from: Published, weeks: number): Resolved {
  if (!from.day) return NO_DAY;
  const start = addDays(monday(from.day), weeks * 7);
  return { edtf: `${start}/${addDays(start, 6)}` };
}

/** A weekend, Saturday and Sunday: the one that has begun last; "last" the one before this week's; "next" the coming one. */
export function resolveWeekend(from: Published, relative: number | null): Resolved {
  if (!from.day) return NO_DAY;
  const saturday = addDays(monday(from.day), 5);
  const begun = saturday <= from.day ? saturday : addDays(saturday, -7);
  const pick =
    relative === 1 ? addDays(begun, 7) : relative === 0 ? saturday : relative === -1 ? addDays(saturday, -7) : begun;
  const span = (start: string): string => `${start}/${addDays(start, 1)}`;
  return relative === null ? { edtf: span(pick), next: span(addDays(begun, 7)) } : { edtf: span(pick) };
}

/** A month some months from publication's. */
export const relativeMonth = (from: Published, months: number): Resolved =>
  from.month ? { edtf: addMonths(from.month, months) } : NO_MONTH;

/** A year some years from publication's. */
export const relativeYear = (from: Published, years: number): Resolved =>
  from.year !== null ? { edtf: four(from.year + years) } : NO_YEAR;

/** How a year was said: as a number, from publication, by "last" or "next" before the month or season itself, or not at all. */
export type YearSaid = { readonly year: number } | { readonly years: number } | { readonly relative: number } | null;

function statedYear(from: Published, said: YearSaid): number | null | undefined {
  if (said && 'year' in said) return said.year;
  return said && 'years' in said ? (from.year === null ? null : from.year + said.years) : undefined;
}

/** A month 1-12. Without a year: the last one that has begun, `next` the one that is still to come (or going on). */
export function resolveMonth(from: Published, month: number, said: YearSaid): Resolved {
  const year = statedYear(from, said);
  if (year === null) return NO_YEAR;
  if (year !== undefined) return { edtf: `${four(year)}-${two(month)}` };
  if (!from.month || from.year === null) return NO_MONTH;
  const own = Number(from.month.slice(5, 7));
  const relative = said && 'relative' in said ? said.relative : null;
  const at = (shift: number): string => `${four((from.year ?? 0) + shift)}-${two(month)}`;
  if (relative === 0) return { edtf: at(0) };
  if (relative !== null && relative < 0) return { edtf: at(month < own ? 0 : -1) };
  if (relative !== null) return { edtf: at(month > own ? 0 : 1) };
  return { edtf: at(month <= own ? 0 : -1), next: at(month >= own ? 0 : 1) };
}

/** A day of a month, or a run of days; without a year the last one on or before publication. */
export function resolveMonthDay(
  from: Published,
  month: number,
  days: { readonly from: number; readonly to: number },
  said: YearSaid,
): Resolved {
  const make = (base: string): string | null => {
    const year = Number(base.slice(0, 4));
    if (days.from < 1 || days.to > daysInMonth(year, month) || days.from > days.to) return null;
    const [first, last] = [`${base}-${two(days.from)}`, `${base}-${two(days.to)}`];
    return first === last ? first : `${first}/${last}`;
  };
  const bare = said === null && from.day !== null && from.month !== null && Number(from.month.slice(5, 7)) === month;
  const resolved = resolveMonth(from, month, said);
  if (resolved.edtf === null) return resolved;
  const stated = make(resolved.edtf);
  const next = resolved.next ? make(resolved.next) : null;
  if (stated === null) return { edtf: null, why: 'the month has no such day' };
  if (bare && from.day && bounds(stated).first! > from.day) {
    const before = make(addMonths(resolved.edtf, -12));
    return before ? { edtf: before, next: stated } : { edtf: stated };
  }
  if (bare) return { edtf: stated };
  return next ? { edtf: stated, next } : { edtf: stated };
}

const SEASON_START: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 };

/** A season 21-24. Without a year: the last one that has begun, `next` the first to come. */
export function resolveSeason(from: Published, season: number, said: YearSaid): Resolved {
  const year = statedYear(from, said);
  if (year === null) return NO_YEAR;
  if (year !== undefined) return { edtf: `${four(year)}-${season}` };
  if (!from.month || from.year === null) return NO_MONTH;
  const own = Number(from.month.slice(5, 7));
  const start = SEASON_START[season] ?? 3;
  const going = own >= start && own < start + 3 ? from.year : season === 24 && own <= 2 ? from.year - 1 : null;
  const begun = own >= start ? from.year : from.year - 1;
  const at = (value: number): string => `${four(value)}-${season}`;
  const relative = said && 'relative' in said ? said.relative : null;
  if (relative === 0) return { edtf: at(going ?? (season === 24 && own <= 2 ? begun : from.year)) };
  if (relative !== null && relative < 0) return { edtf: at(going !== null ? going - 1 : begun) };
  if (relative !== null) return { edtf: at(begun + 1) };
  return going === null ? { edtf: at(begun), next: at(begun + 1) } : { edtf: at(begun) };
}

/** A run of months of a year, such as a quarter: first month and length. Without a year the last one that has begun. */
export function resolveMonths(from: Published, first: number, length: number, said: YearSaid): Resolved {
  const resolved = resolveMonth(from, first, said);
  if (resolved.edtf === null) return resolved;
  const span = (start: string): string => `${start}/${addMonths(start, length - 1)}`;
  return resolved.next ? { edtf: span(resolved.edtf), next: span(resolved.next) } : { edtf: span(resolved.edtf) };
}

/** "the past week", "kolmen viime kuukauden": the time that ends with publication. */
export function resolvePast(from: Published, count: number, unit: string): Resolved {
  if (unit === 'year') return from.year === null ? NO_YEAR : { edtf: `${four(from.year - count)}/${four(from.year)}` };
  if (unit === 'month') return from.month ? { edtf: `${addMonths(from.month, -count)}/${from.month}` } : NO_MONTH;
  if (!from.day) return NO_DAY;
  return { edtf: `${addDays(from.day, -count * (unit === 'week' ? 7 : 1))}/${from.day}` };
}

/** "the next three months": the time that starts with publication. */
export function resolveComing(from: Published, count: number, unit: string): Resolved {
  if (unit === 'year') return comingYears(from, count);
  if (unit === 'month') return from.month ? { edtf: `${from.month}/${addMonths(from.month, count)}` } : NO_MONTH;
  if (!from.day) return NO_DAY;
  return { edtf: `${from.day}/${addDays(from.day, count * (unit === 'week' ? 7 : 1))}` };
}

/** Whole years near the turn of a year: told in its last months those from the next year on, in its first months with this one. */
function comingYears({ year, month }: Published, count: number): Resolved {
  if (year === null) return NO_YEAR;
  const own = month === null ? 6 : Number(month.slice(5, 7));
  const first = count > 1 && own >= 10 ? year + 1 : year;
  const last = count > 1 && own <= 3 ? year + count - 1 : year + count;
  return { edtf: `${four(first)}/${four(last)}` };
}

/** "three weeks ago": days exactly, weeks to the day about, months and years at their own precision. */
export function resolveAgo(from: Published, count: number, unit: string): Resolved {
  if (unit === 'year') return relativeYear(from, -count);
  if (unit === 'decade') return from.year === null ? NO_YEAR : { edtf: `${four(from.year - 10 * count)}~` };
  if (unit === 'month') return relativeMonth(from, -count);
  const day = relativeDay(from, -count * (unit === 'fortnight' ? 14 : unit === 'week' ? 7 : 1));
  return (unit === 'week' || unit === 'fortnight') && day.edtf ? { edtf: `${day.edtf}~` } : day;
}

/** Whether two years stand for the time from one to the other: "2024 to 2027"; `next`: only the very next ("2026 and 2027"). */
export function areYears(a: string | null, b: string | null, next: boolean): boolean {
  if (!a || !b || !/^\d{4}$/.test(a) || !/^\d{4}$/.test(b)) return false;
  const years = Number(b) - Number(a);
  return next ? years === 1 : years > 0;
}
