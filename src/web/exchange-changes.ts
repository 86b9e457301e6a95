// Two views of one exchange, an earlier and a later → what changed in between: series that are new, gone, or have another estimate or
// more figures. Pure.
import type { ExchangeView } from '../api/schemas.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';

export type Change = {
  readonly kind: 'new' | 'moved' | 'gone' | 'figures';
  readonly series: FlowJson;
  readonly before: FlowJson | null;
  /** Figures that the later view has and the earlier has not. */
  readonly figures: number;
};

type Sides = Pick<ExchangeView, 'given' | 'received' | 'about'>;

const seriesOf = ({ given, received, about }: Sides): ReadonlyMap<string, FlowJson> =>
  new Map([...given, ...received, ...about].map((series) => [series.key, series]));

/** What a reader would see as another estimate: its regions, all that is stated, how many origins agree. */
const estimateOf = ({ estimate: { supported, envelope, independentOrigins, conflict } }: FlowJson): string =>
  JSON.stringify([supported.map(({ low, high }) => [low, high]), envelope, independentOrigins, conflict]);

const RANK = { moved: 0, new: 1, gone: 2, figures: 3 } as const;

function changeOf(series: FlowJson, before: FlowJson | null): Change | null {
  const known = new Set(before?.figures.map(({ id }) => id));
  const figures = series.figures.filter(({ id }) => !known.has(id)).length;
  if (before === null) return { kind: 'new', series, before, figures };
  if (estimateOf(before) !== estimateOf(series)) return { kind: 'moved', series, before, figures };
  return figures === 0 ? null : { kind: 'figures', series, before, figures };
}

/** Changes from `earlier` to `later`: estimates that moved first, those with the most independent origins first. */
export function exchangeChanges(earlier: Sides, later: Sides): readonly Change[] {
  const [before, after] = [seriesOf(earlier), seriesOf(later)];
  const gone = [...before.values()].filter(({ key }) => !after.has(key));
  const changes = [
    ...[...after.values()].flatMap((series) => changeOf(series, before.get(series.key) ?? null) ?? []),
    ...gone.map((series): Change => ({ kind: 'gone', series, before: series, figures: 0 })),
  ];
  return changes.sort(
    (a, b) =>
      RANK[a.kind] - RANK[b.kind] ||
      b.series.estimate.independentOrigins - a.series.estimate.independentOrigins ||
      a.series.key.localeCompare(b.series.key),
  );
}

/** The day so many months before another, as EDTF; the last of its month where there is no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}
