// `tosite effects`: what the texts say brings about what, as words, as JSON or as a diagram for Graphviz.
import { effects as effectsUse } from '../../app/effects.ts';
import { effectsDot } from '../effects-dot.ts';
import { effectsText } from '../effects-text.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { ink } from '../text.ts';

/** Prints the causal diagram. */
export async function effects(io: Io, options: PastOptions & { readonly dot?: boolean }): Promise<number> {
  const found = await withView(options, (view) => effectsUse(view, options.asKnownOn ?? null));
  if (options.json) await printJson(io, found);
  else if (options.dot) await print(io.stdout, effectsDot(found));
  else await print(io.stdout, effectsText(found, { width: io.columns, pen: ink(io.colour) }));
  return 0;
}
