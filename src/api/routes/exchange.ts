// The exchange of two parties: both directions beside each other, and weighed.
import { Balance, balance } from '../../app/balance.ts';
import { exchange, openPair } from '../../app/ledger.ts';
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { type Desk, dayOf } from '../desk.ts';
import { reportsOf } from '../reports.ts';
import { type Resource, resource } from '../resource.ts';
import { BalanceQuery } from '../schemas/balance.ts';
import { ExchangeQuery, ExchangeView } from '../schemas.ts';

const tag = 'Exchange';
const hasNoNumber = ({ figures }: FlowJson): boolean => figures.every(({ low, high }) => low === null && high === null);

export const exchangeRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/exchange',
      tag,
      summary: "Two parties' flows in both directions",
      query: ExchangeQuery,
      answer: ExchangeView,
    },
    async ({ query }) => {
      const { from, to } = query;
      const [view, asKnownOn] = [await desk.view(query), dayOf(query)];
      const { given, received, about, diagnostics } = await exchange(view, { a: from, b: to, asKnownOn });
      const plain = new Set([...given, ...received].filter(hasNoNumber).map(({ key }) => key));
      const { series } = await openPair(view, { from, to, asKnownOn });
      const shown = series.filter(({ key }) => plain.has(key));
      return { from, to, asKnownOn, given, received, about, reports: await reportsOf(view, shown), diagnostics };
    },
  ),
  resource(
    {
      method: 'get',
      path: '/balance',
      long: 'ledger',
      tag,
      summary: 'What two parties give each other, weighed: worths, what has none, what nobody saw',
      description: 'Nothing is valued without a price; given and received are never taken from each other.',
      query: BalanceQuery,
      answer: Balance,
    },
    async ({ query }) => {
      const { from: a, to: b, currency, draws, seed, shape, pool, tail = null } = query;
      const options = { currency, draws, seed, shape, pool, tail };
      return (await balance(await desk.view(query), { a, b, asKnownOn: dayOf(query), options })).balance;
    },
  ),
];
