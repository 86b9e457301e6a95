// One flow: its series to choose from, the estimate of the chosen one, its figures by origin over time, the reports behind.
import type { FlowView } from '../../api/schemas.ts';
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { Figures, OverTime, WorkedOut } from '../components/flow-charts.tsx';
import { SeenControl } from '../components/past.tsx';
import { ReportList } from '../components/report-list.tsx';
import { Reports } from '../components/report-table.tsx';
import { Empty, Failed, Loading, useTitle } from '../components/states.tsx';
import { WhyDialog, WhyLink } from '../components/why.tsx';
import { bySeries } from '../exchange-rows.ts';
import { useFlow } from '../queries.ts';
import { flowAddress, Link } from '../router.tsx';
import type { PageProps } from '../sections.ts';
import { type Seen, seenQuery } from '../seen.ts';
import { sideOf } from '../sides.ts';
import { useWords, type Words } from '../words.ts';

export function Page({ rest, seen }: PageProps) {
  const flowKey = rest.join('/');
  const words = useWords();
  const { data, error, refetch } = useFlow(flowKey, seen);
  const chosen = data ? choose(data, flowKey) : null;
  useTitle(data && chosen ? `${words.item(data.item)}, ${words.series(chosen)}` : words.t('nav.flow'));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (!chosen) return <Empty title={words.t('flow.empty')} />;
  return (
    <div className={sideOf(data.from, data.to)}>
      <Crumb flow={data} seen={seen} words={words} />
      <h1>
        {words.item(data.item)}, {words.series(chosen)}
      </h1>
      <SeenControl seen={seen} />
      <SeriesTabs flow={data} chosen={chosen} seen={seen} words={words} />
      <Estimate series={chosen} words={words} />
      <Figures flow={data} chosen={chosen} words={words} />
      <OverTime flow={data} series={chosen} seen={seen} words={words} />
      <WorkedOut flow={data} words={words} />
      <Reports flow={data} chosen={chosen} words={words} />
      <Denials flow={data} chosen={chosen} words={words} />
      <WhyDialog seen={seen} />
    </div>
  );
}

/** The series that the address names, or the first of the flow in the order in which they are listed. */
const choose = (flow: FlowView, key: string): FlowJson | null =>
  flow.series.find((series) => series.key === key) ?? [...flow.series].sort(bySeries)[0] ?? null;

type PartProps = { readonly flow: FlowView; readonly words: Words };
type SeriesProps = PartProps & { readonly chosen: FlowJson };

function Crumb({ flow: { from, to, item }, seen, words }: PartProps & { readonly seen: Seen }) {
  const day = seenQuery(seen);
  const parties = [from, to]
    .filter((id) => id !== null)
    .map(words.party)
    .join(' → ');
  const pair =
    from && to ? `/exchange/${[from, to].sort().map(encodeURIComponent).join('/')}${day}` : `/exchange${day}`;
  return (
    <nav className="crumb" aria-label={words.t('flow.where')}>
      <Link to={pair}>{parties}</Link> / {words.item(item)}
      {seen.asKnownOn && ` / ${words.t('flow.day', { date: words.date(seen.asKnownOn) })}`}
    </nav>
  );
}

function SeriesTabs({ flow, chosen, seen, words }: SeriesProps & { readonly seen: Seen }) {
  if (flow.series.length < 2) return null;
  return (
    <nav className="tabs" aria-label={words.t('flow.series')}>
      {[...flow.series].sort(bySeries).map((series) => (
        <Link
          key={series.key}
          to={flowAddress(series.key, seen)}
          keepScroll
          aria-current={series.key === chosen.key ? 'true' : undefined}
        >
          {words.series(series)} <span className="soft">{series.figures.length}</span>
        </Link>
      ))}
    </nav>
  );
}

function Estimate({ series, words }: { readonly series: FlowJson; readonly words: Words }) {
  const { t } = words;
  const { estimate, unit } = series;
  const best = words.supported(series);
  const envelope = words.envelope(estimate.envelope, unit);
  const variants = series.figures.reduce((sum, figure) => sum + figure.variants.length, 0);
  return (
    <div className="big">
      <div>
        <b className="est">{best}</b>
        <span>
          {t('flow.supported', { count: estimate.independentOrigins, bodies: estimate.bodies })} ·{' '}
          <WhyLink id={series.key} about={best} />
        </span>
      </div>
      {envelope !== null && (
        <div>
          <b>{envelope}</b>
          <span>{t('flow.envelope')}</span>
        </div>
      )}
      {estimate.outliers.length > 0 && (
        <div>
          <b>{estimate.outliers.join(', ')}</b>
          <span>{t('flow.outliers', { count: estimate.outliers.length })}</span>
        </div>
      )}
      {estimate.bodies > 0 && (
        <div>
          <b className={`confidence ${estimate.confidence.level}`}>{t(`confidence.${estimate.confidence.level}`)}</b>
          <span>{words.said(estimate.confidence.said)}</span>
        </div>
      )}
      {variants > 0 && (
        <div>
          <b>{t('flow.variants', { count: variants })}</b>
          <span>{t('flow.variantsText')}</span>
        </div>
      )}
      {(estimate.conflict || series.denied.length > 0) && (
        <div className="tags">
          {estimate.conflict && <span className="tag warn">{t('series.conflict')}</span>}
          {series.denied.length > 0 && (
            <span className="tag bad">{t('series.denied', { count: series.denied.length })}</span>
          )}
        </div>
      )}
    </div>
  );
}

function Denials({ flow, chosen, words: { t } }: SeriesProps) {
  const denials = chosen.denied.flatMap((id) => flow.reports[id] ?? []);
  if (denials.length === 0) return null;
  return (
    <section className="panel denials" aria-label={t('flow.denied')}>
      <h2>{t('flow.denied')}</h2>
      <ReportList reports={denials} />
    </section>
  );
}
