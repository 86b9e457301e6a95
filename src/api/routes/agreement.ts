// Whether origins agree, as they speak.
import { Agreement, agreement } from '../../app/agreement.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Resource, resource } from '../resource.ts';
import { SeenQuery } from '../schemas.ts';

export const agreementRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/origins/agreement',
      long: 'ledger',
      tag: 'Ledger',
      summary: 'Each figure beside what independent bodies had said in the half year before: who agreed, who did not',
      query: SeenQuery,
      answer: Agreement.unwrap().meta({ id: 'Agreement' }),
    },
    async ({ query }) => agreement(await desk.view(query), dayOf(query)),
  ),
];
