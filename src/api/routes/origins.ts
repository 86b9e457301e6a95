// Origins: who is said to know, and who relies on whom.
import { setOrigin } from '../../app/set-origin.ts';
import { sources, sourcesNamed } from '../../app/sources.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { NewOriginSetting, OriginSettingMade, OriginsQuery, OriginsView } from '../schemas/origins.ts';

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
      return { ...all, origins: sourcesNamed(all, query.name, await view.entities(), dayOf(query)) };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/origins/settings',
      tag: 'Ledger',
      summary: 'Says whose name an origin’s is, or how reliable it is; undoing its statement takes it back',
      role: 'analyst',
      body: NewOriginSetting,
      answer: OriginSettingMade,
      status: 201,
    },
    async ({ body, actor }) => ({ setting: await setOrigin(desk.store, body, desk.by(actor)) }),
  ),
];
