// The project's own tables under data/: TSV with a header line, '#' comment lines, UTF-8, LF. Read once, kept, never written.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row = Readonly<Record<string, string>>;

/** Absolute path of a file under data/. */
export const dataPath = (name: string): string => join(import.meta.dirname, '..', '..', 'data', name);

/** Names of the files of a folder under data/ with an ending such as '.yaml', sorted. */
export const dataNames = (folder: string, ending: string): readonly string[] =>
  readdirSync(dataPath(folder))
    .filter((name) => name.endsWith(ending))
    .sort();

/** The text of a file under data/. */
export const dataText = (name: string): string => readFileSync(dataPath(name), 'utf8');

/** The bytes of a file under data/. */
export const dataBytes = (name: string): Buffer => readFileSync(dataPath(name));

/** Rows of TSV text: header names to cells; missing cells are ''. Throws on a row with more cells than the header. */
export function parseTsv(text: string, name = 'tsv'): readonly Row[] {
  let header: readonly string[] | null = null;
  const rows: Row[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.startsWith('#') || line.trim() === '') return;
    const cells = (line.endsWith('\r') ? line.slice(0, -1) : line).split('\t');
    if (header === null) header = cells;
    else if (cells.length > header.length)
      throw new SyntaxError(`${name}:${i + 1}: ${cells.length} cells, header has ${header.length}`);
    else rows.push(rowOf(header, cells));
  });
  return rows;
}

function rowOf(header: readonly string[], cells: readonly string[]): Row {
  const row: Record<string, string> = {};
  for (let i = 0; i < header.length; i += 1) row[header[i] ?? ''] = cells[i]?.trim() ?? '';
  return row;
}

const tables = new Map<string, readonly Row[]>();

/** The rows of data/NAME, read at first use. */
export function dataTable(name: string): readonly Row[] {
  let rows = tables.get(name);
  if (!rows) {
    rows = parseTsv(readFileSync(dataPath(name), 'utf8'), name);
    tables.set(name, rows);
  }
  return rows;
}
