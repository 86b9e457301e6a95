// What goes each way as a Sankey: as high as its worth where it has one, the unobserved part hatched, a line where there is only a
// number or a name. The home page fetches it once its own rows stand.
import { type RefObject, useId } from 'react';
import type { Balance } from '../../../exchange/balance-model.ts';
import { ChartPanel } from '../../components/chart-panel.tsx';
import { Loading } from '../../components/states.tsx';
import { useBalance } from '../../queries.ts';
import { flowAddress, Link, withQuery } from '../../router.tsx';
import type { Seen } from '../../seen.ts';
import { sideOf } from '../../sides.ts';
import { useWords, type Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { strandsTable, sumText } from './data.ts';
import './home.css';
import { type Line, labelOf, lineWidth } from './labels.ts';
import type { HomeProps } from './props.ts';
import { LINE, type Ribbon, type Strand, strandsOf, WIDE, worthMarks } from './strands.ts';

export default function Worth({ a, b, seen }: HomeProps) {
  const words = useWords();
  const { t, party } = words;
  const { data } = useBalance(a, b, seen);
  if (!data) return <WorthAwaited />;
  const strands = strandsOf(data);
  if (strands.length === 0) return null;
  const nameOf = (side: Strand['side']) =>
    t('timeline.from', side === 'a' ? { from: party(a), to: party(b) } : { from: party(b), to: party(a) });
  const { currency } = data.options;
  const has = (...kinds: readonly Strand['kind'][]) => strands.some(({ kind }) => kinds.includes(kind));
  const sign = (kind: string, isShown: boolean) =>
    isShown && (
      <span>
        <i className={`strand-sign ${kind}`} aria-hidden="true" /> {t(`balance.key.${kind}`)}
      </span>
    );
  return (
    <div className="worth">
      <ChartPanel
        title={t('balance.worth')}
        copyTitle={`${t('balance.worth')}: ${party(a)}, ${party(b)}`}
        foot={
          <>
            {t('balance.worthText', { currency })}
            <span className="worth-key">
              {sign('valued', has('valued'))}
              {sign('open', has('open', 'stated'))}
              {sign('counted', has('counted', 'named'))}
              {sign('unobserved', has('unobserved'))}
            </span>
          </>
        }
        sources={sourcesOf(data)}
        table={strandsTable(strands, currency, nameOf, words)}
      >
        {(chart) => <Sankey chart={chart} balance={data} {...{ strands, a, b, seen, words }} />}
      </ChartPanel>
    </div>
  );
}

/** Keeps the room of the picture until it is there. */
export const WorthAwaited = () => (
  <div className="worth awaited panel">
    <Loading />
  </div>
);

const sourcesOf = ({ unobserved }: Balance): readonly string[] => [
  'data/prices.tsv',
  ...unobserved.map(({ body }) => body),
];

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly balance: Balance;
  readonly strands: readonly Strand[];
  readonly a: string;
  readonly b: string;
  readonly seen: Seen;
  readonly words: Words;
};

function Sankey({ chart, balance, strands, a, b, seen, words }: Props) {
  const { t } = words;
  const { place, width } = useWidth<HTMLDivElement>();
  const labels = new Map(strands.map((one) => [one, labelOf(one, balance.options.currency, width, words)] as const));
  const { ribbons, bars, height, second } = worthMarks(strands, width, (one) => labels.get(one)?.length ?? 1);
  const id = useId();
  const colour = { a: sideOf(a, b), b: sideOf(b, a) };
  const head = (y: number, side: 'a' | 'b') => (
    <Head {...{ y, side, a, b, width, words }} edge={bars[0]?.x ?? 0} colour={colour[side]} of={balance} />
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
              key={keyOf(one)}
              ribbon={one}
              hatch={`url(#${id}${one.strand.side})`}
              side={colour[one.strand.side]}
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
          {ribbons.map((one) => (
            <Label
              key={keyOf(one)}
              ribbon={one}
              side={colour[one.strand.side]}
              lines={labels.get(one.strand) ?? []}
              seen={seen}
            />
          ))}
        </svg>
      )}
    </div>
  );
}

type HeadProps = {
  readonly y: number;
  readonly side: 'a' | 'b';
  readonly a: string;
  readonly b: string;
  readonly edge: number;
  readonly width: number;
  readonly colour: string;
  readonly of: Balance;
  readonly words: Words;
};

/** Who gives whom, and what all of it that has a price comes to. */
function Head({ y, side, a, b, edge, width, colour, of: { given, received, options }, words }: HeadProps) {
  const { party } = words;
  const { total } = [given, received].find(({ from }) => from === (side === 'a' ? a : b)) ?? given;
  const sum = sumText(total, options.currency, words);
  return (
    <g className={`heads ${colour}`}>
      <text x={edge} y={y + 20}>
        {party(a)} {side === 'a' ? '→' : '←'}
      </text>
      <text x={width - edge} y={y + 20} textAnchor="end">
        {side === 'a' ? '→' : '←'} {party(b)}
      </text>
      {sum !== null && (
        <Link to={withQuery({ why: total.id })} keepScroll>
          <text className="sum" x={width / 2} y={y + (width < WIDE ? 38 : 20)} textAnchor="middle">
            {sum}
          </text>
        </Link>
      )}
    </g>
  );
}

const keyOf = ({ strand: { side, why } }: Ribbon): string => `${side} ${why}`;
const classOf = ({ kind, isLine }: Strand, side: string): string => `strand ${kind} ${side}${isLine ? ' thin' : ''}`;

type RibbonProps = { readonly ribbon: Ribbon; readonly hatch: string; readonly side: string };

/** A ribbon can be chosen as its words can, which are what a keyboard reaches. */
function OneRibbon({ ribbon: { strand, path, sure }, hatch, side }: RibbonProps) {
  const isHatched = strand.kind === 'unobserved';
  const drawn = (
    <>
      <path d={path} {...(isHatched ? { fill: hatch } : {})} className={isHatched ? 'hatched' : 'full'} />
      {sure !== null && <path d={sure} fill={hatch} className="hatched sure" />}
    </>
  );
  if (strand.kind === 'named') return <g className={classOf(strand, side)}>{drawn}</g>;
  return (
    <Link
      to={withQuery({ why: strand.why })}
      keepScroll
      className={classOf(strand, side)}
      tabIndex={-1}
      aria-hidden="true"
    >
      {drawn}
    </Link>
  );
}

type LabelProps = {
  readonly ribbon: Ribbon;
  readonly side: string;
  readonly lines: readonly Line[];
  readonly seen: Seen;
};

/** The words of a strand over all ribbons: inside a high one, else on a ground of their own, so that no line runs through them. */
function Label({ ribbon: { strand, height, x, y }, side, lines, seen }: LabelProps) {
  const top = y - (lines.length * LINE) / 2;
  const isWithin = height >= lines.length * LINE;
  const words = lines.map((line, i) => {
    const wide = lineWidth(line) + 6;
    return (
      <g key={line.map(({ text }) => text).join(' ')}>
        {!isWithin && <rect className="ground" x={x - wide / 2} y={top + i * LINE} width={wide} height={LINE} rx="3" />}
        <text className={isWithin ? 'within' : undefined} x={x} y={top + 13 + i * LINE} textAnchor="middle">
          {line.map(({ text, soft, flow }) =>
            flow === undefined ? (
              <tspan key={text} className={soft ? 'amount' : undefined}>
                {text}
              </tspan>
            ) : (
              <Link key={text} to={flowAddress(flow, seen)}>
                <tspan>{text}</tspan>
              </Link>
            ),
          )}
        </text>
      </g>
    );
  });
  if (strand.kind === 'named') return <g className={classOf(strand, side)}>{words}</g>;
  return (
    <Link to={withQuery({ why: strand.why })} keepScroll className={classOf(strand, side)}>
      {words}
    </Link>
  );
}
