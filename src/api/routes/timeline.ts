// What happened when.
import { Timeline, timeline } from '../../app/timeline.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { SeenQuery } from '../schemas.ts';

export const timelineRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/timeline',
      long: 'ledger',
      tag: 'Exchange',
      summary: 'Meetings, agreements, deployments and deliveries with their dates, as exact as they are told',
      query: SeenQuery,
      answer: Timeline.unwrap().meta({ id: 'Timeline' }),
    },
    async ({ query }) => timeline(await desk.view(query), dayOf(query)),
  ),
];
