// `tosite export csv`: claims and figures for a spreadsheet, to standard output or a file.
import { writeFile } from 'node:fs/promises';
import { exportTable } from '../../app/export-table.ts';
import { UserError } from '../../base/diagnostic.ts';
import { exportCsv } from '../../export/csv.ts';
import { type Io, print } from '../io.ts';
import { type StoreOptions, withStore } from '../ledger-file.ts';

/** Writes the table. An existing file is replaced. */
export async function exportFile(io: Io, options: StoreOptions & { readonly out?: string }): Promise<number> {
  const table = await withStore(options.store, false, exportTable);
  if (options.out === undefined) {
    for (const record of exportCsv(table)) await print(io.stdout, record);
    return 0;
  }
  try {
    await writeFile(options.out, [...exportCsv(table)].join(''));
  } catch (error) {
    throw cannotWrite(options.out, error as Error);
  }
  await print(
    io.stderr,
    `${table.claims.length} claims and ${table.figures.length} figures written to ${options.out}\n`,
  );
  return 0;
}

const cannotWrite = (file: string, error: Error): UserError =>
  new UserError({
    code: 'T5101',
    severity: 'error',
    message: `"${file}" cannot be written: ${error.message}.`,
    hint: 'Check the folder and your rights, or leave --out away to get the table on standard output.',
    at: { file },
  });
