// Origins: who is said to know, and who relies on whom.
import { sources, sourcesNamed } from '../../app/sources.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { OriginsQuery, OriginsView } from '../schemas/origins.ts';

export const originRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/origins',
      long: 'ledger',
      tag: 'Ledger',
      summary: 'Who is said to know, through whom it came, who depends on whom, where reporting runs in a circle',
      query: OriginsQuery,
      answer: OriginsView,
    },
    async ({ query }) => {
      const view = await desk.view(query);
      const all = await sources(view, dayOf(query));
      if (query.name === undefined) return all;
      return { ...all, origins: sourcesNamed(all, query.name, await view.entities()) };
    },
  ),
];
