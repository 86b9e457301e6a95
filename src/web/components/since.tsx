// What changed in an exchange since a day: which estimates moved, from what to what, and what is new. The day stands in the address.
import { useId, useState } from 'react';
import type { ExchangeView } from '../../api/schemas.ts';
import { flowAddress } from '../addresses.ts';
import { type Change, exchangeChanges, monthsBefore } from '../exchange-changes.ts';
import { useExchange } from '../queries.ts';
import { Link, navigate, withQuery } from '../router.tsx';
import type { Seen } from '../seen.ts';
import { sideOf } from '../sides.ts';
import type { Words } from '../words.ts';
import { Failed, Loading } from './states.tsx';

type Props = {
  readonly view: ExchangeView;
  readonly since: string | null;
  readonly seen: Seen;
  readonly words: Words;
};

/** Months to go back at a click. */
const BACK = [1, 3, 12] as const;

const to = (since: string | null) => withQuery({ since });

export function ChangedSince({ view, since, seen, words }: Props) {
  const { t } = words;
  const id = useId();
  const until = seen.asKnownOn ?? new Date().toISOString().slice(0, 10);
  const day = since ?? lately(view);
  return (
    <section className="panel since" aria-label={t('since.title')}>
      <header className="section-head">
        <h2>{t('since.title')}</h2>
        <form className="tools" onSubmit={(event) => event.preventDefault()}>
          <label htmlFor={id} className="visually-hidden">
            {t('since.day')}
          </label>
          <input
            id={id}
            type="date"
            max={until}
            value={day ?? ''}
            onChange={(event) => navigate(to(event.target.value || null), { scroll: false })}
          />
          {BACK.map((months) => (
            <Link key={months} className="choice" to={to(monthsBefore(until, months))} keepScroll>
              {t('since.months', { count: months })}
            </Link>
          ))}
        </form>
      </header>
      {day === null ? (
        <p className="soft small padded">{t('since.none')}</p>
      ) : (
        <Changes view={view} since={day} seen={seen} words={words} />
      )}
    </section>
  );
}

/** Where no day is asked for: some months before the latest figure. */
const LATELY = 3;

function lately({ given, received }: ExchangeView): string | null {
  const days = [...given, ...received].flatMap(({ figures }) =>
    figures.flatMap(({ stated }) => /^\d{4}-\d{2}(?:-\d{2})?/.exec(stated)?.[0] ?? []),
  );
  const latest = days.toSorted().at(-1) ?? '';
  return latest === '' ? null : monthsBefore(latest, LATELY);
}

function Changes({ view, since, seen, words }: Props & { readonly since: string }) {
  const { t } = words;
  const earlier = useExchange(view.from, view.to, { ...seen, asKnownOn: since });
  if (earlier.error) return <Failed error={earlier.error} retry={() => void earlier.refetch()} />;
  if (!earlier.data || earlier.isPlaceholderData) return <Loading />;
  const changes = exchangeChanges(earlier.data, view);
  if (changes.length === 0) return <p className="soft padded">{t('since.nothing', { date: words.date(since) })}</p>;
  return <ChangeList changes={changes} seen={seen} words={words} />;
}

/** How many changes stand at once. */
const SHOWN = 4;

type ListProps = { readonly changes: readonly Change[]; readonly seen: Seen; readonly words: Words };

function ChangeList({ changes, seen, words }: ListProps) {
  const { t } = words;
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="changes-list">
        {(all ? changes : changes.slice(0, SHOWN)).map(({ kind, series, before, figures }) => (
          <li key={series.key} className={sideOf(series.from, series.to)}>
            <span className="what">
              <Link to={flowAddress(series.key, seen)}>{words.item(series.item)}</Link>{' '}
              <span className="soft small">
                {[series.from, series.to].flatMap((id) => (id === null ? [] : [words.party(id)])).join(' → ')},{' '}
                {words.series(series)}
              </span>
            </span>
            <span className="from-to">
              {kind === 'moved' && before && (
                <>
                  <span className="soft">{words.supported(before)}</span> →{' '}
                </>
              )}
              <b className="est">{kind === 'gone' ? t('changes.gone') : words.supported(series)}</b>
            </span>
            <span className="soft small">
              {kind === 'moved' ? '' : `${t(`since.${kind}`)}${figures > 0 ? ' · ' : ''}`}
              {figures > 0 && t('since.figuresMore', { count: figures })}
            </span>
          </li>
        ))}
      </ul>
      {!all && changes.length > SHOWN && (
        <button type="button" className="linklike more-rows" onClick={() => setAll(true)}>
          {t('since.more', { count: changes.length - SHOWN })}
        </button>
      )}
    </>
  );
}
