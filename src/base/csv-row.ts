// CSV by RFC 4180, a record at a time. What enters: cells. What leaves: text with CRLF, quotes doubled. A cell that a spreadsheet
// would run as a formula gets an apostrophe before it; numbers are left alone.
import { isDecimalText } from './decimal.ts';

export type CsvCell = string | number | boolean | null | undefined;

/** One record with its line end. */
export const csvRow = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** A cell as it is written: guarded against formulas, quoted where it must be. */
export function csvCell(value: CsvCell): string {
  const text = value === null || value === undefined ? '' : String(value);
  const guarded = /^\s*[=+\-@\t\r]/u.test(text) && !isDecimalText(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
