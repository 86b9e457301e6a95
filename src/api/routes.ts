// The resources under /api. Each route checks what enters with its schema, asks the service, and answers JSON; it decides nothing.
import { Hono } from 'hono';
import { actorOf } from './actor.ts';
import { correctionRoutes } from './correction-routes.ts';
import { checked, notFound } from './errors.ts';
import { jsonBody } from './guard.ts';
import { ExchangeQuery, FlowsQuery, NewDecision, NewDocument, SeenQuery } from './schemas.ts';
import type { Service } from './service.ts';

/** `value`, or 404 for the kind of thing that has no such id. */
function found<T>(value: T | null, kind: string, id: string): T {
  if (value === null) throw notFound(kind, id);
  return value;
}

/** The ledger as it is seen: exchange, flows, derivations, names. */
function readingRoutes(service: Service): Hono {
  return new Hono()
    .get('/exchange', async (c) => c.json(await service.exchange(checked(ExchangeQuery, c.req.query()))))
    .get('/flows', async (c) => c.json(await service.flows(checked(FlowsQuery, c.req.query()))))
    .get('/flows/:key', async (c) => {
      const key = c.req.param('key');
      return c.json(found(await service.flow(key, checked(SeenQuery, c.req.query())), 'flow', key));
    })
    .get('/explain/:id', async (c) => {
      const id = c.req.param('id');
      const seen = checked(SeenQuery, c.req.query());
      return c.json(found(await service.explain(id, seen), 'figure, flow or claim', id));
    })
    .get('/names', async (c) => c.json(await service.names()))
    .get('/vocabulary', (c) => c.json(service.vocabulary()));
}

/** Documents, their claims, and what people decide about them. */
function documentRoutes(service: Service): Hono {
  return new Hono()
    .get('/documents', async (c) => c.json({ documents: await service.documents(checked(SeenQuery, c.req.query())) }))
    .post('/documents', async (c) =>
      c.json(await service.addDocument(checked(NewDocument, await jsonBody(c)), actorOf(c)), 201),
    )
    .get('/documents/:id', async (c) => {
      const id = c.req.param('id');
      return c.json(found(await service.document(id, checked(SeenQuery, c.req.query())), 'document', id));
    })
    .post('/read', async (c) => c.json(await service.read(checked(NewDocument, await jsonBody(c)))))
    .get('/claims/:id', async (c) => {
      const id = c.req.param('id');
      return c.json(found(await service.claim(id), 'claim', id));
    })
    .post('/decisions', async (c) => {
      const decision = await service.decide(checked(NewDecision, await jsonBody(c)), actorOf(c));
      return c.json({ decision }, 201);
    });
}

/** All of /api. What it answers is never kept by the browser: a decision shows at once. */
export function apiRoutes(service: Service): Hono {
  const api = new Hono();
  api.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  api.route('/', readingRoutes(service));
  api.route('/', documentRoutes(service));
  api.route('/', correctionRoutes(service));
  api.all('*', (c) => {
    throw notFound('resource', `${c.req.method} ${c.req.path}`);
  });
  return api;
}
