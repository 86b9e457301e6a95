// The documents that the ledger rests on, the latest first.
import type { DocumentSummaryView } from '../../api/schemas.ts';
import { SeenControl } from '../components/past.tsx';
import { Empty, Failed, Loading, useTitle } from '../components/states.tsx';
import { compareDates } from '../format/date.ts';
import { useDocuments } from '../queries.ts';
import { documentAddress, Link } from '../router.tsx';
import type { PageProps } from '../sections.ts';
import { type Seen, seenQuery } from '../seen.ts';
import { useWords, type Words } from '../words.ts';

export function Page({ seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch } = useDocuments(seen);
  useTitle(t('nav.documents'));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <h1>{t('documents.title')}</h1>
      <SeenControl seen={seen} recordedOnly />
      {data.length === 0 ? (
        <Empty title={t('documents.none')}>
          <p>{t('documents.noneText')}</p>
          <p>
            <Link className="btn primary" to="/add">
              {t('nav.add')}
            </Link>
          </p>
        </Empty>
      ) : (
        <>
          <p className="lede">{t('documents.lede', { count: data.length })}</p>
          <DocumentTable documents={data} seen={seen} words={words} />
        </>
      )}
    </>
  );
}

const latestFirst = (a: DocumentSummaryView, b: DocumentSummaryView): number =>
  compareDates(b.published ?? b.added.slice(0, 10), a.published ?? a.added.slice(0, 10)) || a.id.localeCompare(b.id);

function DocumentTable({
  documents,
  seen: { asRecordedAt },
  words,
}: {
  readonly documents: readonly DocumentSummaryView[];
  readonly seen: Seen;
  readonly words: Words;
}) {
  const { t, shortDate, count } = words;
  return (
    <div className="panel">
      <table className="documents">
        <thead>
          <tr>
            <th scope="col">{t('column.title')}</th>
            <th scope="col">{t('column.publisher')}</th>
            <th scope="col">{t('column.language')}</th>
            <th scope="col">{t('column.published')}</th>
            <th scope="col" className="num">
              {t('column.claims')}
            </th>
            <th scope="col" className="num">
              {t('column.rejected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...documents].sort(latestFirst).map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to={documentAddress(one.id) + seenQuery({ asKnownOn: null, asRecordedAt })}>
                  {one.title ?? t('documents.untitled')}
                </Link>
              </th>
              <td>{one.publisher ?? <span className="soft">–</span>}</td>
              <td>{one.language ?? <span className="soft">–</span>}</td>
              <td>
                {one.published ? shortDate(one.published) : <span className="soft">{t('documents.undated')}</span>}
              </td>
              <td className="num">{count(one.claims)}</td>
              <td className="num">{one.rejected > 0 ? count(one.rejected) : <span className="soft">–</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
