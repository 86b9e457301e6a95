// Money as it is read. Pure.

import type { ItemRow } from '../app/balance.ts';
import { itemName } from '../app/names.ts';
import { BOUND_DIGITS, nearest, roundedOutward } from '../base/rounding.ts';
import type { Price } from '../exchange/prices.ts';
import { rangeText, shortNumber } from './quantity.ts';

/** "16 bn USD (10–22 bn)": the middle, and between what 90 % of the draws lie; two digits are all that they know. */
export function worthText(
  { p5, p50, p95 }: { readonly p5: string; readonly p50: string; readonly p95: string },
  currency: string,
): string {
  const middle = `${shortNumber(nearest(p50))}\u00a0${currency}`;
  return p5 === p95 ? middle : `${middle} (${rangeText(shortNumber(nearest(p5)), shortNumber(nearest(p95)))})`;
}

type Ends = { readonly low: string | null; readonly high: string | null };

/** Bounds, rounded outward: "4.41–8.61 bn USD", "5 bn USD or more", "up to 2 bn USD"; one number to the nearest. */
export function moneyRange(ends: Ends, currency: string): string {
  const unit = currency === '' ? '' : `\u00a0${currency}`;
  if (ends.low !== null && ends.low === ends.high) return `${shortNumber(nearest(ends.low, BOUND_DIGITS))}${unit}`;
  const { low, high } = roundedOutward(ends, currency);
  if (low === null) return high === null ? 'open' : `up to ${shortNumber(high)}${unit}`;
  return high === null
    ? `${shortNumber(low)}${unit} or more`
    : `${rangeText(shortNumber(low), shortNumber(high))}${unit}`;
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
