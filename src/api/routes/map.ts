// What goes from where to where.
import { MapView, map } from '../../app/map.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { SeenQuery } from '../schemas.ts';

export const mapRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/map',
      long: 'ledger',
      tag: 'Exchange',
      summary: 'What goes from where to where, at the grain of states and regions, with what of it has a worth',
      query: SeenQuery,
      answer: MapView.unwrap().meta({ id: 'Map' }),
    },
    async ({ query }) => map(await desk.view(query), dayOf(query)),
  ),
];
