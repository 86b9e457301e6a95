// How an estimate went over time → the steps of a chart: what is best supported and all that is stated, from one day to the next,
// and the figures that made the steps. What leaves is in percent of the chart. Pure.
import type { EstimateJson, FigureJson } from '../ledger/flow-schema.ts';
import { type DayScale, dayScale, endOf } from './charts/days.ts';
import { type LogScale, logScale } from './charts/scale.ts';
import type { Ends } from './format/interval.ts';

export type HistoryPoint = { readonly day: string; readonly estimate: EstimateJson };

/** A stretch of the height, percent from the top; an open end says where it stops being known. */
export type Upright = {
  readonly top: number;
  readonly bottom: number;
  readonly openAbove: boolean;
  readonly openBelow: boolean;
};
export type Step = {
  readonly day: string;
  readonly x: number;
  readonly width: number;
  readonly supported: readonly Upright[];
  readonly envelope: Upright | null;
  readonly estimate: EstimateJson;
};
export type Dot = { readonly id: string; readonly x: number; readonly at: Upright; readonly faint: boolean };
export type Steps = {
  readonly steps: readonly Step[];
  readonly dots: readonly Dot[];
  readonly days: DayScale;
  readonly scale: LogScale;
};

const [LEFT, RIGHT, TOP, BOTTOM] = [5, 93, 10, 88];

/** Percent from the top: the scale grows upward. */
export const heightOf = (scale: LogScale, value: number): number => 100 - scale.at(value);

/** An interval as a stretch; null where it has no end at all. */
export function upright({ low, high }: Ends, scale: LogScale): Upright | null {
  const [least, most] = [low ?? high, high ?? low];
  if (least === null || most === null) return null;
  return {
    top: heightOf(scale, Number(most)),
    bottom: heightOf(scale, Number(least)),
    openAbove: high === null,
    openBelow: low === null,
  };
}

function envelopeOf({ envelope: { low, high, lowest, highest } }: EstimateJson, scale: LogScale): Upright | null {
  const whole = upright({ low: lowest, high: highest }, scale);
  return whole && { ...whole, openAbove: high === null, openBelow: low === null };
}

const endsOf = ({ supported, envelope }: EstimateJson): readonly Ends[] => [
  ...supported,
  { low: envelope.lowest, high: envelope.highest },
];

/** The steps of a series; null where nothing has both a date and a number, or there is one day only. */
export function stepRows(history: readonly HistoryPoint[], figures: readonly FigureJson[]): Steps | null {
  const points = history.flatMap((point) => {
    const time = endOf(point.day);
    return time === null ? [] : [{ ...point, time }];
  });
  const scale = logScale(
    [...points.flatMap(({ estimate }) => endsOf(estimate)), ...figures],
    [100 - BOTTOM, 100 - TOP],
    14,
  );
  const days = dayScale(
    points.map(({ time }) => time),
    [LEFT, RIGHT],
  );
  if (scale === null || days === null || points.length < 2) return null;
  const steps = points.map(({ day, time, estimate }, i): Step => {
    const next = points[i + 1];
    const x = days.at(time);
    return {
      day,
      x,
      width: (next ? days.at(next.time) : 100) - x,
      supported: estimate.supported.flatMap((region) => upright(region, scale) ?? []),
      envelope: envelopeOf(estimate, scale),
      estimate,
    };
  });
  const dots = figures.flatMap((figure): Dot[] => {
    const [time, at] = [endOf(figure.stated), upright(figure, scale)];
    return time === null || at === null
      ? []
      : [{ id: figure.id, x: days.at(time), at, faint: figure.supersededBy !== null }];
  });
  return { steps, dots, days, scale };
}
