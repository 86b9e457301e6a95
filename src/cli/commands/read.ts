// `tosite read`: articles in; a picture, JSON or NDJSON out.
import { mentionsIn, readDocument, readDocuments } from '../../app/read-text.ts';
import { type Diagnostic, UserError } from '../../base/diagnostic.ts';
import type { Document, DocumentFields } from '../../document/document.ts';
import { readFields } from '../../document/fields.ts';
import { type NdjsonEntry, readNdjson } from '../../document/ndjson.ts';
import type { Reading } from '../../reading/reader.ts';
import type { ToldMention } from '../../reading/told-mentions.ts';
import { type FieldOptions, fieldsFrom, inputName, isNdjson, openInput, openStream, STDIN } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { sparingMemory } from '../memory.ts';
import { mentionList } from '../mention-list.ts';
import { picture } from '../picture.ts';
import { diagnosticText } from '../report.ts';
import { ink } from '../text.ts';

export type ReadOptions = FieldOptions & {
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly explain?: boolean;
  readonly mentions?: boolean;
};

type Told = Pick<Reading, 'claims' | 'diagnostics'> & { readonly mentions?: readonly ToldMention[] };
type Result = Told & { readonly document: Reading['document'] | null };

/** Reads the files in order. Exit code 1 where any could not be read whole. */
export async function read(io: Io, files: readonly string[], options: ReadOptions): Promise<number> {
  const paths = files.length === 0 ? [STDIN] : files;
  if (files.length === 0 && io.stdin.isTTY)
    await print(io.stderr, 'Reading standard input: paste an article and end it with Ctrl-D.\n');
  if (options.ndjson || paths.every(isNdjson)) return readStreams(io, paths, options);
  const results: Result[] = [];
  let failed = false;
  let first = true;
  for (const path of paths)
    for await (const { name, ...result } of resultsOf(io, path, options)) {
      if (hasError(result.diagnostics)) failed = true;
      if (options.json) results.push(result);
      else await show(io, result, { name, first }, options);
      first = false;
    }
  if (options.json) await printJson(io, results.length === 1 ? results[0] : results);
  return failed ? 1 : 0;
}

export const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** The readings of a file: one, or one a line where the file is NDJSON among articles. */
async function* resultsOf(
  io: Io,
  path: string,
  options: ReadOptions,
): AsyncGenerator<Result & { readonly name: string }> {
  if (!isNdjson(path)) yield { ...(await readOne(io, path, options)), name: path };
  else
    for await (const entries of entriesOf(io, path, readFields(fieldsFrom(options)).fields))
      for (const [{ line }, result] of await readEntries(entries, options)) {
        const name = line > 0 ? `${path}:${line}` : path;
        const at = line > 0 ? { file: path, line } : { file: path };
        yield { ...result, diagnostics: result.diagnostics.map((one) => ({ ...one, at: { ...at, ...one.at } })), name };
      }
}

async function readOne(io: Io, path: string, options: ReadOptions): Promise<Result> {
  const checked = readFields(fieldsFrom(options));
  const opened = await openInput(io, path, checked.fields);
  const noticed = [...checked.diagnostics, ...opened.diagnostics];
  if (opened.document === null) return { document: null, claims: [], diagnostics: noticed };
  return withMentions(await readDocument(opened.document, noticed), opened.document, options);
}

/** The reading, and the mentions where they are asked for. */
async function withMentions(reading: Reading, document: Document, options: ReadOptions): Promise<Reading & Told> {
  return options.mentions ? { ...reading, mentions: await mentionsIn(document) } : reading;
}

/** Entries of a stream with what was read of each. */
async function readEntries(
  entries: readonly NdjsonEntry[],
  options: ReadOptions,
): Promise<readonly (readonly [NdjsonEntry, Result])[]> {
  const opened = entries.flatMap(({ document, diagnostics }) => (document ? [{ document, noticed: diagnostics }] : []));
  const readings = await readDocuments(opened);
  const results: (readonly [NdjsonEntry, Result])[] = [];
  let next = 0;
  for (const entry of entries) {
    const { document, diagnostics } = entry;
    const reading = document ? readings[next++] : undefined;
    const result = document && reading ? await withMentions(reading, document, options) : null;
    results.push([entry, result ?? { document: null, claims: [], diagnostics }]);
  }
  return results;
}

type Place = { readonly name: string; readonly first: boolean };

async function show(io: Io, result: Result, { name: path, first }: Place, options: ReadOptions): Promise<void> {
  const { document } = result;
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
  const isShown = document !== null && (errors.length === 0 || result.claims.length > 0);
  // Without a picture nothing else tells of the warnings.
  const told = isShown ? errors : result.diagnostics.filter(({ severity }) => severity !== 'info');
  for (const one of told) await print(io.stderr, diagnosticText({ ...one, at: { file: path, ...one.at } }));
  const list = result.mentions ? mentionList(result.mentions, io.columns) : '';
  if (!isShown) return result.mentions?.length ? print(io.stdout, list) : undefined;
  const look = { width: io.columns, pen: ink(io.colour), explain: options.explain ?? false, name: inputName(path) };
  const text = `${picture({ ...result, document }, look)}${list}`;
  await print(io.stdout, first ? text : `\n${text}`);
}

async function readStreams(io: Io, paths: readonly string[], options: ReadOptions): Promise<number> {
  const { fields, diagnostics } = readFields(fieldsFrom(options));
  for (const one of diagnostics) await print(io.stderr, diagnosticText(one));
  const look = sparingMemory();
  let failed = false;
  for (const path of paths)
    for await (const entries of entriesOf(io, path, fields)) {
      look();
      for (const [{ id, line, diagnostics: noticed }, { document: _, ...told }] of await readEntries(
        entries,
        options,
      )) {
        if (line === 0) for (const one of noticed) await print(io.stderr, diagnosticText(one));
        if (hasError(told.diagnostics)) failed = true;
        await print(io.stdout, `${JSON.stringify({ id, ...told })}\n`);
      }
    }
  return failed ? 1 : 0;
}

/** The entries of one stream; a stream that cannot be opened is one entry that says so. */
async function* entriesOf(io: Io, path: string, fields: DocumentFields): AsyncGenerator<readonly NdjsonEntry[]> {
  try {
    yield* readNdjson(await openStream(io, path), fields);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    yield [{ id: null, line: 0, document: null, diagnostics: [error.diagnostic] }];
  }
}
