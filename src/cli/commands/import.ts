// `tosite import figures`: a CSV of figures into the ledger, whole or not at all, or its good rows where that is asked for.
import { type Imported, importFigures } from '../../app/import-figures.ts';
import { inputName, readTable } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { bringing, type StoreOptions, withStore } from '../ledger-file.ts';
import { diagnosticText } from '../report.ts';
import { hasError } from './read.ts';

type ImportOptions = StoreOptions & { readonly keepGood?: boolean };

/** Imports the figures of a file. Exit code 1 where a row is bad: then nothing was kept, or with `keepGood` the good rows. */
export async function importFile(io: Io, file: string, options: ImportOptions): Promise<number> {
  const text = await readTable(io, file);
  const by = bringing(io)();
  const imported = await withStore(options.store, true, (store) =>
    importFigures(store, text, inputName(file), by, { keepGood: options.keepGood }),
  );
  const failed = hasError(imported.diagnostics);
  if (options.json) await printJson(io, { ...imported, run: by.run });
  else await tell(io, file, imported);
  return failed ? 1 : 0;
}

async function tell(io: Io, file: string, { added, known, replaced, diagnostics }: Imported): Promise<void> {
  for (const one of diagnostics) await print(io.stderr, diagnosticText({ ...one, at: { ...one.at, file } }));
  const isNothing = hasError(diagnostics) && added + known === 0;
  const counts = [
    `${added} figures added`,
    ...(known > 0 ? [`${known} known already`] : []),
    ...(replaced > 0 ? [`${replaced} in place of ones that were corrected`] : []),
  ];
  await print(
    isNothing ? io.stderr : io.stdout,
    isNothing ? `tosite: nothing of ${file} was kept.\n` : `${counts.join(', ')}.\n`,
  );
}
