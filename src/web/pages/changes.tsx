// The correction register: which estimate moved, from what to what, by which statement and why; the latest first.
import { useId } from 'react';
import type { ChangesView } from '../../api/correction-schemas.ts';
import { LogTabs, Says } from '../components/log-tabs.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SeriesName } from '../components/series-name.tsx';
import { Empty, Failed, Loading, useTitle } from '../components/states.tsx';
import { changesTable } from '../list-tables.ts';
import { useChanges } from '../queries.ts';
import { Link, navigate, withQuery } from '../router.tsx';
import { useWords, type Words } from '../words.ts';

type Props = { readonly since: string | null; readonly all: boolean };

export function Changes({ since, all }: Props) {
  const words = useWords();
  const { t } = words;
  const id = useId();
  const { data, error, refetch } = useChanges(since, all);
  useTitle(t('log.changes'));
  const go = (changes: Record<string, string | null>) => navigate(withQuery(changes), { replace: true });
  return (
    <>
      <PageHead title={t('changes.title')} table={data ? () => changesTable(data, words) : null} />
      <p className="lede">{t('changes.lede')}</p>
      <LogTabs on="changes" words={words} />
      <form className="chooser tools" onSubmit={(event) => event.preventDefault()}>
        <label htmlFor={id}>{t('changes.since')}</label>
        <input
          id={id}
          type="date"
          value={/^\d{4}-\d{2}-\d{2}/.exec(since ?? '')?.[0] ?? ''}
          onChange={(event) => go({ since: event.target.value || null })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={all}
            onChange={(event) => go({ all: event.target.checked ? 'true' : null })}
          />
          {t('changes.all')}
        </label>
      </form>
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : data ? (
        <>
          {/^[1-9]\d*$/.test(data.from) && (
            <p className="soft small">
              {t('changes.from', { seq: data.from })}{' '}
              <Link to={withQuery({ since: '0' })} keepScroll>
                {t('changes.whole')}
              </Link>
            </p>
          )}
          <Register changes={data.changes} words={words} />
        </>
      ) : (
        <Loading />
      )}
    </>
  );
}

type Change = ChangesView['changes'][number];

/** The changes of one statement stand together. */
function bySeq(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups = new Map<number, Change[]>();
  for (const one of changes) groups.set(one.seq, [...(groups.get(one.seq) ?? []), one]);
  return [...groups.values()].reverse();
}

function Register({ changes, words }: { readonly changes: readonly Change[]; readonly words: Words }) {
  const { t } = words;
  if (changes.length === 0) return <Empty title={t('changes.none')} />;
  return (
    <ol className="log register panel">
      {bySeq(changes).map((group) => {
        const [first] = group;
        return (
          first && (
            <li key={first.seq}>
              <span className="seq soft">{first.seq}</span>
              <span className="says">
                <Says text={first.said} />
                {first.reason !== null && <q>{first.reason}</q>}
                <span className="soft small">
                  {' '}
                  {first.actor}, {words.time(first.time)}
                </span>
                <ul>
                  {group.map((one) => (
                    <li key={one.series}>
                      <SeriesName series={one.series} identity={one.identity} words={words} />{' '}
                      <span className="tag">{t(`changes.${one.change}`)}</span>{' '}
                      <span className="moved">{movedText(one, words)}</span>
                    </li>
                  ))}
                </ul>
              </span>
            </li>
          )
        );
      })}
    </ol>
  );
}

function movedText({ before, after, identity, change }: Change, words: Words): string {
  if (change === 'new') return words.estimate(after, identity);
  if (change === 'gone') return words.estimate(before, identity);
  return words.effect(before, after, identity);
}
