// Letting people in by name and password: the login page, the session's cookie, logging out. Every other request needs a session.

import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { say } from '../../base/said.ts';
import { NOT_LOGGED_IN } from '../codes.ts';
import { ApiError } from '../errors.ts';
import { plainPage } from '../plain/page.ts';
import type { Access, Env } from '../session.ts';
import { attemptsBy } from './attempts.ts';
import type { Users } from './file.ts';
import { type LoginWords, loginWords } from './login-words.ts';
import { isPassword } from './password.ts';
import { sessionsBy } from './sessions.ts';

export type UsersAccess = {
  readonly users: () => Users;
  /** The name of the session's cookie. */
  readonly cookie: () => string;
  /** TLS is in front: cookies are for it only. */
  readonly encrypted: boolean;
  /** Nobody on the way can read what is sent: TLS is in front, or it does not leave this machine. */
  readonly private: boolean;
  /** Where a request comes from. */
  readonly addressOf: (c: Context) => string;
  readonly clock?: () => number;
};

/** Passwords that are being checked at once; more are sent away. */
const MOST_CHECKS = 16;
/** A name and a password fit into it many times. */
const FORM_LIMIT = 8 * 1024;

/** Only an address of this server: "//elsewhere" and "https://…" lead away. */
const localPath = (path: string): string => (/^\/(?![/\\])[^\p{C}]*$/u.test(path) ? path : '/');

type Failed = { readonly status: 401 | 429; readonly message: string };

function loginPage(c: Context, words: LoginWords, isPrivate: boolean, back: string, failed?: Failed) {
  c.header('Cache-Control', 'no-store');
  const body = html`<main class="narrow">
<h1>${words.title}</h1>
<p class="soft">${words.lede}</p>
${isPrivate ? '' : html`<p class="warn">${words.open}</p>`}
${failed ? html`<p class="bad" role="alert">${failed.message}</p>` : ''}
<form method="post" action="/login">
<input type="hidden" name="back" value="${back}">
<label>${words.name} <input name="name" autocomplete="username" required autofocus></label>
<label>${words.password} <input name="password" type="password" autocomplete="current-password" required></label>
<button>${words.submit}</button>
</form>
</main>`;
  return plainPage(c, { language: words.language, title: words.title, body, status: failed?.status ?? 200 });
}

/** Access for the users of a file. */
export function usersAccess({
  users,
  cookie,
  encrypted,
  private: isPrivate,
  addressOf,
  clock = Date.now,
}: UsersAccess): Access {
  const sessions = sessionsBy(clock);
  const attempts = attemptsBy(clock);
  let checking = 0;

  const tryLogin = async (c: Context, words: LoginWords, name: string, password: string): Promise<Failed | null> => {
    const address = addressOf(c);
    const wait = Math.max(attempts.wait(name, address), checking >= MOST_CHECKS ? 1000 : 0);
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000);
      c.header('Retry-After', String(seconds));
      return { status: 429, message: words.wait(seconds) };
    }
    // Counted before the slow check, so that many tries at once are not one.
    attempts.failed(name, address);
    checking += 1;
    try {
      if (!(await isPassword(password, users().get(name)?.password ?? null)))
        return { status: 401, message: words.wrong };
    } finally {
      checking -= 1;
    }
    attempts.succeeded(name, address);
    return null;
  };

  const routes = new Hono<Env>()
    .get('/login', (c) =>
      loginPage(c, loginWords(c.req.header('accept-language')), isPrivate, localPath(c.req.query('back') ?? '/')),
    )
    .post('/login', bodyLimit({ maxSize: FORM_LIMIT }), async (c) => {
      const form = await c.req.parseBody();
      const text = (field: string): string => (typeof form[field] === 'string' ? form[field] : '');
      const words = loginWords(c.req.header('accept-language'));
      const [name, back] = [text('name').trim().slice(0, 100), localPath(text('back'))];
      const failed = await tryLogin(c, words, name, text('password').slice(0, 1000));
      if (failed) return loginPage(c, words, isPrivate, back, failed);
      const options = { httpOnly: true, sameSite: 'Strict', path: '/', secure: encrypted } as const;
      setCookie(c, cookie(), sessions.begin(name), options);
      c.header('Cache-Control', 'no-store');
      return c.redirect(back, 303);
    })
    .post('/logout', (c) => {
      sessions.end(getCookie(c, cookie()) ?? '');
      deleteCookie(c, cookie(), { path: '/', secure: encrypted });
      return (c.req.header('accept') ?? '').includes('text/html') ? c.redirect('/login', 303) : c.json({ ended: true });
    });

  return {
    routes,
    isProgram: () => false,
    letIn: async (c, next) => {
      const name = sessions.nameOf(getCookie(c, cookie()) ?? '');
      const user = name === null ? undefined : users().get(name);
      if (user) {
        c.set('person', { name: user.name, role: user.role });
        return next();
      }
      const { pathname, search } = new URL(c.req.url);
      const isPage = c.req.method === 'GET' && !pathname.startsWith('/api') && !pathname.startsWith('/assets');
      if (isPage) return c.redirect(`/login?${new URLSearchParams({ back: `${pathname}${search}` })}`, 303);
      throw new ApiError(401, {
        code: NOT_LOGGED_IN,
        message: say`Nobody is logged in here.`,
        hint: say`Log in at /login; a session ends twelve hours after it was last used.`,
      });
    },
  };
}
