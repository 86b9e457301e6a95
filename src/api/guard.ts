// Who may speak to the server: its own pages in the browser that opened the printed URL, and nobody else.
// Every request passes, in this order: headers that bind the page, the Host check (DNS rebinding), the Origin check
// (cross-site writes), the access (token-access.ts, users/access.ts), the body limit.

import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { say } from '../base/said.ts';
import { ApiError } from './errors.ts';
import type { Access, Env } from './session.ts';

/** The largest request body, bytes. A text of 10 MB fits with its JSON escapes. */
export const BODY_LIMIT = 16 * 1024 * 1024;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // A chart is made a PNG by way of an image of its own SVG.
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Nothing of an address goes to another site; within our own, a form says where it comes from (Origin).
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Sets the security headers on every answer, errors included; one that a page has set for itself stays. */
export const securityHeaders = (): MiddlewareHandler => async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
};

/** Refuses a request for any other name: a page that rebinds its own name to 127.0.0.1 is stopped here. */
export const hostCheck =
  (hosts: () => readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    const host = c.req.header('host')?.toLowerCase() ?? '';
    if (!hosts().includes(host))
      throw new ApiError(421, {
        code: 'T5421',
        message: say`This server does not answer for the host ${JSON.stringify(host.slice(0, 80))}.`,
        hint: say`Open the URL that tosite serve printed.`,
      });
    await next();
  };

const crossSite = (): ApiError =>
  new ApiError(403, {
    code: 'T5403',
    message: say`Another site sent this request; only the workbench itself may change the ledger.`,
    hint: say`Use the pages at the URL that tosite serve printed.`,
  });

/** Refuses requests that another site's page sent, and writes that neither say that ours sent them nor come from a program. */
export const originCheck =
  (origins: () => readonly string[], isProgram: Access['isProgram']): MiddlewareHandler<Env> =>
  async (c, next) => {
    const origin = c.req.header('origin');
    const write = !['GET', 'HEAD'].includes(c.req.method);
    if (origin === undefined ? write && !isProgram(c) : !origins().includes(origin)) throw crossSite();
    const site = c.req.header('sec-fetch-site');
    if (write && site !== undefined && site !== 'same-origin') throw crossSite();
    await next();
  };

/** Refuses a body above BODY_LIMIT, whether it announces its length or streams. */
export const bodyCheck = (): MiddlewareHandler =>
  bodyLimit({
    maxSize: BODY_LIMIT,
    onError: () => {
      throw new ApiError(413, {
        code: 'T5413',
        message: say`The request is larger than ${BODY_LIMIT / 1024 / 1024} MiB.`,
        hint: say`Split the text, or add it in the terminal: tosite add FILE.`,
      });
    },
  });

/** Refuses a write whose body is not declared as JSON: what a form of another page can send is not. */
export const jsonOnly = (): MiddlewareHandler => async (c, next) => {
  const isWrite = !['GET', 'HEAD'].includes(c.req.method);
  if (isWrite && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new ApiError(415, {
      code: 'T5415',
      message: say`The body is not declared as JSON.`,
      hint: say`Send it with Content-Type: application/json.`,
    });
  await next();
};
