// The home page: two states facing each other. First at a glance: what goes each way and what it is worth, the headline indicators, what
// changed since a day; then in full, per item, on what evidence, as known on a day.
import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import type { ExchangeView } from '../../api/schemas.ts';
import { Boundary } from '../components/boundary.tsx';
import { Chooser } from '../components/chooser.tsx';
import { DirectionPanel } from '../components/direction.tsx';
import { PastNote } from '../components/past.tsx';
import { ChangedSince } from '../components/since.tsx';
import { Empty, Failed, Loading, useTitle } from '../components/states.tsx';
import { WhyDialog } from '../components/why.tsx';
import { bestAttested, exchangeRows } from '../exchange-rows.ts';
import { useBalance, useExchange, useNames } from '../queries.ts';
import { Link } from '../router.tsx';
import type { PageProps } from '../sections.ts';
import { isPast, type Seen } from '../seen.ts';
import { useWords, type Words } from '../words.ts';
import { type SeriesWorth, worthsOf } from '../worths.ts';

/** The exchange of the two states of the address; without them, of the pair that the ledger knows most about. */
export function Page({ rest: [from, to], query, seen }: PageProps) {
  const words = useWords();
  const names = useNames();
  const fullest = names.data?.pairs[0];
  const [a, b] = [from ?? fullest?.from ?? null, to ?? fullest?.to ?? null];
  useTitle(a && b ? `${words.party(a)} ⇄ ${words.party(b)}` : words.t('nav.exchange'));
  if (names.error) return <Failed error={names.error} retry={() => void names.refetch()} />;
  if (!names.data) return <Loading />;
  if (a === null || b === null) return <EmptyLedger words={words} />;
  return <Exchange a={a} b={b} seen={seen} since={query.get('since') || null} words={words} />;
}

function EmptyLedger({ words: { t } }: { readonly words: Words }) {
  return (
    <Empty title={t('exchange.emptyLedger')}>
      <p>{t('exchange.emptyLedgerText')}</p>
      <p>
        <Link className="btn primary" to="/add">
          {t('nav.add')}
        </Link>
      </p>
      <p className="small">{t('exchange.commands')}</p>
    </Empty>
  );
}

type ExchangeProps = {
  readonly a: string;
  readonly b: string;
  readonly seen: Seen;
  readonly since: string | null;
  readonly words: Words;
};

function Exchange({ a, b, seen, since, words }: ExchangeProps) {
  const { data, error, refetch, isPlaceholderData } = useExchange(a, b, seen);
  return (
    <>
      <Chooser a={a} b={b} seen={seen} />
      <PastNote seen={seen} words={words} />
      <h1>{words.t('exchange.title', { a: words.party(a), b: words.party(b) })}</h1>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        <div className={isPlaceholderData ? 'stale' : undefined} aria-busy={isPlaceholderData}>
          <Sides view={data} seen={seen} since={since} words={words} />
        </div>
      ) : (
        <Loading />
      )}
    </>
  );
}

type SidesProps = { readonly view: ExchangeView; readonly seen: Seen; readonly words: Words };

/** A part of the page that is fetched for itself: while it is, and where it fails, the rest of the page stands. */
const Part = ({ children, awaited = null }: { readonly children: ReactNode; readonly awaited?: ReactNode }) => (
  <Boundary>
    <Suspense fallback={awaited}>{children}</Suspense>
  </Boundary>
);

const Headline = lazy(() => import('../views/home/headline.tsx'));
const Worth = lazy(() => import('../views/home/worth.tsx'));
const NONE: ReadonlyMap<string, SeriesWorth> = new Map();

function Sides({ view, seen, since, words }: SidesProps & { readonly since: string | null }) {
  const { t } = words;
  const balance = useBalance(view.from, view.to, seen).data;
  const worths = useMemo(() => (balance ? worthsOf(balance) : NONE), [balance]);
  const { given, received, about, from, to, reports } = view;
  if (given.length + received.length + about.length === 0)
    return (
      <Empty title={t('exchange.nothing')}>
        <p>{t(isPast(seen) ? 'exchange.nothingByThen' : 'exchange.nothingText')}</p>
      </Empty>
    );
  const [there, back] = exchangeRows([given, received]);
  const [ownA, ownB] = exchangeRows([about.filter((s) => s.from === from), about.filter((s) => s.from === to)]);
  const own = [
    { id: from, rows: ownA },
    { id: to, rows: ownB },
  ].filter(({ rows }) => rows && rows.figures > 0);
  return (
    <>
      <Lede view={view} seen={seen} words={words} />
      <div className="glance">
        <Part>
          <Headline a={from} b={to} seen={seen} />
        </Part>
        <Part awaited={<div className="worth awaited panel" />}>
          <Worth a={from} b={to} seen={seen} />
        </Part>
        <ChangedSince view={view} since={since} seen={seen} words={words} />
      </div>
      <h2 className="in-full">{t('exchange.inFull')}</h2>
      <div className="two">
        {there && <DirectionPanel from={from} to={to} rows={there} worths={worths} seen={seen} reports={reports} />}
        {back && <DirectionPanel from={to} to={from} rows={back} worths={worths} seen={seen} reports={reports} />}
      </div>
      <WhyDialog seen={seen} />
      {own.length > 0 && (
        <section className="own" aria-label={t('exchange.own')}>
          <h2>{t('exchange.own')}</h2>
          <p className="soft small">{t('exchange.ownText')}</p>
          <div className="two">
            {own.map(
              ({ id, rows }) =>
                rows && (
                  <DirectionPanel
                    key={id}
                    from={id}
                    to={null}
                    rows={rows}
                    worths={NONE}
                    seen={seen}
                    reports={reports}
                  />
                ),
            )}
          </div>
        </section>
      )}
    </>
  );
}

/** The page in a few sentences: how much stands here, and what most origins speak to. */
function Lede({ view, seen, words }: SidesProps) {
  const { t, date, count } = words;
  const all = [...view.given, ...view.received];
  const figures = all.flatMap((series) => series.figures);
  const origins = new Set(figures.map(({ origin }) => origin)).size;
  const best = bestAttested(all);
  const region = best?.estimate.supported[0];
  return (
    <p className="lede">
      {t('exchange.lede', { figures: count(figures.length), origins: t('count.origins', { count: origins }) })}{' '}
      {best && region && (
        <>
          {t('exchange.ledeBest', {
            from: words.party(best.from),
            to: words.party(best.to),
            item: words.item(best.item).toLocaleLowerCase(words.locale),
          })}{' '}
          <b>{words.supported(best)}</b>{' '}
          {t('exchange.ledeAgree', { count: region.independent, bodies: best.estimate.bodies })}{' '}
        </>
      )}
      {view.asKnownOn
        ? t('exchange.ledeDay', { date: date(view.asKnownOn) })
        : seen.asRecordedAt === null && t('exchange.ledeNow')}
    </p>
  );
}
