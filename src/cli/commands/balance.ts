// `tosite balance`: what two parties give each other, both sides weighed.
import {
  type BalanceAsked,
  type BalanceOptions,
  balance as balanceUse,
  parseDependences,
  pricesOf,
  sampleLines,
} from '../../app/balance.ts';
import { partyOf } from '../asked.ts';
import { balanceTable } from '../balance-table.ts';
import type { BalanceFlags } from '../choices.ts';
import { readTable } from '../inputs.ts';
import { type Io, print, printJson } from '../io.ts';
import { type PastOptions, withView } from '../ledger-file.ts';
import { ink } from '../text.ts';
import { writeWhole } from '../write-whole.ts';

type Options = PastOptions & BalanceFlags & { readonly samples?: string };

/** Prints the balance of two parties; with `samples` writes its draws too. */
export async function balance(io: Io, a: string, b: string, options: Options): Promise<number> {
  const asked: BalanceAsked = {
    a: partyOf(a) ?? a,
    b: partyOf(b) ?? b,
    asKnownOn: options.asKnownOn ?? null,
    options: await balanceOptionsOf(io, options),
  };
  const { weighed, prices } = await withView(options, async (view) => ({
    weighed: await balanceUse(view, asked),
    prices: await pricesOf(view),
  }));
  if (options.samples !== undefined) {
    await writeWhole(options.samples, lines(sampleLines(weighed.samples)), '--samples');
    await print(
      io.stderr,
      `${weighed.balance.options.draws} draws of ${weighed.samples.size} columns written to ${options.samples}\n`,
    );
  }
  if (options.json) await printJson(io, weighed.balance);
  else await print(io.stdout, balanceTable(weighed.balance, prices, { width: io.columns, pen: ink(io.colour) }));
  return 0;
}

/** What was chosen; what was not is left out. */
export async function balanceOptionsOf(io: Io, options: BalanceFlags): Promise<Partial<BalanceOptions>> {
  const { draws, seed, shape, pool, tail, dependence } = options;
  return {
    ...(options.in === undefined ? {} : { currency: options.in }),
    ...(draws === undefined ? {} : { draws }),
    ...(seed === undefined ? {} : { seed }),
    ...(shape === undefined ? {} : { shape }),
    ...(pool === undefined ? {} : { pool }),
    ...(tail === undefined ? {} : { tail }),
    ...(dependence === undefined ? {} : { dependences: parseDependences(await readTable(io, dependence), dependence) }),
  };
}

function* lines(texts: Iterable<string>): Generator<string> {
  for (const text of texts) yield `${text}\n`;
}
