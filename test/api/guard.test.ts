// Who is let in: the token and its cookie, Host, Origin, body limit, paths, and the headers that bind every page.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { BODY_LIMIT } from '../../src/api/guard.ts';
import { startServer } from '../../src/api/server.ts';
import { UserError } from '../../src/base/diagnostic.ts';
import { openStore } from '../../src/store/open.ts';
import { type Answer, type Running, send, startSample } from './harness.ts';

type Envelope = {
  readonly error: { readonly code: string; readonly message: string; readonly hint: string; readonly at: unknown };
};

/** Asserts that an answer is the envelope, with this status and code. */
function refused(answer: Answer, status: number, code: string): void {
  assert.equal(answer.status, status, answer.text);
  const { error } = answer.json as Envelope;
  assert.deepEqual(Object.keys(error).sort(), ['at', 'code', 'hint', 'message', 'said']);
  assert.equal(error.code, code);
  assert.ok(error.message.length > 10 && error.hint.length > 5);
}

describe('the guard', () => {
  let server: Running;
  before(async () => {
    server = await startSample();
  });
  after(() => server.close());

  it('lets nobody in without the cookie', async () => {
    refused(await server.ask('/api/names', { stranger: true }), 401, 'T5401');
    refused(
      await server.ask('/api/names', { stranger: true, headers: { cookie: `tosite-${server.port}=wrong` } }),
      401,
      'T5401',
    );
    const page = await server.ask('/', { stranger: true });
    assert.equal(page.status, 401);
    assert.match(page.text, /tosite serve/u);
  });

  it('exchanges the token for a cookie by a redirect that forgets the token', async () => {
    const { search } = new URL(server.url);
    const opened = await server.ask(`/exchange/KP/RU${search}&as-known-on=2025-01-01`, { stranger: true });
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.location, '/exchange/KP/RU?as-known-on=2025-01-01');
    const [cookie = ''] = opened.headers['set-cookie'] ?? [];
    assert.match(cookie, /HttpOnly/u);
    assert.match(cookie, /SameSite=Strict/u);
    assert.match(cookie, new RegExp(`^tosite-${server.port}=`, 'u'));
    const token = new URL(server.url).searchParams.get('token') ?? '';
    assert.ok(token.length >= 40 && !cookie.includes(token), 'the cookie is not the token');
  });

  it('does not redirect to another host, whatever the path', async () => {
    const { search } = new URL(server.url);
    const opened = await server.ask(`//evil.example/${search}`, { stranger: true });
    const { location = '' } = opened.headers;
    assert.ok(!/^(?:[a-z]+:)?\/\//iu.test(location), location);
  });

  it('refuses a wrong token', async () => {
    assert.equal((await server.ask('/?token=wrong', { stranger: true })).status, 401);
  });

  it('answers for loopback names only', async () => {
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', `127.0.0.1:${server.port + 1}`])
      refused(await server.ask('/api/names', { headers: { host } }), 421, 'T5421');
    for (const name of ['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])
      assert.equal((await server.ask('/api/names', { headers: { host: `${name}:${server.port}` } })).status, 200, name);
  });

  it('refuses what another site sends, reading and writing', async () => {
    const body = { claim: 'c_0000000000000000', kind: 'accept' };
    for (const origin of [
      'https://evil.example',
      'null',
      `https://127.0.0.1:${server.port}`,
      `http://127.0.0.1:${server.port + 1}`,
    ]) {
      refused(await server.ask('/api/decisions', { method: 'POST', body, headers: { origin } }), 403, 'T5403');
      refused(await server.ask('/api/names', { headers: { origin } }), 403, 'T5403');
    }
    const site = { 'sec-fetch-site': 'same-site' };
    refused(await server.ask('/api/decisions', { method: 'POST', body, headers: site }), 403, 'T5403');
  });

  it('refuses a write that does not say where it comes from', async () => {
    const headers = { cookie: 'none', 'content-type': 'application/json' };
    refused(await send(server.port, '/api/decisions', 'POST', headers, '{}'), 403, 'T5403');
    assert.equal((await server.store.claims({ verdict: 'accept' })).length, 0);
  });

  it('lets in a program that sends the token, and asks no more of where it comes from', async () => {
    const token = new URL(server.url).searchParams.get('token') ?? '';
    const host = `127.0.0.1:${server.port}`;
    const bearer = { host, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const text = JSON.stringify({ text: 'Russia sent North Korea grain.' });
    assert.equal((await send(server.port, '/api/names', 'GET', bearer)).status, 200);
    assert.equal((await send(server.port, '/api/read', 'POST', bearer, text)).status, 200);
    for (const wrong of [`Bearer ${token}x`, 'Bearer ', `Basic ${token}`, token]) {
      const headers = { ...bearer, authorization: wrong };
      refused(await send(server.port, '/api/names', 'GET', headers), 401, 'T5401');
      refused(await send(server.port, '/api/read', 'POST', headers, text), 403, 'T5403');
      // Nor does the cookie help it.
      refused(await server.ask('/api/names', { headers: { authorization: wrong } }), 401, 'T5401');
    }
    const evil = { ...bearer, origin: 'https://evil.example' };
    refused(await send(server.port, '/api/read', 'POST', evil, text), 403, 'T5403');
    const site = { ...bearer, 'sec-fetch-site': 'cross-site' };
    refused(await send(server.port, '/api/read', 'POST', site, text), 403, 'T5403');
    refused(await send(server.port, '/api/names', 'GET', { ...bearer, host: 'evil.example' }), 421, 'T5421');
    const asked = await send(server.port, '/api/read', 'OPTIONS', { host, origin: 'https://evil.example' });
    assert.equal(asked.headers['access-control-allow-origin'], undefined, 'no page of another site may send it');
  });

  it('takes JSON only', async () => {
    refused(
      await server.ask('/api/read', { method: 'POST', raw: 'text=a', headers: { 'content-type': 'text/plain' } }),
      415,
      'T5415',
    );
    refused(await server.ask('/api/read', { method: 'POST', raw: '{"text":' }), 400, 'T5400');
  });

  it('refuses an oversize body, announced or streamed', async () => {
    const raw = JSON.stringify({ text: 'x'.repeat(BODY_LIMIT) });
    refused(await server.ask('/api/read', { method: 'POST', raw }), 413, 'T5413');
    const headers = { 'transfer-encoding': 'chunked' };
    refused(await server.ask('/api/read', { method: 'POST', raw, headers }), 413, 'T5413');
  });

  it('serves the build and nothing beside it', async () => {
    for (const path of ['/', '/exchange/KP/RU', '/flow/KP-RU:money', '/documents', '/document/d_1', '/add'])
      assert.match((await server.ask(path)).headers['content-type'] ?? '', /text\/html/u, path);
    const escapes = [
      '/../package.json',
      '/assets/../../../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      '/assets/%2e%2e%2f%2e%2e%2findex.html',
      '//etc/passwd',
      '/etc/passwd',
      '/.git/config',
      '/index.html%00.js',
      '/assets/',
    ];
    for (const path of escapes) {
      const answer = await server.ask(path);
      assert.ok(answer.status === 404 || answer.status === 400, `${path}: ${answer.status}`);
      assert.ok(!answer.text.includes('"name": "tosite"') && !answer.text.includes('root:'), path);
    }
  });

  it('tells a browser in a page that there is no such page, everything else in a line', async () => {
    const page = await server.ask('/nothing', { headers: { accept: 'text/html,*/*' } });
    assert.deepEqual([page.status, page.headers['content-type']], [404, 'text/html; charset=utf-8']);
    const line = await server.ask('/nothing', { headers: { accept: '*/*' } });
    assert.deepEqual([line.status, /There is no page "\/nothing"/u.test(line.text)], [404, true]);
  });

  it('binds every answer with its headers, errors too', async () => {
    for (const path of ['/', '/api/names', '/api/nothing', '/nothing']) {
      const { headers } = await server.ask(path);
      const policy = headers['content-security-policy'] ?? '';
      assert.match(String(policy), /default-src 'none'/u, path);
      assert.match(String(policy), /frame-ancestors 'none'/u, path);
      assert.ok(!String(policy).includes('unsafe'), path);
      assert.equal(headers['x-content-type-options'], 'nosniff', path);
      assert.equal(headers['referrer-policy'], 'same-origin', path);
      assert.equal(headers['access-control-allow-origin'], undefined, path);
    }
  });

  it('ships pages without inline script or style', async () => {
    const { text } = await server.ask('/');
    assert.ok(!/<style|style=|\son[a-z]+=|javascript:/iu.test(text), text);
    for (const [, attributes = '', body] of text.matchAll(/<script([^>]*)>([^<]*)<\/script>/gu))
      assert.ok(attributes.includes('src="/') && body === '', attributes);
  });
});

describe('the server', () => {
  it('answers on loopback only', async () => {
    const server = await startSample();
    for (const host of ['0.0.0.0', '192.0.2.1', 'example.org', ''])
      await assert.rejects(startServer({ store: server.store, port: 0, host }), (error) => {
        assert.ok(error instanceof UserError);
        return error.diagnostic.code === 'T5002';
      });
    await server.close();
  });

  it('says that a port is taken', async () => {
    const server = await startSample();
    await assert.rejects(startServer({ store: server.store, port: server.port }), (error) => {
      assert.ok(error instanceof UserError);
      return error.diagnostic.code === 'T5003' && error.message.includes(String(server.port));
    });
    await server.close();
  });

  it('makes a new token each time', async () => {
    const [one, two] = [await startSample(), await startSample()];
    assert.notEqual(new URL(one.url).searchParams.get('token'), new URL(two.url).searchParams.get('token'));
    await one.close();
    await two.close();
  });

  it('finishes what is under way when it closes', async () => {
    const server = await startSample();
    // Under way beyond doubt: the server has read the head of each request and waits for the rest of its body.
    const body = JSON.stringify({ claim: 'c_0000000000000000', kind: 'accept' });
    const halves = await Promise.all(Array.from({ length: 5 }, () => server.begin('/api/decisions', body)));
    const closed = server.close();
    const answers = await Promise.all(halves.map((half) => half.finish()));
    await closed;
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404, 404],
    );
  });
});

describe('a slow sender', () => {
  /** Opens a socket, writes the beginning of a request, and gives what the server says until it hangs up. */
  const whatComes = (port: number, beginning: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(beginning));
      socket.on('data', (part) => {
        text += part.toString('latin1');
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });

  it('is cut off, in its head and in its body, and keeps nothing', async () => {
    const store = await openStore(':memory:');
    const arrival = { request: 400, head: 200, checkEvery: 50 };
    const server = await startServer({ store, port: 0, token: 'token', arrival });
    const url = new URL(server.url);
    const port = Number(url.port);
    const opened = await send(port, `${url.pathname}${url.search}`, 'GET', {});
    const head = [
      'POST /api/documents HTTP/1.1',
      `Host: ${url.host}`,
      `Origin: ${url.origin}`,
      `Cookie: ${opened.headers['set-cookie']?.[0]?.split(';')[0]}`,
      'Content-Type: application/json',
      'Content-Length: 100000',
    ].join('\r\n');
    assert.match(await whatComes(port, head), /^HTTP\/1\.1 408 /u);
    assert.match(await whatComes(port, `${head}\r\n\r\n{"text": "North Korea`), /^HTTP\/1\.1 408 /u);
    assert.equal((await store.head()).seq, 0);
    await server.close();
    await store.close();
  });
});

describe('closing', () => {
  it('waits for what is being written, even where its connection is gone', async () => {
    const server = await startSample();
    const [claim] = await server.store.claims();
    const { promise: mayWrite, resolve: write } = Promise.withResolvers<void>();
    const { decide } = server.store;
    let written = 0;
    Object.assign(server.store, {
      decide: async (...given: Parameters<typeof decide>) => {
        await mayWrite;
        const made = await decide(...given);
        written += 1;
        return made;
      },
    });
    const body = JSON.stringify({ claim: claim?.claim.id, kind: 'accept' });
    const half = await server.begin('/api/decisions', body);
    const answer = half.finish().catch(() => null);
    // The server has the whole request once another that came later is answered.
    await server.ask('/api/names');
    const closed = server.close();
    write();
    await closed;
    assert.equal(written, 1);
    await answer;
  });
});
