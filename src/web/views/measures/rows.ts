// What flows could touch → a matrix a direction; counters of ceilings → gauges on a scale in percent. Pure.
import type { MeasuresView } from '../../../app/measures.ts';
import type { Ceiling, Counter } from '../../../exchange/measures/counter.ts';
import type { Measure } from '../../../exchange/measures/measure.ts';
import type { FlowTouches, Touch } from '../../../exchange/measures/touches.ts';
import type { LogScale } from '../../charts/scale.ts';

export type MatrixRow = { readonly flow: FlowTouches; readonly cells: readonly (Touch | null)[] };
export type Matrix = {
  readonly from: string | null;
  readonly to: string | null;
  /** By resolution, the older first, then by paragraph. */
  readonly columns: readonly Measure[];
  /** Neighbouring columns of one resolution. */
  readonly resolutions: readonly { readonly resolution: string; readonly columns: number }[];
  /** Items that are kinds of one another stand together. */
  readonly rows: readonly MatrixRow[];
};

const paragraphNumber = ({ paragraph }: Measure): number => Number(/\d+/.exec(paragraph)?.[0] ?? 0);

const byParagraph = (a: Measure, b: Measure): number =>
  Number(a.resolution) - Number(b.resolution) ||
  paragraphNumber(a) - paragraphNumber(b) ||
  a.paragraph.localeCompare(b.paragraph) ||
  a.id.localeCompare(b.id);

/** A matrix for each direction, that with the most flows first. */
export function matricesOf({ flows, measures }: Pick<MeasuresView, 'flows' | 'measures'>): readonly Matrix[] {
  const directions = Map.groupBy(flows, ({ from, to }) => `${from} ${to}`);
  return [...directions.values()]
    .map((own): Matrix => {
      const touched = new Set(own.flatMap(({ touches }) => touches.map(({ measure }) => measure)));
      const columns = measures.filter(({ id }) => touched.has(id)).toSorted(byParagraph);
      const rows = own
        .toSorted((a, b) => a.item.localeCompare(b.item))
        .map((flow) => ({
          flow,
          cells: columns.map(({ id }) => flow.touches.find(({ measure }) => measure === id) ?? null),
        }));
      return { from: own[0]?.from ?? null, to: own[0]?.to ?? null, columns, resolutions: runsOf(columns), rows };
    })
    .sort((a, b) => b.rows.length - a.rows.length || `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`));
}

const runsOf = (columns: readonly Measure[]): Matrix['resolutions'] =>
  [...Map.groupBy(columns, ({ resolution }) => resolution)].map(([resolution, own]) => ({
    resolution,
    columns: own.length,
  }));

export type Gauge = { readonly counter: Counter; readonly firstOfYear: boolean };
export type Gauges = { readonly ceiling: Ceiling; readonly scale: LogScale; readonly rows: readonly Gauge[] };

/** Percent of the cap that a gauge shows at least, so that what is far below it is seen to be. */
const LEAST = 125;
/** Room beyond the last number for the arrow of an open end, as a factor. */
const ROOM = 1.18;
const TICKS = 5;

/** The gauges of each ceiling: year after year, what was reported before what others estimate. All years share the scale. */
export const gaugesOf = (ceilings: readonly Ceiling[]): readonly Gauges[] =>
  ceilings.map((ceiling) => {
    const { counters } = ceiling;
    const ends = counters.flatMap(({ percent: { low, high } }) => [Number(low ?? 0), Number(high ?? 0)]);
    return {
      ceiling,
      scale: percentScale(Math.max(LEAST, ROOM * Math.max(...ends))),
      rows: counters.map((counter, i) => ({ counter, firstOfYear: counters[i - 1]?.year.name !== counter.year.name })),
    };
  });

/** A linear scale from nothing to `most` percent over 0 to 100 percent of a picture's width; 100 is always a tick. */
export function percentScale(most: number): LogScale {
  const step = [25, 50, 100, 200, 500, 1000, 2000, 5000].find((one) => most / one <= TICKS) ?? most;
  const ticks = [...new Set([...Array.from({ length: TICKS + 1 }, (_, i) => i * step), 100])]
    .filter((tick) => tick <= most)
    .sort((a, b) => a - b);
  return { at: (value) => (Math.min(most, Math.max(0, value)) / most) * 100, ticks, range: [0, 100] };
}
