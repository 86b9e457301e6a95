// A running server over a throw-away store that holds one document made by hand, and requests that can lie about
// themselves: node:http sends whatever Host and Origin it is told to, as a browser under attack would.
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReaders, type Readers } from '../../src/api/reading/readers.ts';
import { startServer } from '../../src/api/server.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { sampleReading } from '../cli/sample.ts';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON, or null. */
  readonly json: unknown;
};

export type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as it is instead of `body` as JSON. */
  readonly raw?: string;
  /** Leaves the session's cookie out. */
  readonly stranger?: boolean;
};

export type Running = {
  readonly store: Store;
  readonly port: number;
  readonly url: string;
  readonly ask: (path: string, options?: Ask) => Promise<Answer>;
  /** A write whose head the server has read, and whose body it still waits for. */
  readonly begin: (path: string, body: string) => Promise<Begun>;
  readonly close: () => Promise<void>;
};

export type Begun = { readonly finish: () => Promise<Answer> };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const answerOf = (response: IncomingMessage): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => {
      const text = Buffer.concat(parts).toString('utf8');
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parsed(text) });
    });
    response.on('error', reject);
  });

/** Sends the head of a request and waits until the server asks for the body ("100 Continue"). */
function beginRequest(port: number, path: string, headers: object, body: string): Promise<Begun> {
  return new Promise((resolve, reject) => {
    const all = { ...headers, expect: '100-continue', 'content-length': Buffer.byteLength(body) };
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers: all });
    sent.on('error', reject);
    const answer = new Promise<Answer>((settle, fail) => {
      sent.on('response', (response) => answerOf(response).then(settle, fail));
      sent.on('error', fail);
    });
    sent.on('continue', () =>
      resolve({
        finish: () => {
          sent.end(body);
          return answer;
        },
      }),
    );
    sent.flushHeaders();
  });
}

/** One request, sent byte for byte: the path is not normalised, the Host header is what `headers` say. */
export function send(port: number, path: string, method: string, headers: object, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...headers } }, (response) => {
      answerOf(response).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Adds the sample document. Its claims are made by hand, so no reader is needed. */
export async function addSample(store: Store): Promise<void> {
  const { document, claims, diagnostics } = sampleReading();
  const by = { actor: 'test', now: new Date('2025-02-11T08:00:00Z') };
  await store.addReading({ document, claims, reader: 'test@1', diagnostics }, by);
}

/** Threads that read for all servers of this process: each thread loads the languages once. They hold no process open. */
export const READERS = openReaders();

/** Starts a server on a free port over a store with the sample in it. */
export async function startSample(): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-api-'));
  const store = await openStore(join(folder, 'test.db'));
  await addSample(store);
  const server = await startOver(store, { readers: READERS });
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...server, close };
}

/** Starts a server over a store, which closes with it; long questions are answered beside it where its location is given. */
export async function startOver(
  store: Store,
  options: { location?: string; readers?: Readers } = {},
): Promise<Running> {
  const server = await startServer({ store, port: 0, ...options });
  const url = new URL(server.url);
  const port = Number(url.port);
  const opened = await send(port, `${url.pathname}${url.search}`, 'GET', {});
  const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const ask = (path: string, { method = 'GET', headers = {}, body, raw, stranger = false }: Ask = {}) => {
    const own = {
      ...(stranger ? {} : { cookie }),
      ...(method === 'GET' ? {} : { origin: url.origin, 'content-type': 'application/json' }),
    };
    return send(
      port,
      path,
      method,
      { ...own, ...headers },
      raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    );
  };
  return {
    store,
    port,
    url: server.url,
    ask,
    begin: (path, body) =>
      beginRequest(port, path, { cookie, origin: url.origin, 'content-type': 'application/json' }, body),
    close: async () => {
      await server.close();
      await store.close();
    },
  };
}
