// Files to take away: claims and imported figures with what they count in.
import { exportTable } from '../../app/export-table.ts';
import { exportCsv } from '../../export/csv.ts';
import { exportJson } from '../../export/json.ts';
import { type Desk, dayOf, type Seen } from '../desk.ts';
import { type Resource, rawResource } from '../resource.ts';
import { SeenQuery } from '../schemas.ts';

const FORMATS = [
  { path: '/export/claims.csv', type: 'text/csv', write: exportCsv, what: 'CSV by RFC 4180, safe in spreadsheets' },
  { path: '/export/claims.json', type: 'application/json', write: exportJson, what: 'JSON' },
] as const;

export const exportRoutes = (desk: Desk): readonly Resource[] =>
  FORMATS.map(({ path, type, write, what }) =>
    rawResource(
      {
        method: 'get',
        path,
        tag: 'Export',
        summary: `All claims and imported figures as a file: ${what}`,
        query: SeenQuery,
        type,
      },
      async ({ query }, c) => {
        const table = await exportTable(await desk.view(query), dayOf(query));
        c.header('Content-Type', `${type}; charset=utf-8`);
        c.header('Content-Disposition', `attachment; filename="${nameOf(path, query)}"`);
        return c.body(streamOf(write(table)));
      },
    ),
  );

/** "tosite-claims.csv", "tosite-claims-2025-12-31.csv". */
function nameOf(path: string, query: Seen): string {
  const [name = '', ending = ''] = (path.split('/').at(-1) ?? '').split('.');
  const day = dayOf(query);
  return `tosite-${name}${day === null ? '' : `-${day}`}.${ending}`;
}

/** Pieces of text as a stream of bytes, as fast as it is read. */
function streamOf(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const source = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let text = '';
      while (text.length < 65_536) {
        const { done, value } = source.next();
        if (done) break;
        text += value;
      }
      if (text === '') controller.close();
      else controller.enqueue(encoder.encode(text));
    },
  });
}
