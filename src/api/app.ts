// The web application: guards, then /api, then the pages. It opens no socket, so tests ask it directly.
import { Hono } from 'hono';
import { apiOf } from './api.ts';
import type { Desk } from './desk.ts';
import { ApiError, onError } from './errors.ts';
import { bodyCheck, hostCheck, originCheck, securityHeaders, sessionCheck } from './guard.ts';
import { type Pages, servePage } from './pages.ts';
import type { Env } from './session.ts';

export type AppOptions = {
  readonly desk: Desk;
  readonly pages: Pages;
  readonly token: string;
  readonly port: () => number;
  /** The values of the Host header that are answered. */
  readonly hosts: () => readonly string[];
  /** Gets errors that are no caller's doing. */
  readonly report?: (error: unknown) => void;
};

/** An application over a desk and the built pages. */
export function createApp({ desk, pages, token, port, hosts, report = console.error }: AppOptions): Hono<Env> {
  const app = new Hono<Env>({ strict: false });
  const asJson = onError(report);
  app.onError((error, c) => {
    if (!c.req.path.startsWith('/api') && error instanceof ApiError)
      return c.text(`${error.body.message}\n${error.body.hint}\n`, error.status);
    return asJson(error, c);
  });
  app.use(securityHeaders());
  app.use(hostCheck(hosts));
  app.use(originCheck(hosts));
  app.use(sessionCheck(token, port));
  app.use('/api/*', bodyCheck());
  app.route('/api', apiOf(desk));
  app.on(['GET', 'HEAD'], '*', (c) => {
    const answer = servePage(c, pages);
    if (answer) return answer;
    throw new ApiError(404, {
      code: 'T5404',
      message: `There is no page ${JSON.stringify(c.req.path.slice(0, 80))}.`,
      hint: 'The workbench starts at /.',
    });
  });
  app.notFound(() => {
    throw new ApiError(405, { code: 'T5405', message: 'Pages are only read.', hint: 'Write to /api.' });
  });
  return app;
}
