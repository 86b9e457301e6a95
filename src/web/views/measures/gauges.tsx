// The gauges of yearly ceilings: what was reported and what others estimate, apart, each an interval against the cap. Every row says
// in words what its mark shows.
import { Fragment } from 'react';
import type { MeasuresView } from '../../../app/measures.ts';
import type { Counter } from '../../../exchange/measures/counter.ts';
import { ScaleAxis } from '../../charts/interval-bar.tsx';
import { IntervalMark } from '../../charts/marks.tsx';
import { Copy } from '../../components/copy.tsx';
import { WhyLink } from '../../components/why.tsx';
import type { Words } from '../../words.ts';
import { countersTable, measureText, shareText } from './data.ts';
import { GaugesPicture } from './pictures.tsx';
import { type Gauges, gaugesOf } from './rows.ts';

type Props = { readonly view: MeasuresView; readonly words: Words };

export function CeilingGauges({ view, words }: Props) {
  const { t } = words;
  if (view.ceilings.length === 0) return null;
  return (
    <section className="panel gauges" aria-label={t('measures.ceilings')}>
      <header>
        <h2>{t('measures.ceilings')}</h2>
        <Copy
          title={t('measures.ceilings')}
          sources={originsOf(view)}
          table={() => countersTable(view, words)}
          picture={(chart) => <GaugesPicture chart={chart} view={view} words={words} />}
        />
      </header>
      <p className="soft small">{t('measures.ceilingsText')}</p>
      {gaugesOf(view.ceilings).map((gauges) => (
        <Fragment key={gauges.ceiling.measure}>
          <OneCeiling gauges={gauges} view={view} words={words} />
          <LeftOut ceiling={gauges.ceiling} words={words} />
        </Fragment>
      ))}
    </section>
  );
}

const originsOf = ({ ceilings }: MeasuresView): readonly string[] =>
  [
    ...new Set(ceilings.flatMap(({ counters }) => counters.flatMap(({ figures }) => figures.map((one) => one.origin)))),
  ].sort();

/** Figures of the same goods that are counted in no year, each with the reason. */
function LeftOut({ ceiling: { leftOut }, words }: { readonly ceiling: Gauges['ceiling']; readonly words: Words }) {
  const { t } = words;
  if (leftOut.length === 0) return null;
  return (
    <details className="left-out">
      <summary>{t('measures.leftOut', { count: leftOut.length })}</summary>
      <ul>
        {leftOut.map(({ figure, origin, low, high, unit, why }) => {
          const number = words.interval({ low, high }, { unit });
          return (
            <li key={figure}>
              {origin}, {number}: <span className="soft">{why}</span>{' '}
              <WhyLink id={figure} about={`${origin}, ${number}`} />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

function OneCeiling({ gauges, view, words }: Props & { readonly gauges: Gauges }) {
  const { t, item, count } = words;
  const { ceiling, scale, rows } = gauges;
  const measure = view.measures.find(({ id }) => id === ceiling.measure);
  const title = [measure?.items.map(item).join(', '), measure && measureText(measure, words)]
    .filter(Boolean)
    .join(' · ');
  const { amount, unit } = ceiling.cap;
  return (
    <table className="gauge">
      <caption>
        <b>{title}</b> {t('measures.cap', { cap: words.interval({ low: amount, high: amount }, { unit }) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('measures.column.year')}</th>
          <th scope="col">{t('measures.column.channel')}</th>
          <th scope="col" className="chart">
            <span className="visually-hidden">{t('measures.ofCap')}</span>
            <ScaleAxis scale={scale} text={(tick) => `${count(tick)} %`} />
          </th>
          <th scope="col">{t('measures.column.counted')}</th>
          <th scope="col">{t('measures.column.behind')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ counter, firstOfYear }) => (
          <tr key={counter.id} className={firstOfYear ? 'first' : undefined}>
            <th scope="row">
              <span className={firstOfYear ? undefined : 'visually-hidden'}>{counter.year.name}</span>
            </th>
            <td>{t(`measures.channel.${counter.channel}`)}</td>
            <td className="chart">
              <svg className={`mark ${counter.channel}`} aria-hidden="true">
                <rect
                  className="beyond"
                  x={`${scale.at(100)}%`}
                  width={`${100 - scale.at(100)}%`}
                  y="0"
                  height="100%"
                />
                {scale.ticks.map((tick) => (
                  <line
                    key={tick}
                    className={tick === 100 ? 'capline' : 'grid'}
                    x1={`${scale.at(tick)}%`}
                    x2={`${scale.at(tick)}%`}
                    y1="0"
                    y2="100%"
                  />
                ))}
                <IntervalMark ends={counter.percent} scale={scale} />
              </svg>
            </td>
            <td>
              <b>{shareText(counter.percent, words)}</b>{' '}
              <span className={`tag${counter.standing === 'above' ? ' warn' : ''}`}>
                {t(`measures.standing.${counter.standing}`)}
              </span>
              <span className="sub">
                {words.interval(counter, { unit: counter.unit })}
                {counter.allGiversUntil === null && ` · ${t('measures.someGivers')}`}
                {counter.conflict && ` · ${t('measures.conflict')}`}
              </span>
            </td>
            <td className="behind">
              <Figures counter={counter} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figures({ counter, words }: { readonly counter: Counter; readonly words: Words }) {
  const { t, count } = words;
  const about = `${counter.year.name}, ${t(`measures.channel.${counter.channel}`)}`;
  return (
    <>
      <WhyLink id={counter.id} about={about} />
      <details>
        <summary>{t('count.figures', { count: counter.figures.length })}</summary>
        <ul>
          {counter.figures.map((one) => (
            <li key={one.figure}>
              {one.origin}: {shareText(one.percent, words)}{' '}
              {!counter.floor.includes(one.figure) && <span className="soft">({t('measures.notAdded')})</span>}{' '}
              <WhyLink id={one.figure} about={`${one.origin}, ${count(Number(one.low ?? one.high ?? 0))}`} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
