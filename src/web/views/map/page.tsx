// What goes from where to where: states and regions, never closer. The slider shows what was known by the end of a month; the address
// says which month and which route.
import { ChartPanel } from '../../components/chart-panel.tsx';
import { PastFields, PastNote } from '../../components/past.tsx';
import { Empty, Failed, Loading, useTitle } from '../../components/states.tsx';
import { WhyDialog } from '../../components/why.tsx';
import { navigate, withQuery } from '../../router.tsx';
import type { PageProps } from '../../sections.ts';
import { useWords } from '../../words.ts';
import { routesTable, useAtlas, useMap } from './data.ts';
import { RouteDetail } from './detail.tsx';
import './map.css';
import { MapPicture } from './picture.tsx';
import { MonthSlider } from './slider.tsx';

export function Page({ query, seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const now = useMap({ ...seen, asKnownOn: null });
  const then = useMap(seen);
  const atlas = useAtlas();
  useTitle(t('nav.map'));
  const error = now.error ?? then.error ?? atlas.error;
  const retry = () => void Promise.all([now.refetch(), then.refetch(), atlas.refetch()]);
  const route = then.data?.routes.find(({ id }) => id === query.get('route')) ?? null;
  return (
    <>
      <form className="chooser tools" aria-label={t('map.when')} onSubmit={(event) => event.preventDefault()}>
        <PastFields seen={seen} onChange={(next) => navigate(withQuery(next), { scroll: false })} />
      </form>
      <PastNote seen={seen} words={words} />
      <h1>{t('map.title')}</h1>
      {error ? (
        <Failed error={error} retry={retry} />
      ) : !now.data || !then.data || !atlas.data ? (
        <Loading />
      ) : now.data.routes.length === 0 ? (
        <Empty title={t('map.empty')}>
          <p>{t('map.emptyText')}</p>
        </Empty>
      ) : (
        <>
          <p className="lede">{t('map.lede')}</p>
          <div className={then.isPlaceholderData ? 'stale' : undefined} aria-busy={then.isPlaceholderData}>
            <ChartPanel
              title={t('map.chart', { count: then.data.routes.length })}
              copyTitle={t('map.title')}
              note={
                <span className="map-key">
                  <span>
                    <i className="way-sign full" aria-hidden="true" /> {t('map.key.worth')}
                  </span>
                  <span>
                    <i className="way-sign" aria-hidden="true" /> {t('map.key.count')}
                  </span>
                  <span>{t('map.key.grain')}</span>
                </span>
              }
              sources={[t('map.sources')]}
              table={routesTable(then.data, words)}
            >
              {(chart) =>
                now.data &&
                then.data && (
                  <>
                    <MonthSlider span={now.data.span} asKnownOn={seen.asKnownOn} words={words} />
                    <MapPicture
                      chart={chart}
                      view={then.data}
                      frame={now.data.places}
                      countries={atlas.data ?? []}
                      chosen={route?.id ?? null}
                      words={words}
                    />
                  </>
                )
              }
            </ChartPanel>
          </div>
          {route && <RouteDetail key={route.id} route={route} view={then.data} seen={seen} words={words} />}
        </>
      )}
      <WhyDialog seen={seen} />
    </>
  );
}
