// Dates on an axis. What enters: EDTF days, months, years. What leaves: positions in percent, and the years between.
const DAY = 86_400_000;

/** The first moment after a day, month or year, milliseconds since 1970; null where it is no such date. */
export function endOf(edtf: string): number | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(edtf) ?? [];
  if (year === undefined || Number(month ?? 1) > 12) return null;
  if (month === undefined) return Date.UTC(Number(year) + 1, 0, 1);
  if (day === undefined) return Date.UTC(Number(year), Number(month), 1);
  return Date.UTC(Number(year), Number(month) - 1, Number(day)) + DAY;
}

export type DayScale = {
  /** Percent of the width. */
  readonly at: (time: number) => number;
  /** Beginnings of years, or of months where the axis is short, as EDTF. */
  readonly ticks: readonly { readonly edtf: string; readonly x: number }[];
};

const isoMonth = (time: number): string => new Date(time).toISOString().slice(0, 7);

/** A scale from the first to the last of some moments, with room at the right end for the last step. Null without any. */
export function dayScale(times: readonly number[], [left, right]: readonly [number, number]): DayScale | null {
  if (times.length === 0) return null;
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const span = Math.max(last - first, 30 * DAY);
  const at = (time: number) => left + ((time - first) / span) * (right - left);
  return { at, ticks: ticksBetween(first, first + span).map((time) => ({ edtf: tickName(time), x: at(time) })) };
}

const tickName = (time: number): string =>
  isoMonth(time).endsWith('-01') ? isoMonth(time).slice(0, 4) : isoMonth(time);

/** Every so many months, as few ticks as read well. */
function ticksBetween(first: number, last: number): readonly number[] {
  const months = (last - first) / (30 * DAY);
  const every = months > 60 ? 24 : months > 14 ? 12 : months > 6 ? 3 : 1;
  const start = new Date(first);
  const begin = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const all = Array.from({ length: Math.ceil(months) + 2 }, (_, i) => begin + i).filter((month) => month % every === 0);
  return all
    .map((month) => Date.UTC(Math.floor(month / 12), month % 12, 1))
    .filter((time) => time >= first && time <= last);
}
