// Files and standard input -> bytes or streams. What cannot be opened is a UserError that says why and what to do.
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import { decodeText, MAX_DOCUMENT_BYTES, tooLarge } from '../document/decode.ts';
import type { DocumentFields } from '../document/document.ts';
import { formatNamed } from '../document/formats.ts';
import { type OpenedDocument, openBytes, type TextFormat } from '../document/open-document.ts';
import type { Io } from './io.ts';

export type FieldOptions = {
  readonly lang?: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly title?: string;
};

/** Document fields from the options that share their names. */
export const fieldsFrom = ({ lang, ...rest }: FieldOptions): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ lang, ...rest }).filter(
      ([name, value]) => ['lang', 'published', 'publisher', 'url', 'title'].includes(name) && value !== undefined,
    ),
  ) as Record<string, string>;

/** Name of standard input among files. */
export const STDIN = '-';

export const isNdjson = (path: string): boolean => formatNamed(path) === 'ndjson';

/** Whether a path is an ordinary file: what it holds is there at once, other than of a pipe or standard input. */
export const isOrdinary = (path: string): Promise<boolean> =>
  stat(path).then(
    (status) => status.isFile(),
    () => false,
  );

export const inputName = (path: string): string => (path === STDIN ? 'standard input' : basename(path));

/** The document of a file or of standard input. What is wrong with it is in the diagnostics, with the file's name. */
export async function openInput(io: Io, path: string, fields: DocumentFields): Promise<OpenedDocument> {
  try {
    const bytes = path === STDIN ? await readStream(io.stdin) : await readFile(path);
    const opened = isPage(path, bytes)
      ? (await import('../document/html/open-page.ts')).openPageBytes(bytes, fields)
      : openBytes(bytes, fields, formatOf(path, bytes));
    return { ...opened, diagnostics: opened.diagnostics.map((one) => ({ ...one, at: { file: path, ...one.at } })) };
  } catch (error) {
    if (error instanceof UserError) return { document: null, diagnostics: [error.diagnostic] };
    throw error;
  }
}

/** A saved web page by its name; what has no name by its first characters. */
function isPage(path: string, bytes: Uint8Array): boolean {
  if (path !== STDIN) return formatNamed(path) === 'html';
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype\s+html|html)[\s>]/i.test(firstCharacters(bytes, 64));
}

const firstCharacters = (bytes: Uint8Array, count: number): string =>
  Buffer.from(bytes.subarray(0, count)).toString('latin1');

/** Markdown by its name; what has no name by its first line. */
function formatOf(path: string, bytes: Uint8Array): TextFormat {
  if (path !== STDIN) return formatNamed(path) === 'markdown' ? 'markdown' : 'plain';
  return /^(?:\u00ef\u00bb\u00bf)?---[ \t]*\r?\n/.test(firstCharacters(bytes, 16)) ? 'markdown' : 'plain';
}

async function readFile(path: string): Promise<Uint8Array> {
  const handle = await openFile(path);
  try {
    const status = await handle.stat();
    if (!status.isFile()) return await readStream(handle.createReadStream({ autoClose: false }), path);
    const { size } = status;
    if (size > MAX_DOCUMENT_BYTES) throw new UserError({ ...tooLarge(size), at: { file: path } });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** The text of a small file that is no document, such as a table; the same errors. */
export async function readPlainFile(io: Io, path: string): Promise<Uint8Array> {
  return path === STDIN ? readStream(io.stdin) : readFile(path);
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r');
    if (!(await handle.stat()).isDirectory()) return handle;
    await handle.close();
  } catch (error) {
    throw new UserError(cannotOpen(path, error as NodeJS.ErrnoException));
  }
  throw new UserError(isDirectory(path));
}

/** A stream of a file's bytes, or standard input. */
export async function openStream(io: Io, path: string): Promise<AsyncIterable<Uint8Array>> {
  if (path === STDIN) return io.stdin;
  return (await openFile(path)).createReadStream();
}

/** Stops at the limit, so that an endless stream ends too. */
async function readStream(stream: AsyncIterable<Uint8Array | string>, name = 'standard input'): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    size += bytes.length;
    if (size > MAX_DOCUMENT_BYTES) throw new UserError({ ...tooLarge(null), at: { file: name } });
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function cannotOpen(path: string, error: NodeJS.ErrnoException): Diagnostic {
  const at = { file: path };
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return {
      code: 'T1001',
      severity: 'error',
      message: `There is no file "${path}".`,
      hint: 'Check the name and the folder that you are in; "-" reads standard input.',
      at,
    };
  return {
    code: 'T1003',
    severity: 'error',
    message: `The file "${path}" cannot be read: ${error.code === 'EACCES' ? 'you have no right to' : error.message}.`,
    hint: 'Look at its rights with: ls -l FILE.',
    at,
  };
}

const isDirectory = (path: string): Diagnostic => ({
  code: 'T1002',
  severity: 'error',
  message: `"${path}" is a folder, not a file.`,
  hint: `Name the files in it, for example: ${path.replace(/\/$/, '')}/*.md`,
  at: { file: path },
});

/** A table's text. Throws the diagnostic of what is no text. */
export async function readTable(io: Io, path: string): Promise<string> {
  const { text, diagnostics } = decodeText(await readPlainFile(io, path));
  const unfit =
    diagnostics.find(({ severity }) => severity === 'error') ?? (text === null ? diagnostics[0] : undefined);
  if (unfit) throw new UserError({ ...unfit, at: { file: path } });
  return text ?? '';
}
