// The log: who did what and when, the latest first; each statement leads to the ledger as it stood after it.
import type { LogView } from '../../api/correction-schemas.ts';
import { LogTabs, Says } from '../components/log-tabs.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Alert, Empty, Failed, Loading, useTitle } from '../components/states.tsx';
import { logTable } from '../list-tables.ts';
import { useLog, useVerification } from '../queries.ts';
import { Link } from '../router.tsx';
import type { PageProps } from '../sections.ts';
import { useWords, type Words } from '../words.ts';
import { Changes } from './changes.tsx';

const numberOf = (text: string | null): number | null =>
  text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;

export function Page({ rest: [view], query }: PageProps) {
  return view === 'changes' ? (
    <Changes since={query.get('since') || null} all={query.get('all') === 'true'} />
  ) : (
    <Statements before={numberOf(query.get('before'))} />
  );
}

function Statements({ before }: { readonly before: number | null }) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useLog(before);
  useTitle(t('nav.log'));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const first = data.statements[0]?.seq ?? 1;
  return (
    <>
      <PageHead title={t('log.title')} table={() => logTable(data, words)} />
      <p className="lede">
        {t('log.lede', { count: data.head.seq })}{' '}
        {data.head.seq > 0 && <code title={data.head.hash}>{data.head.hash.slice(0, 12)}…</code>}
      </p>
      <Chain words={words} />
      <LogTabs on="log" words={words} />
      {data.statements.length === 0 ? (
        <Empty title={t('log.none')} />
      ) : (
        <ol className="log panel" reversed>
          {[...data.statements].reverse().map((line) => (
            <Line key={line.seq} line={line} words={words} />
          ))}
        </ol>
      )}
      <p className="pager">
        {first > 1 && <Link to={`/log?before=${first}`}>{t('log.older')}</Link>}
        {before !== null && <Link to="/log">{t('log.newest')}</Link>}
      </p>
    </>
  );
}

/** Whether the chain holds, on request: the whole log is hashed again. */
function Chain({ words: { t } }: { readonly words: Words }) {
  const { data, error, isFetching, refetch } = useVerification();
  return (
    <p className="chain" role="status">
      <button type="button" className="btn" disabled={isFetching} onClick={() => void refetch()}>
        {t('log.verify')}
      </button>{' '}
      {isFetching ? (
        <span className="soft">{t('log.verifying')}</span>
      ) : error ? (
        <Alert error={error} />
      ) : data?.ok ? (
        <span className="good">✓ {t('log.intact', { count: data.statements })}</span>
      ) : (
        data && <span className="bad">✗ {t('log.broken', { seq: data.seq, message: data.message })}</span>
      )}
    </p>
  );
}

type LineProps = { readonly line: LogView['statements'][number]; readonly words: Words };

function Line({ line: { seq, time, actor, said, reason, undone, hash }, words }: LineProps) {
  const { t } = words;
  return (
    <li className={undone ? 'undone' : undefined}>
      <span className="seq soft" title={hash}>
        {seq}
      </span>
      <span className="says">
        <Says text={said} />
        {reason !== null && <q>{reason}</q>}
        {undone && <span className="tag">{t('history.undone')}</span>}
      </span>
      <span className="soft small">
        {actor}, {words.time(time)} · <Link to={`/exchange?asRecordedAt=${seq}`}>{t('log.asOf')}</Link>
      </span>
    </li>
  );
}
