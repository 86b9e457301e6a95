// Flows: what goes from one to another of one item, series by series, and how each number came about.
import { scopeOfKey } from '../../app/explain.ts';
import { ledger, openScope } from '../../app/ledger.ts';
import { ledgerJsonOf } from '../../ledger/flow-json.ts';
import type { StoreView } from '../../store/port.ts';
import { type Desk, dayOf } from '../desk.ts';
import { found } from '../errors.ts';
import { explanationOf } from '../explanation.ts';
import { reportsOf } from '../reports.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import { idOf } from '../schemas/common.ts';
import { DerivationView, FlowsQuery, FlowsView, FlowView, SeenQuery } from '../schemas.ts';

const tag = 'Ledger';

export const flowRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/flows',
      tag,
      summary: 'Series with their figures and estimates',
      query: FlowsQuery,
      answer: FlowsView,
    },
    async ({ query }) => {
      const { from, to, item } = query;
      return ledger(await desk.view(query), { from, to, item, asKnownOn: dayOf(query) });
    },
  ),
  resource(
    {
      method: 'get',
      path: '/flows/{id}',
      tag,
      summary: 'One flow with all its series, and what stands behind its figures',
      params: idOf('The key of a flow or of one of its series: KP-RU:ammunition.artillery'),
      query: SeenQuery,
      answer: FlowView,
    },
    async ({ params: { id }, query }) => found(await flowOf(await desk.view(query), id, dayOf(query)), 'flow', id),
  ),
  resource(
    {
      method: 'get',
      path: '/explain/{id}',
      tag,
      summary: 'How a number came about, as a tree down to the quotes',
      description:
        'Of a flow, a series, a figure, an imported row, a claim, a worth or a total of a balance, a row of an indicator, a measure or a counter of one, a link of the causal diagram, an output or a parameter of the shipped scenario.',
      params: idOf('The id of any of them'),
      query: SeenQuery,
      answer: DerivationView,
    },
    async ({ params: { id }, query }) =>
      found(await explanationOf(await desk.view(query), id, dayOf(query)), 'figure, flow or claim', id),
  ),
];

async function flowOf(store: StoreView, key: string, asKnownOn: string | null): Promise<Data<FlowView> | null> {
  const scope = scopeOfKey(key);
  if (scope === null) return null;
  const opened = await openScope(store, scope, asKnownOn);
  const hit = opened.series.find((one) => one.key === key || one.flowKey === key);
  if (!hit) return null;
  const { from, to, item, flowKey } = hit;
  const series = opened.series.filter((one) => one.flowKey === flowKey);
  const { flows } = ledgerJsonOf(opened, series);
  return { key: flowKey, from, to, item, asKnownOn, series: flows, reports: await reportsOf(store, series) };
}
