// The project's own tables under data/: TSV with a header line, '#' comment lines, UTF-8, LF. Read once, kept, never written.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Row = Readonly<Record<string, string>>;

/** Absolute path of a file under data/. */
export const dataPath = (name: string): string => join(import.meta.dirname, '..', '..', 'data', name);

/** Rows of TSV text: header names to cells; missing cells are ''. Throws on a row with more cells than the header. */
export function parseTsv(text: string, name = 'tsv'): readonly Row[] {
  const lines = text.split('\n').map((line, i) => ({ line: line.replace(/\r$/, ''), number: i + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
  const header = filled[0]?.line.split('\t') ?? [];
  return filled.slice(1).map(({ line, number }) => {
    const cells = line.split('\t');
    if (cells.length > header.length)
      throw new SyntaxError(`${name}:${number}: ${cells.length} cells, header has ${header.length}`);
    return Object.fromEntries(header.map((key, i) => [key, cells[i]?.trim() ?? '']));
  });
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
