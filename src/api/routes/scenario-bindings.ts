// What a scenario's parameters stand on: who has this runs the model where it is shown, and asks nobody while a slider moves.
import { z } from 'zod';
import { Bindings, scenarioBindings } from '../../app/scenario-bindings.ts';
import { shippedScenarios } from '../../app/simulate.ts';
import { type Desk, dayOf } from '../desk.ts';
import { notFound } from '../errors.ts';
import { type Resource, resource } from '../resource.ts';

import { SeenQuery } from '../schemas.ts';

const BindingsQuery = SeenQuery.extend({
  file: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'A scenario that ships, by its file; the first where not given' }),
});

export const scenarioBindingRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/scenarios/bindings',
      long: 'ledger',
      tag: 'Exchange',
      summary: 'A scenario with what its parameters are drawn from: enough to run it elsewhere',
      query: BindingsQuery,
      answer: Bindings.meta({ id: 'Bindings' }),
    },
    async ({ query }) => {
      const { file } = query;
      const found = file === undefined ? undefined : shippedScenarios().find((one) => one.file === file);
      if (file !== undefined && !found) throw notFound('scenario', file);
      return scenarioBindings(await desk.view(query), dayOf(query), found);
    },
  ),
];
