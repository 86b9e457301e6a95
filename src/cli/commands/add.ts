// `tosite add`: reads articles and keeps them, each in a transaction of its own: what was interrupted goes on where it stopped,
// since a text that was read is not read again.
import { type Added, addTogether } from '../../app/add-text.ts';
import type { Diagnostic } from '../../base/diagnostic.ts';
import { UserError } from '../../base/diagnostic.ts';
import type { DocumentFields } from '../../document/document.ts';
import { readFields } from '../../document/fields.ts';
import { readNdjson } from '../../document/ndjson.ts';
import type { OpenedDocument } from '../../document/open-document.ts';
import { shownLocation } from '../../store/open.ts';
import { type FieldOptions, fieldsFrom, isNdjson, isOrdinary, openInput, openStream } from '../inputs.ts';
import { type Io, print } from '../io.ts';
import { bringing, type StoreOptions, withStore } from '../ledger-file.ts';
import { sparingMemory } from '../memory.ts';
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
      const look = sparingMemory();
      const isStream = (file: string): boolean => options.ndjson === true || isNdjson(file);
      for await (const { at, together } of groupsOf(files, isStream)) {
        await progress.show(at, together[0] ?? '');
        for await (const sources of sourcesOf(io, together, given.fields, isStream)) {
          look();
          let next = 0;
          for await (const added of addTogether(store, sources, by, { skipKnown: !options.again })) {
            const line = lineOf(sources[next++], added);
            counts[line.id === null ? 'failed' : line.added ? 'added' : 'known'] += 1;
            await progress.clear();
            await out.line(line);
          }
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

/** Files of one document that are read together, at most. */
const TOGETHER = 16;

type Group = { readonly at: number; readonly together: readonly string[] };

/** The files in order: ordinary articles in groups, what may have to be waited for by itself; `at` is the place of the first among all. */
async function* groupsOf(files: readonly string[], isStream: (file: string) => boolean): AsyncGenerator<Group> {
  let waiting: string[] = [];
  for (const [at, file] of files.entries()) {
    const alone = isStream(file) || !(await isOrdinary(file));
    if (waiting.length > 0 && (alone || waiting.length === TOGETHER)) {
      yield { at: at - waiting.length, together: waiting };
      waiting = [];
    }
    if (alone) yield { at, together: [file] };
    else waiting.push(file);
  }
  if (waiting.length > 0) yield { at: files.length - waiting.length, together: waiting };
}

/** What stands in files that are read together: documents in groups. */
async function* sourcesOf(
  io: Io,
  files: readonly string[],
  fields: DocumentFields,
  isStream: (file: string) => boolean,
): AsyncGenerator<readonly Source[]> {
  const [file = ''] = files;
  if (!isStream(file)) {
    const sources: Source[] = [];
    for (const name of files) sources.push({ ...(await openInput(io, name, fields)), name });
    yield sources;
    return;
  }
  try {
    for await (const entries of readNdjson(await openStream(io, file), fields))
      yield entries.map((entry) => ({ ...entry, name: `${file}:${entry.line}` }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    yield [{ document: null, diagnostics: [error.diagnostic], name: file }];
  }
}

const lineOf = (source: Source | undefined, { document, claims, added, diagnostics }: Added): Line => ({
  source: source?.name ?? '',
  id: document?.id ?? null,
  added,
  claims: claims.length,
  diagnostics,
});

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
