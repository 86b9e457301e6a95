// `tosite add`: reads articles and keeps them, each in a transaction of its own.
import { type Added, addOpened } from '../../app/add-text.ts';
import { defaultReader } from '../../app/reader.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { UserError } from '../../base/diagnostic.ts';
import type { DocumentFields } from '../../document/document.ts';
import { readFields } from '../../document/fields.ts';
import { readNdjson } from '../../document/ndjson.ts';
import type { OpenedDocument } from '../../document/open-document.ts';
import type { By, Store } from '../../store/port.ts';
import { type FieldOptions, fieldsFrom, isNdjson, openInput, openStream } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { bringing, type StoreOptions, withStore } from '../ledger-file.ts';
import { diagnosticText } from '../report.ts';
import { printable } from '../text.ts';
import { hasError } from './read.ts';

type Source = OpenedDocument & { readonly name: string };
type Line = Omit<Added, 'document' | 'claims'> & {
  readonly source: string;
  readonly id: string | null;
  readonly claims: number;
};

type AddOptions = FieldOptions & StoreOptions & { readonly ndjson?: boolean };

/** Adds the files in order. A file that fails stops no other; exit code 1 where any did. */
export async function add(io: Io, files: readonly string[], options: AddOptions): Promise<number> {
  const given = readFields(fieldsFrom(options));
  for (const one of given.diagnostics) await print(io.stderr, diagnosticText(one));
  const lines: Line[] = [];
  const by = bringing(io);
  let failed = false;
  await withStore(options.store, true, async (store) => {
    for (const file of files)
      for await (const source of sourcesOf(io, file, given.fields, options.ndjson ?? false)) {
        const line = await addOne(store, source, by());
        if (hasError(line.diagnostics)) failed = true;
        if (options.json) lines.push(line);
        else await tell(io, line);
      }
  });
  if (options.json) await printJson(io, { store: options.store, run: by().run, documents: lines });
  return failed ? 1 : 0;
}

async function* sourcesOf(io: Io, file: string, fields: DocumentFields, ndjson: boolean): AsyncGenerator<Source> {
  if (!ndjson && !isNdjson(file)) yield { ...(await openInput(io, file, fields)), name: file };
  else
    try {
      for await (const entry of readNdjson(await openStream(io, file), fields))
        yield { ...entry, name: `${file}:${entry.line}` };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      yield { document: null, diagnostics: [error.diagnostic], name: file };
    }
}

async function addOne(store: Store, source: Source, by: By): Promise<Line> {
  const { document, claims, added, diagnostics } = await addOpened(store, source, by, await defaultReader());
  return { source: source.name, id: document?.id ?? null, added, claims: claims.length, diagnostics };
}

async function tell(io: Io, line: Line): Promise<void> {
  const shown: readonly Diagnostic[] = line.diagnostics.filter(({ severity }) => severity !== 'info');
  for (const one of shown) await print(io.stderr, diagnosticText({ ...one, at: { file: line.source, ...one.at } }));
  if (line.id === null) return;
  const count = `${line.claims} claim${line.claims === 1 ? '' : 's'}`;
  await print(
    io.stdout,
    `${line.added ? 'added' : 'known'}  ${line.id}  ${count.padStart(10)}  ${printable(line.source)}\n`,
  );
}
