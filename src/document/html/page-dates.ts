// Several statements of when a page was published -> one date, or what they have in common. Pure.
// Statements agree where one moment fits all of them: an instant, a day somewhere on earth, a month or a year. Of those that
// agree, the most precise one counts, one in local time before one in UTC, whose day may be another than the reader's. Where
// they do not agree, only the month or the year that they share is known.
import type { Diagnostic } from '../../base/diagnostic.ts';
import { publishedDate } from '../fields.ts';

/** A date as written, and who says it, for messages. */
export type DateStatement = { readonly value: string; readonly source: string };

export type AgreedDate = { readonly published: string | null; readonly diagnostics: readonly Diagnostic[] };

type Read = DateStatement & {
  /** EDTF day, month or year. */
  readonly date: string;
  readonly isLocal: boolean;
  /** The instants that it may mean, in milliseconds. */
  readonly from: number;
  readonly to: number;
};

const HOUR = 3_600_000;
/** A local day begins up to 14 hours before that of UTC and ends up to 12 hours after it. */
const EARLIEST_ZONE = 14 * HOUR;
const LATEST_ZONE = 12 * HOUR;

/** The date that the statements, surest first, give together. Those that are no dates of the calendar say nothing. */
export function agreedDate(statements: readonly DateStatement[]): AgreedDate {
  const read = statements.flatMap((statement) => readStatement(statement) ?? []);
  if (read.length === 0) return { published: null, diagnostics: statements.slice(0, 1).map(notDate) };
  const agree = Math.max(...read.map(({ from }) => from)) <= Math.min(...read.map(({ to }) => to));
  if (agree) return { published: mostPrecise(read).date, diagnostics: [] };
  const common = commonPart(read.map(({ date }) => date));
  return { published: common, diagnostics: [disagree(read, common)] };
}

/** `2024-12-03`, `2024/12/03`, `2024-12`, `2024`, with or without a time and a zone. */
const DATE =
  /^(\d{4})(?:([-/])(\d{2})(?:\2(\d{2}))?)?(?:[T ]\s*(\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;

function readStatement({ value, source }: DateStatement): readonly Read[] | null {
  const match = DATE.exec(value.trim());
  if (!match) return null;
  const [, year, , month, day, time, zone] = match;
  const date = publishedDate([year, month, day].filter((part) => part !== undefined).join('-'));
  if (date === null) return null;
  const isUtc = zone !== undefined && /^(?:Z|UTC|GMT|[+-]00:?00)$/i.test(zone);
  const [from, to] = instants(date, time, isUtc ? 'Z' : zone?.replace(/^([+-]\d{2}):?/, '$1:'));
  return Number.isNaN(from) ? null : [{ value, source, date, isLocal: !isUtc, from, to }];
}

function instants(date: string, time: string | undefined, zone: string | undefined): readonly [number, number] {
  if (time !== undefined && zone !== undefined) {
    const instant = Date.parse(`${date}T${time}${zone}`);
    return [instant, instant];
  }
  if (time !== undefined) {
    const instant = Date.parse(`${date}T${time}Z`);
    return [instant - EARLIEST_ZONE, instant + LATEST_ZONE];
  }
  const [year = 0, month, day] = date.split('-').map(Number);
  const end = Date.UTC(
    month === undefined ? year + 1 : year,
    month === undefined ? 0 : day === undefined ? month : month - 1,
    day === undefined ? 1 : day + 1,
  );
  return [Date.UTC(year, (month ?? 1) - 1, day ?? 1) - EARLIEST_ZONE, end + LATEST_ZONE];
}

const mostPrecise = (read: readonly Read[]): Read =>
  read.toSorted((a, b) => b.date.length - a.date.length || Number(b.isLocal) - Number(a.isLocal))[0]!;

function commonPart(dates: readonly string[]): string | null {
  const [first = ''] = dates;
  return [first.slice(0, 7), first.slice(0, 4)].find((part) => dates.every((date) => date.startsWith(part))) ?? null;
}

const disagree = (read: readonly Read[], common: string | null): Diagnostic => ({
  code: 'T1042',
  severity: 'warning',
  message: `The page gives dates of publication that do not agree: ${[...new Set(read.map(({ date, source }) => `${date} (${source})`))].slice(0, 5).join(', ')}; ${common === null ? 'the date stays unknown' : `only ${common} is taken`}.`,
  hint: 'Look at the page and give the right one with --published.',
});

const notDate = ({ value, source }: DateStatement): Diagnostic => ({
  code: 'T1022',
  severity: 'warning',
  message: `"${value.slice(0, 40)}" (${source}) is no date of the calendar; the publication date stays unknown.`,
  hint: 'Give it with --published 2024-12-03, 2024-12 or 2024.',
});
