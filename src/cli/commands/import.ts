// `tosite import`: figures, prices or exchange rates of a file into the ledger, whole or not at all; of figures the good rows where
// that is asked for.
import { type Imported, importFigures } from '../../app/import-figures.ts';
import { type ImportedWorths, importPrices, importRates } from '../../app/import-worths.ts';
import type { By, Store } from '../../store/port.ts';
import { inputName, readTable } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { bringing, type StoreOptions, withStore } from '../ledger-file.ts';
import { diagnosticText } from '../report.ts';
import { hasError } from './read.ts';

type What = 'figures' | 'prices' | 'rates';
type ImportOptions = StoreOptions & { readonly keepGood?: boolean };
type Taken = ImportedWorths & Partial<Pick<Imported, 'replaced'>>;

/** Imports what is in a file. Exit code 1 where a row is bad: then nothing was kept, or with `keepGood` the good figures. */
export async function importFile(io: Io, what: What, file: string, options: ImportOptions): Promise<number> {
  const text = await readTable(io, file);
  const by = bringing(io)();
  const taken = await withStore(options.store, true, (store) =>
    take(store, what, { text, file: inputName(file), by, keepGood: options.keepGood }),
  );
  const failed = hasError(taken.diagnostics);
  if (options.json) await printJson(io, { ...taken, run: by.run });
  else await tell(io, what, file, taken);
  return failed ? 1 : 0;
}

type Given = {
  readonly text: string;
  readonly file: string;
  readonly by: By;
  readonly keepGood: boolean | undefined;
};

function take(store: Store, what: What, { text, file, by, keepGood }: Given): Promise<Taken> {
  switch (what) {
    case 'figures':
      return importFigures(store, text, file, by, { keepGood });
    case 'prices':
      return importPrices(store, text, file, by);
    case 'rates':
      return importRates(store, text, file, by);
  }
}

async function tell(
  io: Io,
  what: What,
  file: string,
  { added, known, replaced = 0, diagnostics }: Taken,
): Promise<void> {
  for (const one of diagnostics) await print(io.stderr, diagnosticText({ ...one, at: { ...one.at, file } }));
  const isNothing = hasError(diagnostics) && added + known === 0;
  const counts = [
    `${added} ${added === 1 ? what.slice(0, -1) : what} added`,
    ...(known > 0 ? [`${known} known already`] : []),
    ...(replaced > 0 ? [`${replaced} in place of ones that were corrected`] : []),
  ];
  await print(
    isNothing ? io.stderr : io.stdout,
    isNothing ? `tosite: nothing of ${file} was kept.\n` : `${counts.join(', ')}.\n`,
  );
}
