// A store as lines of canonical JSON in canonical order: the log, the texts, then each projection. Two stores with the same log
// have the same dump, byte for byte, whatever database they are in.
import { canonicalJson } from '../base/canonical-json.ts';
import { PROJECTIONS } from './projections.ts';
import type { Database, Row, Sql } from './sql.ts';

const TABLES = { statements: 'seq', texts: 'sha256', ...PROJECTIONS } as const;
const PAGE = 500;

/** One row a line: {"table": …, "row": {…}}. */
export async function* dumpLines(database: Database): AsyncGenerator<string> {
  for (const [table, order] of Object.entries(TABLES))
    for (let offset = 0; ; offset += PAGE) {
      const rows = await database.read((sql) => pageOf(sql, table, order, offset));
      for (const row of rows) yield canonicalJson({ table, row });
      if (rows.length < PAGE) break;
    }
}

const pageOf = (sql: Sql, table: string, order: string, offset: number): Promise<readonly Row[]> =>
  sql.all(`SELECT * FROM ${table} ORDER BY ${order} LIMIT ? OFFSET ?`, PAGE, offset);
