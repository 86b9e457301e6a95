// Measures that flows could touch, and the counters of their ceilings.
import { MeasuresView, measures } from '../../app/measures.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { PartiesQuery } from '../schemas/parties.ts';

export const measureRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/measures',
      long: 'ledger',
      tag: 'Exchange',
      summary: 'Paragraphs of resolutions that flows could touch, with the counters of their ceilings',
      query: PartiesQuery,
      answer: MeasuresView,
    },
    async ({ query }) => {
      const { from, to } = query;
      return measures(await desk.view(query), { from, to, asKnownOn: dayOf(query) });
    },
  ),
];
