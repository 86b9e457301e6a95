// Scenarios: those that ship, and runs of them or of a text that is sent.
import type { z } from 'zod';
import { type ScenarioText, type Settings, Simulation, shippedScenarios, simulate } from '../../app/simulate.ts';
import { parseScenario } from '../../exchange/scenario/model.ts';
import { type Desk, dayOf } from '../desk.ts';
import { notFound } from '../errors.ts';
import { type Resource, resource } from '../resource.ts';
import { NewRun, ScenariosView } from '../schemas/scenarios.ts';
import { SeenQuery } from '../schemas.ts';

const tag = 'Exchange';

export const scenarioRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    { method: 'get', path: '/scenarios', tag, summary: 'The scenarios that ship', answer: ScenariosView },
    async () => ({ scenarios: shippedScenarios().map(described) }),
  ),
  resource(
    {
      method: 'post',
      path: '/scenarios/runs',
      long: 'ledger',
      tag,
      summary: 'A run: bands by month, what matters most, two scenarios beside each other, a back-test',
      description:
        'Nothing is kept. The same question to the same ledger with the same seed gives the same bytes; without `file` and `text` the first scenario that ships is run.',
      query: SeenQuery,
      body: NewRun,
      answer: Simulation,
    },
    async ({ query, body }) => {
      const { file, text, set, draws, seed, until, compare, backTest } = body;
      const scenario = text === undefined ? shipped(file) : { file: file ?? 'sent', text };
      const other = compare === undefined ? undefined : compare === true ? scenario : shipped(compare);
      const asked = { scenario, set: settingsOf(set), draws, seed, until, compare: other, backTest };
      return simulate(await desk.view(query), { ...asked, asKnownOn: dayOf(query) });
    },
  ),
];

function shipped(file: string | undefined): ScenarioText {
  const all = shippedScenarios();
  const found = file === undefined ? all[0] : all.find((one) => one.file === file);
  if (!found) throw notFound('scenario', file ?? '');
  return found;
}

function described({ file, text }: ScenarioText) {
  const { title, asks, start, until, parameters, policies, outputs } = parseScenario(text, file).said;
  return {
    ...{ file, text, title, asks, start, until },
    parameters: Object.entries(parameters).map(([name, { what, unit }]) => ({ name, what, unit })),
    policies: Object.entries(policies).map(([name, { what, from, until: last = null, active }]) => ({
      ...{ name, what, from, until: last, active },
    })),
    outputs: Object.entries(outputs).map(([name, { what }]) => ({ name, what })),
  };
}

const settingsOf = (set: z.output<typeof NewRun>['set']): Settings =>
  new Map(Object.entries(set).map(([name, to]) => [name, typeof to === 'number' ? { low: to, high: to } : to]));
