// Letting in whoever holds the address that the terminal printed: for one person on this machine.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { say } from '../base/said.ts';
import { ApiError } from './errors.ts';
import type { Access } from './session.ts';

/** A session's token: 32 random bytes, URL-safe. */
export const createToken = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** Cookies know no port, so the name carries it: two servers of one machine keep two sessions. */
export const cookieName = (port: number): string => `tosite-${port}`;

/** What a request brings as `Authorization: Bearer …`; null where it has no such header. */
function bearerOf(c: Context): string | null {
  const given = c.req.header('authorization');
  return given === undefined ? null : (/^Bearer +(\S+)$/i.exec(given)?.[1] ?? '');
}

function giveCookie(c: Context, port: number, session: string): Response {
  const url = new URL(c.req.url);
  url.searchParams.delete('token');
  setCookie(c, cookieName(port), session, { httpOnly: true, sameSite: 'Strict', path: '/' });
  c.header('Cache-Control', 'no-store');
  return c.redirect(`${url.pathname.replace(/^\/+/, '/')}${url.search}`, 303);
}

/**
 * Lets through who has the session's cookie. A page asked for with `?token=` gets the cookie and is sent to the same
 * address without the token, so that it stays out of the history and of what is copied from the address bar. A program
 * sends the token with each request, and no cookie counts beside it.
 */
export function tokenAccess(token: string, port: () => number): Access {
  const isProgram: Access['isProgram'] = (c) => {
    const given = bearerOf(c);
    return given !== null && same(given, token);
  };
  const session = createHash('sha256').update(`tosite session ${token}`).digest('base64url');
  const letIn: Access['letIn'] = async (c, next) => {
    const given = c.req.query('token');
    if (c.req.method === 'GET' && given !== undefined && same(given, token)) return giveCookie(c, port(), session);
    const isIn = bearerOf(c) === null ? same(getCookie(c, cookieName(port())) ?? '', session) : isProgram(c);
    if (!isIn)
      throw new ApiError(401, {
        code: 'T5401',
        message: say`This request has no session of this server.`,
        hint: say`Open the whole URL that tosite serve printed, with its token; it is new each time the server starts. A program sends the token as Authorization: Bearer TOKEN.`,
      });
    c.set('person', { name: null, role: 'analyst' });
    await next();
  };
  return { routes: null, letIn, isProgram };
}
