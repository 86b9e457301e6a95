// Use case: take in a table of figures. All rows or none, unless the good ones are asked for. A row that was corrected in its file
// takes the place of the one that had its id before: the old one is rejected, with the reason, and stays in the log.
import type { Diagnostic } from '../base/diagnostic.ts';
import { parseFigures } from '../ledger/import-figures.ts';
import type { ImportedFigure } from '../ledger/imported-figure.ts';
import type { By, Store, StoredFigure } from '../store/port.ts';
import { doubtsOf } from './figure-doubts.ts';

export type Imported = {
  readonly file: string;
  /** Rows that were new. */
  readonly added: number;
  /** Rows that the store had already. */
  readonly known: number;
  /** Rows of an earlier import of the file that corrected ones take the place of. */
  readonly replaced: number;
  readonly diagnostics: readonly Diagnostic[];
};

type Options = { readonly keepGood?: boolean | undefined };

/** Imports the figures of a CSV text; with any error nothing is kept, or with `keepGood` the good rows, and each bad cell is named. */
export async function importFigures(
  store: Store,
  csv: string,
  file: string,
  by: By,
  { keepGood = false }: Options = {},
): Promise<Imported> {
  const parsed = parseFigures(csv, file, { keepGood });
  const { rows } = parsed;
  const diagnostics = [...parsed.diagnostics, ...rows.flatMap((row) => doubtsOf(row, file, by.now))];
  if (rows.length === 0) return { file, added: 0, known: 0, replaced: 0, diagnostics };
  const { added, known } = await store.importFigures(rows, file, by);
  return { file, added, known, replaced: await replaceCorrected(store, rows, file, by), diagnostics };
}

/** How the reason of a rejection begins that an import made. */
const REPLACED = 'replaced by ';

/** Rejects the rows of this file that had the same ids and said something else; what an import rejected and is back, stands again. */
async function replaceCorrected(store: Store, rows: readonly ImportedFigure[], file: string, by: By): Promise<number> {
  const now = new Map(rows.map(({ label, id }) => [label, id]));
  let replaced = 0;
  for (const kept of await store.figures()) {
    const id = kept.file === file ? now.get(kept.label) : undefined;
    if (id === undefined) continue;
    if (id === kept.id) await restore(store, kept, by);
    else if (kept.decision?.verdict !== 'reject') {
      const reason = `${REPLACED}${id}: ${file} has "${kept.label}" corrected`;
      await store.decide({ subject: kept.id, verdict: 'reject', reason }, by);
      replaced += 1;
    }
  }
  return replaced;
}

/** Takes back a rejection that an import made. */
async function restore(store: Store, { decision }: StoredFigure, by: By): Promise<void> {
  if (decision?.verdict === 'reject' && decision.reason?.startsWith(REPLACED))
    await store.act({ verdict: 'undo', seq: decision.seq, reason: 'imported again' }, by);
}
