// Files to take away: claims and imported figures with what they count in.
import { exportTable } from '../../app/export-table.ts';
import { exportCsv } from '../../export/csv.ts';
import { exportJson } from '../../export/json.ts';
import { type Desk, dayOf, type Seen } from '../desk.ts';
import { fileResource, type Resource } from '../resource.ts';
import { SeenQuery } from '../schemas.ts';

const FORMATS = [
  { ending: 'csv', type: 'text/csv', write: exportCsv, what: 'CSV by RFC 4180, safe in spreadsheets' },
  { ending: 'json', type: 'application/json', write: exportJson, what: 'JSON' },
] as const;

export const exportRoutes = (desk: Desk): readonly Resource[] =>
  FORMATS.map(({ ending, type, write, what }) =>
    fileResource(
      {
        path: `/export/claims.${ending}`,
        tag: 'Export',
        summary: `All claims and imported figures as a file: ${what}`,
        query: SeenQuery,
        type,
        nameOf: (query) => `tosite-claims${dayPart(query)}.${ending}`,
      },
      async (query) => write(await exportTable(await desk.view(query), dayOf(query))),
    ),
  );

/** "-2025-12-31", or nothing. */
const dayPart = (query: Seen): string => {
  const day = dayOf(query);
  return day === null ? '' : `-${day}`;
};
