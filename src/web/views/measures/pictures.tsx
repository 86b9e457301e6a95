// The gauges and a matrix as pictures of one piece, drawn only to be taken along: on the page they are tables.
import type { RefObject } from 'react';
import type { MeasuresView } from '../../../app/measures.ts';
import { sideOf } from '../../sides.ts';
import type { Words } from '../../words.ts';
import { textWidth } from '../parts/wrap.ts';
import { directionText, shareText } from './data.ts';
import { gaugesOf, type Matrix } from './rows.ts';

type Props = { readonly chart: RefObject<SVGSVGElement | null>; readonly words: Words };

const WIDTH = 900;
const ROW = 34;

/** Every counter a row: its words, and its interval against the cap. */
export function GaugesPicture({ chart, view, words }: Props & { readonly view: MeasuresView }) {
  const { t, item, count } = words;
  const [left, right] = [190, WIDTH - 190];
  let y = 0;
  const parts = gaugesOf(view.ceilings).map(({ ceiling, scale, rows }) => {
    const top = y;
    y += 46 + rows.length * ROW;
    const x = (percent: number) => left + (scale.at(percent) / 100) * (right - left);
    const measure = view.measures.find(({ id }) => id === ceiling.measure);
    return (
      <g key={ceiling.measure}>
        <text className="gauge-title" x="4" y={top + 16}>
          {measure?.items.map(item).join(', ')}
        </text>
        <rect className="beyond" x={x(100)} y={top + 40} width={right - x(100)} height={rows.length * ROW} />
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <text className="soft-tick" x={x(tick)} y={top + 34} textAnchor="middle">
              {count(tick)} %
            </text>
            <line
              className={tick === 100 ? 'capline' : 'grid'}
              x1={x(tick)}
              x2={x(tick)}
              y1={top + 40}
              y2={top + 40 + rows.length * ROW}
            />
          </g>
        ))}
        {rows.map(({ counter }, i) => {
          const at = top + 40 + i * ROW + ROW / 2;
          const { low, high } = counter.percent;
          const [x1, x2] = [low === null ? null : x(Number(low)), high === null ? null : x(Number(high))];
          return (
            <g key={counter.id}>
              <text x="4" y={at + 4}>
                {counter.year.name} {t(`measures.channel.${counter.channel}`)}
              </text>
              {x1 !== null && x2 !== null && (
                <rect className="solid" x={x1 - 3} y={at - 5} width={Math.max(7, x2 - x1 + 6)} height="10" rx="4" />
              )}
              {x1 !== null && x2 === null && (
                <path className="open-end" d={`M${x1} ${at - 6}v12M${x1} ${at}h28m-6-5l6 5-6 5`} />
              )}
              {x1 === null && x2 !== null && (
                <path className="open-end" d={`M${x2} ${at - 6}v12M${x2} ${at}h-28m6-5l-6 5 6 5`} />
              )}
              <text x={right + 12} y={at + 4}>
                {shareText(counter.percent, words)}
              </text>
            </g>
          );
        })}
      </g>
    );
  });
  return (
    <svg ref={chart} className="measure-picture" viewBox={`0 0 ${WIDTH} ${y + 6}`} width={WIDTH} height={y + 6}>
      <title>{t('measures.ceilings')}</title>
      {parts}
    </svg>
  );
}

const [CELL, LINE, HEAD] = [46, 26, 46];

/** The matrices under each other: a full square could touch, a hollow one only by what is planned or supposed. */
export function MatricesPicture({ chart, matrices, words }: Props & { readonly matrices: readonly Matrix[] }) {
  const { item } = words;
  const names = matrices.flatMap(({ rows }) => rows.map(({ flow }) => item(flow.item)));
  const left = Math.max(160, ...names.map((name) => textWidth(name, 13))) + 14;
  const width = left + Math.max(...matrices.map(({ columns }) => columns.length)) * CELL + 10;
  let y = 0;
  const parts = matrices.map(({ from, to, columns, rows }) => {
    const top = y;
    y += HEAD + 22 + rows.length * LINE + 18;
    const side = from === null || to === null ? 'neither' : sideOf(from, to);
    return (
      <g key={`${from} ${to}`} className={side}>
        <text className="gauge-title" x="4" y={top + 16}>
          {directionText(from, to, words)}
        </text>
        {columns.map((measure, i) => (
          <g key={measure.id}>
            {columns[i - 1]?.resolution !== measure.resolution && (
              <text x={left + i * CELL} y={top + HEAD - 8}>
                {measure.resolution}
              </text>
            )}
            <text className="soft-tick" x={left + i * CELL} y={top + HEAD + 10}>
              {measure.paragraph.replaceAll('-', '–')}
              {measure.verified ? '' : '*'}
            </text>
          </g>
        ))}
        {rows.map(({ flow, cells }, r) => {
          const at = top + HEAD + 20 + r * LINE;
          return (
            <g key={flow.flow}>
              <line className="grid" x1="0" x2={width} y1={at} y2={at} />
              <text x="4" y={at + 18}>
                {item(flow.item)}
              </text>
              {cells.map(
                (touch, i) =>
                  touch && (
                    <rect
                      key={touch.measure}
                      className={touch.onlyIf ? 'hollow-cell' : 'full-cell'}
                      x={left + i * CELL}
                      y={at + 6}
                      width="14"
                      height="14"
                      rx="3"
                    />
                  ),
              )}
            </g>
          );
        })}
      </g>
    );
  });
  return (
    <svg ref={chart} className="measure-picture" viewBox={`0 0 ${width} ${y}`} width={width} height={y}>
      <title>{words.t('measures.title')}</title>
      {parts}
    </svg>
  );
}
