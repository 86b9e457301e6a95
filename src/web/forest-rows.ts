// A series and its companions → the rows of the forest plot: figures by origin over time, those that agree first, what is
// worked out (capacity) last and hollow, what a later figure of the same body replaces faint.
import type { FigureJson, FlowJson, VariantJson } from '../ledger/flow-schema.ts';
import { type LogScale, logScale } from './charts/scale.ts';
import { compareDates } from './format/date.ts';
import type { Ends } from './format/interval.ts';

export type ForestRow = {
  readonly figure: FigureJson;
  readonly series: FlowJson;
  /** Capacity, or a plan beside what was: drawn hollow. */
  readonly hollow: boolean;
  readonly faint: boolean;
};
export type Stand = 'agrees' | 'outlier' | 'worked-out' | 'replaced' | 'no-number';
export type OriginGroup = { readonly origin: string; readonly stand: Stand; readonly rows: readonly ForestRow[] };
export type Forest = {
  readonly groups: readonly OriginGroup[];
  readonly scale: LogScale | null;
  readonly supported: readonly Ends[];
  readonly envelope: Ends;
};

const STANDS: readonly Stand[] = ['agrees', 'outlier', 'worked-out', 'replaced', 'no-number'];

/** The series of the same flow that the plot shows beside the main one: capacities in the same unit. */
export function companions(series: FlowJson, all: readonly FlowJson[]): readonly FlowJson[] {
  if (series.basis === 'capacity' || series.unit === null) return [];
  return all.filter(
    (other) =>
      other.key !== series.key &&
      other.basis === 'capacity' &&
      other.unit === series.unit &&
      other.frame === series.frame,
  );
}

function standOf(rows: readonly ForestRow[], agree: ReadonlySet<string>): Stand {
  if (rows.every(({ hollow }) => hollow)) return 'worked-out';
  const own = rows.filter(({ hollow }) => !hollow);
  if (own.every(({ figure }) => figure.low === null && figure.high === null)) return 'no-number';
  const current = own.filter(({ faint }) => !faint);
  if (current.length === 0) return 'replaced';
  return current.some(({ figure }) => agree.has(figure.body)) ? 'agrees' : 'outlier';
}

/** The variants of a figure that stand on its scale: those in its unit. */
export const drawnVariants = ({ variants }: FigureJson, { unit }: FlowJson): readonly VariantJson[] =>
  variants.filter((one) => one.unit === unit);

/** Rows of the main series and its companions, grouped by origin. */
export function forestRows(main: FlowJson, all: readonly FlowJson[]): Forest {
  const shown = [main, ...companions(main, all)];
  const rows = shown.flatMap((series) =>
    series.figures.map((figure) => ({
      figure,
      series,
      hollow: series.key !== main.key || main.basis === 'capacity',
      faint: figure.supersededBy !== null,
    })),
  );
  const byOrigin = new Map<string, ForestRow[]>();
  for (const row of rows) byOrigin.set(row.figure.origin, [...(byOrigin.get(row.figure.origin) ?? []), row]);
  const agree = new Set(main.estimate.supported.flatMap((region) => region.agree));
  const groups = [...byOrigin.entries()]
    .map(([origin, list]) => ({
      origin,
      stand: standOf(list, agree),
      rows: list.sort(
        (x, y) => compareDates(x.figure.stated, y.figure.stated) || x.figure.id.localeCompare(y.figure.id),
      ),
    }))
    .sort((x, y) => STANDS.indexOf(x.stand) - STANDS.indexOf(y.stand) || x.origin.localeCompare(y.origin));
  const { supported, envelope } = main.estimate;
  return {
    groups,
    scale: logScale(
      [...rows.flatMap(({ figure, series }) => [figure, ...drawnVariants(figure, series)]), ...supported],
      [3, 90],
      9,
    ),
    supported,
    envelope: { low: envelope.lowest, high: envelope.highest },
  };
}
