// A store as lines of canonical JSON in canonical order: the log, the texts, then each projection. Two stores with the same log
// have the same dump, byte for byte, whatever database they are in.
import { canonicalJson } from '../base/canonical-json.ts';
import type { Database } from './sql.ts';
import { KEPT, TABLES } from './tables.ts';

const PAGE = 500;

/** One row a line: {"row": {…}, "table": …}. */
export async function* dumpLines(database: Database): AsyncGenerator<string> {
  for (const [table, { columns, order }] of Object.entries({ ...KEPT, ...TABLES }))
    for (let offset = 0; ; offset += PAGE) {
      const asked = `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order.join(', ')} LIMIT ? OFFSET ?`;
      const rows = await database.read((sql) => sql.all(asked, PAGE, offset));
      for (const row of rows) yield canonicalJson({ table, row });
      if (rows.length < PAGE) break;
    }
}
