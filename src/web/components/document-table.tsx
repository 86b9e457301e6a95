// The documents as a table of any length: the latest first, or those that a search has found with the words where they stand.
import { useCallback, useMemo } from 'react';
import type { SearchView } from '../../api/schemas/search.ts';
import type { DocumentSummaryView } from '../../api/schemas.ts';
import { documentAddress, Link } from '../router.tsx';
import { seenQuery } from '../seen.ts';
import type { Words } from '../words.ts';
import { type Measure, rowPlace, VirtualTable } from './virtual-table.tsx';

type Hit = SearchView['hits'][number];
export type DocumentRow = { readonly document: DocumentSummaryView; readonly hit: Hit | null };

type Props = {
  readonly rows: readonly DocumentRow[];
  readonly asRecordedAt: string | null;
  readonly words: Words;
};

/** The height of a row without and with an excerpt, pixels. */
const [PLAIN, TALL] = [41, 64];

export function DocumentTable({ rows, asRecordedAt, words }: Props) {
  const { t } = words;
  const columns = useMemo(
    () => [
      { label: t('column.title') },
      { label: t('column.publisher') },
      { label: t('column.language') },
      { label: t('column.published') },
      { label: t('column.claims'), numeric: true },
      { label: t('column.rejected'), numeric: true },
    ],
    [t],
  );
  const row = useCallback(
    (at: number, measure: Measure) => {
      const own = rows[at];
      return own && <Row row={own} {...{ at, measure, asRecordedAt, words }} />;
    },
    [rows, asRecordedAt, words],
  );
  const isSearch = rows.some(({ hit }) => hit !== null);
  return (
    <div className="panel">
      <VirtualTable
        key={isSearch ? 'found' : 'all'}
        label={t('documents.title')}
        className="documents"
        columns={columns}
        count={rows.length}
        height={isSearch ? TALL : PLAIN}
        row={row}
      />
    </div>
  );
}

type OneProps = Omit<Props, 'rows'> & { readonly row: DocumentRow; readonly at: number; readonly measure: Measure };

function Row({ row: { document, hit }, at, measure, asRecordedAt, words }: OneProps) {
  const { t, count, shortDate } = words;
  const { id, title, publisher, language, published, claims, rejected } = document;
  return (
    <tr {...rowPlace(at, measure)}>
      <th scope="row">
        <Link to={documentAddress(id) + seenQuery({ asKnownOn: null, asRecordedAt })}>
          {title ?? t('documents.untitled')}
        </Link>
        {hit && <Excerpt hit={hit} />}
      </th>
      <td>{publisher ?? <span className="soft">–</span>}</td>
      <td>{language ?? <span className="soft">–</span>}</td>
      <td className="date">
        {published ? shortDate(published) : <span className="soft">{t('documents.undated')}</span>}
      </td>
      <td className="num">{count(claims)}</td>
      <td className="num">{rejected > 0 ? count(rejected) : <span className="soft">–</span>}</td>
    </tr>
  );
}

const Excerpt = ({ hit: { excerpt } }: { readonly hit: Hit }) => (
  <span className="excerpt">
    {excerpt.prefix && `…${excerpt.prefix}`}
    <mark>{excerpt.exact}</mark>
    {excerpt.suffix && `${excerpt.suffix}…`}
  </span>
);
