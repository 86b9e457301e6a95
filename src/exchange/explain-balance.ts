// Derivations of the balance's numbers: a worth back to its quantity, price, rate and what was assumed; a sum back to its worths; what
// stays unobserved back to the two figures. Pure: how a series came about is given in, down to its claims and rows.
import { listed, type Said, say, word } from '../base/said.ts';
import { step } from '../ledger/explain-words.ts';
import type { Derivation } from '../ledger/model.ts';
import type { Balance, ItemRow, Remainder, Side, WorthJson } from './balance-model.ts';
import type { Price } from './prices.ts';

export type Known = {
  readonly balance: Balance;
  readonly prices: readonly Price[];
  /** The ledger's own derivation of a series or figure; null where it has none. */
  readonly derive: (id: string) => Derivation | null;
};

/** The derivation of a price `p_…`, a worth `worth:…` of a series or flow, a sum `balance:…`, an `unobserved:…`; null for others. */
export function explainBalanceId(id: string, known: Known): Derivation | null {
  const { balance, prices } = known;
  const price = prices.find((one) => one.id === id);
  if (price) return explainPrice(price);
  const sides = [balance.given, balance.received];
  const side = sides.find(({ total }) => total.id === id);
  if (side) return explainTotal(side, known);
  const remainder = balance.unobserved.find((one) => one.id === id);
  if (remainder) return explainRemainder(remainder, known);
  const key = id.slice('worth:'.length);
  const rows = sides
    .flatMap(({ items }) => items)
    .filter((row) => row.series === key || (row.flow === key && row.lead));
  const [row] = rows;
  return row && id.startsWith('worth:') ? explainWorth(row, known) : null;
}

const n = (number: string) => ({ number });

function ends(low: string | null, high: string | null): Said {
  if (low === null) return say`up to ${n(high ?? '')}`;
  if (high === null) return say`${n(low)} or more`;
  return low === high ? say`${n(low)}` : say`${n(low)} to ${n(high)}`;
}

/** A share as percent, with one decimal. */
const percent = (share: number) => n((share * 100).toFixed(1));

/** A price with its source. */
export const explainPrice = ({ id, item, unit, low, high, currency, year, source, note }: Price): Derivation =>
  step(
    say`price ${id}`,
    unit === 'count'
      ? say`${ends(low, high)} ${currency} for one ${{ item }}, money of ${year}: ${note}`
      : say`${ends(low, high)} ${currency} for one ${word(unit)} of ${{ item }}, money of ${year}: ${note}`,
    'exchange.price',
    [step(say`source`, say`${source}`)],
  );

function worthSaid({ draws, atLeast, atMost, currency }: WorthJson): Said {
  if (draws !== null)
    return say`P5 ${n(draws.p5)}, P50 ${n(draws.p50)}, P95 ${n(draws.p95)} ${currency}; outermost ${ends(atLeast, atMost)}`;
  return atLeast === null && atMost === null ? say`open at both ends` : say`${ends(atLeast, atMost)} ${currency}, open`;
}

function explainWorth(row: ItemRow, known: Known): Derivation {
  const quantity = known.derive(row.series);
  const label = say`worth of ${row.item === null ? say`people` : { item: row.item }}, ${row.series}`;
  const why = word(row.why ?? 'no price');
  if (row.worth === null) return step(label, say`none: ${why}`, 'exchange.worth', quantity ? [quantity] : []);
  const { worth } = row;
  const detail = row.counted ? say`${worthSaid(worth)}; part of the sum` : say`${worthSaid(worth)}; in no sum: ${why}`;
  const much = listed(
    row.estimate.map(({ low, high }) => ends(low, high)),
    ' or ',
  );
  return step(label, detail, 'exchange.worth', [
    step(say`how much`, say`${much} ${word(row.unit ?? '')}`, 'exchange.quantity', quantity ? [quantity] : []),
    ...known.prices.filter(({ id }) => worth.prices.includes(id)).map(explainPrice),
    ...worth.rates.map((rate) =>
      step(
        say`rate`,
        say`${n(rate.perEuro)} ${rate.currency} for one euro, ${{ day: rate.date }}: ${rate.source}`,
        'exchange.rate',
      ),
    ),
    assumptionStep(worth.assumption, known),
    ...spreadSteps(worth.spread),
  ]);
}

function assumptionStep(own: string, { balance: { options } }: Known): Derivation {
  const { draws, seed, dependences } = options;
  return step(say`assumed`, say`${own}; ${draws} draws, seed ${seed}`, 'exchange.assumption', [
    ...dependences.map(({ a, b, rank, reason }) =>
      step(say`dependence`, say`${a} with ${b}: rank correlation ${rank}: ${reason}`),
    ),
  ]);
}

const spreadSteps = (spread: WorthJson['spread']): readonly Derivation[] =>
  spread.length === 0
    ? []
    : [
        step(
          say`spread`,
          listed(
            spread.map(({ input, share }) => say`${percent(share)} % ${word(input)}`),
            ', ',
          ),
          'exchange.spread',
        ),
      ];

function explainTotal({ total, items, from, to }: Side, known: Known): Derivation {
  const counted = items.filter((row) => row.counted);
  const { draws, openAtLeast, openRows } = total;
  const { currency } = known.balance.options;
  const drawn = draws
    ? say`P5 ${n(draws.p5)}, P50 ${n(draws.p50)}, P95 ${n(draws.p95)} ${currency}, ${total.rows} rows`
    : say`no row with two ends`;
  const open =
    openAtLeast === null
      ? say`beside it ${openRows} with an open end, without a floor`
      : say`beside it ${openRows} with an open end, ${n(openAtLeast)} ${currency} or more`;
  const told = openRows === 0 ? drawn : say`${drawn}; ${open}`;
  return step(say`sum of what has a price, ${{ party: from }} to ${{ party: to }}`, told, 'exchange.total', [
    ...counted.map((row) => explainWorth(row, known)),
    ...spreadSteps(total.spread),
  ]);
}

function explainRemainder(one: Remainder, known: Known): Derivation {
  const figures = [one.given, one.received].flatMap((id) => known.derive(id) ?? []);
  const left = ends(one.low, one.high);
  const much = one.orMore ? say`${left} ${one.currency}, more where less came back` : say`${left} ${one.currency}`;
  return step(
    say`unobserved, ${one.body}`,
    say`given less the most returned: ${much}; not seen, which is not unpaid`,
    'exchange.unobserved',
    figures,
  );
}
