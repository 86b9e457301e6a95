// What flows could touch, as the API gives it, and the words of its parts.
import { useQuery } from '@tanstack/react-query';
import type { MeasuresView } from '../../../app/measures.ts';
import type { Counter } from '../../../exchange/measures/counter.ts';
import type { Measure } from '../../../exchange/measures/measure.ts';
import { ask, query, seenAs } from '../../api.ts';
import { grouped } from '../../format/number.ts';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';
import type { Matrix } from './rows.ts';

export const useMeasures = (seen: Seen) =>
  useQuery({
    queryKey: ['ledger', 'measures', seen],
    queryFn: () => ask<MeasuresView>(`/measures${query(seenAs(seen))}`),
  });

/** "2397, paragraph 5"; an asterisk where the paragraph's number was not seen in a source. */
export const measureText = ({ resolution, paragraph, verified }: Measure, { t }: Words): string =>
  `${t('measures.measure', { resolution, paragraph: paragraph.replaceAll('-', '–') })}${verified ? '' : ' *'}`;

/** Who gives whom; anyone where a measure names nobody. */
export const directionText = (from: string | null, to: string | null, { t, party }: Words): string =>
  `${from === null ? t('measures.anyone') : party(from)} → ${to === null ? t('measures.anyone') : party(to)}`;

/** A share of a ceiling: "33.7 %", "200 % or more". */
export function shareText({ low, high }: Counter['percent'], { t, locale }: Words): string {
  const part = (end: string) => `${grouped(end, locale)} %`;
  if (low !== null && high !== null) return low === high ? part(low) : `${grouped(low, locale)}–${part(high)}`;
  if (low !== null) return t('interval.orMore', { n: part(low) });
  return high === null ? t('interval.none') : t('interval.upTo', { n: part(high) });
}

/** The matrices as rows to take along, a touch a row. */
export function touchesTable(matrices: readonly Matrix[], words: Words): Table {
  const { t, party, item } = words;
  const columns = ['from', 'to', 'item', 'resolution', 'paragraph', 'verified', 'onlyIf', 'subject', 'source'] as const;
  return {
    columns: columns.map((column) => ({ label: t(`measures.column.${column}`) })),
    rows: matrices.flatMap(({ columns: measures, rows }) =>
      rows.flatMap(({ flow, cells }) =>
        cells.flatMap((touch, i) => {
          const measure = measures[i];
          if (touch === null || !measure) return [];
          const { resolution, paragraph, verified, subject, source } = measure;
          const yes = (value: boolean) => t(value ? 'measures.yes' : 'measures.no');
          return [
            [
              flow.from === null ? t('measures.anyone') : party(flow.from),
              flow.to === null ? t('measures.anyone') : party(flow.to),
              item(flow.item),
              resolution,
              paragraph,
              yes(verified),
              yes(touch.onlyIf),
              subject,
              source,
            ],
          ];
        }),
      ),
    ),
  };
}

/** The gauges as rows to take along, a counter a row. */
export function countersTable({ ceilings }: MeasuresView, { t }: Words): Table {
  const columns = [
    'resolution',
    'year',
    'channel',
    'low',
    'high',
    'unit',
    'percentLow',
    'percentHigh',
    'standing',
  ] as const;
  return {
    columns: columns.map((column) => ({ label: t(`measures.column.${column}`), numeric: /low|high/i.test(column) })),
    rows: ceilings.flatMap(({ measure, counters }) =>
      counters.map(({ year, channel, low, high, unit, percent, standing }) => [
        measure,
        year.name,
        t(`measures.channel.${channel}`),
        low,
        high,
        unit,
        percent.low,
        percent.high,
        t(`measures.standing.${standing}`),
      ]),
    ),
  };
}
