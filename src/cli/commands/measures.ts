// `tosite measures`: which paragraphs of UN resolutions flows could touch, and the counters of yearly ceilings.
import { measures as measuresUse } from '../../app/measures.ts';
import { partyOf } from '../asked.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { measuresTable } from '../measures-table.ts';
import { ink } from '../text.ts';

/** Prints the measures of one direction, or of all flows. */
export async function measures(
  io: Io,
  from: string | undefined,
  to: string | undefined,
  options: PastOptions,
): Promise<number> {
  const question = { from: partyOf(from), to: partyOf(to), asKnownOn: options.asKnownOn ?? null };
  const found = await withView(options, (view) => measuresUse(view, question));
  if (options.json) await printJson(io, found);
  else await print(io.stdout, measuresTable(found, { width: io.columns, pen: ink(io.colour) }));
  return 0;
}
