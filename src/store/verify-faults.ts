// What a verification says: faults by the statement and the field that they are at.
import { firstDifference } from './row-text.ts';
import { TABLES } from './tables.ts';
import type { Fault } from './verify.ts';
import type { Checked } from './verify-entry.ts';

/** An added document whose reading does not come behind it. */
export const unread = ({ entry, about }: Checked): Fault => ({
  ok: false,
  seq: entry.seq,
  field: 'entries.document',
  message: `the statements about ${about?.document} are not those that the index names`,
});

/** A reading that does not come behind its document. */
export const strayReading = ({ entry, about }: Checked): Fault => ({
  ok: false,
  seq: entry.seq,
  field: 'entries.document',
  message: `the index does not name this reading of ${about?.document}`,
});

/** A row that nothing in the log makes. */
export const tooMany = (seq: number, table: string, what: string): Fault => ({
  ok: false,
  seq,
  field: table,
  message: `a row for ${what} that the log does not make`,
});

/** A row that the log makes and the table lacks. */
export const missing = (seq: number, table: string, what: string): Fault => ({
  ok: false,
  seq,
  field: table,
  message: `the row for ${what} is missing`,
});

/** The fault of a row that is not what the log makes, in the named table; null where it is. */
export function rowFault(
  table: keyof typeof TABLES,
  seq: number,
  what: string,
  rows: { readonly is: string; readonly shouldBe: string },
): Fault | null {
  const difference = firstDifference(TABLES[table].columns, rows.is, rows.shouldBe);
  if (!difference) return null;
  const { column, is, shouldBe } = difference;
  return { ok: false, seq, field: `${table}.${column}`, message: `${what}: it is "${is}" and should be "${shouldBe}"` };
}
