// What was counted above, what was worked out of it below, a line between the two. The lower marks are hollow: nobody counted them.
import type { RefObject } from 'react';
import { type Derivations, middleOf } from '../derivation-rows.ts';
import { Grid, IntervalMark } from './marks.tsx';
import type { LogScale } from './scale.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly derivations: Derivations;
  readonly label: string;
  readonly numberText: (n: number) => string;
  readonly linkText: (i: number) => string;
};

const percent = (n: number): string => `${n.toFixed(2)}%`;
/** Places of the two scales, pixels. */
const [ABOVE, BELOW, BAND] = [34, 166, 24];

export function DerivationLinks({ chart, derivations: { links, above, below }, label, numberText, linkText }: Props) {
  return (
    <svg ref={chart} className="derivations" role="img" aria-label={label}>
      <Ticks scale={above} y={ABOVE - 18} text={numberText} />
      <Ticks scale={below} y={BELOW + 28} text={numberText} />
      {links.map(({ source, result }, i) => (
        <g key={result.figure.id} className={result.figure.supersededBy === null ? undefined : 'faint'}>
          <title>{linkText(i)}</title>
          <line
            className="thread"
            x1={percent(middleOf(source.figure, above))}
            x2={percent(middleOf(result.figure, below))}
            y1={ABOVE}
            y2={BELOW}
          />
          <svg y={ABOVE - BAND / 2} height={BAND} width="100%" aria-hidden="true">
            <IntervalMark ends={source.figure} scale={above} />
          </svg>
          <svg y={BELOW - BAND / 2} height={BAND} width="100%" className="hollow" aria-hidden="true">
            <IntervalMark ends={result.figure} scale={below} />
          </svg>
        </g>
      ))}
    </svg>
  );
}

type TicksProps = { readonly scale: LogScale; readonly y: number; readonly text: (n: number) => string };

function Ticks({ scale, y, text }: TicksProps) {
  const line = y < ABOVE ? ABOVE : BELOW;
  return (
    <>
      <line className="axis" x1="0" x2="100%" y1={line} y2={line} />
      <svg y={line - BAND / 2} height={BAND} width="100%" aria-hidden="true">
        <Grid scale={scale} />
      </svg>
      {scale.ticks.map((tick) => (
        <text key={tick} className="tick" x={percent(scale.at(tick))} y={y} textAnchor="middle">
          {text(tick)}
        </text>
      ))}
    </>
  );
}
