// One series × its price × the rate → its worth. Nothing is valued without a price and its source; an open end stays open unless a
// tail is declared for it. Amounts are nominal, in the money of the price's year.
import type { FlowJson } from '../ledger/flow-schema.ts';
import { type Price, pricesFor } from './prices.ts';
import { type Amount, amountOf, type Choice, distributionOf, type Ends, pooled } from './quantity.ts';
import type { Converter, Rate } from './rates.ts';
import type { Input } from './sampling/draw.ts';

export type Valuation = {
  readonly amount: Amount;
  /** By id; several of one item are pooled, each as likely. */
  readonly prices: readonly Price[];
  readonly rates: readonly Rate[];
  readonly year: string;
  /** From the outermost ends in the wanted currency; null is open. No likelihood is in it. */
  readonly bounds: { readonly low: number | null; readonly high: number | null };
  /** Quantity, and price in the wanted currency, as they are drawn; null where an end stays open. */
  readonly drawn: readonly [Input, Input] | null;
};

/** Why a series has no worth. */
export type NoWorth = 'no-number' | 'no-price' | 'no-rate';

type Book = { readonly prices: readonly Price[]; readonly convert: Converter; readonly currency: string };

/** The worth of a series, or why it has none. */
export function valuationOf(flow: FlowJson, book: Book, choice: Choice): Valuation | NoWorth {
  const amount = amountOf(flow, choice);
  if (amount.ends.length === 0) return 'no-number';
  const prices = flow.item === null || flow.unit === null ? [] : pricesFor(book.prices, flow.item, flow.unit);
  if (prices.length === 0) return 'no-price';
  const converted = prices.map((price) => ({ price, by: book.convert(price.currency, book.currency, price.year) }));
  const known = converted.flatMap(({ price, by }) => (by === null ? [] : [{ price, by }]));
  if (known.length < prices.length) return 'no-rate';
  const ends = known.map(({ price, by }) => ({ low: times(price.low, by.factor), high: times(price.high, by.factor) }));
  const unit = pooled(ends.map((one) => distributionOf({ low: text(one.low), high: text(one.high) }, choice)));
  const name = `price:${prices.map(({ id }) => id).join('+')}`;
  return {
    amount,
    prices,
    rates: known.flatMap(({ by }) => by.rates),
    year: [...new Set(prices.map((price) => price.year))].sort().join(', '),
    bounds: {
      low: product(lowest(amount.ends.map(({ low }) => times(low, 1))), lowest(ends.map(({ low }) => low))),
      high: product(highest(amount.ends.map(({ high }) => times(high, 1))), highest(ends.map(({ high }) => high))),
    },
    drawn:
      amount.distribution === null || unit === null
        ? null
        : [
            { name: flow.key, distribution: amount.distribution },
            { name, distribution: unit },
          ],
  };
}

const text = (value: number | null): Ends['low'] => (value === null ? null : String(value));
const times = (value: string | null, factor: number): number | null => (value === null ? null : Number(value) * factor);
const product = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b);
const lowest = (values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : Math.min(...values.filter((value) => value !== null));
const highest = (values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : Math.max(...values.filter((value) => value !== null));
