// Bands by month and swings → marks: paths and places in pixels. Pure.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { OutputResult } from '../../../exchange/scenario/result.ts';
import type { Swing } from '../../../exchange/scenario/tornado.ts';

type MonthBand = OutputResult['band'][number];
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
export type Ticks = readonly { readonly at: number; readonly value: number }[];
export type Band = { readonly area: string; readonly middle: string };
export type BandMarks = {
  readonly own: Band;
  readonly other: Band | null;
  readonly years: readonly { readonly at: number; readonly year: string }[];
  readonly levels: Ticks;
  /** Heights of the last month's P5, P50 and P95. */
  readonly end: { readonly p5: number; readonly p50: number; readonly p95: number };
  /** Place of a month, by its number in the band. */
  readonly monthAt: (index: number) => number;
};

/** The marks of an output's band, and of the band that it is compared with, in one scale that begins at nothing. */
export function bandMarks(band: readonly MonthBand[], other: readonly MonthBand[] | null, frame: Frame): BandMarks {
  const { width, height, left, right, top, bottom } = frame;
  const most = Math.max(...[...band, ...(other ?? [])].map(({ p95 }) => p95), Number.MIN_VALUE);
  const x = scaleLinear()
    .domain([0, Math.max(1, band.length - 1)])
    .range([left, width - right]);
  const y = scaleLinear()
    .domain([0, most])
    .range([height - bottom, top])
    .nice(4);
  const shape = (one: readonly MonthBand[]): Band => ({
    area:
      area<MonthBand>()
        .x((_, i) => x(i))
        .y0(({ p5 }) => y(p5))
        .y1(({ p95 }) => y(p95))([...one]) ?? '',
    middle:
      line<MonthBand>()
        .x((_, i) => x(i))
        .y(({ p50 }) => y(p50))([...one]) ?? '',
  });
  const last = band.at(-1) ?? { p5: 0, p50: 0, p95: 0 };
  return {
    own: shape(band),
    other: other ? shape(other) : null,
    years: band.flatMap(({ month }, i) => (month.endsWith('-01') ? [{ at: x(i), year: month.slice(0, 4) }] : [])),
    levels: y.ticks(4).map((value) => ({ at: y(value), value })),
    end: { p5: y(last.p5), p50: y(last.p50), p95: y(last.p95) },
    monthAt: x,
  };
}

/** Moves places apart so that labels of a height do not lie on each other, in their order, as little as is needed. */
export function spread(places: readonly number[], apart: number, most: number): readonly number[] {
  const order = places.map((at, i) => ({ at, i })).sort((a, b) => a.at - b.at);
  let last = Number.NEGATIVE_INFINITY;
  for (const one of order) {
    one.at = Math.max(one.at, last + apart);
    last = one.at;
  }
  let next = most + apart;
  for (const one of order.toReversed()) {
    one.at = Math.min(one.at, next - apart);
    next = one.at;
  }
  return places.map((_, i) => order.find((one) => one.i === i)?.at ?? 0);
}

export type Bar = {
  readonly swing: Swing;
  readonly y: number;
  /** Places of the two medians. */
  readonly low: number;
  readonly high: number;
};
export type TornadoMarks = {
  readonly bars: readonly Bar[];
  /** Place of the median over all draws. */
  readonly middle: number;
  readonly ticks: Ticks;
  readonly height: number;
};

/** A swing of less than this share of the widest is not seen, and is told by the table only. */
const NARROWEST = 0.01;
/** Height of a bar with its name above it, pixels. */
export const ROW = 40;
const HEAD = 22;

/** True where any parameter moves the middle of the output: without one there are no bars to draw. */
export const isMoved = (swings: readonly Swing[]): boolean => swings.some(({ low, high }) => low !== high);

/** The bars of a tornado chart over so many pixels, the widest on top, at most so many. */
export function tornadoMarks(swings: readonly Swing[], middle: number, width: number, most = 8): TornadoMarks {
  const widest = Math.max(0, ...swings.map(({ low, high }) => Math.abs(high - low)));
  const shown = swings.filter(({ low, high }) => Math.abs(high - low) > widest * NARROWEST).slice(0, most);
  const ends = [middle, ...shown.flatMap(({ low, high }) => [low, high])];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const room = (to - from || Math.abs(to) || 1) * 0.04;
  const x = scaleLinear()
    .domain([from - room, to + room])
    .range([2, width - 2]);
  return {
    bars: shown.map((swing, i) => ({ swing, y: HEAD + i * ROW, low: x(swing.low), high: x(swing.high) })),
    middle: x(middle),
    ticks: x.ticks(width < 500 ? 3 : 6).map((value) => ({ at: x(value), value })),
    height: HEAD + shown.length * ROW + 6,
  };
}
