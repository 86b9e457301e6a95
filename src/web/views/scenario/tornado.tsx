// Which parameters move an output: for each, the middle of the output where the parameter is low (hollow) and where it is high (full).
import type { RefObject } from 'react';
import type { Swing } from '../../../exchange/scenario/tornado.ts';
import type { Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { wrapText } from '../parts/wrap.ts';
import { numberText } from './data.ts';
import { type Bar, tornadoMarks } from './rows.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly swings: readonly Swing[];
  /** Median of the output over all draws. */
  readonly middle: number;
  readonly unit: string;
  readonly nameOf: (parameter: string) => string;
  readonly label: string;
  readonly words: Words;
};

export function Tornado({ chart, swings, middle, unit, nameOf, label, words }: Props) {
  const { place, width } = useWidth<HTMLDivElement>();
  const marks = tornadoMarks(swings, middle, width);
  return (
    <div ref={place} className="tornado">
      {width > 0 && (
        <svg
          ref={chart}
          viewBox={`0 0 ${width} ${marks.height}`}
          width={width}
          height={marks.height}
          role="img"
          aria-label={label}
        >
          {marks.ticks.map(({ at, value }) => (
            <g key={value}>
              <line className="grid" x1={at} x2={at} y1={18} y2={marks.height} />
              <text className="tick" x={Math.min(Math.max(at, 14), width - 14)} y={12} textAnchor="middle">
                {numberText(value, unit, words)}
              </text>
            </g>
          ))}
          {marks.bars.map((bar) => (
            <OneBar
              key={bar.swing.input}
              bar={bar}
              middle={marks.middle}
              width={width}
              name={nameOf(bar.swing.input)}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

type BarProps = { readonly bar: Bar; readonly middle: number; readonly width: number; readonly name: string };

function OneBar({ bar: { y, low, high }, middle, width, name }: BarProps) {
  const part = (end: number) => ({ x: Math.min(end, middle), width: Math.max(1.5, Math.abs(end - middle)) });
  const [line = ''] = wrapText(name, width, 13, 1);
  return (
    <g className="swing">
      <text x="2" y={y + 13}>
        {line}
      </text>
      <line className="centre" x1={middle} x2={middle} y1={y + 16} y2={y + 35} />
      <rect className="low" {...part(low)} y={y + 19} height="13" />
      <rect className="high" {...part(high)} y={y + 19} height="13" />
    </g>
  );
}
