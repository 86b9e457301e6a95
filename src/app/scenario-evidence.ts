// What the parameters of a scenario are bound to: the ledger's flows, the rows of indicators, the price book in US dollars.
import { dataTable } from '../base/data.ts';
import { daysBetween } from '../base/edtf.ts';
import { evaluate } from '../exchange/indicators/evaluate.ts';
import { ceilingsOf } from '../exchange/measures/counter.ts';
import { knownMeasures } from '../exchange/measures/measure.ts';
import { pricesFor } from '../exchange/prices.ts';
import { converter } from '../exchange/rates.ts';
import type { Known } from '../exchange/scenario/bind.ts';
import { rounded } from '../exchange/stated.ts';
import { type Ledger, ledgerJson } from '../ledger/ledger.ts';
import type { StoreView } from '../store/port.ts';
import { pricesOf, ratesOf } from './balance.ts';
import { shippedIndicators } from './indicators.ts';
import { openLedger } from './ledger.ts';

/** All that parameters of a scenario can be bound to in a store, as known on a day. */
export async function knownFor(store: StoreView, asKnownOn: string | null = null): Promise<Known> {
  const opened = await openLedger(store, asKnownOn);
  return { ...ofLedger(opened), prices: await dollarPrices(store), asKnownOn };
}

function ofLedger(ledger: Ledger): Known {
  const { flows } = ledgerJson(ledger);
  const ledgers = { flows, ceilings: ceilingsOf(flows, knownMeasures(), ledger.origins) };
  const labels = new Map(dataTable('variables.tsv').map(({ code = '', label = '' }) => [code, label]));
  const indicators = shippedIndicators();
  return {
    flows,
    labels,
    feeds: ledger.origins,
    indicator: (name) => {
      const found = indicators.find((one) => one.name === name);
      if (!found) return null;
      const [a, b] = found.parties;
      const rows = evaluate(found, ledgers, { parties: { a, b }, labels });
      return {
        unit: found.unit,
        rows: rows.map(({ low, high, used }) => ({
          ...{ low, high },
          origins: [...new Set(used.flatMap(({ origins }) => origins))],
          figures: used.flatMap(({ figures }) => figures),
          days: coveredDays(used[0]?.days ?? null),
          stated: used[0]?.stated ?? null,
        })),
      };
    },
  };
}

/** What items cost in US dollars of the price's year, by the price book of the store. */
async function dollarPrices(store: StoreView): Promise<NonNullable<Known['prices']>> {
  const prices = await pricesOf(store);
  const convert = converter(await ratesOf(store, ['USD', ...prices.map(({ currency }) => currency)]));
  return (item) =>
    pricesFor(prices, item, 'count').flatMap(({ id, year, currency, low, high }) => {
      const by = convert(currency, 'USD', year);
      const times = (end: string | null): string | null =>
        end === null || by === null ? null : rounded(Number(end) * by.factor);
      return by === null ? [] : [{ id, year, low: times(low), high: times(high) }];
    });
}

const coveredDays = (days: { readonly first: string | null; readonly last: string | null } | null): number =>
  days?.first && days.last ? daysBetween(days.first, days.last) + 1 : 0;
