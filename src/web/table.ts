// A table as data: what a chart shows, as rows that are read beside it and copied as CSV. Pure.
import { csvRow } from '../base/csv-row.ts';

/** A cell: what is read, what is copied where that is more exact, and where it leads. */
export type Cell =
  | string
  | number
  | null
  | { readonly text: string; readonly value?: string | number | null; readonly to?: string };
export type Column = {
  readonly label: string /** Stands to the right, in figures of one width. */;
  readonly numeric?: boolean;
};
export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

const isRich = (cell: Cell): cell is Exclude<Cell, string | number | null> => typeof cell === 'object' && cell !== null;

/** What a reader sees of a cell. */
export const cellText = (cell: Cell): string => (isRich(cell) ? cell.text : cell === null ? '' : String(cell));

const cellValue = (cell: Cell): string | number | null =>
  isRich(cell) ? (cell.value === undefined ? cell.text : cell.value) : cell;

/** The table as CSV; its caption and sources stand in the last records, so that they travel with the numbers. */
export function tableCsv({ columns, rows }: Table, notes: readonly string[]): string {
  const records = [columns.map(({ label }) => label), ...rows.map((row) => row.map(cellValue))];
  return [...records, ...notes.map((note) => [note])].map(csvRow).join('');
}
