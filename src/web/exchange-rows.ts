// Series → the rows of the exchange page: per direction, grouped by what the numbers count, items together, each with the
// scale that its group shares across both directions. What has no number stands in a list of its own.
import type { FlowJson } from '../ledger/flow-schema.ts';
import { type LogScale, logScale } from './charts/scale.ts';
import { compareDates } from './format/date.ts';
import type { Ends } from './format/interval.ts';

export type Row = {
  readonly series: FlowJson;
  /** False where the row before is of the same item: its name need not stand twice. */
  readonly firstOfItem: boolean;
  readonly latest: string | null;
  /** Numbers that current figures state with others in common; they estimate none of the items. */
  readonly sharedOnly: boolean;
};
export type Group = { readonly kind: string; readonly scale: LogScale | null; readonly rows: readonly Row[] };
export type Direction = {
  readonly groups: readonly Group[];
  readonly plain: readonly Row[];
  readonly flows: number;
  readonly figures: number;
};

/** What the numbers of a unit are, for a scale of their own: counts, money of one currency, another unit. */
export const unitKind = (unit: string): string => (/^[A-Z]{3}$/.test(unit) ? 'money' : unit);

const KIND_ORDER = ['count', 'money'];
const BASIS_ORDER = ['total', 'stock', 'rate', 'increment', 'share', 'capacity'];
const ACTUAL_ORDER = ['actual', 'planned', 'hypothetical'];

const rank = (list: readonly string[], value: string | null): number =>
  value !== null && list.includes(value) ? list.indexOf(value) : list.length;

/** The ends that a series draws: its best supported intervals and its envelope. */
export function drawnEnds({ estimate }: FlowJson): readonly Ends[] {
  return [...estimate.supported, { low: estimate.envelope.lowest, high: estimate.envelope.highest }];
}

const hasNumber = ({ figures }: FlowJson): boolean => figures.some(({ low, high }) => low !== null || high !== null);

const latestOf = ({ figures }: FlowJson): string | null =>
  figures.reduce<string | null>(
    (latest, { stated }) => (latest === null || compareDates(stated, latest) > 0 ? stated : latest),
    null,
  );

/** Within an item: what is or was before what is planned, sums before rates, the better attested first. */
export const bySeries = (a: FlowJson, b: FlowJson): number =>
  rank(ACTUAL_ORDER, a.kind) - rank(ACTUAL_ORDER, b.kind) ||
  rank(BASIS_ORDER, a.basis) - rank(BASIS_ORDER, b.basis) ||
  b.estimate.independentOrigins - a.estimate.independentOrigins ||
  (a.period ?? '').localeCompare(b.period ?? '') ||
  a.key.localeCompare(b.key);

/** Items by how well the best attested of their series is, then by code. */
function byItem(series: readonly FlowJson[]): readonly (readonly FlowJson[])[] {
  const items = new Map<string, FlowJson[]>();
  for (const one of series) items.set(one.item ?? '', [...(items.get(one.item ?? '') ?? []), one]);
  const weight = (list: readonly FlowJson[]) => Math.max(...list.map(({ estimate }) => estimate.independentOrigins));
  return [...items.entries()]
    .sort(([a, x], [b, y]) => weight(y) - weight(x) || y.length - x.length || a.localeCompare(b))
    .map(([, list]) => list.sort(bySeries));
}

const toRows = (series: readonly FlowJson[]): readonly Row[] =>
  byItem(series).flatMap((list) =>
    list.map((one, i) => ({
      series: one,
      firstOfItem: i === 0,
      latest: latestOf(one),
      sharedOnly: one.figures.every(({ shared }) => shared) && one.figures.length > 0,
    })),
  );

/** The series of each direction as groups of rows. All directions given share each group's scale. */
export function exchangeRows(directions: readonly (readonly FlowJson[])[]): readonly Direction[] {
  const numbered = directions.flat().filter(hasNumber);
  const kinds = [...new Set(numbered.map(({ unit }) => unitKind(unit ?? '')))].sort(
    (a, b) => rank(KIND_ORDER, a) - rank(KIND_ORDER, b) || a.localeCompare(b),
  );
  const ofKind = (series: readonly FlowJson[], kind: string) =>
    series.filter(({ unit }) => unitKind(unit ?? '') === kind);
  const scales = new Map(
    kinds.map((kind) => [kind, logScale(ofKind(numbered, kind).flatMap(drawnEnds), [3, 88], 5)] as const),
  );
  return directions.map((series) => {
    const withNumber = series.filter(hasNumber);
    return {
      groups: kinds
        .map((kind) => ({ kind, scale: scales.get(kind) ?? null, rows: toRows(ofKind(withNumber, kind)) }))
        .filter(({ rows }) => rows.length > 0),
      plain: toRows(series.filter((one) => !hasNumber(one))),
      flows: new Set(series.map(({ flow }) => flow)).size,
      figures: series.reduce((n, { figures }) => n + figures.length, 0),
    };
  });
}

/** The series that the most independent origins speak to: what the page says first. */
export function bestAttested(series: readonly FlowJson[]): FlowJson | null {
  const actual = series.filter(
    ({ kind, basis, estimate }) => kind === 'actual' && basis === 'total' && estimate.supported.length > 0,
  );
  return actual.sort((a, b) => b.estimate.independentOrigins - a.estimate.independentOrigins)[0] ?? null;
}
