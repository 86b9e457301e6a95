// `tosite add`: reads articles and keeps them, each in a transaction of its own: what was interrupted goes on where it stopped,
// since a text that was read is not read again.
import { type Added, addOpened } from '../../app/add-text.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { UserError } from '../../base/diagnostic.ts';
import type { DocumentFields } from '../../document/document.ts';
import { readFields } from '../../document/fields.ts';
import { readNdjson } from '../../document/ndjson.ts';
import type { OpenedDocument } from '../../document/open-document.ts';
import { shownLocation } from '../../store/open.ts';
import type { By, Store } from '../../store/port.ts';
import { type FieldOptions, fieldsFrom, isNdjson, openInput, openStream } from '../inputs.ts';
import { type Io, print } from '../io.ts';
import { bringing, type StoreOptions, withStore } from '../ledger-file.ts';
import { progressOf } from '../progress.ts';
import { diagnosticText } from '../report.ts';
import { printable } from '../text.ts';

type Source = OpenedDocument & { readonly name: string };
type Line = Omit<Added, 'document' | 'claims'> & {
  readonly source: string;
  readonly id: string | null;
  readonly claims: number;
};

type AddOptions = FieldOptions & StoreOptions & { readonly ndjson?: boolean; readonly again?: boolean };

/** Adds the files in order. A file that fails stops no other; exit code 1 where any did. */
export async function add(io: Io, files: readonly string[], options: AddOptions): Promise<number> {
  const given = readFields(fieldsFrom(options));
  for (const one of given.diagnostics) await print(io.stderr, diagnosticText(one));
  const by = bringing(io);
  const out = options.json ? jsonLines(io, shownLocation(options.store), by().run) : plainLines(io);
  const counts = { added: 0, known: 0, failed: 0 };
  const stop = io.onKilled(() => io.stderr.write(`\n${countText(counts)}. The same command goes on from here.\n`));
  const progress = progressOf(io, files.length);
  try {
    await withStore(options.store, true, async (store) => {
      await out.begin();
      for (const [i, file] of files.entries()) {
        await progress.show(i, file);
        for await (const source of sourcesOf(io, file, given.fields, options.ndjson ?? false)) {
          const line = await addOne(store, source, by(), !options.again);
          counts[line.id === null ? 'failed' : line.added ? 'added' : 'known'] += 1;
          await progress.clear();
          await out.line(line);
        }
      }
    });
  } finally {
    await progress.clear();
    await out.end();
    stop();
  }
  if (!options.json && counts.added + counts.known + counts.failed > 1)
    await print(io.stderr, `${countText(counts)}.\n`);
  return counts.failed > 0 ? 1 : 0;
}

type Counts = { readonly added: number; readonly known: number; readonly failed: number };

const countText = ({ added, known, failed }: Counts): string =>
  [
    `${added} added`,
    ...(known > 0 ? [`${known} known already`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ');

/** Where the lines go. */
type Output = {
  readonly begin: () => Promise<void>;
  readonly line: (line: Line) => Promise<void>;
  readonly end: () => Promise<void>;
};

const plainLines = (io: Io): Output => ({
  begin: async () => {},
  line: (line) => tell(io, line),
  end: async () => {},
});

/** One JSON value, a document a line as soon as it is kept: a failure midway takes back nothing that was printed. */
function jsonLines(io: Io, store: string, run: string | undefined): Output {
  let count = 0;
  let begun = false;
  return {
    begin: () => {
      begun = true;
      return print(io.stdout, `{"store": ${JSON.stringify(store)}, "run": ${JSON.stringify(run)}, "documents": [`);
    },
    line: (line) => print(io.stdout, `${count++ === 0 ? '' : ','}\n${JSON.stringify(line)}`),
    end: async () => {
      if (begun) await print(io.stdout, '\n]}\n');
    },
  };
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

async function addOne(store: Store, source: Source, by: By, skipKnown: boolean): Promise<Line> {
  const { document, claims, added, diagnostics } = await addOpened(store, source, by, { skipKnown });
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
