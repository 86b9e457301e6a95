// What the charts of a flow show, as tables: read beside them, copied as CSV. Pure but for the words that it is given.
import type { FlowView } from '../api/schemas.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';
import { flowAddress } from './addresses.ts';
import type { Derivations, Placed } from './derivation-rows.ts';
import type { Forest } from './forest-rows.ts';
import type { Steps } from './step-rows.ts';
import type { Cell, Table } from './table.ts';
import type { Words } from './words.ts';

/** Whom the reports of a flow go back to: publisher or file, each once. */
export const sourcesOf = ({ reports }: Pick<FlowView, 'reports'>): readonly string[] =>
  [
    ...new Set(
      Object.values(reports).flatMap(({ publisher, via, origin, file }) => publisher ?? via ?? file ?? origin),
    ),
  ].sort();

/** The figures of the forest plot, row by row. */
export function forestTable({ groups }: Forest, words: Words): Table {
  const { t } = words;
  const rows = groups.flatMap(({ origin, rows: own }) =>
    own.map(({ figure, series, hollow }): readonly Cell[] => [
      origin,
      figure.stated,
      figure.low,
      figure.high,
      series.unit,
      words.interval(figure, { approx: figure.approx, unit: series.unit, per: series.per }),
      words.series(series),
      figure.admiralty,
      [
        hollow ? t('figure.workedOut') : null,
        figure.supersededBy === null ? null : t('figure.replaced'),
        ...figure.variants.map(({ why }) => `${t('variant.tag')}: ${why}`),
      ]
        .filter((part) => part !== null)
        .join('; '),
      figure.id,
    ]),
  );
  const columns = ['origin', 'stated', 'low', 'high', 'unit', 'figure', 'series', 'admiralty', 'notes', 'id'];
  return { columns: columns.map((name) => ({ label: t(`column.${name}`) })), rows };
}

/** The steps of an estimate. */
export function stepTable({ steps }: Steps, series: FlowJson, words: Words): Table {
  const { t } = words;
  return {
    columns: [
      { label: t('column.knownBy') },
      { label: t('column.supported') },
      { label: t('column.envelope') },
      { label: t('column.independent'), numeric: true },
    ],
    rows: steps.map(({ day, estimate }) => [
      {
        text: words.date(day),
        value: day,
        to: flowAddress(series.key, { asKnownOn: lastDay(day), asRecordedAt: null }),
      },
      words.estimate(estimate, series),
      words.envelope(estimate.envelope, series.unit) ?? t('interval.none'),
      estimate.independentOrigins,
    ]),
  };
}

/** The last day of a month or year, for an address that takes days only. */
export function lastDay(edtf: string): string {
  const [, year = '', month] = /^(\d{4})(?:-(\d\d))?$/.exec(edtf) ?? [];
  if (year === '') return edtf;
  const last = new Date(Date.UTC(Number(year), Number(month ?? 12), 0));
  return last.toISOString().slice(0, 10);
}

/** Pairs of numbers, one worked out of the other. */
export function derivationTable({ links, item }: Derivations, words: Words): Table {
  const { t } = words;
  const number = ({ figure, unit, per, series }: Placed): Cell => ({
    text: words.interval(figure, { approx: figure.approx, unit, per }),
    value: figure.low ?? figure.high,
    to: `${flowAddress(series)}?figure=${figure.id}`,
  });
  return {
    columns: [
      { label: t('column.origin') },
      { label: t('column.stated') },
      { label: words.item(item.source), numeric: true },
      { label: words.item(item.result), numeric: true },
    ],
    rows: links.map(({ source, result }) => [
      result.figure.origin,
      { text: words.stated(result.figure), value: result.figure.stated },
      number(source),
      number(result),
    ]),
  };
}
