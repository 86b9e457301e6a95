// Series → the rows of the exchange page: per direction, grouped by what the numbers count, items together, each with the
// scale that its group shares across both directions. What has no number stands in a list of its own.
import type { FlowJson } from '../ledger/flow-schema.ts';
import { shownRegions } from '../ledger/shown.ts';
import { type LogScale, logScale } from './charts/scale.ts';
import { compareDates } from './format/date.ts';
import type { Ends } from './format/interval.ts';

export type Row = {
  readonly series: FlowJson;
  /** The place of its item among those of its group. */
  readonly rank: number;
  /** False where the row before is of the same item: its name need not stand twice. */
  readonly firstOfItem: boolean;
  /** Stands at once; otherwise on request. */
  readonly shown: boolean;
  /** At the last row that stands at once: how many of the item do not. */
  readonly more: number;
  readonly latest: string | null;
  /** Numbers that current figures state with others in common; they estimate none of the items. */
  readonly sharedOnly: boolean;
};
export type Group = {
  readonly kind: string;
  readonly scale: LogScale | null;
  readonly rows: readonly Row[];
  /** How many items the rows are of. */
  readonly items: number;
};
export type Direction = {
  readonly groups: readonly Group[];
  readonly plain: readonly Row[];
  readonly flows: number;
  readonly figures: number;
};

/** True for a currency's code. */
export const isCurrency = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

/** Counts first, then money, then other units: each unit has a scale of its own. */
const kindRank = (unit: string): number => (unit === 'count' ? 0 : isCurrency(unit) ? 1 : 2);

const BASIS_ORDER = ['total', 'stock', 'rate', 'share', 'capacity', 'increment'];
/** How many series of an item stand at once; the others come on request, unless it is a single one. */
const SHOWN = 1;
const ACTUAL_ORDER = ['actual', 'planned', 'hypothetical'];

const rank = (list: readonly string[], value: string | null): number =>
  value !== null && list.includes(value) ? list.indexOf(value) : list.length;

/** True where the envelope says nothing that the best supported number has not said. */
export function envelopeSaid(series: FlowJson): boolean {
  const regions = shownRegions(series);
  const [only] = regions;
  const { lowest, highest } = series.estimate.envelope;
  return regions.length === 1 && only !== undefined && !only.meeting
    ? (only.low ?? only.high) === lowest && (only.high ?? only.low) === highest
    : false;
}

/** The ends that a series draws: its best supported intervals and its envelope. */
export const drawnEnds = (series: FlowJson): readonly Ends[] => [
  ...shownRegions(series),
  { low: series.estimate.envelope.lowest, high: series.estimate.envelope.highest },
];

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
  byItem(series).flatMap((list, rank) =>
    list.map((one, i) => ({
      series: one,
      rank,
      firstOfItem: i === 0,
      shown: i < SHOWN || list.length === SHOWN + 1,
      more: i === SHOWN - 1 && list.length > SHOWN + 1 ? list.length - SHOWN : 0,
      latest: latestOf(one),
      sharedOnly: one.figures.every(({ shared }) => shared) && one.figures.length > 0,
    })),
  );

const groupOf = (kind: string, scale: LogScale | null, rows: readonly Row[]): Group => ({
  kind,
  scale,
  rows,
  items: (rows.at(-1)?.rank ?? -1) + 1,
});

/** How far apart the ticks stand, in percent of the column where it is narrowest: "100 tuh." is the widest label. */
const LABEL = 38;

/** The series of each direction as groups of rows. All directions given share each group's scale. */
export function exchangeRows(directions: readonly (readonly FlowJson[])[]): readonly Direction[] {
  const numbered = directions.flat().filter(hasNumber);
  const kinds = [...new Set(numbered.map(({ unit }) => unit ?? ''))].sort(
    (a, b) => kindRank(a) - kindRank(b) || a.localeCompare(b),
  );
  const ofKind = (series: readonly FlowJson[], kind: string) => series.filter(({ unit }) => (unit ?? '') === kind);
  const scales = new Map(
    kinds.map((kind) => [kind, logScale(ofKind(numbered, kind).flatMap(drawnEnds), [4, 88], LABEL)] as const),
  );
  return directions.map((series) => {
    const withNumber = series.filter(hasNumber);
    return {
      groups: kinds
        .map((kind) => groupOf(kind, scales.get(kind) ?? null, toRows(ofKind(withNumber, kind))))
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
