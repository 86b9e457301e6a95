// The web application: guards, then who is let in, then /api, then the pages. It opens no socket, so tests ask it directly.

import { Hono } from 'hono';
import { say } from '../base/said.ts';
import { apiOf } from './api.ts';
import type { Desk } from './desk.ts';
import { ApiError, onError } from './errors.ts';
import { bodyCheck, hostCheck, originCheck, securityHeaders } from './guard.ts';
import { type Pages, servePage } from './pages.ts';
import { STYLE, STYLE_PATH } from './plain/style.ts';
import type { Access, Env } from './session.ts';

export type AppOptions = {
  readonly desk: Desk;
  readonly pages: Pages;
  readonly access: Access;
  /** The values of the Host header that are answered. */
  readonly hosts: () => readonly string[];
  /** The values of the Origin header of our own pages. */
  readonly origins: () => readonly string[];
  /** Gets errors that are no caller's doing. */
  readonly report?: (error: unknown) => void;
};

/** An application over a desk and the built pages. */
export function createApp({ desk, pages, access, hosts, origins, report = console.error }: AppOptions): Hono<Env> {
  const app = new Hono<Env>({ strict: false });
  const asJson = onError(report);
  app.onError((error, c) => {
    if (!c.req.path.startsWith('/api') && error instanceof ApiError)
      return c.text(`${error.body.message}\n${error.body.hint}\n`, error.status);
    return asJson(error, c);
  });
  app.use(securityHeaders());
  app.use(hostCheck(hosts));
  app.use(originCheck(origins, access.isProgram));
  app.get(STYLE_PATH, (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  if (access.routes) app.route('/', access.routes);
  app.use(access.letIn);
  app.use('/api/*', bodyCheck());
  app.route('/api', apiOf(desk));
  app.on(['GET', 'HEAD'], '*', (c) => {
    const answer = servePage(c, pages);
    if (answer) return answer;
    throw new ApiError(404, {
      code: 'T5404',
      message: say`There is no page ${JSON.stringify(c.req.path.slice(0, 80))}.`,
      hint: say`The workbench starts at /.`,
    });
  });
  app.notFound(() => {
    throw new ApiError(405, { code: 'T5405', message: say`Pages are only read.`, hint: say`Write to /api.` });
  });
  return app;
}
