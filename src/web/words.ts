// The words of the pages in one place: numbers, dates, names of parties and items, in the language that is shown.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowJson } from '../ledger/flow-schema.ts';
import { dateText } from './format/date.ts';
import { type Ends, envelopeText, intervalText, supportedText } from './format/interval.ts';
import { useNames } from './queries.ts';

type Manner = Parameters<typeof intervalText>[1];
type SeriesName = Pick<FlowJson, 'frame' | 'basis' | 'per' | 'outcome' | 'kind' | 'period'>;

/** Everything that turns data into text. */
export function useWords() {
  const { t, i18n } = useTranslation();
  const names = useNames().data;
  return useMemo(() => {
    const locale = i18n.language;
    const date = (edtf: string) => dateText(edtf, t, locale);
    return {
      t,
      locale,
      date,
      count: (n: number) => new Intl.NumberFormat(locale).format(n),
      party: (id: string | null) => (id === null ? t('party.unknown') : (names?.parties[id] ?? id)),
      item: (code: string | null) => (code === null ? t('item.unknown') : capital(names?.items[code] ?? plain(code))),
      interval: (ends: Ends, manner: Manner) => intervalText(ends, manner, t, locale),
      supported: (ends: Ends, manner: Manner) => supportedText(ends, manner, t, locale),
      envelope: (envelope: FlowJson['estimate']['envelope'], unit: string | null) =>
        envelopeText(envelope, unit, t, locale),
      series: (series: SeriesName) => seriesText(series, t, date),
    };
  }, [t, i18n.language, names]);
}

export type Words = ReturnType<typeof useWords>;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const plain = (code: string): string => code.replaceAll('.', ', ').replaceAll('-', ' ');

/** What kind of number a series holds: "total to date", "capacity", "in 2024", "planned, a year". */
function seriesText(series: SeriesName, t: Words['t'], date: (edtf: string) => string): string {
  const parts = [
    series.kind === 'actual' ? null : t(`kind.${series.kind}`),
    series.frame === 'transfer' ? null : t(`frame.${series.frame}`),
    series.outcome === null ? null : t(`outcome.${series.outcome}`),
    series.basis === null
      ? t('basis.none')
      : series.basis === 'rate' && series.per
        ? t(`per.${series.per}`)
        : t(`basis.${series.basis}`),
    series.period === null ? null : date(series.period),
  ];
  return parts.filter((part) => part !== null).join(', ');
}
