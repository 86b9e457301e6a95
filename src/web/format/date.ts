// EDTF dates as words: "2024-12" is "December 2024", "2023-08/.." "since August 2023". What is not understood is shown as it is.
import type { TFunction } from 'i18next';
import { dateFormat } from './intl.ts';

const SEASONS: Readonly<Record<string, string>> = { '21': 'spring', '22': 'summer', '23': 'autumn', '24': 'winter' };

/** `short` is for columns of dates: "Nov 2025", "~Nov 2025". */
export type DateStyle = 'long' | 'short';

function oneDate(edtf: string, t: TFunction, locale: string, style: DateStyle): string {
  const [, year, middle, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf) ?? [];
  if (year === undefined) return edtf;
  const season = middle === undefined ? undefined : SEASONS[middle];
  if (season) return t(`season.${season}`, { year });
  if (middle === undefined) return year;
  const date = new Date(Date.UTC(Number(year), Number(middle) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.getTime())) return edtf;
  const month = day === undefined ? style : 'short';
  return dateFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month,
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date);
}

/** A date, an approximate date or an interval of them, in words. */
export function dateText(edtf: string, t: TFunction, locale: string, style: DateStyle = 'long'): string {
  const [start = '', end] = edtf.split('/');
  const part = (date: string) => dateText(date, t, locale, style);
  if (end === undefined) {
    const bare = start.replace(/[~?%]$/, '');
    const text = oneDate(bare, t, locale, style);
    return bare === start ? text : t(style === 'long' ? 'date.about' : 'date.circa', { date: text });
  }
  if (end === '..' || end === '') return t('date.since', { date: part(start) });
  if (start === '..' || start === '') return t('date.until', { date: part(end) });
  const [first, last] = [part(start), part(end)];
  return first === last ? first : t('date.between', { start: first, end: last });
}

/** Sorts EDTF by the start of what it says; a month or year after its days, an absent date last. */
export function compareDates(a: string | null, b: string | null): number {
  const key = (edtf: string | null) => (edtf === null ? '~' : `${edtf.split('/')[0]?.replace(/[~?%]$/, '')}~`);
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
