// Adding rows of a table: those that are new, in one statement. To be called inside `write`.
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import { append } from './log.ts';
import type { By, FiguresAdded } from './port.ts';
import { text } from './rows.ts';
import { marks, type Sql, slices } from './sql.ts';
import { draft } from './statement.ts';

/** Keeps the rows that are not there yet. */
export async function addFigures(
  sql: Sql,
  { rows, file }: { readonly rows: readonly ImportedFigure[]; readonly file: string },
  by: By,
): Promise<FiguresAdded> {
  const known = new Set<string>();
  for (const slice of slices(rows, 500)) {
    const ids = slice.map(({ id }) => id);
    for (const row of await sql.all(`SELECT id FROM figures WHERE id IN (${marks(ids)})`, ...ids))
      known.add(text(row, 'id'));
  }
  const fresh = rows.filter(({ id }) => !known.has(id));
  const run = by.run === undefined ? {} : { run: by.run };
  if (fresh.length > 0) await append(sql, [draft('figures-imported', { file, rows: fresh, ...run })], by);
  return { added: fresh.length, known: rows.length - fresh.length };
}
