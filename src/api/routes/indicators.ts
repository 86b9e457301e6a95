// Indicators: named formulas over what the ledger holds.
import { IndicatorsView, indicators } from '../../app/indicators.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { IndicatorsQuery } from '../schemas/parties.ts';

export const indicatorRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/indicators',
      long: 'ledger',
      tag: 'Exchange',
      summary: 'Indicators with their rows and what stands behind them',
      query: IndicatorsQuery,
      answer: IndicatorsView,
    },
    async ({ query }) => {
      const { name, from, to } = query;
      return indicators(await desk.view(query), { name, from, to, asKnownOn: dayOf(query) });
    },
  ),
];
