// The estimate over time: all that is stated as a light band, what is best supported dark over it, the figures as marks. Steps are
// places in percent, so that the chart takes any width; an open end is an arrow.
import type { RefObject } from 'react';
import { type Dot, heightOf, type Step, type Steps, type Upright } from '../step-rows.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly steps: Steps;
  readonly label: string;
  readonly numberText: (n: number) => string;
  readonly dayText: (edtf: string) => string;
  readonly stepText: (step: Step) => string;
};

const percent = (n: number): string => `${n.toFixed(2)}%`;
/** The least height of a band, percent: a single number is a line that is seen. */
const THIN = 1.2;
/** Steps that are narrower have no room for an arrow, percent. */
const ROOM = 2.5;

export function StepBand({ chart, steps: { steps, dots, days, scale }, label, numberText, dayText, stepText }: Props) {
  return (
    <svg ref={chart} className="steps" role="img" aria-label={label}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className="grid"
            x1="0"
            x2="100%"
            y1={percent(heightOf(scale, tick))}
            y2={percent(heightOf(scale, tick))}
          />
          <text className="tick" x="0" y={percent(heightOf(scale, tick))} dy="-3">
            {numberText(tick)}
          </text>
        </g>
      ))}
      {days.ticks.map(({ edtf, x }) => (
        <g key={edtf}>
          <line className="grid" x1={percent(x)} x2={percent(x)} y1="4%" y2="92%" />
          <text className="tick" x={percent(x)} y="100%" dy="-4" textAnchor={x < 4 ? 'start' : 'middle'}>
            {dayText(edtf)}
          </text>
        </g>
      ))}
      {steps.map((step) => (
        <g key={step.day}>
          <title>{stepText(step)}</title>
          {step.envelope && <Stretch step={step} at={step.envelope} className="envelope" />}
          {step.supported.map((at) => (
            <Stretch key={`${at.top}-${at.bottom}`} step={step} at={at} className="box" />
          ))}
        </g>
      ))}
      {dots.map((dot) => (
        <FigureDot key={dot.id} dot={dot} />
      ))}
    </svg>
  );
}

function Stretch({ step, at, className }: { readonly step: Step; readonly at: Upright; readonly className: string }) {
  const height = Math.max(at.bottom - at.top, THIN);
  const middle = (at.top + at.bottom) / 2;
  const x = step.x + step.width / 2;
  return (
    <>
      <rect
        className={className}
        x={percent(step.x)}
        width={percent(Math.max(step.width, 0.3))}
        y={percent(middle - height / 2)}
        height={percent(height)}
      />
      {step.width > ROOM && at.openAbove && <Arrow x={x} y={at.top} up strong={className === 'box'} />}
      {step.width > ROOM && at.openBelow && <Arrow x={x} y={at.bottom} up={false} strong={className === 'box'} />}
    </>
  );
}

type ArrowProps = { readonly x: number; readonly y: number; readonly up: boolean; readonly strong: boolean };

function Arrow({ x, y, up, strong }: ArrowProps) {
  return (
    <svg x={percent(x)} y={percent(y)} overflow="visible" aria-hidden="true">
      <path className={strong ? 'line' : 'line thin'} d={up ? 'M0 0v-16m-4 5 4-5 4 5' : 'M0 0v16m-4-5 4 5 4-5'} />
    </svg>
  );
}

/** A figure on the day on which it was stated: a dot, a bar between its ends, a stroke and an arrow at an open end. */
function FigureDot({ dot: { x, at, faint } }: { readonly dot: Dot }) {
  const point = at.bottom - at.top < 0.1 && !at.openAbove && !at.openBelow;
  return (
    <g className={faint ? 'told faint' : 'told'}>
      {point ? (
        <circle className="dot" cx={percent(x)} cy={percent(at.top)} r="3.5" />
      ) : (
        <line className="line" x1={percent(x)} x2={percent(x)} y1={percent(at.top)} y2={percent(at.bottom)} />
      )}
      {at.openAbove && <Arrow x={x} y={at.top} up strong={false} />}
      {at.openBelow && <Arrow x={x} y={at.bottom} up={false} strong={false} />}
    </g>
  );
}
