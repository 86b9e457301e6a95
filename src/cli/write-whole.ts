// Files that a command writes: beside their place, then put there, so that a file is whole, or as it was before.
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { UserError } from '../base/diagnostic.ts';

/** How much is gathered before it is written, in UTF-16 units. */
const CHUNK = 1 << 16;

/** Writes a file; `option` is the one that named it. Throws UserError T5101 where it cannot be written. */
export async function writeWhole(file: string, pieces: Iterable<string>, option: string): Promise<void> {
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
    throw cannotWrite(file, error as Error, option);
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

const cannotWrite = (file: string, error: Error, option: string): UserError =>
  new UserError({
    code: 'T5101',
    severity: 'error',
    message: `"${file}" cannot be written: ${error.message}.`,
    hint:
      option === '--out'
        ? 'Check the folder and your rights, or leave --out away to get the table on standard output.'
        : `Check the folder and your rights, or leave ${option} away.`,
    at: { file },
  });
