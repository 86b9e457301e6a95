// Figures and estimates of the whole ledger, by pages.
import { checkItem } from '../../app/asked.ts';
import { openFigure, openPair } from '../../app/ledger.ts';
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { ledgerJson } from '../../ledger/ledger.ts';
import type { StoreView } from '../../store/port.ts';
import { actView } from '../acts.ts';
import { type Desk, dayOf, type Seen } from '../desk.ts';
import { found } from '../errors.ts';
import { pageOf, sliceOf } from '../paging.ts';
import { reportsOf } from '../reports.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import { idOf } from '../schemas/common.ts';
import {
  EstimatesView,
  type FigureEntry,
  FiguresView,
  FigureView,
  PagedFlowsQuery,
  RowView,
} from '../schemas/ledger.ts';
import { RecordedQuery, SeenQuery } from '../schemas.ts';
import { decisionView } from '../views.ts';

const tag = 'Ledger';

type Asked = Seen & {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly item?: string | undefined;
};

export const figureRoutes = (desk: Desk): readonly Resource[] => {
  const flowsOf = async (query: Asked): Promise<readonly FlowJson[]> => {
    const { from, to, item } = query;
    const opened = await openPair(await desk.view(query), { from, to, asKnownOn: dayOf(query) });
    const { flows } = ledgerJson(opened, { ...(from && { from }), ...(to && { to }), ...(item && { item }) });
    if (flows.length === 0) checkItem(item);
    return flows;
  };
  return [
    resource(
      {
        method: 'get',
        path: '/figures',
        long: 'ledger',
        tag,
        summary: "Figures: each origin's number, with the series that it stands in",
        query: PagedFlowsQuery,
        answer: FiguresView,
      },
      async ({ query }) => {
        const figures = (await flowsOf(query)).flatMap(entriesOf);
        const { items, next } = await pageOf(query, sliceOf(figures), ({ id, series }) => `${series} ${id}`);
        return { asKnownOn: dayOf(query), figures: items, next };
      },
    ),
    resource(
      {
        method: 'get',
        path: '/figures/{id}',
        long: 'ledger',
        tag,
        summary: 'One figure, with what stands behind it',
        params: idOf('f_…'),
        query: SeenQuery,
        answer: FigureView,
      },
      async ({ params: { id }, query }) =>
        found(await figureOf(await desk.view(query), id, dayOf(query)), 'figure', id),
    ),
    resource(
      {
        method: 'get',
        path: '/rows/{id}',
        tag,
        summary: 'One row of an imported table, with what was decided about it',
        params: idOf('r_…'),
        query: RecordedQuery,
        answer: RowView,
      },
      async ({ params: { id }, query }) => {
        const view = await desk.view(query);
        const { decision, ...row } = found(await view.figure(id), 'imported row', id);
        return {
          row: { ...row, decision: decision && decisionView(decision) },
          history: (await view.decisions(id)).map(actView),
        };
      },
    ),
    resource(
      {
        method: 'get',
        path: '/estimates',
        long: 'ledger',
        tag,
        summary: 'What each series adds up to: best supported interval, envelope, confidence',
        query: PagedFlowsQuery,
        answer: EstimatesView,
      },
      async ({ query }) => {
        const { items, next } = await pageOf(query, sliceOf(await flowsOf(query)), ({ key }) => key);
        return { asKnownOn: dayOf(query), estimates: items.map(estimateOf), next };
      },
    ),
  ];
};

const entriesOf = ({ key, flow, unit, basis, figures }: FlowJson): readonly FigureEntry[] =>
  figures.map((figure) => ({ ...figure, series: key, flow, unit, basis }));

function estimateOf({ key, figures, estimate, ...flow }: FlowJson): Data<EstimatesView>['estimates'][number] {
  const { flow: flowKey, from, to, frame, item, basis, unit, per, outcome, kind, period } = flow;
  const identity = { from, to, frame, item, basis, unit, per, outcome, kind, period };
  return { series: key, flow: flowKey, ...identity, estimate, figures: figures.length };
}

async function figureOf(store: StoreView, id: string, asKnownOn: string | null): Promise<Data<FigureView> | null> {
  const opened = await openFigure(store, id, asKnownOn);
  const series = opened?.series.find(({ figures }) => figures.some((one) => one.id === id));
  if (!opened || !series) return null;
  const own = { ...series, denied: [], figures: series.figures.filter((one) => one.id === id) };
  const [figure] = ledgerJson({ ...opened, series: [series] })
    .flows.flatMap(entriesOf)
    .filter((one) => one.id === id);
  return figure ? { figure, reports: await reportsOf(store, [own]) } : null;
}
