// Effects: the causal diagram of what the texts say brings about what.
import { EffectsView, effects } from '../../app/effects.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { SeenQuery } from '../schemas.ts';

export const effectRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/effects',
      long: 'ledger',
      tag: 'Exchange',
      summary: 'The causal diagram: nodes, signed links with their claims, loops',
      query: SeenQuery,
      answer: EffectsView,
    },
    async ({ query }) => effects(await desk.view(query), dayOf(query)),
  ),
];
