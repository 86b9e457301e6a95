// `tosite sources`: who relies on whom, all of them or one; what a person sets of an origin.
import { setOrigin } from '../../app/set-origin.ts';
import { sourcesNamed, sources as sourcesUse } from '../../app/sources.ts';
import type { Entity } from '../../store/port.ts';
import { type Io, print, printJson } from '../io.ts';
import { type ActorOptions, by, type PastOptions, withStore, withView } from '../ledger-file.ts';
import { sourcesTable, sourceText } from '../sources-table.ts';
import { ink, printable } from '../text.ts';

/** Prints the origins of the ledger, or what is known from one of them. */
export async function sources(io: Io, origin: string | undefined, options: PastOptions): Promise<number> {
  const [all, settings] = await withView(
    options,
    async (view) => [await sourcesUse(view, options.asKnownOn ?? null), await view.entities()] as const,
  );
  const rows = origin === undefined ? all.origins : sourcesNamed(all, origin, settings, options.asKnownOn ?? null);
  const look = { width: io.columns, pen: ink(io.colour) };
  const named = new Set(rows.map((row) => row.origin));
  const set = settings.filter(({ name, as }) => named.has(name) || named.has(as ?? ''));
  if (options.json) await printJson(io, { ...all, origins: rows, settings: origin === undefined ? settings : set });
  else if (origin === undefined) await print(io.stdout, sourcesTable(all, look));
  else {
    const text = rows.map((row) => sourceText(row, all.circular, look)).join('\n');
    await print(io.stdout, `${text}${set.map((one) => `${printable(settingText(one))}\n`).join('')}`);
  }
  return 0;
}

const settingText = ({ name, as, letter, actor, seq, reason }: Entity): string => {
  const what = [as === null ? null : `is ${as}`, letter === null ? null : `rated ${letter}`].filter(
    (one) => one !== null,
  );
  return `set: ${name} ${what.join(', ')}, by ${actor} (statement ${seq})${reason === null ? '' : `: ${reason}`}`;
};

/** Sets whose name an origin's is, or how reliable it is. */
export async function setSource(
  io: Io,
  name: string,
  options: ActorOptions & { readonly as?: string; readonly letter?: string; readonly reason?: string },
): Promise<number> {
  const { as, letter, reason } = options;
  const made = await withStore(options.store, false, (store) =>
    setOrigin(store, { name, as, letter, reason }, by(io, options.actor)),
  );
  if (options.json) await printJson(io, made);
  else {
    await print(io.stdout, `${printable(settingText(made))}\n`);
    await print(io.stderr, `To take it back: tosite undo ${made.seq}\n`);
  }
  return 0;
}
