// Prices and rates: adding those that are new, their projections, and asking for them. Adding is to be called inside `write`.
import { canonicalJson } from '../base/canonical-json.ts';
import type { Price } from '../exchange/prices.ts';
import type { Rate } from '../exchange/rates.ts';
import type { Spoken } from './document-state.ts';
import { loadKind, type Recorded, spokenOf } from './entries.ts';
import { append } from './log.ts';
import type { By, FiguresAdded, StoredPrice } from './port.ts';
import { text, textOrNull } from './rows.ts';
import { marks, type Row, type Sql, slices } from './sql.ts';
import { draft } from './statement.ts';
import { TABLES } from './tables.ts';

const runIn = (by: By): { readonly run?: string } => (by.run === undefined ? {} : { run: by.run });

/** Keeps the prices that are not there yet, in one statement. */
export async function addPrices(sql: Sql, prices: readonly Price[], file: string, by: By): Promise<FiguresAdded> {
  const known = new Set<string>();
  for (const slice of slices(prices, 500)) {
    const ids = slice.map(({ id }) => id);
    for (const row of await sql.all(`SELECT id FROM prices WHERE id IN (${marks(ids)})`, ...ids))
      known.add(text(row, 'id'));
  }
  const fresh = prices.filter(({ id }) => !known.has(id));
  if (fresh.length > 0) await append(sql, [draft('price-set', { file, rows: [...fresh], ...runIn(by) })], by);
  return { added: fresh.length, known: prices.length - fresh.length };
}

/** Keeps the rates that are new or others than those known for their day, in one statement. */
export async function addRates(sql: Sql, rates: readonly Rate[], file: string, by: By): Promise<FiguresAdded> {
  const known = new Map<string, string>();
  for (const { currency, date, perEuro } of await listRates(sql, [...new Set(rates.map((rate) => rate.currency))]))
    known.set(`${currency} ${date}`, perEuro);
  const fresh = rates.filter(({ currency, date, perEuro }) => known.get(`${currency} ${date}`) !== perEuro);
  if (fresh.length > 0) {
    const byCurrency = Object.fromEntries(
      [...Map.groupBy(fresh, ({ currency }) => currency)].map(([currency, own]) => [
        currency,
        Object.fromEntries(own.map(({ date, perEuro }) => [date, perEuro])),
      ]),
    );
    await append(sql, [draft('rate-set', { file, rates: byCurrency, ...runIn(by) })], by);
  }
  return { added: fresh.length, known: rates.length - fresh.length };
}

/** Brings statements into the two tables; those that were taken back or brought back make their table anew. */
export async function projectWorths(sql: Sql, added: readonly Recorded[], turned: readonly Recorded[]): Promise<void> {
  for (const [kind, table] of [
    ['price-set', 'prices'],
    ['rate-set', 'rates'],
  ] as const) {
    const isTurned = turned.some((one) => one.kind === kind);
    if (isTurned) await sql.run(`DELETE FROM ${table}`);
    const spoken = isTurned ? await loadKind(sql, kind) : added.map(spokenOf);
    for (const one of spoken) await projectOne(sql, one);
  }
}

async function projectOne(sql: Sql, one: Spoken): Promise<void> {
  if (one.kind === 'price-set') {
    const { file, rows, run } = one.payload;
    const values = rows.map((row, place) => [row.id, one.seq, place, file, one.time, run ?? null, canonicalJson(row)]);
    await sql.insert('prices', TABLES.prices.columns, values, 'ON CONFLICT (id) DO NOTHING');
  }
  if (one.kind === 'rate-set') {
    const { file, rates } = one.payload;
    const values = Object.entries(rates).flatMap(([currency, days]) =>
      Object.entries(days).map(([date, perEuro]) => [currency, date, one.seq, perEuro, file]),
    );
    await sql.insert(
      'rates',
      TABLES.rates.columns,
      values,
      'ON CONFLICT (currency, date) DO UPDATE SET seq = excluded.seq, per_euro = excluded.per_euro, file = excluded.file',
    );
  }
}

/** In the order in which they were brought in. */
export const listPrices = async (sql: Sql): Promise<readonly StoredPrice[]> =>
  (await sql.all('SELECT * FROM prices ORDER BY seq, place')).map((row) => ({
    ...(JSON.parse(text(row, 'price')) as Price),
    file: text(row, 'file'),
    added: text(row, 'added'),
    run: textOrNull(row, 'run'),
  }));

/** By currency and day. */
export async function listRates(sql: Sql, currencies?: readonly string[]): Promise<readonly Rate[]> {
  const where = currencies === undefined ? '' : `WHERE currency IN (${marks(currencies)})`;
  if (currencies?.length === 0) return [];
  const rows = await sql.all(`SELECT * FROM rates ${where} ORDER BY currency, date`, ...(currencies ?? []));
  return rows.map(rateOf);
}

const rateOf = (row: Row): Rate => ({
  currency: text(row, 'currency'),
  date: text(row, 'date'),
  perEuro: text(row, 'per_euro'),
  source: text(row, 'file'),
});

/** The currencies of which a rate is known. */
export const listCurrencies = async (sql: Sql): Promise<readonly string[]> =>
  (await sql.all('SELECT DISTINCT currency FROM rates ORDER BY currency')).map((row) => text(row, 'currency'));
