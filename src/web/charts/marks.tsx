// Marks over a percentage scale, so that a chart takes any width without bending its shapes. Arrows are drawn in pixels.
import type { Ends } from '../format/interval.ts';
import type { LogScale } from './scale.ts';

const percent = (x: number): string => `${x.toFixed(2)}%`;

type BandProps = { readonly ends: Ends; readonly scale: LogScale; readonly className: string; readonly inset?: number };

/** A filled stretch; an open end runs to the chart's edge. `inset` leaves room above and below, pixels. */
export function Band({ ends, scale, className, inset = 0 }: BandProps) {
  if (ends.low === null && ends.high === null) return null;
  const [first, last] = [0, 100];
  const x1 = ends.low === null ? first : scale.at(Number(ends.low));
  const x2 = ends.high === null ? last : scale.at(Number(ends.high));
  const place = { x: percent(x1), width: percent(Math.max(x2 - x1, 0.4)) };
  return inset === 0 ? (
    <rect className={className} {...place} y="0" height="100%" />
  ) : (
    <svg {...place} y="50%" height="1" overflow="visible" aria-hidden="true">
      <rect className={className} x="0" width="100%" y={-inset} height={inset * 2} rx="2" />
    </svg>
  );
}

/** The arrow of an open end, from the number outward, with a bar at the number. */
function OpenEnd({ at, up }: { readonly at: number; readonly up: boolean }) {
  return (
    <svg x={percent(at)} y="50%" overflow="visible" aria-hidden="true">
      <path className="line" d={up ? 'M0-5v10m22-9.5 6 4.5-6 4.5' : 'M0-5v10m-22-9.5-6 4.5 6 4.5'} />
      <path className="line shaft" d={up ? 'M0 0h28' : 'M0 0h-28'} />
    </svg>
  );
}

/** An interval as a mark: a dot where both ends are one number, a bar between two, an arrow at an open end. */
export function IntervalMark({ ends: { low, high }, scale }: { readonly ends: Ends; readonly scale: LogScale }) {
  if (low === null && high === null) return null;
  if (low === null) return <OpenEnd at={scale.at(Number(high))} up={false} />;
  if (high === null) return <OpenEnd at={scale.at(Number(low))} up />;
  const [x1, x2] = [scale.at(Number(low)), scale.at(Number(high))];
  if (x2 - x1 < 0.05) return <circle className="dot" cx={percent(x1)} cy="50%" r="4.5" />;
  return <Band ends={{ low, high }} scale={scale} className="box" inset={4} />;
}

/** Vertical lines at the ticks. */
export function Grid({ scale }: { readonly scale: LogScale }) {
  return scale.ticks.map((tick) => (
    <line key={tick} className="grid" x1={percent(scale.at(tick))} x2={percent(scale.at(tick))} y1="0" y2="100%" />
  ));
}
