// All of /api: the resources, the OpenAPI document that is written from them, and what is common to their answers.
import { OpenAPIHono } from '@hono/zod-openapi';
import { answersOf } from './answers.ts';
import { jsonBytes } from './bytes.ts';
import type { Desk } from './desk.ts';
import { ApiError, notFound, notThatMethod, ofIssues } from './errors.ts';
import { jsonOnly } from './guard.ts';
import { openApiOf } from './openapi.ts';
import { plainPage } from './plain/page.ts';
import { referenceBody } from './plain/reference.ts';
import type { Resource } from './resource.ts';
import { additionRoutes } from './routes/additions.ts';
import { agreementRoutes } from './routes/agreement.ts';
import { claimRoutes } from './routes/claims.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { documentRoutes } from './routes/documents.ts';
import { effectRoutes } from './routes/effects.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { exportRoutes } from './routes/export.ts';
import { figureRoutes } from './routes/figures.ts';
import { flowRoutes } from './routes/flows.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { logRoutes } from './routes/log.ts';
import { mapRoutes } from './routes/map.ts';
import { measureRoutes } from './routes/measures.ts';
import { originRoutes } from './routes/origins.ts';
import { runRoutes } from './routes/runs.ts';
import { scenarioBindingRoutes } from './routes/scenario-bindings.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { wordRoutes } from './routes/words.ts';
import { methodsOf, serveResources } from './serve-resources.ts';
import type { Env } from './session.ts';

/** Every resource, in the order of the reference. A new file of routes is added here. */
export const resourcesOf = (desk: Desk): readonly Resource[] =>
  [
    exchangeRoutes,
    indicatorRoutes,
    measureRoutes,
    effectRoutes,
    scenarioRoutes,
    scenarioBindingRoutes,
    flowRoutes,
    figureRoutes,
    originRoutes,
    agreementRoutes,
    documentRoutes,
    additionRoutes,
    claimRoutes,
    searchRoutes,
    decisionRoutes,
    logRoutes,
    runRoutes,
    exportRoutes,
    timelineRoutes,
    mapRoutes,
    wordRoutes,
    sessionRoutes,
  ].flatMap((routes) => routes(desk));

/** The API over a desk, to be put under /api. The browser keeps nothing without asking again: a decision shows at once. */
export function apiOf(desk: Desk): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>({
    strict: false,
    defaultHook: (checked) => {
      if (!checked.success) throw new ApiError(400, ofIssues(checked.error.issues));
    },
  });
  api.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-cache');
  });
  const resources = resourcesOf(desk);
  const methodsAt = methodsOf(resources);
  api.use(async (c, next) => {
    const methods = methodsAt(c.req.path);
    if (methods.length > 0 && !methods.includes(c.req.method === 'HEAD' ? 'GET' : c.req.method)) {
      c.header('Allow', methods.join(', '));
      throw notThatMethod(c.req.method, c.req.path, methods);
    }
    await next();
  });
  api.use(jsonOnly());
  const answers = answersOf(desk.store);
  serveResources(api, resources, { answers, desk });
  const document = openApiOf(api);
  api.get('/openapi.json', (c) => answers.answer(c, async () => jsonBytes(document())));
  api.get('/reference', (c) => plainPage(c, { language: 'en', title: 'The API', body: referenceBody(document()) }));
  api.all('*', (c) => {
    throw notFound('resource', `${c.req.method} ${c.req.path}`);
  });
  return api;
}
