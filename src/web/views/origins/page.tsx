// The origins: who is said to know, how reliable, through whom it came, who depends on whom, where reporting runs in a circle, and
// whether they agree over time. The address says which name is chosen.
import type { Sources } from '../../../ledger/sources.ts';
import { ChartPanel } from '../../components/chart-panel.tsx';
import { PastFields, PastNote } from '../../components/past.tsx';
import { Alert, Empty, Failed, Loading, useTitle } from '../../components/states.tsx';
import { navigate, withQuery } from '../../router.tsx';
import type { PageProps } from '../../sections.ts';
import { isPast, type Seen } from '../../seen.ts';
import { useWords, type Words } from '../../words.ts';
import { AgreementPicture } from './agreement-picture.tsx';
import { meetingsTable, relianceTable, useAgreement, useOrigins } from './data.ts';
import { OriginDetail } from './detail.tsx';
import { NetworkPicture } from './network-picture.tsx';
import './origins.css';
import { OriginsTable } from './origins-table.tsx';

export function Page({ query, seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useOrigins(seen);
  useTitle(t('nav.origins'));
  return (
    <>
      <form className="chooser tools" aria-label={t('origins.when')} onSubmit={(event) => event.preventDefault()}>
        <PastFields seen={seen} onChange={(next) => navigate(withQuery(next), { scroll: false })} />
      </form>
      <PastNote seen={seen} words={words} />
      <h1>{t('origins.title')}</h1>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        <Shown sources={data} chosen={query.get('origin')} seen={seen} words={words} />
      ) : (
        <Loading />
      )}
    </>
  );
}

type ShownProps = {
  readonly sources: Sources;
  readonly chosen: string | null;
  readonly seen: Seen;
  readonly words: Words;
};

function Shown({ sources, chosen, seen, words }: ShownProps) {
  const { t, count } = words;
  const { origins, bodies, independentBodies, circular } = sources;
  if (origins.length === 0)
    return (
      <Empty title={t('origins.empty')}>
        <p>{t('origins.emptyText')}</p>
      </Empty>
    );
  return (
    <>
      <p className="lede">
        {t('origins.lede', { count: origins.length, bodies: count(bodies), free: count(independentBodies) })}
      </p>
      <ChartPanel
        title={t('origins.network')}
        note={
          <>
            {t('origins.networkText')} <Circles circular={circular} words={words} />
          </>
        }
        sources={[]}
        table={relianceTable(sources, words)}
      >
        {(chart) => <NetworkPicture chart={chart} sources={sources} chosen={chosen} words={words} />}
      </ChartPanel>
      {chosen !== null && (
        <OriginDetail key={chosen} name={chosen} sources={sources} isNow={!isPast(seen)} words={words} />
      )}
      <Agreements seen={seen} words={words} />
      <OriginsTable sources={sources} chosen={chosen} words={words} />
    </>
  );
}

/** The circles by name, or that there is none. */
function Circles({ circular, words: { t } }: Pick<Sources, 'circular'> & { readonly words: Words }) {
  if (circular.length === 0) return <span className="circles">{t('origins.noCircle')}</span>;
  return (
    <span className="circles some">
      {t('origins.circles', { count: circular.length })}{' '}
      {circular.map((circle, i) => (
        <span key={circle.join()} className="tag warn">
          ⟳ {i + 1}: {[...circle, circle[0]].join(' → ')}
        </span>
      ))}
    </span>
  );
}

function Agreements({ seen, words }: { readonly seen: Seen; readonly words: Words }) {
  const { t } = words;
  const { data, error } = useAgreement(seen);
  if (error) return <Alert error={error} />;
  if (!data) return <Loading />;
  if (data.meetings.length === 0) return <p className="soft">{t('origins.neverMet')}</p>;
  return (
    <ChartPanel
      title={t('origins.agreement')}
      note={
        <>
          {t('origins.agreementText')}
          <span className="dot-key">
            <span>
              <i className="dot-sign full" aria-hidden="true" /> {t('origins.key.agrees')}
            </span>
            <span>
              <i className="dot-sign" aria-hidden="true" /> {t('origins.key.apart')}
            </span>
            <span>
              <i className="dot-sign both" aria-hidden="true" /> {t('origins.key.both')}
            </span>
          </span>
        </>
      }
      sources={[...new Set(data.meetings.map(({ origin }) => origin))].sort()}
      table={meetingsTable(data, words)}
    >
      {(chart) => <AgreementPicture chart={chart} agreement={data} words={words} />}
    </ChartPanel>
  );
}
