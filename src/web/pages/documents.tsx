// What the ledger rests on: the documents, searched and filtered, and all their claims. What is asked for stands in the address.
import { useMemo } from 'react';
import type { DocumentSummaryView } from '../../api/schemas.ts';
import { ClaimTable } from '../components/claim-table.tsx';
import { Copy } from '../components/copy.tsx';
import { type DocumentRow, DocumentTable } from '../components/document-table.tsx';
import { Choice, Filters, SearchBox } from '../components/filters.tsx';
import { SeenControl } from '../components/past.tsx';
import { Empty, Failed, Loading, useTitle } from '../components/states.tsx';
import { documentRows, languagesOf, publishersOf, yearsOf } from '../document-rows.ts';
import { displayName } from '../format/intl.ts';
import { documentsTable } from '../list-tables.ts';
import { useDocuments, useNames, useSearch, useVocabulary } from '../queries.ts';
import { Link, withQuery } from '../router.tsx';
import type { PageProps } from '../sections.ts';
import type { Seen } from '../seen.ts';
import { useWords, type Words } from '../words.ts';

export function Page({ query, seen }: PageProps) {
  const words = useWords();
  const { t } = words;
  const showsClaims = query.get('show') === 'claims';
  useTitle(t(showsClaims ? 'claims.title' : 'nav.documents'));
  return (
    <>
      <h1>{t(showsClaims ? 'claims.title' : 'documents.title')}</h1>
      <SeenControl seen={seen} recordedOnly />
      <nav className="tabs" aria-label={t('documents.views')}>
        {(['documents', 'claims'] as const).map((view) => (
          <Link
            key={view}
            to={view === 'claims' ? '/documents?show=claims' : '/documents'}
            aria-current={(view === 'claims') === showsClaims ? 'true' : undefined}
          >
            {t(`${view}.title`)}
          </Link>
        ))}
      </nav>
      {showsClaims ? (
        <Claims query={query} seen={seen} words={words} />
      ) : (
        <List query={query} seen={seen} words={words} />
      )}
    </>
  );
}

type ViewProps = { readonly query: URLSearchParams; readonly seen: Seen; readonly words: Words };

function List({ query, seen, words }: ViewProps) {
  const asked = query.get('q') ?? '';
  const { documents, total, isWhole, error, refetch } = useDocuments(seen);
  const search = useSearch(asked, seen);
  const found = asked === '' ? null : (search.data ?? null);
  const rows = useMemo(() => documentRows(documents, found?.hits ?? null, query), [documents, found, query]);
  if (error) return <Failed error={error} retry={refetch} />;
  if (documents.length === 0 && !isWhole) return <Loading />;
  if (documents.length === 0) return <NoDocument words={words} />;
  return (
    <>
      <DocumentFilters documents={documents} query={query} words={words} />
      {search.error ? (
        <Failed error={search.error} retry={() => void search.refetch()} />
      ) : asked !== '' && !found ? (
        <Loading />
      ) : (
        <Listed rows={rows} total={total} isSearch={asked !== ''} seen={seen} words={words} />
      )}
    </>
  );
}

function NoDocument({ words: { t } }: { readonly words: Words }) {
  return (
    <Empty title={t('documents.none')}>
      <p>{t('documents.noneText')}</p>
      <p>
        <Link className="btn primary" to="/add">
          {t('nav.add')}
        </Link>
      </p>
    </Empty>
  );
}

type ListedProps = {
  readonly rows: readonly DocumentRow[];
  readonly total: number;
  readonly isSearch: boolean;
  readonly seen: Seen;
  readonly words: Words;
};

function Listed({ rows, total, isSearch, seen, words }: ListedProps) {
  const { t, count } = words;
  if (rows.length === 0)
    return (
      <Empty title={t('documents.noMatch')}>
        <p>{t(isSearch ? 'documents.noMatchSearch' : 'documents.noMatchText')}</p>
        <p>
          <Link className="btn" to="/documents">
            {t('filter.clear')}
          </Link>
        </p>
      </Empty>
    );
  const isAll = rows.length === total && !isSearch;
  return (
    <>
      <div className="list-head">
        <p className="soft small" role="status">
          {isAll
            ? t('documents.lede', { count: total })
            : t('documents.shown', { count: rows.length, total: count(total) })}
        </p>
        <Copy
          title={t('documents.title')}
          sources={[]}
          table={() =>
            documentsTable(
              rows.map(({ document }) => document),
              words,
            )
          }
        />
      </div>
      <DocumentTable rows={rows} asRecordedAt={seen.asRecordedAt} words={words} />
    </>
  );
}

type FilterProps = {
  readonly documents: readonly DocumentSummaryView[];
  readonly query: URLSearchParams;
  readonly words: Words;
};

function DocumentFilters({ documents, query, words }: FilterProps) {
  const { t, locale } = words;
  const lists = useMemo(
    () => ({ language: languagesOf(documents), publisher: publishersOf(documents), year: yearsOf(documents) }),
    [documents],
  );
  const labelled = (values: readonly string[], label = (value: string) => value) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <Filters label={t('filter.documents')}>
      <SearchBox name="q" value={query.get('q') ?? ''} label={t('filter.search')} hint={t('filter.searchHint')} />
      <Choice
        name="language"
        value={query.get('language') ?? ''}
        label={t('column.language')}
        options={labelled(lists.language, (code) => displayName(locale, 'language', code))}
      />
      <Choice
        name="publisher"
        value={query.get('publisher') ?? ''}
        label={t('column.publisher')}
        options={labelled(lists.publisher)}
      />
      <Choice name="year" value={query.get('year') ?? ''} label={t('filter.year')} options={labelled(lists.year)} />
    </Filters>
  );
}

function Claims({ query, seen, words }: ViewProps) {
  const { t, party, item } = words;
  const vocabulary = useVocabulary().data;
  const names = useNames().data;
  const value = (name: string): string => query.get(name) ?? '';
  const parties = [...new Set((names?.pairs ?? []).flatMap(({ from, to }) => [from, to]))]
    .map((id) => ({ value: id, label: party(id) }))
    .sort((a, b) => a.label.localeCompare(b.label, words.locale));
  const asked = useMemo(
    () => ({
      from: query.get('from'),
      to: query.get('to'),
      frame: query.get('frame'),
      item: query.get('item'),
      state: query.get('state'),
      'as-recorded-at': seen.asRecordedAt,
    }),
    [query, seen.asRecordedAt],
  );
  return (
    <>
      <Filters label={t('filter.claims')}>
        <Choice name="from" value={value('from')} label={t('slot.from')} options={parties} />
        <Choice name="to" value={value('to')} label={t('slot.to')} options={parties} />
        <Choice
          name="frame"
          value={value('frame')}
          label={t('slot.frame')}
          options={(vocabulary?.frames ?? []).map((frame) => ({ value: frame, label: t(`frame.${frame}`) }))}
        />
        <Choice
          name="item"
          value={value('item')}
          label={t('slot.item')}
          options={(vocabulary?.items ?? []).map(({ code }) => ({ value: code, label: item(code) }))}
        />
        <Choice
          name="state"
          value={value('state')}
          label={t('column.decision')}
          options={['open', 'accepted', 'rejected'].map((state) => ({ value: state, label: t(`claims.${state}`) }))}
        />
      </Filters>
      <ClaimTable key={withQuery({})} asked={asked} words={words} />
    </>
  );
}
