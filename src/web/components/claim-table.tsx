// All claims as a table of any length. Windows of it are asked for as they come into view; rows that are not there yet are empty.
import { keepPreviousData, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { memo, useCallback, useMemo, useState } from 'react';
import type { ClaimRowsView } from '../../api/schemas/search.ts';
import { api, type ClaimRowsAsked } from '../api.ts';
import { documentAddress, Link } from '../router.tsx';
import type { Words } from '../words.ts';
import { Empty, Failed, Loading } from './states.tsx';
import { type Measure, rowPlace, VirtualTable } from './virtual-table.tsx';

type ClaimRow = ClaimRowsView['rows'][number];

/** Rows of one window. */
const WINDOW = 200;
/** A window is asked for so many rows before it comes into view. */
const AHEAD = 100;
/** The height of a row, pixels. */
const HEIGHT = 41;

const windowQuery = (asked: ClaimRowsAsked, page: number) => ({
  queryKey: ['ledger', 'claim-rows', asked, page] as const,
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.claimRows(asked, { offset: page * WINDOW, limit: WINDOW }, signal),
  staleTime: 60_000,
});

/** The rows of the windows that have come, by their places. */
const rowsOf = (windows: readonly UseQueryResult<ClaimRowsView>[]): ReadonlyMap<number, ClaimRow> =>
  new Map(windows.flatMap(({ data }) => data?.rows.map((row, i) => [data.offset + i, row] as const) ?? []));

type Props = { readonly asked: ClaimRowsAsked; readonly words: Words };

export function ClaimTable({ asked, words }: Props) {
  const { t } = words;
  const first = useQuery({ ...windowQuery(asked, 0), placeholderData: keepPreviousData });
  const [pages, setPages] = useState<readonly number[]>([0]);
  const rows = useQueries({ queries: pages.map((page) => windowQuery(asked, page)), combine: rowsOf });
  const row = useCallback(
    (at: number, measure: Measure) => <Row row={rows.get(at) ?? null} {...{ at, measure, words }} />,
    [rows, words],
  );
  const onRange = useCallback((from: number, to: number) => {
    const [low, high] = [Math.floor(Math.max(0, from - AHEAD) / WINDOW), Math.floor((to + AHEAD) / WINDOW)];
    const next = Array.from({ length: high - low + 1 }, (_, i) => low + i);
    setPages((now) => (now.join() === next.join() ? now : next));
  }, []);
  // On a narrow screen a claim takes as many lines as it needs.
  const [isNarrow] = useState(() => window.matchMedia('(max-width: 640px)').matches);
  const columns = useMemo(
    () => [
      { label: t('column.item') },
      { label: t('column.figure') },
      { label: t('column.parties') },
      { label: t('column.modality') },
      { label: t('column.published') },
      { label: t('column.publisher') },
      { label: t('column.decision') },
    ],
    [t],
  );
  if (first.error) return <Failed error={first.error} retry={() => void first.refetch()} />;
  if (!first.data) return <Loading />;
  if (first.data.total === 0) return <Empty title={t('claims.none')} />;
  return (
    <>
      <div className="list-head">
        <p className="soft small" role="status">
          {t('count.claims', { count: first.data.total })}
        </p>
        <a className="btn tools" href="/api/export/claims.csv" download="tosite-claims.csv">
          {t('claims.export')}
        </a>
      </div>
      <div className="panel">
        <VirtualTable
          label={t('claim.list')}
          className="claims-table"
          columns={columns}
          count={first.data.total}
          height={HEIGHT}
          onRange={onRange}
          measured={isNarrow}
          row={row}
        />
      </div>
    </>
  );
}

type RowOf = {
  readonly row: ClaimRow | null;
  readonly at: number;
  readonly measure: Measure;
  readonly words: Words;
};

/** Drawn once: when another window comes, rows that stand already stay as they are. */
const Row = memo(({ row, at, measure, words }: RowOf) => {
  const { t } = words;
  const place = rowPlace(at, measure);
  if (row === null)
    return (
      <tr {...place} className="awaited">
        <td colSpan={7} />
      </tr>
    );
  const arrow = row.frame === 'meeting' || row.frame === 'agreement' ? ' – ' : ' → ';
  const parties = [row.from, row.to].flatMap((id) => (id === null ? [] : [words.party(id)])).join(arrow);
  const number = row.low === null && row.high === null ? null : words.interval(row, row);
  return (
    <tr {...place} className={row.verdict === 'reject' ? 'rejected' : undefined}>
      <th scope="row">
        <Link to={documentAddress(row.documentId, row.id)} title={row.quote}>
          {row.item === null ? words.frame(row.frame) : words.item(row.item)}
        </Link>
      </th>
      <td className="number">{number ?? <span className="soft">–</span>}</td>
      <td>{parties}</td>
      <td className="soft">{t(`modality.${row.modality}`)}</td>
      <td className="date">{row.published ? words.shortDate(row.published) : <span className="soft">–</span>}</td>
      <td>{row.publisher ?? <span className="soft">–</span>}</td>
      <td>
        {row.verdict ? (
          <span className={`tag ${row.verdict === 'reject' ? 'bad' : 'good'}`}>{t(`verdict.${row.verdict}ed`)}</span>
        ) : (
          row.certainty !== null && <span className="soft small">{words.certainty(row.certainty)}</span>
        )}
      </td>
    </tr>
  );
});
