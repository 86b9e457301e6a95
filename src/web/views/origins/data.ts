// Origins and their agreement as the API gives them, and as rows to take along.
import { useQuery } from '@tanstack/react-query';
import type { Agreement } from '../../../app/agreement.ts';
import type { Sources } from '../../../ledger/sources.ts';
import { ask, query, seenAs } from '../../api.ts';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';

export const useOrigins = (seen: Seen) =>
  useQuery({ queryKey: ['ledger', 'origins', seen], queryFn: () => ask<Sources>(`/origins${query(seenAs(seen))}`) });

export const useAgreement = (seen: Seen) =>
  useQuery({
    queryKey: ['ledger', 'agreement', seen],
    queryFn: () => ask<Agreement>(`/origins/agreement${query(seenAs(seen))}`),
  });

/** Who relies on whom, a tie a row. */
export function relianceTable({ reliance }: Sources, { t }: Words): Table {
  return {
    columns: (['from', 'to', 'kind', 'reports'] as const).map((column) => ({
      label: t(`origins.column.${column}`),
      numeric: column === 'reports',
    })),
    rows: reliance.map(({ from, to, kind, reports }) => [
      from,
      to,
      t(`origins.tie.${kind}`),
      reports === 0 ? null : reports,
    ]),
  };
}

/** The origins, one a row. */
export function originsTable({ origins }: Sources, { t }: Words): Table {
  const columns = [
    'origin',
    'body',
    'kind',
    'reliability',
    'figures',
    'current',
    'misreported',
    'documents',
    'independent',
  ] as const;
  return {
    columns: columns.map((column, i) => ({ label: t(`origins.column.${column}`), numeric: i > 3 })),
    rows: origins.map((one) => [
      one.origin,
      one.body,
      t(`origins.kind.${one.kind}`),
      one.admiralty,
      one.figures,
      one.current,
      one.misreported,
      one.documents,
      one.independent,
    ]),
  };
}

/** The meetings, a figure a row. */
export function meetingsTable({ meetings }: Agreement, { t, date }: Words): Table {
  return {
    columns: (['day', 'body', 'series', 'agree', 'apart'] as const).map((column) => ({
      label: t(`origins.column.${column}`),
    })),
    rows: meetings.map(({ day, body, series, figure, agree, apart }) => [
      { text: date(day), value: day },
      body,
      { text: series, to: figureAddress(series, figure) },
      agree.join(', '),
      apart.join(', '),
    ]),
  };
}

export const figureAddress = (series: string, figure: string): string =>
  `/flow/${encodeURIComponent(series)}?figure=${encodeURIComponent(figure)}`;
