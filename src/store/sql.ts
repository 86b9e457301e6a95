// The connection that projections and queries are written over, in the plain SQL that SQLite and PostgreSQL share. What enters:
// SQL with `?` for each value. What leaves: rows of text, numbers and nulls. Values never become part of the SQL.

export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** Statements of one transaction. `run` and `insert` may be sent without waiting: a fault of theirs fails the transaction. */
export type Sql = {
  readonly all: (sql: string, ...values: readonly SqlValue[]) => Promise<readonly Row[]>;
  readonly get: (sql: string, ...values: readonly SqlValue[]) => Promise<Row | undefined>;
  /**
   * Hands over the rows one by one as they come, so that no more than a few of them are in memory. Questions that are asked
   * without waiting are answered one after the other, in the order in which they were asked.
   */
  readonly each: (sql: string, onRow: (row: Row) => void, ...values: readonly SqlValue[]) => Promise<void>;
  readonly run: (sql: string, ...values: readonly SqlValue[]) => Promise<void>;
  /** Rows of one table in the order of `columns`; `ending` may be an ON CONFLICT clause. */
  readonly insert: (
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    ending?: string,
  ) => Promise<void>;
};

export type Database = {
  /** Where it is, for messages; without a password. */
  readonly location: string;
  /** What opens it again, with all that takes; null for one in memory. Never to be shown. */
  readonly source: string | null;
  /** Questions that see the tables at one moment. */
  readonly read: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /**
   * Changes in one transaction, one writer at a time among all processes; all or nothing. What is `durable` (the default)
   * is on the disk when the promise settles; the rest is from the next durable write on.
   */
  readonly write: <T>(work: (sql: Sql) => Promise<T>, durable?: boolean) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** As many question marks as there are values, for an IN list; an empty list has none that fits. */
export const marks = (values: readonly unknown[]): string =>
  values.length > 0 ? values.map(() => '?').join(', ') : 'NULL';

const insertTexts = new Map<string, string>();

/** "INSERT INTO table (a, b) VALUES (?, ?), (?, ?)" for so many rows; the same string for the same question. */
export function insertSql(table: string, columns: readonly string[], rows: number, ending = ''): string {
  const key = `${table} ${rows} ${columns.length} ${ending}`;
  const known = insertTexts.get(key);
  if (known !== undefined) return known;
  const row = `(${marks(columns)})`;
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')} ${ending}`;
  insertTexts.set(key, text);
  return text;
}

/** Cuts a list so that no statement has more values than every database takes. */
export function* slices<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}
