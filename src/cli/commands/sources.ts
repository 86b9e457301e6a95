// `tosite sources`: who relies on whom, all of them or one.
import { sourcesNamed, sources as sourcesUse } from '../../app/sources.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { sourcesTable, sourceText } from '../sources-table.ts';
import { ink } from '../text.ts';

/** Prints the origins of the ledger, or what is known from one of them. */
export async function sources(io: Io, origin: string | undefined, options: PastOptions): Promise<number> {
  const [all, settings] = await withView(
    options,
    async (view) => [await sourcesUse(view, options.asKnownOn ?? null), await view.entities()] as const,
  );
  const rows = origin === undefined ? all.origins : sourcesNamed(all, origin, settings);
  const look = { width: io.columns, pen: ink(io.colour) };
  if (options.json) await printJson(io, { ...all, origins: rows });
  else if (origin === undefined) await print(io.stdout, sourcesTable(all, look));
  else await print(io.stdout, rows.map((row) => sourceText(row, all.circular, look)).join('\n'));
  return 0;
}
