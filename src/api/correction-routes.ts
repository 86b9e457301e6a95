// The resources about completing and correcting. Each route checks what enters, asks the service, and answers JSON.
import { Hono } from 'hono';
import { actorOf } from './actor.ts';
import {
  ChangesQuery,
  LogQuery,
  NewAmendment,
  NewClaim,
  NewMerge,
  NewSplit,
  NewUndo,
  ReviewQuery,
  SpanQuery,
} from './correction-schemas.ts';
import type { CorrectionService } from './correction-service.ts';
import { checked, notFound } from './errors.ts';
import { jsonBody } from './guard.ts';

/** Claims of persons, amendments, splits, merges, undoing, the history of a claim, the queue and the register. */
export function correctionRoutes(service: CorrectionService): Hono {
  return new Hono()
    .get('/documents/:id/suggestions', async (c) => {
      const id = c.req.param('id');
      const found = await service.suggestions(id, checked(SpanQuery, c.req.query()));
      if (found === null) throw notFound('document', id);
      return c.json(found);
    })
    .post('/documents/:id/claims', async (c) =>
      c.json(await service.addClaim(c.req.param('id'), checked(NewClaim, await jsonBody(c)), actorOf(c)), 201),
    )
    .get('/claims/:id/history', async (c) => {
      const id = c.req.param('id');
      const found = await service.history(id);
      if (found === null) throw notFound('claim', id);
      return c.json(found);
    })
    .post('/claims/:id/amendments', async (c) =>
      c.json(await service.amend(c.req.param('id'), checked(NewAmendment, await jsonBody(c)), actorOf(c)), 201),
    )
    .post('/claims/:id/splits', async (c) =>
      c.json(await service.split(c.req.param('id'), checked(NewSplit, await jsonBody(c)), actorOf(c)), 201),
    )
    .post('/claims/:id/merges', async (c) =>
      c.json(await service.merge(c.req.param('id'), checked(NewMerge, await jsonBody(c)), actorOf(c)), 201),
    )
    .post('/undoings', async (c) => c.json(await service.undo(checked(NewUndo, await jsonBody(c)), actorOf(c)), 201))
    .get('/review', async (c) => c.json(await service.review(checked(ReviewQuery, c.req.query()))))
    .get('/changes', async (c) => c.json(await service.changes(checked(ChangesQuery, c.req.query()))))
    .get('/log', async (c) => c.json(await service.log(checked(LogQuery, c.req.query()))));
}
