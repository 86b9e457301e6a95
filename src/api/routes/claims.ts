// Claims: listed, one with its history, and what people put in their place.
import { checkItem } from '../../app/asked.ts';
import { editsOf } from '../../app/claim-fields.ts';
import { amend, merge, split } from '../../app/correct.ts';
import { nothingHas } from '../../app/documents.ts';
import { claimsKnownBy } from '../../app/known.ts';
import type { ClaimFilter, DecisionEntry, StoreView } from '../../store/port.ts';
import { actView } from '../acts.ts';
import { claimViews } from '../claim-views.ts';
import {
  ActMade,
  AmendmentMade,
  HistoryView,
  NewAmendment,
  NewMerge,
  NewSplit,
  SplitMade,
} from '../correction-schemas.ts';
import { type Desk, dayOf } from '../desk.ts';
import { found } from '../errors.ts';
import { pageOf, sliceOf } from '../paging.ts';
import { type Resource, resource } from '../resource.ts';
import { ClaimsQuery, ClaimsView } from '../schemas/claims.ts';
import { idOf } from '../schemas/common.ts';
import { ClaimView, RecordedQuery, SeenQuery } from '../schemas.ts';

const tag = 'Claims';
const id = idOf('c_…');

export const claimRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/claims',
      tag,
      summary: 'Claims by document in the order of addition, then by place in the text',
      query: ClaimsQuery,
      answer: ClaimsView,
    },
    async ({ query }) => {
      const [view, day] = [await desk.view(query), dayOf(query)];
      const filter = filterOf(query);
      const slice = day === null ? view.claims : null;
      const { items, next } = await pageOf(
        query,
        slice ? (window) => slice({ ...filter, ...window }) : sliceOf(await claimsKnownBy(view, filter, day)),
        ({ claim }) => claim.id,
      );
      if (items.length === 0 && query.cursor === undefined) await checkAsked(view, query);
      return { claims: await claimViews(view, items, day), next };
    },
  ),
  resource(
    {
      method: 'get',
      path: '/claims/{id}',
      tag,
      summary: 'One claim, the decision on it, and what it counts in',
      params: id,
      query: SeenQuery,
      answer: ClaimView,
    },
    async ({ params, query }) => {
      const view = await desk.view(query);
      const claim = found(await view.claim(params.id), 'claim', params.id);
      const [shown] = await claimViews(view, [claim], dayOf(query));
      return shown!;
    },
  ),
  resource(
    {
      method: 'get',
      path: '/claims/{id}/history',
      tag,
      summary:
        'Whether it counts, what stands in its place, and every decision on it and on what it stands in place of',
      params: id,
      query: RecordedQuery,
      answer: HistoryView,
    },
    async ({ params, query }) => {
      const view = await desk.view(query);
      const { standing, instead, behind } = found(await view.claim(params.id), 'claim', params.id);
      const decisions = (await decisionsBehind(view, params.id)).map(actView);
      return { claim: params.id, standing, instead, behind, decisions };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/claims/{id}/amendments',
      tag,
      summary: 'Another claim in its place, with some fields otherwise',
      role: 'analyst',
      params: id,
      body: NewAmendment,
      answer: AmendmentMade,
      status: 201,
    },
    async ({ params, body: { fields, reason }, actor }) => {
      const edits = editsOf(Object.entries(fields));
      const made = await amend(desk.store, { claim: params.id, edits, reason }, desk.by(actor));
      const [claim] = await claimViews(desk.store, [made.claim]);
      return { decision: actView(made.decision), claim: claim! };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/claims/{id}/splits',
      tag,
      summary: 'Several claims in its place',
      role: 'analyst',
      params: id,
      body: NewSplit,
      answer: SplitMade,
      status: 201,
    },
    async ({ params, body: { parts, reason }, actor }) => {
      const edits = parts.map((fields) => editsOf(Object.entries(fields)));
      const made = await split(desk.store, { claim: params.id, parts: edits, reason }, desk.by(actor));
      return { decision: actView(made.decision), claims: await claimViews(desk.store, made.claims) };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/claims/{id}/merges',
      tag,
      summary: 'Claims that repeat it: all are one, counted once',
      role: 'analyst',
      params: id,
      body: NewMerge,
      answer: ActMade,
      status: 201,
    },
    async ({ params, body: { claims, reason }, actor }) => ({
      decision: actView(await merge(desk.store, { into: params.id, claims, reason }, desk.by(actor))),
    }),
  ),
];

/** To be asked where no claim was found: an item or a document that does not exist is said. */
export async function checkAsked(store: StoreView, { item, document }: Filtered): Promise<void> {
  checkItem(item);
  if (document !== undefined && (await store.document(document)) === null) throw nothingHas(document);
}

type Filtered = Partial<Pick<ClaimsQuery, 'from' | 'to' | 'frame' | 'item' | 'document' | 'state'>>;

/** What of a query goes to the store. */
export function filterOf({ from, to, frame, item, document, state }: Filtered): ClaimFilter {
  const verdict = state === undefined ? null : STATES[state];
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(frame && { frame }),
    ...(item && { item }),
    ...(document && { document }),
    ...(verdict && { verdict }),
  };
}

const STATES = { open: 'open', accepted: 'accept', rejected: 'reject' } as const;

/** The decisions on a claim and on all that it stands in place of, each once, in the order of the log. */
async function decisionsBehind(store: StoreView, claim: string): Promise<readonly DecisionEntry[]> {
  const decisions = new Map<number, DecisionEntry>();
  const ids = new Set([claim]);
  for (const one of ids) {
    for (const decision of await store.decisions(one)) decisions.set(decision.seq, decision);
    for (const older of (await store.claim(one))?.behind ?? []) ids.add(older);
  }
  return [...decisions.values()].sort((a, b) => a.seq - b.seq);
}
