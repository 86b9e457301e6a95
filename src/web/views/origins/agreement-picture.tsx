// Whether origins agree, over time: a row of dots a body, full where more independent bodies agreed than not; above them how many
// agreed in each half-year. Each dot is a link to its figure.
import type { RefObject } from 'react';
import type { Agreement } from '../../../app/agreement.ts';
import { Link } from '../../router.tsx';
import type { Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { figureAddress } from './data.ts';
import { type Dot, meetingRows } from './meetings.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly agreement: Agreement;
  readonly words: Words;
};

const ROW = 28;
const BARS = 74;
const YEARS = 22;

export function AgreementPicture({ chart, agreement, words }: Props) {
  const { t, count } = words;
  const { place, width } = useWidth<HTMLDivElement>();
  const isNarrow = width < 600;
  const [left, right] = isNarrow ? [96, 46] : [190, 130];
  const { rows, halves, years } = meetingRows(agreement.meetings, [left, width - right]);
  const height = BARS + YEARS + rows.length * ROW + 6;
  const most = Math.max(1, ...halves.map(({ agreeing, apart }) => agreeing + apart));
  const tall = (n: number) => (n / most) * (BARS - 22);
  return (
    <div ref={place} className="meetings">
      {width > 0 && (
        <svg ref={chart} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title>{t('origins.agreement')}</title>
          {years.map(({ at, year }) => (
            <g key={year}>
              <line className="grid" x1={at} x2={at} y1="4" y2={height} />
              <text className="tick" x={at + 4} y={BARS + 15}>
                {year}
              </text>
            </g>
          ))}
          <text className="row-name soft-text" x={left - 10} y={BARS - 6} textAnchor="end">
            {t('origins.perHalf')}
          </text>
          {halves.map(({ name, x, width: own, agreeing, apart }) => (
            <g key={name} className="half">
              <rect
                className="agrees"
                x={x + 3}
                width={Math.max(2, own - 6)}
                y={BARS - tall(agreeing)}
                height={tall(agreeing)}
              />
              <rect
                className="apart"
                x={x + 3.75}
                width={Math.max(2, own - 7.5)}
                y={BARS - tall(agreeing + apart)}
                height={Math.max(0, tall(apart) - 0.75)}
              />
              {agreeing + apart > 0 && (
                <text className="tick" x={x + own / 2} y={BARS - tall(agreeing + apart) - 5} textAnchor="middle">
                  {count(agreeing)}/{count(agreeing + apart)}
                </text>
              )}
            </g>
          ))}
          {rows.map(({ body, dots, agreeing, all }, i) => {
            const y = BARS + YEARS + i * ROW + ROW / 2;
            return (
              <g key={body}>
                <line className="grid" x1={left} x2={width - right} y1={y} y2={y} />
                <text className="row-name" x={left - 10} y={y + 4.5} textAnchor="end">
                  {isNarrow && body.length > 12 ? `${body.slice(0, 11)}…` : body}
                </text>
                {dots.map((dot) => (
                  <DotLink key={`${dot.meeting.series} ${dot.meeting.figure}`} dot={dot} y={y} words={words} />
                ))}
                <text className="tick" x={width - right + 12} y={y + 4.5}>
                  {isNarrow
                    ? `${count(agreeing)}/${count(all)}`
                    : t('origins.agreed', { n: count(agreeing), of: count(all) })}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

function DotLink({
  dot: { meeting, x, stand, others },
  y,
  words,
}: {
  readonly dot: Dot;
  readonly y: number;
  readonly words: Words;
}) {
  const { t, date } = words;
  const { series, figure, body, day, agree, apart } = meeting;
  const about = t('origins.met', {
    body,
    day: date(day),
    agree: agree.join(', ') || t('origins.nobody'),
    apart: apart.join(', ') || t('origins.nobody'),
  });
  return (
    <Link to={figureAddress(series, figure)} className={`meeting ${stand}`} aria-label={about}>
      <title>{about}</title>
      <circle cx={x} cy={y} r={4 + Math.min(4, others - 1)} />
      {stand === 'both' && <circle className="half-dot" cx={x} cy={y} r="2" />}
    </Link>
  );
}
