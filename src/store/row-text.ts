// Rows as one text each, so that a database hands out many of them fast and a row is compared with one that it should be at once.
// A text of a row: its values, each as text, between U+001F; null is U+001E. Two rows with the same text have the same values.
import { text } from './rows.ts';
import type { Row, Sql, SqlValue } from './sql.ts';

export const BETWEEN = '\u001f';
export const NULL = '\u001e';
/** Between the texts of two rows. */
export const BETWEEN_ROWS = '\u001d';

/** SQL for the text of a row of these columns. */
export const rowTextSql = (columns: readonly string[], table: string): string =>
  `concat_ws('${BETWEEN}', ${columns.map((column) => `coalesce(CAST(${table}.${column} AS TEXT), '${NULL}')`).join(', ')})`;

/** Texts of values, or of several columns, as the text of a row. */
export const joined = (...texts: readonly string[]): string => texts.join(BETWEEN);

/** The text of a row of these values. */
export const rowText = (values: readonly SqlValue[]): string => values.map((value) => value ?? NULL).join(BETWEEN);

/** The first column in which two rows differ, with both values; null where they are the same. */
export function firstDifference(
  columns: readonly string[],
  is: string,
  shouldBe: string,
): { readonly column: string; readonly is: string; readonly shouldBe: string } | null {
  if (is === shouldBe) return null;
  const [found, wanted] = [is.split(BETWEEN), shouldBe.split(BETWEEN)];
  const at = columns.findIndex((_, i) => found[i] !== wanted[i]);
  const shown = (value: string | undefined): string =>
    value === NULL || value === undefined ? 'nothing' : value.slice(0, 80);
  return { column: columns[at] ?? columns[0] ?? '', is: shown(found[at]), shouldBe: shown(wanted[at]) };
}

/** Texts of all rows of a table in an order, in pages. */
export async function* rowTexts(
  sql: Sql,
  table: { readonly name: string; readonly columns: readonly string[]; readonly order: readonly string[] },
): AsyncGenerator<string> {
  const PAGE = 1000;
  const asked = `SELECT ${rowTextSql(table.columns, table.name)} AS row_text FROM ${table.name}
    ORDER BY ${table.order.join(', ')} LIMIT ? OFFSET ?`;
  for (let offset = 0; ; offset += PAGE) {
    const rows: readonly Row[] = await sql.all(asked, PAGE, offset);
    for (const row of rows) yield text(row, 'row_text');
    if (rows.length < PAGE) return;
  }
}
