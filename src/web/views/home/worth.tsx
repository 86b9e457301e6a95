// The Sankey of an exchange's worth, the unobserved part hatched. The home page fetches it once its own rows stand.
import { type RefObject, useId } from 'react';
import type { Balance } from '../../../exchange/balance-model.ts';
import { ChartPanel } from '../../components/chart-panel.tsx';
import { useBalance } from '../../queries.ts';
import { Link, withQuery } from '../../router.tsx';
import { sideOf } from '../../sides.ts';
import { useWords, type Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { wrapText } from '../parts/wrap.ts';
import { amountText, strandsTable, strandText } from './data.ts';
import './home.css';
import type { HomeProps } from './props.ts';
import { type Ribbon, type Strand, strandsOf, worthMarks } from './strands.ts';

export default function Worth({ a, b, seen }: HomeProps) {
  const words = useWords();
  const { t, party } = words;
  const { data } = useBalance(a, b, seen);
  if (!data) return null;
  const strands = strandsOf(data);
  if (strands.length === 0) return null;
  const nameOf = (side: Strand['side']) =>
    t('timeline.from', side === 'a' ? { from: party(a), to: party(b) } : { from: party(b), to: party(a) });
  const { currency } = data.options;
  return (
    <ChartPanel
      title={t('balance.worth')}
      copyTitle={`${t('balance.worth')}: ${party(a)}, ${party(b)}`}
      note={
        <>
          {t('balance.worthText', { currency })}
          <span className="worth-key">
            <span>
              <i className="strand-sign" aria-hidden="true" /> {t('balance.key.valued')}
            </span>
            <span>
              <i className="strand-sign open" aria-hidden="true" /> {t('balance.key.open')}
            </span>
            {strands.some(({ kind }) => kind === 'unobserved') && (
              <span>
                <i className="strand-sign hatch" aria-hidden="true" /> {t('balance.key.unobserved')}
              </span>
            )}
          </span>
        </>
      }
      sources={sourcesOf(data)}
      table={strandsTable(strands, currency, nameOf, words)}
    >
      {(chart) => <Sankey chart={chart} strands={strands} a={a} b={b} currency={currency} words={words} />}
    </ChartPanel>
  );
}

const sourcesOf = ({ unobserved }: Balance): readonly string[] => [
  'data/prices.tsv',
  ...unobserved.map(({ body }) => body),
];

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly strands: readonly Strand[];
  readonly a: string;
  readonly b: string;
  readonly currency: string;
  readonly words: Words;
};

function Sankey({ chart, strands, a, b, currency, words }: Props) {
  const { t, party } = words;
  const { place, width } = useWidth<HTMLDivElement>();
  const { ribbons, bars, height, second } = worthMarks(strands, width);
  const id = useId();
  const colour = { a: sideOf(a, b), b: sideOf(b, a) };
  const edge = bars[0]?.x ?? 0;
  const head = (y: number, side: 'a' | 'b') => (
    <g className={`heads ${colour[side]}`}>
      <text x={edge} y={y + 20}>
        {party(a)} {side === 'a' ? '→' : '←'}
      </text>
      <text x={width - edge} y={y + 20} textAnchor="end">
        {side === 'a' ? '→' : '←'} {party(b)}
      </text>
    </g>
  );
  return (
    <div ref={place} className="sankey">
      {width > 0 && (
        <svg ref={chart} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title>{t('balance.worth')}</title>
          <defs>
            {(['a', 'b'] as const).map((side) => (
              <pattern
                key={side}
                id={`${id}${side}`}
                className={colour[side]}
                width="8"
                height="8"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect className="hatch-ground" width="8" height="8" />
                <rect className="hatch-line" width="3" height="8" />
              </pattern>
            ))}
          </defs>
          {strands.some(({ side }) => side === 'a') && head(0, 'a')}
          {second > 0 && head(second, 'b')}
          {ribbons.map((one) => (
            <OneRibbon
              key={one.strand.why}
              ribbon={one}
              hatch={`url(#${id}${one.strand.side})`}
              side={colour[one.strand.side]}
              {...{ currency, width, words }}
            />
          ))}
          {bars.map(({ side, x, y, height: tall }) => (
            <rect
              key={`${side}${x}`}
              className={`bar-end ${colour[side]}`}
              x={x}
              y={y}
              width="10"
              height={tall}
              rx="2"
            />
          ))}
        </svg>
      )}
    </div>
  );
}

type RibbonProps = {
  readonly ribbon: Ribbon;
  readonly hatch: string;
  readonly side: 'a' | 'b';
  readonly currency: string;
  readonly width: number;
  readonly words: Words;
};

function OneRibbon({ ribbon: { strand, path, sure, x, y }, hatch, side, currency, width, words }: RibbonProps) {
  const [name, amount] = [strandText(strand, words), amountText(strand, currency, words)];
  const [line = ''] = wrapText(name, width - 70, 13.5, 1);
  const isHatched = strand.kind === 'unobserved';
  return (
    <Link to={withQuery({ why: strand.why })} keepScroll className={`strand ${strand.kind} ${side}`}>
      <path d={path} {...(isHatched ? { fill: hatch } : {})} className={isHatched ? 'hatched' : 'full'} />
      {sure !== null && <path d={sure} fill={hatch} className="hatched sure" />}
      <text x={x} y={y - 2} textAnchor="middle">
        {line}
      </text>
      <text className="amount" x={x} y={y + 14} textAnchor="middle">
        {amount}
      </text>
    </Link>
  );
}
