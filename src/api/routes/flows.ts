// Flows: what goes from one to another of one item, series by series, and how each number came about.
import { checkItem } from '../../app/asked.ts';
import { estimateHistory } from '../../app/estimate-history.ts';
import { scopeOfKey } from '../../app/explain.ts';
import { ledger, openScope } from '../../app/ledger.ts';
import { figureJson, ledgerJsonOf } from '../../ledger/flow-json.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Series } from '../../ledger/model.ts';
import type { StoreView } from '../../store/port.ts';
import { type Desk, dayOf } from '../desk.ts';
import { found } from '../errors.ts';
import { explanationOf } from '../explanation.ts';
import { pageOf, sliceOf } from '../paging.ts';
import { reportsOf } from '../reports.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import { idOf } from '../schemas/common.ts';
import { PagedFlowsQuery } from '../schemas/ledger.ts';
import { DerivationView, FlowHistoryView, FlowsView, FlowView, type LinkedFigure, SeenQuery } from '../schemas.ts';

const tag = 'Ledger';

export const flowRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/flows',
      long: 'ledger',
      tag,
      summary: 'Series with their figures and estimates',
      query: PagedFlowsQuery,
      answer: FlowsView,
    },
    async ({ query }) => {
      const { from, to, item } = query;
      const { flows, ...rest } = await ledger(await desk.view(query), { from, to, item, asKnownOn: dayOf(query) });
      if (flows.length === 0) checkItem(item);
      const { items, next } = await pageOf(query, sliceOf(flows), ({ key }) => key);
      return { ...rest, flows: items, next };
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
      path: '/flows/{id}/history',
      tag,
      summary: 'How the estimate of a series went, day by day',
      description:
        'A step for every day on which a figure of it was stated, at most sixty, the first and last among them.',
      params: idOf('The key of a series: KP-RU:ammunition.artillery:transfer:actual:total:count'),
      query: SeenQuery,
      answer: FlowHistoryView,
    },
    async ({ params: { id }, query }) => ({
      series: id,
      points: found(await estimateHistory(await desk.view(query), id, dayOf(query)), 'series', id),
    }),
  ),
  resource(
    {
      method: 'get',
      path: '/explain/{id}',
      long: 'ledger',
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
  const reports = await reportsOf(store, series);
  return { key: flowKey, from, to, item, asKnownOn, series: flows, reports, linked: linkedTo(opened, series) };
}

/** The figures of other flows that those of some series are computed from, or that are computed from them. */
function linkedTo(ledger: Ledger, own: readonly Series[]): readonly Data<LinkedFigure>[] {
  const inside = new Set(own.map(({ key }) => key));
  const figures = own.flatMap((series) => series.figures);
  const [ids, sources] = [new Set(figures.map(({ id }) => id)), new Set(figures.map((one) => one.derivedFrom))];
  return ledger.series
    .filter(({ key }) => !inside.has(key))
    .flatMap((series) =>
      series.figures
        .filter(({ id, derivedFrom }) => sources.has(id) || (derivedFrom !== null && ids.has(derivedFrom)))
        .map((figure) => ({
          figure: figureJson(figure, series, ledger.origins),
          series: series.key,
          item: series.item,
          unit: series.unit,
          per: series.per,
        })),
    );
}
