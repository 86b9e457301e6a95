// Money as it is read: two digits are all that an estimate knows. Pure.

import type { ItemRow } from '../app/balance.ts';
import { itemName } from '../app/names.ts';
import type { Price } from '../exchange/prices.ts';
import { shortNumber } from './quantity.ts';

/** Two digits, in words: "16 bn", "9.7 bn", "380 m". */
export function roundedTo(value: string, digits = 2): string {
  const number = Number(Number(value).toPrecision(digits));
  if (Math.abs(number) < 1000 && !Number.isInteger(number)) return String(number);
  return shortNumber(BigInt(Math.round(number)).toString());
}

/** "16 bn USD (10–22 bn)": the middle, and between what 90 % of the draws lie. */
export function worthText(
  { p5, p50, p95 }: { readonly p5: string; readonly p50: string; readonly p95: string },
  currency: string,
): string {
  const middle = `${roundedTo(p50)}\u00a0${currency}`;
  return p5 === p95 ? middle : `${middle} (${moneyRange({ low: p5, high: p95 }, 2)})`;
}

type Ends = { readonly low: string | null; readonly high: string | null };

/** "4.41–8.61 bn USD", "5 bn USD or more", "up to 2 bn USD"; without the currency where none is given. */
export function moneyRange({ low, high }: Ends, digits = 3, currency = ''): string {
  const unit = currency === '' ? '' : `\u00a0${currency}`;
  if (low === null) return high === null ? 'open' : `up to ${roundedTo(high, digits)}${unit}`;
  const [from, to] = [roundedTo(low, digits), high === null ? null : roundedTo(high, digits)];
  if (to === null) return `${from}${unit} or more`;
  if (from === to) return `${from}${unit}`;
  const [, scale = ''] = /(\u00a0[a-z]+)$/.exec(to) ?? [];
  return `${scale !== '' && from.endsWith(scale) ? from.slice(0, -scale.length) : from}–${to}${unit}`;
}

/** What an input of the draws is, in words: "the price of artillery shells", "the number of containers". */
export function inputWords(name: string, items: readonly ItemRow[], prices: ReadonlyMap<string, Price>): string {
  if (name.startsWith('price:')) {
    const price = prices.get(name.slice('price:'.length).split('+')[0] ?? '');
    return `the price of ${price ? itemName(price.item) : 'an item'}`;
  }
  const row = items.find(({ series }) => series === name);
  return `the number of ${row?.item ? itemName(row.item) : name}`;
}
