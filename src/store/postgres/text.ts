// What PostgreSQL's text cannot hold, and how its SQL is written. U+0000 is kept as U+0001 U+0001, and U+0001 as U+0001 U+0002,
// so that every text comes back as it was and sorts as it did. Pure.
import type { Row, SqlValue } from '../sql.ts';

/** A value as it is sent. */
export function encoded(value: SqlValue): SqlValue {
  if (typeof value !== 'string' || !(value.includes('\u0001') || value.includes('\u0000'))) return value;
  return value.replace(/[\u0000\u0001]/g, (c) => (c === '\u0000' ? '\u0001\u0001' : '\u0001\u0002'));
}

const decoded = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\u0001')
    ? value.replace(/\u0001([\u0001\u0002])/g, (_, c: string) => (c === '\u0001' ? '\u0000' : '\u0001'))
    : value;

/** A row as it was sent. */
export function decodedRow(row: Row): Row {
  for (const value of Object.values(row))
    if (typeof value === 'string' && value.includes('\u0001'))
      return Object.fromEntries(Object.entries(row).map(([column, kept]) => [column, decoded(kept)]));
  return row;
}

const numberedSql = new Map<string, string>();

/** "a = ? AND b = ?" → "a = $1 AND b = $2". No question mark stands in a literal of our SQL. */
export function numbered(sql: string): string {
  const known = numberedSql.get(sql);
  if (known !== undefined) return known;
  let n = 0;
  const text = sql.replace(/\?/g, () => {
    n += 1;
    return `$${n}`;
  });
  if (n <= 256) numberedSql.set(sql, text);
  return text;
}

/** The SQL of a migration for PostgreSQL: text sorts by code point, as in SQLite. */
export const migrationSql = (sql: string): string => sql.replace(/ TEXT\b/g, ' TEXT COLLATE "C"');
