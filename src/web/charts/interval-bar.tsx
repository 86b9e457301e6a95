// The small chart of a series on the exchange page: all figures as a light band, the best supported intervals dark over it.
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { shownRegions } from '../../ledger/shown.ts';
import { Band, Grid, IntervalMark } from './marks.tsx';
import type { LogScale } from './scale.ts';

type Drawn = { readonly series: FlowJson; readonly scale: LogScale };

/** A picture of the row's words; `label` says the same to who does not see it. */
export function IntervalBar({ series, scale, label }: Drawn & { readonly label: string }) {
  const hollow = series.basis === 'capacity' || series.kind !== 'actual';
  return (
    <svg className={`spark${hollow ? ' hollow' : ''}`} role="img" aria-label={label}>
      <IntervalParts series={series} scale={scale} />
    </svg>
  );
}

/** Its marks alone, for a picture that has its own frame. */
export function IntervalParts({ series, scale }: Drawn) {
  const { lowest, highest } = series.estimate.envelope;
  return (
    <>
      <Grid scale={scale} />
      <line className="axis" x1="0" x2="100%" y1="50%" y2="50%" />
      {lowest !== null && highest !== null && (
        <Band ends={{ low: lowest, high: highest }} scale={scale} className="envelope" inset={6} />
      )}
      {shownRegions(series).map((region) => (
        <IntervalMark key={`${region.low}/${region.high}`} ends={region} scale={scale} />
      ))}
    </>
  );
}

type AxisProps = { readonly scale: LogScale; readonly text: (tick: number) => string };

/** The axis over a group of rows: the ticks' numbers at their places. */
export function ScaleAxis(props: AxisProps) {
  return (
    <svg className="scale-axis" aria-hidden="true">
      <ScaleTicks {...props} />
    </svg>
  );
}

/** The numbers alone, for a picture that has its own frame. */
export const ScaleTicks = ({ scale, text }: AxisProps) =>
  scale.ticks.map((tick) => (
    <text key={tick} className="tick" x={`${scale.at(tick).toFixed(2)}%`} y="12" textAnchor="middle">
      {text(tick)}
    </text>
  ));
