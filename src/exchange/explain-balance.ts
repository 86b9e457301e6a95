// Derivations of the balance's numbers: a worth back to its quantity, price, rate and what was assumed; a sum back to its worths; what
// stays unobserved back to the two figures. Pure: how a series came about is given in, down to its claims and rows.
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

const step = (label: string, detail: string, rule?: string, children: readonly Derivation[] = []): Derivation => ({
  label,
  detail,
  children,
  ...(rule === undefined ? {} : { rule }),
});

const grouped = (value: string): string => value.replace(/(?<=\d)(?=(\d{3})+$)/g, ',');

const ends = (low: string | null, high: string | null): string =>
  low === high && low !== null
    ? grouped(low)
    : low === null
      ? `up to ${grouped(high ?? '')}`
      : high === null
        ? `${grouped(low)} or more`
        : `${grouped(low)} to ${grouped(high)}`;

/** A price with its source. */
export const explainPrice = ({ id, item, unit, low, high, currency, year, source, note }: Price): Derivation =>
  step(
    `price ${id}`,
    `${ends(low, high)} ${currency} for one ${unit === 'count' ? item : `${unit} of ${item}`}, money of ${year}: ${note}`,
    'exchange.price',
    [step('source', source)],
  );

function worthWords({ draws, atLeast, atMost, currency }: WorthJson): string {
  if (draws !== null)
    return `P5 ${grouped(draws.p5)}, P50 ${grouped(draws.p50)}, P95 ${grouped(draws.p95)} ${currency}; outermost ${ends(atLeast, atMost)}`;
  return atLeast === null && atMost === null ? 'open at both ends' : `${ends(atLeast, atMost)} ${currency}, open`;
}

function explainWorth(row: ItemRow, known: Known): Derivation {
  const quantity = known.derive(row.series);
  const label = `worth of ${row.item ?? 'people'}, ${row.series}`;
  if (row.worth === null)
    return step(label, `none: ${row.why ?? 'no price'}`, 'exchange.worth', quantity ? [quantity] : []);
  const { worth } = row;
  const detail = `${worthWords(worth)}; ${row.counted ? 'part of the sum' : `in no sum: ${row.why ?? ''}`}`;
  return step(label, detail, 'exchange.worth', [
    step(
      'how much',
      `${row.estimate.map(({ low, high }) => ends(low, high)).join(' or ')} ${row.unit ?? ''}`,
      'exchange.quantity',
      quantity ? [quantity] : [],
    ),
    ...known.prices.filter(({ id }) => worth.prices.includes(id)).map(explainPrice),
    ...worth.rates.map((rate) =>
      step('rate', `${rate.perEuro} ${rate.currency} for one euro, ${rate.date}: ${rate.source}`, 'exchange.rate'),
    ),
    assumptionStep(worth.assumption, known),
    ...spreadSteps(worth.spread),
  ]);
}

function assumptionStep(own: string, { balance: { options } }: Known): Derivation {
  const { draws, seed, dependences } = options;
  return step('assumed', `${own}; ${draws} draws, seed ${seed}`, 'exchange.assumption', [
    ...dependences.map(({ a, b, rank, reason }) =>
      step('dependence', `${a} with ${b}: rank correlation ${rank}: ${reason}`),
    ),
  ]);
}

const spreadSteps = (spread: WorthJson['spread']): readonly Derivation[] =>
  spread.length === 0
    ? []
    : [
        step(
          'spread',
          spread.map(({ input, share }) => `${(share * 100).toFixed(1)} % ${input}`).join(', '),
          'exchange.spread',
        ),
      ];

function explainTotal({ total, items, from, to }: Side, known: Known): Derivation {
  const counted = items.filter((row) => row.counted);
  const { draws, openAtLeast, openRows } = total;
  const { currency } = known.balance.options;
  const told = [
    draws === null
      ? 'no row with two ends'
      : `P5 ${grouped(draws.p5)}, P50 ${grouped(draws.p50)}, P95 ${grouped(draws.p95)} ${currency}, ${total.rows} rows`,
    openRows === 0
      ? null
      : `beside it ${openRows} with an open end, ${openAtLeast === null ? 'without a floor' : `${grouped(openAtLeast)} ${currency} or more`}`,
  ].filter((part) => part !== null);
  return step(`sum of what has a price, ${from} to ${to}`, told.join('; '), 'exchange.total', [
    ...counted.map((row) => explainWorth(row, known)),
    ...spreadSteps(total.spread),
  ]);
}

function explainRemainder(one: Remainder, known: Known): Derivation {
  const figures = [one.given, one.received].flatMap((id) => known.derive(id) ?? []);
  const more = one.orMore ? ', more where less came back' : '';
  return step(
    `unobserved, ${one.body}`,
    `given less the most returned: ${ends(one.low, one.high)} ${one.currency}${more}; not seen, which is not unpaid`,
    'exchange.unobserved',
    figures,
  );
}
