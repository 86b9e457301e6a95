// What a run gives: the chosen output large, all of them small, what differs from the comparison, and what moves the output.
import type { Bindings } from '../../../app/scenario-bindings.ts';
import { ChartPanel } from '../../components/chart-panel.tsx';
import { Copy } from '../../components/copy.tsx';
import { PlainTable } from '../../components/table-beside.tsx';
import { WhyLink } from '../../components/why.tsx';
import type { Words } from '../../words.ts';
import { BandChart, type PolicySpan } from './band-chart.tsx';
import { bandTable, differencesTable, numberText, spanText, swingsTable } from './data.ts';
import type { Answer } from './model.ts';
import { Multiples } from './multiples.tsx';
import { isMoved } from './rows.ts';
import { Tornado } from './tornado.tsx';

type Props = {
  readonly answer: Answer;
  readonly bindings: Bindings;
  /** Name of the output that is shown large. */
  readonly output: string;
  readonly policies: readonly PolicySpan[];
  /** The comparison is one that a person kept, not the file as it stands. */
  readonly isKept: boolean;
  readonly nameOf: (part: 'parameter' | 'output', name: string) => string;
  readonly words: Words;
};

export function Results(props: Props) {
  const { answer, output, words } = props;
  const shown = answer.outputs.find(({ name }) => name === output);
  if (!shown) return null;
  return (
    <>
      <Large {...props} shown={shown} />
      <Multiples outputs={answer.outputs} others={answer.others} chosen={output} words={words} />
      <Differences {...props} />
      <Swings {...props} shown={shown} />
    </>
  );
}

type Shown = Props & { readonly shown: Answer['outputs'][number] };

function Large({ answer, bindings, output, policies, isKept, nameOf, words, shown }: Shown) {
  const { t, date } = words;
  const beside = answer.others?.find(({ name }) => name === output) ?? null;
  const last = shown.band.at(-1);
  const name = nameOf('output', output);
  const number = (value: number) => numberText(value, shown.unit, words);
  return (
    <ChartPanel
      title={name}
      note={
        <>
          {last && (
            <span className="outcome-line">
              <b>{spanText({ low: last.p50, high: last.p50 }, shown.unit, words)}</b>{' '}
              {t('scenario.half', { month: date(last.month), low: number(last.p5), high: number(last.p95) })}{' '}
              <WhyLink id={`scenario:${output}`} about={name} />
            </span>
          )}
          <span className="legend-line">
            <i className="swatch band" aria-hidden="true" /> {t('scenario.key.band')}
            {beside && (
              <>
                <i className="swatch other" aria-hidden="true" />{' '}
                {t(isKept ? 'scenario.key.kept' : 'scenario.key.file')}
              </>
            )}
          </span>
        </>
      }
      sources={[bindings.scenario.file]}
      table={bandTable(shown, beside, words)}
    >
      {(chart) => (
        <BandChart
          chart={chart}
          output={shown}
          other={beside}
          policies={policies}
          label={t('scenario.chart', { output: name })}
          words={words}
        />
      )}
    </ChartPanel>
  );
}

function Differences({ answer, bindings, isKept, nameOf, words }: Props) {
  const { t } = words;
  const table = differencesTable(answer.differences, (name) => nameOf('output', name), words);
  if (table.rows.length === 0) return null;
  const title = t(isKept ? 'scenario.differencesKept' : 'scenario.differencesFile');
  return (
    <section className="panel chart-panel" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <Copy title={title} sources={[bindings.scenario.file]} table={() => table} />
      </header>
      <PlainTable table={table} caption={title} />
    </section>
  );
}

function Swings({ answer: { swings }, bindings, output, nameOf, words, shown }: Shown) {
  const { t, date } = words;
  const last = shown.band.at(-1);
  const nameOfParameter = (name: string) => nameOf('parameter', name);
  if (!last || swings.length === 0) return null;
  if (!isMoved(swings))
    return (
      <section className="panel chart-panel" aria-label={t('scenario.tornado')}>
        <header>
          <h2>{t('scenario.tornado')}</h2>
        </header>
        <p className="muted">
          {t('scenario.tornadoNone', { output: nameOf('output', output), month: date(last.month) })}
        </p>
      </section>
    );
  return (
    <ChartPanel
      title={t('scenario.tornado')}
      copyTitle={`${t('scenario.tornado')}: ${nameOf('output', output)}`}
      note={
        <>
          {t('scenario.tornadoText', { output: nameOf('output', output), month: date(last.month) })}
          <span className="legend-line">
            <i className="swatch low" aria-hidden="true" /> {t('scenario.key.low')}
            <i className="swatch high" aria-hidden="true" /> {t('scenario.key.high')}
          </span>
        </>
      }
      sources={[bindings.scenario.file]}
      table={swingsTable(swings, shown.unit, nameOfParameter, words)}
    >
      {(chart) => (
        <Tornado
          chart={chart}
          swings={swings}
          middle={last.p50}
          unit={shown.unit}
          nameOf={nameOfParameter}
          label={t('scenario.tornado')}
          words={words}
        />
      )}
    </ChartPanel>
  );
}
