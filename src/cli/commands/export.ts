// `tosite export`: claims and figures, to standard output or a file. A file is written beside its place and then put there: it is
// whole, or as it was before.
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { exportTable } from '../../app/export-table.ts';
import { UserError } from '../../base/diagnostic.ts';
import { exportCsv } from '../../export/csv.ts';
import { exportJson } from '../../export/json.ts';
import { type Io, print } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';

const FORMATS = { csv: exportCsv, json: exportJson } as const;

/** Writes the table. An existing file is replaced. */
export async function exportFile(
  io: Io,
  format: keyof typeof FORMATS,
  options: PastOptions & { readonly out?: string },
): Promise<number> {
  const table = await withView(options, (view) => exportTable(view, options.asKnownOn ?? null));
  const pieces = FORMATS[format](table);
  if (options.out === undefined) {
    for (const piece of pieces) await print(io.stdout, piece);
    return 0;
  }
  await writeWhole(options.out, pieces);
  await print(
    io.stderr,
    `${table.claims.length} claims and ${table.figures.length} figures written to ${options.out}\n`,
  );
  return 0;
}

/** How much is gathered before it is written, in UTF-16 units. */
const CHUNK = 1 << 16;

async function writeWhole(file: string, pieces: Iterable<string>): Promise<void> {
  try {
    const known = await stat(file).catch(() => null);
    // A device or a pipe is written to, never replaced; a link leads to the file that is.
    if (known && !known.isFile()) return await write(await open(file, 'w'), pieces, false);
    const target = known ? await realpath(file) : file;
    const beside = `${target}.${process.pid}.part`;
    try {
      await write(await open(beside, 'wx', known ? known.mode & 0o777 : 0o666), pieces, true);
      await rename(beside, target);
    } catch (error) {
      await rm(beside, { force: true }).catch(() => {});
      throw error;
    }
  } catch (error) {
    throw cannotWrite(file, error as Error);
  }
}

async function write(handle: FileHandle, pieces: Iterable<string>, durable: boolean): Promise<void> {
  try {
    let gathered = '';
    for (const piece of pieces) {
      gathered += piece;
      if (gathered.length < CHUNK) continue;
      await handle.write(gathered);
      gathered = '';
    }
    await handle.write(gathered);
    if (durable) await handle.sync();
  } finally {
    await handle.close();
  }
}

const cannotWrite = (file: string, error: Error): UserError =>
  new UserError({
    code: 'T5101',
    severity: 'error',
    message: `"${file}" cannot be written: ${error.message}.`,
    hint: 'Check the folder and your rights, or leave --out away to get the table on standard output.',
    at: { file },
  });
