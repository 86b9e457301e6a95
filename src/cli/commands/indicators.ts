// `tosite indicators`: named formulas over the ledger, all in short or one with what it rests on.
import { indicators as indicatorsUse } from '../../app/indicators.ts';
import { partyOf } from '../asked.ts';
import { indicatorPage, indicatorsTable } from '../indicators-table.ts';
import { readTable } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { ink } from '../text.ts';

type Asked = {
  readonly name?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Prints all indicators in short, or one (named, or the user's own file) with formula, rows and quotes. */
export async function indicators(
  io: Io,
  asked: Asked,
  options: PastOptions & { readonly file?: string },
): Promise<number> {
  const { name, from, to } = inOrder(asked);
  const { file } = options;
  const files = file === undefined ? undefined : [{ file, text: await readTable(io, file) }];
  const question = { name, from: partyOf(from), to: partyOf(to), asKnownOn: options.asKnownOn ?? null, files };
  const found = await withView(options, (view) => indicatorsUse(view, question));
  if (options.json) await printJson(io, found);
  else {
    const look = { width: io.columns, pen: ink(io.colour) };
    const [only] = found.indicators;
    const isOne = (name !== undefined || file !== undefined) && only !== undefined;
    await print(io.stdout, isOne ? indicatorPage(only, found.asKnownOn, look) : indicatorsTable(found, look));
  }
  return 0;
}

/** Two words are the two parties, one is an indicator, three are all. */
const inOrder = ({ name, from, to }: Asked): Asked =>
  from !== undefined && to === undefined ? { from: name, to: from } : { name, from, to };
