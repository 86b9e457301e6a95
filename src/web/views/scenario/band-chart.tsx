// An output by month: the middle of the draws as a line, nine of ten of them as a band, and the run that it is compared with in
// broken lines. Under it the policies that hold, each over its months.
import type { RefObject } from 'react';
import type { OutputResult } from '../../../exchange/scenario/result.ts';
import type { Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { textWidth } from '../parts/wrap.ts';
import { numberText } from './data.ts';
import { bandMarks, spread } from './rows.ts';

export type PolicySpan = {
  readonly name: string;
  readonly what: string;
  readonly from: string;
  readonly until: string | null;
};

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly output: OutputResult;
  readonly other: OutputResult | null;
  readonly policies: readonly PolicySpan[];
  readonly label: string;
  readonly words: Words;
};

const PLOT = 290;
const LANE = 22;
const BOTTOM = 24;

export function BandChart({ chart, output, other, policies, label, words }: Props) {
  const { place, width } = useWidth<HTMLDivElement>();
  const frame = { width, height: PLOT, left: 46, right: 78, top: 12, bottom: BOTTOM };
  const marks = bandMarks(output.band, other?.band ?? null, frame);
  const height = PLOT + policies.length * LANE + 6;
  const number = (value: number) => numberText(value, output.unit, words);
  return (
    <div ref={place} className="bands">
      {width > 0 && (
        <svg ref={chart} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
          {marks.levels.map(({ at, value }) => (
            <g key={value}>
              <line className="grid" x1={frame.left} x2={width - frame.right} y1={at} y2={at} />
              <text className="tick" x={frame.left - 8} y={at + 4} textAnchor="end">
                {number(value)}
              </text>
            </g>
          ))}
          {marks.years.map(({ at, year }) => (
            <g key={year}>
              <line className="grid" x1={at} x2={at} y1={frame.top} y2={PLOT - BOTTOM + 5} />
              <text className="tick" x={at} y={PLOT - 6} textAnchor="middle">
                {year}
              </text>
            </g>
          ))}
          <path className="band" d={marks.own.area} />
          {marks.other && (
            <>
              <path className="band-other" d={marks.other.area} />
              <path className="middle-other" d={marks.other.middle} />
            </>
          )}
          <path className="middle" d={marks.own.middle} />
          <EndLabels output={output} end={marks.end} at={width - frame.right + 6} number={number} />
          <Lanes output={output} policies={policies} monthAt={marks.monthAt} right={width - frame.right} />
        </svg>
      )}
    </div>
  );
}

type EndProps = {
  readonly output: OutputResult;
  readonly end: { readonly p5: number; readonly p50: number; readonly p95: number };
  readonly at: number;
  readonly number: (value: number) => string;
};

/** The last month's numbers at the end of the band. */
function EndLabels({ output, end, at, number }: EndProps) {
  const last = output.band.at(-1);
  if (!last) return null;
  const names = ['p95', 'p50', 'p5'] as const;
  const places = spread(
    names.map((name) => end[name]),
    15,
    PLOT - BOTTOM,
  );
  return names.map((name, i) => (
    <text key={name} className={`end ${name}`} x={at} y={(places[i] ?? 0) + 4}>
      {number(last[name])}
    </text>
  ));
}

type LaneProps = {
  readonly output: OutputResult;
  readonly policies: readonly PolicySpan[];
  readonly monthAt: (index: number) => number;
  readonly right: number;
};

/** Each policy as a bar over its months; its words in the bar, else after it, else before it. */
function Lanes({ output: { band }, policies, monthAt, right }: LaneProps) {
  return policies.map(({ name, what, from, until }, i) => {
    const y = PLOT + i * LANE + 2;
    const begins = band.findIndex(({ month }) => month >= from);
    const ends = until === null ? -1 : band.findIndex(({ month }) => month > until);
    if (begins < 0 || ends === 0) return null;
    const first = monthAt(begins);
    const last = ends < 0 ? right : monthAt(ends);
    const room = textWidth(what, 12) + 10;
    const at = last - first > room ? first + 6 : right + 70 - last > room ? last + 6 : Math.max(2, first - room + 4);
    return (
      <g key={name} className="lane">
        <rect x={first} width={Math.max(4, last - first)} y={y} height="17" rx="3" />
        <text x={at} y={y + 12.5}>
          {what}
        </text>
      </g>
    );
  });
}
