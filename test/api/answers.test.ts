// Answers that are kept: made once while the ledger stays as it is, given as the same bytes, and never after it has grown.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { answersOf, sharedHead } from '../../src/api/answers.ts';
import { jsonBytes } from '../../src/api/bytes.ts';
import { pageOf, sliceOf } from '../../src/api/paging.ts';

/** An application whose one answer says how often it was made, over a log whose head can be moved. */
function counting(size = 0) {
  let made = 0;
  let seq = 1;
  const answers = answersOf({ head: async () => ({ seq, hash: String(seq) }) });
  const app = new Hono().get('/x', (c) =>
    answers.answer(c, async () => {
      made += 1;
      const mine = made;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return jsonBytes({ made: mine, fill: 'x'.repeat(size) });
    }),
  );
  const ask = (query = '', headers = {}) => app.request(`/x${query}`, { headers });
  return { ask, grow: () => (seq += 1), made: () => made };
}

describe('a kept answer', () => {
  it('is made once for all who ask at once, and anew when the log has grown', async () => {
    const { ask, grow, made } = counting();
    const all = await Promise.all(Array.from({ length: 50 }, () => ask()));
    assert.equal(made(), 1);
    const tags = new Set(all.map(({ headers }) => headers.get('etag')));
    assert.equal(tags.size, 1);
    grow();
    const after = await ask();
    assert.deepEqual(await after.json(), { made: 2, fill: '' });
    assert.ok(!tags.has(after.headers.get('etag')));
  });

  it('is told apart by its question, whatever the order of the fields', async () => {
    const { ask, made } = counting();
    await ask('?a=1&b=2');
    await ask('?b=2&a=1');
    assert.equal(made(), 1);
    await ask('?a=1&b=3');
    assert.equal(made(), 2);
  });

  it('is nothing to who has it', async () => {
    const { ask, grow } = counting();
    const etag = (await ask()).headers.get('etag') ?? '';
    const again = await ask('', { 'if-none-match': `"other", ${etag}` });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    grow();
    assert.equal((await ask('', { 'if-none-match': etag })).status, 200);
  });

  it('is compressed for who takes it so, where it is worth it', async () => {
    const { ask } = counting(5000);
    const plain = await ask();
    const zipped = await ask('', { 'accept-encoding': 'br, gzip' });
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(zipped.headers.get('content-encoding'), 'gzip');
    assert.equal(zipped.headers.get('vary'), 'Accept-Encoding');
    assert.equal(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString(), await plain.text());
    const short = await counting().ask('', { 'accept-encoding': 'gzip' });
    assert.equal(short.headers.get('content-encoding'), null);
  });

  it('that failed is not kept', async () => {
    let fails = true;
    const answers = answersOf({ head: async () => ({ seq: 1, hash: '1' }) });
    const app = new Hono().get('/x', (c) =>
      answers.answer(c, async () => {
        if (fails) throw new Error('not now');
        return jsonBytes(1);
      }),
    );
    app.onError((_, c) => c.text('failed', 500));
    assert.equal((await app.request('/x')).status, 500);
    fails = false;
    assert.equal((await app.request('/x')).status, 200);
  });
});

describe('the head of the log', () => {
  it('is looked at once for many, and never sooner than they ask', async () => {
    let written = 1;
    let looks = 0;
    const headOf = sharedHead({
      head: async () => {
        looks += 1;
        const seq = written;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return { seq, hash: String(seq) };
      },
    });
    const first = headOf();
    written = 2;
    const later = Array.from({ length: 30 }, headOf);
    assert.equal((await first).seq, 1);
    for (const { seq } of await Promise.all(later)) assert.equal(seq, 2, 'what was written before is seen');
    assert.equal(looks, 2);
    written = 3;
    assert.equal((await headOf()).seq, 3);
  });

  it('is looked at again where a look failed', async () => {
    let fails = true;
    const headOf = sharedHead({
      head: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (fails) throw new Error('not now');
        return { seq: 1, hash: '1' };
      },
    });
    const [one, other] = [headOf(), headOf()];
    await assert.rejects(one);
    fails = false;
    assert.equal((await other).seq, 1);
  });
});

describe('a page of a list', () => {
  const keyOf = (one: string): string => one;
  const page = (list: readonly string[], cursor?: string | null) =>
    pageOf({ limit: 2, ...(cursor ? { cursor } : {}) }, sliceOf(list), keyOf);

  it('begins after the entry that the one before ended with, where the list has grown or shrunk', async () => {
    const { items, next } = await page(['a', 'b', 'c', 'd']);
    assert.deepEqual(items, ['a', 'b']);
    assert.deepEqual((await page(['a', 'b', 'c', 'd'], next)).items, ['c', 'd']);
    assert.deepEqual((await page(['0', 'a', 'b', 'c'], next)).items, ['c']);
    assert.deepEqual((await page(['b', 'c', 'd', 'e'], next)).items, ['c', 'd']);
    assert.deepEqual(await page(['a', 'b'], next), { items: [], next: null });
  });

  it('says so where that entry is gone, or the cursor is none', async () => {
    const { next } = await page(['a', 'b', 'c']);
    await assert.rejects(page(['x', 'y', 'z'], next), /not in the list any more/u);
    for (const cursor of ['x', Buffer.from('[1]').toString('base64url'), Buffer.from('[-1,"b"]').toString('base64url')])
      await assert.rejects(page(['a', 'b'], cursor), /none that a page gave/u);
  });
});
