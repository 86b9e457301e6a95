// `tosite import figures`: a CSV of figures into the ledger, whole or not at all.
import { importFigures } from '../../app/import-figures.ts';
import { UserError } from '../../base/diagnostic.ts';
import { decodeText } from '../../document/decode.ts';
import { inputName, readPlainFile } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { bringing, type StoreOptions, withStore } from '../ledger-file.ts';
import { diagnosticText } from '../report.ts';
import { hasError } from './read.ts';

/** Imports the figures of a file. Exit code 1 where a row is bad: then nothing was kept. */
export async function importFile(io: Io, file: string, options: StoreOptions): Promise<number> {
  const { text, diagnostics: read } = decodeText(await readPlainFile(io, file));
  const unfit = read.find(({ severity }) => severity === 'error');
  if (text === null || unfit) throw new UserError({ ...(unfit ?? read[0]!), at: { file } });
  const result = await withStore(options.store, true, (store) =>
    importFigures(store, text, inputName(file), bringing(io)()),
  );
  const failed = hasError(result.diagnostics);
  if (options.json) await printJson(io, result);
  else {
    for (const one of result.diagnostics) await print(io.stderr, diagnosticText(one));
    const known = result.known > 0 ? `, ${result.known} known already` : '';
    await print(
      failed ? io.stderr : io.stdout,
      failed ? `tosite: nothing of ${file} was kept.\n` : `${result.added} figures added${known}.\n`,
    );
  }
  return failed ? 1 : 0;
}
