// Use cases: take in a price book, or exchange rates. All rows or none.
import type { Diagnostic } from '../base/diagnostic.ts';
import { parsePrices } from '../exchange/prices.ts';
import { parseRates } from '../exchange/rates.ts';
import type { By, Store } from '../store/port.ts';

export type ImportedWorths = {
  readonly file: string;
  /** Rows that were new; of rates also those that take the place of another of their day. */
  readonly added: number;
  readonly known: number;
  readonly diagnostics: readonly Diagnostic[];
};

/** Imports a price book (TSV); with a bad row nothing is kept. */
export async function importPrices(store: Store, text: string, file: string, by: By): Promise<ImportedWorths> {
  const { prices, diagnostics } = parsePrices(text, file);
  if (prices.length === 0) return { file, added: 0, known: 0, diagnostics };
  return { file, ...(await store.setPrices(prices, file, by)), diagnostics };
}

/** Imports reference rates as the European Central Bank publishes them (CSV); with a bad cell nothing is kept. */
export async function importRates(store: Store, text: string, file: string, by: By): Promise<ImportedWorths> {
  const { rates, diagnostics } = parseRates(text, file);
  if (rates.length === 0) return { file, added: 0, known: 0, diagnostics };
  return { file, ...(await store.setRates(rates, file, by)), diagnostics };
}
