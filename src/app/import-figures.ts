// Use case: take in a table of figures. All rows or none.
import type { Diagnostic } from '../base/diagnostic.ts';
import { parseFigures } from '../ledger/import-figures.ts';
import type { By, Store } from '../store/port.ts';

export type Imported = {
  readonly file: string;
  /** Rows that were new. */
  readonly added: number;
  /** Rows that the store had already. */
  readonly known: number;
  readonly diagnostics: readonly Diagnostic[];
};

/** Imports the figures of a CSV text; with any error nothing is kept and each bad cell is named. */
export async function importFigures(store: Store, csv: string, file: string, by: By): Promise<Imported> {
  const { rows, diagnostics } = parseFigures(csv, file);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { file, added: 0, known: 0, diagnostics };
  const { added, known } = await store.importFigures(rows, file, by);
  return { file, added, known, diagnostics };
}
