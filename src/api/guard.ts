// Who may speak to the server: its own pages in the browser that opened the printed URL, and nobody else.
// Every request passes, in this order: headers that bind the page, the Host check (DNS rebinding), the Origin check
// (cross-site writes), the token (exchanged for a cookie by a redirect), the body limit.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { ApiError } from './errors.ts';
import type { Env } from './session.ts';

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
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
};

/** Sets the security headers on every answer, errors included. */
export const securityHeaders = (): MiddlewareHandler => async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
};

/** A session's token: 32 random bytes, URL-safe. */
export const createToken = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** The names under which a loopback server answers at a port. */
export const loopbackHosts = (port: number): readonly string[] =>
  ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);

/** Refuses a request for any other name: a page that rebinds its own name to 127.0.0.1 is stopped here. */
export const hostCheck =
  (hosts: () => readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    const host = c.req.header('host')?.toLowerCase() ?? '';
    if (!hosts().includes(host))
      throw new ApiError(421, {
        code: 'T5421',
        message: `This server does not answer for the host ${JSON.stringify(host.slice(0, 80))}.`,
        hint: 'Open the URL that tosite serve printed.',
      });
    await next();
  };

const crossSite = (): ApiError =>
  new ApiError(403, {
    code: 'T5403',
    message: 'Another site sent this request; only the workbench itself may change the ledger.',
    hint: 'Use the pages at the URL that tosite serve printed.',
  });

/** Refuses requests that another site's page sent, and writes that do not say that ours sent them. */
export const originCheck =
  (hosts: () => readonly string[]): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin');
    const write = !['GET', 'HEAD'].includes(c.req.method);
    if (origin === undefined ? write : !hosts().some((host) => origin === `http://${host}`)) throw crossSite();
    const site = c.req.header('sec-fetch-site');
    if (write && site !== undefined && site !== 'same-origin') throw crossSite();
    await next();
  };

/** Cookies know no port, so the name carries it: two servers of one machine keep two sessions. */
const cookieName = (port: number): string => `tosite-${port}`;

function giveCookie(c: Context, port: number, session: string): Response {
  const url = new URL(c.req.url);
  url.searchParams.delete('token');
  setCookie(c, cookieName(port), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
  c.header('Cache-Control', 'no-store');
  return c.redirect(`${url.pathname.replace(/^\/+/, '/')}${url.search}`, 303);
}

/**
 * Lets through who has the session's cookie. A page asked for with `?token=` gets the cookie and is sent to the same
 * address without the token, so that it stays out of the history and of what is copied from the address bar.
 */
export function sessionCheck(token: string, port: () => number): MiddlewareHandler<Env> {
  const session = createHash('sha256').update(`tosite session ${token}`).digest('base64url');
  return async (c, next) => {
    const given = c.req.query('token');
    if (c.req.method === 'GET' && given !== undefined && same(given, token)) return giveCookie(c, port(), session);
    if (!same(getCookie(c, cookieName(port())) ?? '', session))
      throw new ApiError(401, {
        code: 'T5401',
        message: 'This browser holds no session of this server.',
        hint: 'Open the whole URL that tosite serve printed, with its token; it is new each time the server starts.',
      });
    c.set('person', { name: null, role: 'analyst' });
    await next();
  };
}

/** Refuses a body above BODY_LIMIT, whether it announces its length or streams. */
export const bodyCheck = (): MiddlewareHandler =>
  bodyLimit({
    maxSize: BODY_LIMIT,
    onError: () => {
      throw new ApiError(413, {
        code: 'T5413',
        message: `The request is larger than ${BODY_LIMIT / 1024 / 1024} MiB.`,
        hint: 'Split the text, or add it in the terminal: tosite add FILE.',
      });
    },
  });

/** Refuses a write whose body is not declared as JSON: what a form of another page can send is not. */
export const jsonOnly = (): MiddlewareHandler => async (c, next) => {
  const isWrite = !['GET', 'HEAD'].includes(c.req.method);
  if (isWrite && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
    throw new ApiError(415, {
      code: 'T5415',
      message: 'The body is not declared as JSON.',
      hint: 'Send it with Content-Type: application/json.',
    });
  await next();
};
