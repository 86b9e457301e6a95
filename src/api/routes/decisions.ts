// Decisions: accept, reject, take back; the register of them.

import { undo } from '../../app/correct.ts';
import { decide } from '../../app/decide.ts';
import { say } from '../../base/said.ts';
import type { StoreView } from '../../store/port.ts';
import { actView } from '../acts.ts';
import { ActMade, NewUndo } from '../correction-schemas.ts';
import type { Desk } from '../desk.ts';
import { ApiError } from '../errors.ts';
import { pageOf, sliceOf } from '../paging.ts';
import { type Resource, resource } from '../resource.ts';
import { DecisionsQuery, DecisionsView } from '../schemas/decisions.ts';
import { DecisionMade, NewDecision } from '../schemas.ts';
import { decisionView } from '../views.ts';

const tag = 'Claims';

export const decisionRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/decisions',
      tag,
      summary: 'Decisions in the order of the log',
      query: DecisionsQuery,
      answer: DecisionsView,
    },
    async ({ query }) => {
      const all = await (await desk.view(query)).decisions(query.subject);
      const { items, next } = await pageOf(query, sliceOf(all), ({ seq }) => String(seq));
      return { decisions: items.map(actView), next };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/decisions',
      tag,
      summary: 'Accepts or rejects a claim or an imported row',
      description:
        'With `seen`, the number of the decision that stood there when the person looked (null: none), it is refused with 409 where another stands by now.',
      role: 'analyst',
      body: NewDecision,
      answer: DecisionMade,
      status: 201,
    },
    async ({ body: { claim, kind, reason, seen }, actor }) => {
      if (seen !== undefined) await checkSeen(desk.store, claim, seen);
      return { decision: decisionView(await decide(desk.store, claim, kind, desk.by(actor), reason)) };
    },
  ),
  resource(
    {
      method: 'post',
      path: '/undoings',
      tag,
      summary: 'Takes back a statement, the last decision on a claim, or the last one made',
      role: 'analyst',
      body: NewUndo,
      answer: ActMade,
      status: 201,
    },
    async ({ body: { seq, subject, reason }, actor }) => ({
      decision: actView(await undo(desk.store, seq ?? subject ?? null, { ...desk.by(actor), reason })),
    }),
  ),
];

/** Throws ApiError 409 where the decision on a claim or row is not the one that was seen: somebody else was there first. */
async function checkSeen(store: StoreView, id: string, seen: number | null): Promise<void> {
  const now = ((await store.claim(id)) ?? (await store.figure(id)))?.decision ?? null;
  if ((now?.seq ?? null) === seen) return;
  throw new ApiError(409, {
    code: 'T5409',
    message:
      now === null
        ? say`The decision that you saw here was taken back meanwhile.`
        : now.verdict === 'accept'
          ? say`${now.actor} has accepted this meanwhile.`
          : say`${now.actor} has rejected this meanwhile.`,
    hint: say`You see now how it stands; decide again if you still want to.`,
  });
}
