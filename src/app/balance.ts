// Use case: the two sides of an exchange weighed against the price book and the rates, and how each number of it came about.

import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import { type BalanceQuestion, type Samples, type Weighed, weigh } from '../exchange/balance.ts';
import { type BalanceOptions, DEFAULT_OPTIONS } from '../exchange/balance-model.ts';
import { noDependence } from '../exchange/dependences.ts';
import { type Price, priceBook } from '../exchange/prices.ts';
import { converter, type Rate, shippedRates } from '../exchange/rates.ts';
import { isCurrency } from '../exchange/stated.ts';
import type { StoreView } from '../store/port.ts';
import { exchange, openPair } from './ledger.ts';

export {
  Balance,
  BalanceOptions,
  DEFAULT_OPTIONS,
  ItemRow,
  Remainder,
  Side,
  StatedRow,
  WorthJson,
} from '../exchange/balance-model.ts';
export { parseDependences } from '../exchange/dependences.ts';

export type BalanceAsked = {
  readonly a: string;
  readonly b: string;
  readonly asKnownOn?: string | null | undefined;
  readonly options?: Partial<BalanceOptions>;
};

/** The prices that hold in a store. */
export async function pricesOf(store: StoreView): Promise<readonly Price[]> {
  const imported = (await store.prices()).map(({ file: _file, added: _added, run: _run, ...price }) => price);
  return priceBook(imported);
}

/** The rates of some currencies: those that were brought in, and the shipped averages of years. */
export const ratesOf = async (store: StoreView, currencies: readonly string[]): Promise<readonly Rate[]> => [
  ...(await store.rates([...new Set(currencies)].sort())),
  ...shippedRates(),
];

/**
 * Weighs what two parties give each other. Throws UserError T3212 where no rate is known for the currency asked for, T3213 where the
 * declared dependences contradict each other or name no input, T3214 where both parties are one.
 */
export async function balance(store: StoreView, asked: BalanceAsked): Promise<Weighed> {
  const options: BalanceOptions = { ...DEFAULT_OPTIONS, ...asked.options };
  checkParties(asked);
  await checkCurrency(options.currency, store);
  const prices = (await pricesOf(store)).filter(({ year }) => isOfBy(year, asked.asKnownOn));
  const { given, received, about, asKnownOn } = await exchange(store, asked);
  const { origins: feeds } = await openPair(store, { from: asked.a, to: asked.b, asKnownOn });
  const stated = [...given, ...received].flatMap(({ unit }) => (unit !== null && isCurrency(unit) ? [unit] : []));
  const rates = await ratesOf(store, [options.currency, ...prices.map(({ currency }) => currency), ...stated]);
  const flows = { a: asked.a, b: asked.b, asKnownOn, given, received, about };
  return weighed({ ...flows, prices, convert: converter(rates), options, feeds });
}

/** With a day, only the money of its year and of years before: nobody knew later prices then. */
const isOfBy = (year: string, asKnownOn: string | null | undefined): boolean =>
  asKnownOn == null || year <= asKnownOn.slice(0, 4);

function weighed(question: BalanceQuestion): Weighed {
  const { dependences } = question.options;
  let found: Weighed;
  try {
    found = weigh(question);
  } catch (error) {
    // The one thing that a question can make impossible.
    if (error instanceof RangeError && dependences.length > 0) throw noDependence(error.message);
    throw error;
  }
  const unknown = dependences.flatMap(({ a, b }) => [a, b]).find((name) => !found.samples.has(name));
  if (unknown !== undefined) throw noDependence(`no input of this balance is called "${unknown.slice(0, 80)}"`);
  return found;
}

function checkParties({ a, b }: BalanceAsked): void {
  if (a !== b) return;
  throw new UserError(
    {
      code: 'T3214',
      severity: 'error',
      message: say`A balance has two parties, not ${a} twice.`,
      hint: say`Name two, such as KP RU.`,
    },
    2,
  );
}

async function checkCurrency(currency: string, store: StoreView): Promise<void> {
  const rates = shippedRates().map((rate) => rate.currency);
  const known = [...new Set(['EUR', ...rates, ...(await store.currencies())])].sort();
  if (known.includes(currency)) return;
  throw new UserError(
    {
      code: 'T3212',
      severity: 'error',
      message: say`No rate of ${currency} is known.`,
      hint: say`Take one of ${known.slice(0, 12).join(', ')}, or bring rates in: tosite import rates FILE.`,
    },
    2,
  );
}

/** The draws as TSV, an input or result a column, a draw a row; numbers as they were drawn. */
export function* sampleLines(samples: Samples): Generator<string> {
  const names = [...samples.keys()].sort();
  const columns = names.map((name) => samples.get(name) ?? new Float64Array());
  yield names.join('\t');
  for (let i = 0; i < (columns[0]?.length ?? 0); i += 1) yield columns.map((column) => String(column[i])).join('\t');
}
