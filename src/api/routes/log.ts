// The log in words, and what it moved: the correction register; the queue of what to look at next.
import { corrections } from '../../app/changes.ts';
import { logLines } from '../../app/log.ts';
import { reviewQueue } from '../../app/review.ts';
import { estimateView } from '../acts.ts';
import {
  ChangesQuery,
  ChangesView,
  LogQuery,
  LogView,
  ReviewQuery,
  ReviewView,
  VerificationView,
} from '../correction-schemas.ts';
import { type Desk, dayOf } from '../desk.ts';
import { type Data, type Resource, resource } from '../resource.ts';
import { RecordedQuery } from '../schemas.ts';

/** Most entries of one answer. */
const MOST_CHANGES = 2000;

export const logRoutes = (desk: Desk): readonly Resource[] => [
  resource(
    {
      method: 'get',
      path: '/review',
      long: 'ledger',
      tag: 'Claims',
      summary: 'Open claims: what changes an estimate most and what is least certain first',
      query: ReviewQuery,
      answer: ReviewView,
    },
    async ({ query }) => {
      const { open, items } = await reviewQueue(await desk.view(query), query.limit, dayOf(query));
      return {
        open,
        items: items.map(({ claim: { claim, documentId, title, publisher, published }, impact, certainty }) => ({
          ...{ claim, documentId, title, publisher, published, certainty },
          impact: impact && {
            ...impact,
            before: impact.before && estimateView(impact.before),
            after: impact.after && estimateView(impact.after),
          },
        })),
      };
    },
  ),
  resource(
    {
      method: 'get',
      path: '/changes',
      long: 'log',
      tag: 'Log',
      summary: 'The correction register: which estimate moved, from what to what, by which statement and why',
      query: ChangesQuery,
      answer: ChangesView,
    },
    async ({ query }) => {
      const { since, all, 'as-recorded-at': upTo } = query;
      const changes: Data<ChangesView>['changes'][number][] = [];
      for await (const one of corrections(desk.store, since, { asKnownOn: dayOf(query), upTo })) {
        if (!all && one.change === 'new') continue;
        const { before, after } = one;
        changes.push({ ...one, before: before && estimateView(before), after: after && estimateView(after) });
        if (changes.length >= MOST_CHANGES) break;
      }
      return { changes };
    },
  ),
  resource(
    {
      method: 'get',
      path: '/log',
      tag: 'Log',
      summary: 'The last statements of the log in words, or the last before one of them; its head',
      query: LogQuery,
      answer: LogView,
    },
    async ({ query }) => {
      const view = await desk.view(query);
      const head = await view.head();
      const { limit, before } = query;
      const asked = { limit, asKnownOn: dayOf(query), ...(before !== undefined && { before }) };
      return { head, statements: await logLines(view, asked) };
    },
  ),
  resource(
    {
      method: 'get',
      path: '/log/verification',
      long: 'log',
      tag: 'Log',
      summary: 'Whether the chain of the log holds',
      description:
        'Hashes every statement and text again and plays the log again: it takes its time on a large store. With as-recorded-at the log up to there, with the texts that it names.',
      query: RecordedQuery,
      answer: VerificationView,
    },
    ({ query }) => desk.store.verify(undefined, query['as-recorded-at']),
  ),
];
