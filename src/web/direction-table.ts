// One direction of an exchange as a table to take along: every series, also those that the page shows on request only.
import type { Direction } from './exchange-rows.ts';
import type { Table } from './table.ts';
import type { Words } from './words.ts';
import type { SeriesWorth } from './worths.ts';

const rowsOf = ({ groups, plain }: Direction) => [...groups.flatMap(({ rows }) => rows), ...plain];

/** Who the figures go back to, each once. */
export const originsOf = (direction: Direction): readonly string[] =>
  [...new Set(rowsOf(direction).flatMap(({ series }) => series.figures.map(({ origin }) => origin)))].sort();

const COLUMNS = [
  'item',
  'series',
  'supported',
  'low',
  'high',
  'envelope',
  'unit',
  'independent',
  'bodies',
  'confidence',
  'worthLow',
  'worthHigh',
  'currency',
  'latest',
  'key',
] as const;

/** The rows of one direction, those with a number first. */
export function directionTable(direction: Direction, worths: ReadonlyMap<string, SeriesWorth>, words: Words): Table {
  const { t } = words;
  return {
    columns: COLUMNS.map((name) => ({ label: t(`column.${name}`) })),
    rows: rowsOf(direction).map(({ series, latest }) => {
      const { estimate, unit } = series;
      const worth = worths.get(series.key);
      return [
        words.item(series.item),
        words.series(series),
        words.supported(series),
        estimate.supported[0]?.low ?? null,
        estimate.supported.at(-1)?.high ?? null,
        words.envelope(estimate.envelope, unit),
        unit,
        estimate.independentOrigins,
        estimate.bodies,
        t(`confidence.${estimate.confidence.level}`),
        worth?.low ?? null,
        worth?.high ?? null,
        worth?.currency ?? null,
        latest,
        series.key,
      ];
    }),
  };
}
