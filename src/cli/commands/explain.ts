// `tosite explain`: how a number came about, as a tree down to the sentences.
import { explain as explainUse } from '../../app/explain.ts';
import type { BalanceFlags, ScenarioFlags } from '../choices.ts';
import { treeLines } from '../derivation.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { ink } from '../text.ts';
import { balanceOptionsOf } from './balance.ts';
import { questionOf } from './simulate.ts';

type Options = PastOptions & BalanceFlags & ScenarioFlags & { readonly scenario?: string };

/** Prints the derivation of whatever has the id; of a balance's or a scenario's numbers by the choices that they were made with. */
export async function explain(io: Io, id: string, options: Options): Promise<number> {
  const choices = {
    balance: await balanceOptionsOf(io, options),
    scenario: await questionOf(io, options.scenario, options),
  };
  const tree = await withView(options, (view) => explainUse(view, id, options.asKnownOn ?? null, choices));
  if (options.json) await printJson(io, tree);
  else await print(io.stdout, `${treeLines(tree, io.columns, ink(io.colour)).join('\n')}\n`);
  return 0;
}
