// Many texts at once, watched while it goes on; what goes on elsewhere meanwhile; and how the server closes in the midst of it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AdditionView } from '../../src/api/schemas/additions.ts';
import { openStore } from '../../src/store/open.ts';
import { type Running, startOver, startSample } from './harness.ts';

type Event = { readonly event: string; readonly id: string | null; readonly data: unknown };

const field = (block: string, name: string): string | null =>
  new RegExp(`^${name}: (.*)$`, 'mu').exec(block)?.[1] ?? null;

const eventsIn = (text: string): readonly Event[] =>
  text
    .split('\n\n')
    .filter((block) => block.includes('event: '))
    .map((block) => ({
      event: field(block, 'event') ?? '',
      id: field(block, 'id'),
      data: JSON.parse(field(block, 'data') ?? 'null'),
    }));

const text = (n: number): string => `North Korea has sent Russia ${n},000 lorries in ${2000 + n}.`;

describe('many texts at once', () => {
  let server: Running;
  before(async () => {
    server = await startSample();
  });
  after(() => server.close());

  const begin = async (documents: readonly object[]): Promise<AdditionView> => {
    const answer = await server.ask('/api/additions', { method: 'POST', body: { documents } });
    assert.equal(answer.status, 202, answer.text);
    return answer.json as AdditionView;
  };

  it('are told one by one as they are kept, and the counts at the end', async () => {
    const { id, total, ended } = await begin([{ text: text(3) }, { text: '  ' }, { text: text(4), title: 'Four' }]);
    assert.deepEqual([total, ended], [3, false]);
    const events = eventsIn((await server.ask(`/api/additions/${id}/events`)).text);
    assert.deepEqual(
      events.map(({ event, id: number }) => [event, number]),
      [
        ['line', '1'],
        ['line', '2'],
        ['line', '3'],
        ['end', null],
      ],
    );
    const { added, known, failed, run } = (events[3] ?? assert.fail()).data as AdditionView;
    assert.deepEqual([added, known, failed], [2, 0, 1]);
    const now = (await server.ask(`/api/additions/${id}`)).json as AdditionView;
    assert.equal(now.ended, true);
    assert.deepEqual(
      now.lines.map(({ id: document }) => document !== null),
      [true, false, true],
    );
    assert.match(now.lines[1]?.diagnostics[0]?.code ?? '', /^T1/u);
    const [kept] = (await server.store.runs()).filter((one) => one.run === run);
    assert.equal(kept?.documents, 2, 'all of it can be taken back in one act');
  });

  it('go on from the last event that was seen, and are not read again', async () => {
    const { id } = await begin([{ text: text(3) }, { text: text(5) }]);
    await server.ask(`/api/additions/${id}/events`);
    const again = await server.ask(`/api/additions/${id}/events`, { headers: { 'last-event-id': '1' } });
    const events = eventsIn(again.text);
    assert.deepEqual(
      events.map((one) => one.id),
      ['2', null],
    );
    assert.deepEqual(((events[1] ?? assert.fail()).data as AdditionView).known, 1);
  });

  it('hold nobody up, however long one of them is', async () => {
    const long = Array.from({ length: 3000 }, (_, n) => text(n % 90)).join(' ');
    const { id } = await begin([{ text: long }]);
    let answered = 0;
    for (;;) {
      const { ended } = (await server.ask(`/api/additions/${id}`)).json as AdditionView;
      if (ended) break;
      assert.equal((await server.ask('/api/flows?from=KP&to=RU')).status, 200);
      answered += 1;
    }
    assert.ok(answered > 20, `${answered} answers while a long text was read`);
  });

  it('are told to whoever watches the ledger', async () => {
    const { url, port } = server;
    const cookie = await cookieFor(url);
    const seqs: number[] = [];
    const watching = new Promise<void>((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path: '/api/events', headers: { cookie } }, (response) => {
        response.setEncoding('utf8').on('data', (part: string) => {
          for (const { data } of eventsIn(part)) seqs.push((data as { seq: number }).seq);
          if (seqs.length === 1) void server.ask('/api/documents', { method: 'POST', body: { text: text(9) } });
          if (seqs.length >= 2) {
            request.destroy();
            resolve();
          }
        });
      });
      request.on('error', (error) => (seqs.length >= 2 ? resolve() : reject(error)));
    });
    await watching;
    assert.ok((seqs[1] ?? 0) > (seqs[0] ?? 0), String(seqs));
  });
});

/** The cookie that the printed address gives. */
async function cookieFor(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'manual' });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('a server that is closed while it adds', () => {
  it('ends its streams, keeps the text that it was at whole, and begins no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tosite-closing-'));
    const store = await openStore(join(folder, 'test.db'));
    const server = await startOver(store);
    const documents = Array.from({ length: 400 }, (_, n) => ({ text: text(n + 1) }));
    const { id } = (await server.ask('/api/additions', { method: 'POST', body: { documents } })).json as AdditionView;
    const [watched, head] = [server.ask(`/api/additions/${id}/events`), server.ask('/api/events')];
    while ((await store.head()).seq < 4) await sleep(20);
    const path = join(folder, 'test.db');
    await server.close();
    const [told, others] = [await watched, await head];
    assert.equal(others.status, 200);
    const after_ = await openStore(path);
    const kept = await after_.documents();
    const lines = eventsIn(told.text).filter(({ event }) => event === 'line');
    assert.ok(kept.length >= lines.length && kept.length < 400, `${kept.length} kept, ${lines.length} told`);
    assert.ok((await after_.verify()).ok);
    for (const { claims } of kept) assert.ok(claims > 0, 'each with its claims');
    await after_.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
