// The one place that opens a socket: the workbench and its API over HTTP. On the loopback address for whoever holds the printed
// address; on any other only for the users of a file.

import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import type { Store } from '../store/port.ts';
import { createApp } from './app.ts';
import { webPages } from './build-web.ts';
import { deskOf } from './desk.ts';
import { hostsOf, inUrl, LOOPBACK, originsOf } from './place.ts';
import type { Readers } from './reading/readers.ts';
import type { Access, Env } from './session.ts';
import { cookieName, createToken, tokenAccess } from './token-access.ts';
import { usersAccess } from './users/access.ts';
import { usersOf } from './users/file.ts';

/** How long a request may take to arrive, its head alone, and how long closing waits for answers that are on their way. */
const ARRIVAL = { request: 60_000, head: 15_000, checkEvery: 5_000 } as const;
const CLOSING_TIMEOUT = 5_000;
const MOST_CONNECTIONS = 2000;

export type ServerOptions = {
  readonly store: Store;
  /** Where the store can be opened once more: long questions are then answered beside the server. */
  readonly location?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  /** Any but a loopback address needs `users`. */
  readonly host?: string;
  /** Made at random where it is not given. */
  readonly token?: string;
  /** The file of users (users/file.ts): people log in, and nobody is let in by an address. */
  readonly users?: string | undefined;
  /** Names under which it is reached, besides its own. */
  readonly names?: readonly string[];
  /** A server with TLS stands in front and says in X-Forwarded-For where a request comes from. */
  readonly behindTls?: boolean;
  /** Threads that read for several servers of a process; they stay the caller's to close. */
  readonly readers?: Readers;
  /** Milliseconds; for tests. */
  readonly arrival?: { readonly request: number; readonly head: number; readonly checkEvery: number };
};

export type RunningServer = {
  /** What a person opens; with the token where there is one. */
  readonly url: string;
  /** Passwords and what is read go over a network unencrypted. */
  readonly exposed: boolean;
  /** Takes no more requests, finishes those under way and what is being written, and returns. */
  readonly close: () => Promise<void>;
};

function checkHost(host: string, users: string | undefined): void {
  if (host !== '' && (LOOPBACK.has(host) || users !== undefined)) return;
  throw new UserError({
    code: 'T5002',
    severity: 'error',
    message: say`On ${JSON.stringify(host)} others could reach the workbench: it is served there only to users who log in.`,
    hint: say`Name the file of users: tosite serve --host ADDRESS --users FILE. Or leave --host out, and from another machine: ssh -L 4170:127.0.0.1:4170 HOST`,
  });
}

function listenFault(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const said = { severity: 'error', code: 'T5003' } as const;
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new UserError({
      ...said,
      message: say`This machine has no address ${host}.`,
      hint: say`Give one of its own, or 0.0.0.0 for all of them.`,
    });
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  return new UserError({
    ...said,
    message: say`Port ${String(port)} ${error.code === 'EACCES' ? 'may not be used' : 'is taken'}.`,
    hint: say`Give another one, or 0 for any that is free: tosite serve --port 0`,
  });
}

type Listening = {
  readonly port: number;
  readonly hostname: string;
  readonly arrival: NonNullable<ServerOptions['arrival']>;
};

/** Opens the socket and waits until it listens. Who sends slower than `arrival` allows is cut off. */
function listen(fetch: Hono<Env>['fetch'], { port, hostname, arrival }: Listening): Promise<Server> {
  const serverOptions = {
    requestTimeout: arrival.request,
    headersTimeout: arrival.head,
    connectionsCheckingInterval: arrival.checkEvery,
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname, serverOptions }) as Server;
    server.maxConnections = MOST_CONNECTIONS;
    server.once('error', (error) => reject(listenFault(error, hostname, port)));
    server.once('listening', () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), CLOSING_TIMEOUT);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** Where a request comes from: the other end of the socket, or what the server in front says (its own word is the last). */
const addressOf =
  (behindTls: boolean) =>
  (c: Context): string => {
    const forwarded = behindTls ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
    return forwarded || (getConnInfo(c).remote.address ?? '');
  };

/** Starts the workbench over a store. The store stays the caller's to close. */
export async function startServer({
  store,
  location,
  port = 4170,
  host = '127.0.0.1',
  token = createToken(),
  users,
  names = [],
  behindTls = false,
  readers,
  arrival = ARRIVAL,
}: ServerOptions): Promise<RunningServer> {
  checkHost(host, users);
  let actual = port;
  const access: Access =
    users === undefined
      ? tokenAccess(token, () => actual)
      : usersAccess({
          users: usersOf(users),
          cookie: () => (behindTls ? '__Host-tosite' : cookieName(actual)),
          encrypted: behindTls,
          private: behindTls || LOOPBACK.has(host),
          addressOf: addressOf(behindTls),
        });
  const pages = await webPages();
  const desk = deskOf(store, { location, readers });
  const place = () => ({ host, port: actual, names, encrypted: behindTls });
  const app = createApp({ desk, pages, access, hosts: () => hostsOf(place()), origins: () => originsOf(place()) });
  const server = await listen(app.fetch, { port, hostname: host, arrival });
  actual = portOf(server);
  desk.askers?.warm();
  return {
    url: `http://${inUrl(host)}:${actual}/${users === undefined ? `?token=${token}` : ''}`,
    exposed: !LOOPBACK.has(host) && !behindTls,
    close: () => {
      desk.stop();
      return close(server).finally(desk.close);
    },
  };
}
