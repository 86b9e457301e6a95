// The one place that opens a socket: the workbench and its API over HTTP, for this machine only.
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { UserError } from '../base/diagnostic.ts';
import type { Store } from '../store/port.ts';
import { createApp } from './app.ts';
import { webPages } from './build-web.ts';
import { deskOf } from './desk.ts';
import { createToken, loopbackHosts } from './guard.ts';
import type { Env } from './session.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);
/** How long a request may take to arrive, and how long closing waits for answers that are on their way. */
const REQUEST_TIMEOUT = 60_000;
const CLOSING_TIMEOUT = 5_000;

export type ServerOptions = {
  readonly store: Store;
  /** 0 takes any free port. */
  readonly port?: number;
  /** A loopback address; nothing else is served in this version. */
  readonly host?: string;
  /** Made at random where it is not given. */
  readonly token?: string;
};

export type RunningServer = {
  /** With the token: what a person opens. */
  readonly url: string;
  /** Takes no more requests, finishes those under way, and returns. */
  readonly close: () => Promise<void>;
};

function loopbackOnly(host: string): string {
  if (LOOPBACK.has(host)) return host;
  throw new UserError({
    code: 'T5002',
    severity: 'error',
    message: `The workbench answers on this machine only, not on ${JSON.stringify(host)}.`,
    hint: 'Leave --host out, or give 127.0.0.1. From another machine: ssh -L 4170:127.0.0.1:4170 HOST',
  });
}

function listenFault(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error;
  return new UserError({
    code: 'T5003',
    severity: 'error',
    message: `Port ${port} ${error.code === 'EACCES' ? 'may not be used' : 'is taken'}.`,
    hint: 'Give another one, or 0 for any that is free: tosite serve --port 0',
  });
}

/** Opens the socket and waits until it listens. */
function listen(fetch: Hono<Env>['fetch'], port: number, hostname: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname, serverOptions: { requestTimeout: REQUEST_TIMEOUT } }) as Server;
    server.once('error', (error) => reject(listenFault(error, port)));
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

/** Starts the workbench over a store. The store stays the caller's to close. */
export async function startServer({
  store,
  port = 4170,
  host = '127.0.0.1',
  token = createToken(),
}: ServerOptions): Promise<RunningServer> {
  const hostname = loopbackOnly(host);
  const pages = await webPages();
  const desk = deskOf(store);
  let actual = port;
  const app = createApp({
    desk,
    pages,
    token,
    port: () => actual,
    hosts: () => loopbackHosts(actual),
  });
  const server = await listen(app.fetch, port, hostname);
  actual = portOf(server);
  const name = hostname.includes(':') ? `[${hostname}]` : hostname;
  return {
    url: `http://${name}:${actual}/?token=${token}`,
    close: () => {
      desk.stop();
      return close(server).finally(desk.close);
    },
  };
}
