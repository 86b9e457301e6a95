// A table of figures (CSV) → checked rows. Either every row is good, or no row leaves and each bad cell is named.
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ImportedFigure } from './imported-figure.ts';

export type ParsedFigures = { readonly rows: readonly ImportedFigure[]; readonly diagnostics: readonly Diagnostic[] };

/** Parses the CSV text of a figures file. With any error in `diagnostics`, `rows` is empty. */
export function parseFigures(_csv: string, _file: string): ParsedFigures {
  return { rows: [], diagnostics: [] };
}
