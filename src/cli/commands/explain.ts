// `tosite explain`: how a number came about, as a tree down to the sentences.
import { explain as explainUse } from '../../app/explain.ts';
import { treeLines } from '../derivation.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { ink } from '../text.ts';

/** Prints the derivation of a flow, a figure, an imported row or a claim. */
export async function explain(io: Io, id: string, options: PastOptions): Promise<number> {
  const tree = await withView(options, (view) => explainUse(view, id, options.asKnownOn ?? null));
  if (options.json) await printJson(io, tree);
  else await print(io.stdout, `${treeLines(tree, io.columns, ink(io.colour)).join('\n')}\n`);
  return 0;
}
