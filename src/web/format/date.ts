// EDTF dates as words: "2024-12" is "December 2024", "2023-08/.." "since August 2023". What is not understood is shown as it is.
import type { TFunction } from 'i18next';

const SEASONS: Readonly<Record<string, string>> = { '21': 'spring', '22': 'summer', '23': 'autumn', '24': 'winter' };

function oneDate(edtf: string, t: TFunction, locale: string): string {
  const [, year, middle, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf) ?? [];
  if (year === undefined) return edtf;
  const season = middle === undefined ? undefined : SEASONS[middle];
  if (season) return t(`season.${season}`, { year });
  if (middle === undefined) return year;
  const date = new Date(Date.UTC(Number(year), Number(middle) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.getTime())) return edtf;
  const month = day === undefined ? 'long' : 'short';
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    month,
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date);
}

/** A date, an approximate date or an interval of them, in words. */
export function dateText(edtf: string, t: TFunction, locale: string): string {
  const [start = '', end] = edtf.split('/');
  if (end === undefined) {
    const bare = start.replace(/[~?%]$/, '');
    const text = oneDate(bare, t, locale);
    return bare === start ? text : t('date.about', { date: text });
  }
  if (end === '..' || end === '') return t('date.since', { date: dateText(start, t, locale) });
  if (start === '..' || start === '') return t('date.until', { date: dateText(end, t, locale) });
  return t('date.between', { start: dateText(start, t, locale), end: dateText(end, t, locale) });
}

/** Sorts EDTF by the start of what it says; a month or year after its days, an absent date last. */
export function compareDates(a: string | null, b: string | null): number {
  const key = (edtf: string | null) => (edtf === null ? '~' : `${edtf.split('/')[0]?.replace(/[~?%]$/, '')}~`);
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
