// The price book: what one unit of an item costs, as an interval in the money of a year, with its source. Enters: TSV with the
// columns item, low, high, currency, year, source, note and, where it is not pieces, unit. Leaves: checked prices and a diagnostic
// for each bad row. What is never priced (data/unpriced.tsv) is refused.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { dataTable, parseTsv, type Row } from '../base/data.ts';
import { canonicalDecimal, compareDecimals, isDecimalText } from '../base/decimal.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { DecimalText } from '../reading/claim.ts';

export const Price = z.readonly(
  z.object({
    /** `p_` and 16 hex digits: a hash of the row's content. */
    id: z.string().regex(/^p_[0-9a-f]{16}$/),
    item: z.string().min(1),
    unit: z.string().min(1),
    /** Null is open. Not both. */
    low: DecimalText.nullable(),
    high: DecimalText.nullable(),
    /** ISO 4217. */
    currency: z.string().length(3),
    /** Of whose money: amounts are nominal. */
    year: z.string().length(4),
    source: z.string().min(1),
    note: z.string(),
  }),
);
export type Price = z.infer<typeof Price>;

export type PriceBook = { readonly prices: readonly Price[]; readonly diagnostics: readonly Diagnostic[] };

const COLUMNS = ['item', 'low', 'high', 'currency', 'year', 'source', 'note'] as const;

/** Reads a price book; `file` is for messages. With any bad row `prices` is empty. */
export function parsePrices(text: string, file: string): PriceBook {
  let rows: readonly Row[];
  try {
    rows = parseTsv(text, file);
  } catch (error) {
    return { prices: [], diagnostics: [badRow(file, null, error instanceof Error ? error.message : 'it is no table')] };
  }
  const missing = COLUMNS.filter((column) => rows[0] !== undefined && rows[0][column] === undefined);
  if (rows.length === 0 || missing.length > 0) {
    const why = rows.length === 0 ? 'there is no row' : `the header lacks ${missing.join(', ')}`;
    return { prices: [], diagnostics: [badRow(file, null, why)] };
  }
  const read = rows.map((row) => priceOf(row));
  const diagnostics = read.flatMap((one, i) => (typeof one === 'string' ? [badRow(file, i + 1, one)] : []));
  return { prices: diagnostics.length > 0 ? [] : read.filter((one) => typeof one !== 'string'), diagnostics };
}

const badRow = (file: string, row: number | null, why: string): Diagnostic => ({
  code: 'T3210',
  severity: 'error',
  message: `${row === null ? 'The price book cannot be read' : `Price ${row} is bad`}: ${why}.`,
  hint: 'The columns are item, low, high, currency, year, source, note, and unit where it is not pieces; TSV with a header.',
  at: { file },
});

/** The price of a row, or what is wrong with it. */
function priceOf(row: Row): Price | string {
  const { item = '', currency = '', year = '', source = '', note = '' } = row;
  const unit = row.unit || 'count';
  const known = dataTable('items.tsv').some(({ code }) => code === item);
  if (!known) return `"${item}" is no item of data/items.tsv`;
  const never = whyUnpriced(item);
  if (never !== null) return `${item} is never put into money: ${never}`;
  if (!/^[A-Z]{3}$/.test(currency)) return `"${currency}" is no currency such as USD`;
  if (!/^\d{4}$/.test(year)) return `"${year}" is no year`;
  if (source === '') return 'it names no source';
  for (const end of [row.low ?? '', row.high ?? ''])
    if (end !== '' && (!isDecimalText(end) || end.startsWith('-'))) return `"${end}" is no amount`;
  const [low, high] = [row.low ? canonicalDecimal(row.low) : null, row.high ? canonicalDecimal(row.high) : null];
  if (low === null && high === null) return 'it has neither low nor high';
  if (low !== null && high !== null && compareDecimals(low, high) > 0) return `${low} to ${high} is no interval`;
  const content = { item, unit, low, high, currency, year, source, note };
  return { id: `p_${hash('sha256', JSON.stringify(Object.values(content)), 'hex').slice(0, 16)}`, ...content };
}

/** Why an item is never put into money; null where it may be. */
export function whyUnpriced(item: string): string | null {
  const row = dataTable('unpriced.tsv').find((one) => item === one.item || item.startsWith(`${one.item}.`));
  return row?.why ?? null;
}

let shipped: readonly Price[] | null = null;

/** The prices of data/prices.tsv. */
export function shippedPrices(): readonly Price[] {
  shipped ??= dataTable('prices.tsv').map((row) => {
    const price = priceOf(row);
    if (typeof price === 'string') throw new Error(`data/prices.tsv: ${price}`);
    return price;
  });
  return shipped;
}

/** Prices of so many years before the latest stand beside it: amounts are nominal, and older money is other money. */
const YEARS = 2;

/**
 * The prices that hold for an item in a unit: those of the latest year and of the two before it. Only a price of the very item
 * counts: that of a class is not that of its parts, and none is taken from a like thing.
 */
export function pricesFor(prices: readonly Price[], item: string, unit: string): readonly Price[] {
  const fit = prices.filter((price) => price.item === item && price.unit === unit);
  const latest = Math.max(...fit.map(({ year }) => Number(year)));
  return fit.filter(({ year }) => Number(year) >= latest - YEARS).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The shipped prices, but where someone has brought in a price of an item in a unit, theirs only. */
export function priceBook(imported: readonly Price[]): readonly Price[] {
  const own = new Set(imported.map(({ item, unit }) => `${item} ${unit}`));
  return [...imported, ...shippedPrices().filter(({ item, unit }) => !own.has(`${item} ${unit}`))];
}
