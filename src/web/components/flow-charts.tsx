// The charts of a flow: figures by origin, the estimate over time, what was worked out from what. Each can be taken along, each has
// its table.
import type { FlowView } from '../../api/schemas.ts';
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { DerivationLinks } from '../charts/derivation-links.tsx';
import { StepBand } from '../charts/step-band.tsx';
import { type Derivations, derivationsOf } from '../derivation-rows.ts';
import { derivationTable, forestTable, sourcesOf, stepTable } from '../flow-tables.ts';
import { type Forest, forestRows } from '../forest-rows.ts';
import type { Ends } from '../format/interval.ts';
import { tickText } from '../format/number.ts';
import { useFlowHistory } from '../queries.ts';
import type { Seen } from '../seen.ts';
import { stepRows } from '../step-rows.ts';
import type { Words } from '../words.ts';
import { ChartPanel } from './chart-panel.tsx';
import { Copy } from './copy.tsx';
import { ForestTable } from './forest.tsx';
import { ForestPicture } from './forest-picture.tsx';
import { Empty } from './states.tsx';

type FlowProps = { readonly flow: FlowView; readonly words: Words };
type SeriesProps = FlowProps & { readonly chosen: FlowJson };

const nameOf = ({ item }: Pick<FlowJson, 'item'>, series: FlowJson, words: Words): string =>
  `${words.item(item)}, ${words.series(series)}`;

/** The forest plot. */
export function Figures({ flow, chosen, words }: SeriesProps) {
  const { t } = words;
  if (chosen.figures.length === 0) return <Empty title={t('flow.noFigures')} />;
  const forest = forestRows(chosen, flow.series);
  return (
    <section className="panel" aria-label={t('flow.figures')}>
      <div className="key-line">
        {forest.scale && (
          <ul className="key">
            {marksOf(forest).map((mark) => (
              <li key={mark}>{t(`key.${mark}`)}</li>
            ))}
          </ul>
        )}
        <Copy
          title={`${nameOf(flow, chosen, words)}: ${t('flow.figures')}`}
          sources={sourcesOf(flow)}
          table={() => forestTable(forest, words)}
          {...(forest.scale
            ? { picture: (chart) => <ForestPicture chart={chart} forest={forest} words={words} /> }
            : {})}
        />
      </div>
      <ForestTable forest={forest} reports={flow.reports} caption={t('flow.caption')} />
    </section>
  );
}

/** The marks that a plot has and that want an explanation. */
function marksOf({ groups }: Forest): readonly string[] {
  const rows = groups.flatMap((group) => group.rows);
  const drawn = rows.flatMap(({ figure }) => [figure, ...figure.variants]);
  const isOpen = ({ low, high }: Ends) => (low === null) !== (high === null);
  const isRange = ({ low, high }: Ends) => low !== null && high !== null && Number(low) !== Number(high);
  const has: Readonly<Record<string, boolean>> = {
    about: drawn.some(({ low, high }) => low !== null && low === high),
    range: drawn.some(isRange),
    open: drawn.some(isOpen),
    capacity: rows.some(({ hollow }) => hollow),
    variant: rows.some(({ figure }) => figure.variants.length > 0),
    faint: rows.some(({ faint }) => faint),
  };
  return [...Object.keys(has).filter((mark) => has[mark]), 'bands', 'admiralty'];
}

type OverTimeProps = { readonly flow: FlowView; readonly series: FlowJson; readonly seen: Seen; readonly words: Words };

/** How the estimate went; nothing where it has one step only. */
export function OverTime({ flow, series, seen, words }: OverTimeProps) {
  const { t, locale } = words;
  const { data } = useFlowHistory(series.key, seen);
  const steps = data ? stepRows(data.points, series.figures) : null;
  if (!steps) return null;
  const title = `${nameOf(flow, series, words)}: ${t('flow.overTime')}`;
  const told = ({ estimate, day }: { readonly estimate: FlowJson['estimate']; readonly day: string }) =>
    t('flow.step', {
      day: words.date(day),
      best: words.estimate(estimate, series),
      all: words.envelope(estimate.envelope, series.unit) ?? t('interval.none'),
    });
  return (
    <ChartPanel
      title={t('flow.overTime')}
      copyTitle={title}
      note={t('flow.overTimeNote')}
      sources={sourcesOf(flow)}
      table={stepTable(steps, series, words)}
    >
      {(chart) => (
        <StepBand
          chart={chart}
          steps={steps}
          label={title}
          numberText={(n) => tickText(n, t, locale)}
          dayText={words.shortDate}
          stepText={told}
        />
      )}
    </ChartPanel>
  );
}

/** What was worked out from what; nothing where nothing was. */
export function WorkedOut({ flow, words }: FlowProps) {
  const own = flow.series.flatMap((series) =>
    series.figures.map((figure) => ({
      figure,
      series: series.key,
      item: series.item,
      unit: series.unit,
      per: series.per,
    })),
  );
  return derivationsOf([...own, ...flow.linked]).map((derivations) => (
    <Links
      key={`${derivations.item.source} ${derivations.item.result}`}
      flow={flow}
      derivations={derivations}
      words={words}
    />
  ));
}

function Links({ flow, derivations, words }: FlowProps & { readonly derivations: Derivations }) {
  const { t, locale } = words;
  const { source, result } = derivations.item;
  const title = t('flow.workedOut', { from: words.item(source), to: words.item(result).toLocaleLowerCase(locale) });
  const table = derivationTable(derivations, words);
  return (
    <ChartPanel title={title} note={t('flow.workedOutNote')} sources={sourcesOf(flow)} table={table}>
      {(chart) => (
        <DerivationLinks
          chart={chart}
          derivations={derivations}
          label={title}
          numberText={(n) => tickText(n, t, locale)}
          linkText={(i) =>
            (table.rows[i] ?? []).map((cell) => (typeof cell === 'object' ? cell?.text : cell)).join(' · ')
          }
        />
      )}
    </ChartPanel>
  );
}
