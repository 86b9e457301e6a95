// The resources: each answers what its schema says, over a store with one document made by hand.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { z } from 'zod';
import {
  ClaimView,
  DecisionMade,
  DerivationView,
  DocumentSummaryView,
  DocumentView,
  ErrorEnvelope,
  ExchangeView,
  FlowsView,
  FlowView,
  NamesView,
  ReadingView,
} from '../../src/api/schemas.ts';
import { type Ask, type Running, startSample } from './harness.ts';

const SHELLS = 'KP-RU:ammunition.artillery';

describe('the API', () => {
  let server: Running;
  const get = async <S extends z.ZodType>(schema: S, path: string, options?: Ask): Promise<z.output<S>> => {
    const answer = await server.ask(path, options);
    assert.ok(answer.status === 200 || answer.status === 201, `${path}: ${answer.status} ${answer.text}`);
    assert.equal(answer.headers['cache-control'], 'private, no-cache');
    return schema.parse(answer.json);
  };
  const fails = async (path: string, status: number, options?: Ask): Promise<ErrorEnvelope['error']> => {
    const answer = await server.ask(path, options);
    assert.equal(answer.status, status, `${path}: ${answer.text}`);
    return ErrorEnvelope.parse(answer.json).error;
  };
  const theDocument = async () => {
    const { documents } = (await server.ask('/api/documents')).json as { documents: unknown[] };
    const [summary] = documents.map((one) => DocumentSummaryView.parse(one));
    assert.ok(summary);
    return get(DocumentView, `/api/documents/${summary.id}`);
  };
  const shells = async () => {
    const view = await theDocument();
    const found = view.claims.find(({ claim }) => claim.item?.code === 'ammunition.artillery');
    assert.ok(found);
    return found;
  };

  before(async () => {
    server = await startSample();
  });
  after(() => server.close());

  it('takes parties and items by their names, and says of others that there are none such', async () => {
    const named = await get(FlowsView, '/api/flows?from=north%20korea&to=Ven%C3%A4j%C3%A4&item=Artillery%20shells');
    assert.deepEqual([...new Set(named.flows.map(({ flow }) => flow))], [SHELLS]);
    const missing = await get(FlowsView, '/api/flows?item=food.rice');
    assert.deepEqual(missing.flows, [], 'known, and nothing flows');
    for (const path of ['exchange?from=ZZ&to=QQ', 'balance?from=KP&to=Q', 'flows?from=ZZ', 'claims?to=Ruritania'])
      assert.equal((await fails(`/api/${path}`, 422)).code, 'T1903', path);
    assert.equal((await fails('/api/exchange?from=KP&to=QQ', 422)).at?.field, 'to');
    for (const path of ['measures?from=ZZ', 'indicators?from=ZZ', 'claim-rows?from=ZZ', 'figures?from=ZZ'])
      assert.equal((await fails(`/api/${path}`, 422)).code, 'T1903', path);
    for (const list of ['flows', 'figures', 'estimates', 'claims', 'claim-rows']) {
      const { code, hint, said } = await fails(`/api/${list}?item=oil`, 422);
      assert.equal(code, 'T1902', list);
      assert.match(hint, /energy\.crude, energy\.refined/);
      assert.ok(said, 'pages say it in Finnish, too');
    }
    assert.equal((await fails('/api/claims?document=d_0000000000000000', 404)).code, 'T1901');
    for (const path of ['flows', 'claims', 'log', 'changes', 'log/verification'])
      assert.equal((await fails(`/api/${path}?as-recorded-at=99`, 422)).code, 'T4024', path);
  });

  it('refuses to read what cannot be read', async () => {
    const read = (body: object) => fails('/api/read', 422, { method: 'POST', body });
    assert.equal((await read({ text: ' \n' })).code, 'T1004');
    assert.equal((await read({ text: 'Russia sent grain.', language: 'xx' })).code, 'T2101');
    assert.equal((await read({ text: 'grain '.repeat(2_200_000) })).code, 'T1008');
  });

  it('gives the exchange in both directions', async () => {
    const view = await get(ExchangeView, '/api/exchange?from=KP&to=RU');
    assert.deepEqual(
      view.given.map(({ flow }) => flow),
      [SHELLS],
    );
    assert.deepEqual(new Set(view.received.map(({ item }) => item)), new Set(['money', 'food.grain']));
    const swapped = await get(ExchangeView, '/api/exchange?from=RU&to=KP');
    assert.deepEqual(swapped.received, view.given);
  });

  it('gives what was known on a day', async () => {
    const before = await get(ExchangeView, '/api/exchange?from=KP&to=RU&as-known-on=2025-02-09');
    assert.deepEqual([before.given, before.received], [[], []]);
    const then = await get(ExchangeView, '/api/exchange?from=KP&to=RU&as-known-on=2025-02-10');
    assert.equal(then.given.length, 1);
    const { id } = (await theDocument()).document;
    assert.equal((await get(DocumentView, `/api/documents/${id}?as-known-on=2025-02-10`)).document.id, id);
    assert.equal((await fails(`/api/documents/${id}?as-known-on=2025-02-09`, 404)).code, 'T5404');
  });

  it('gives flows by party and item', async () => {
    assert.equal((await get(FlowsView, '/api/flows')).flows.length, 3);
    assert.deepEqual(
      (await get(FlowsView, '/api/flows?from=RU&item=food')).flows.map(({ item }) => item),
      ['food.grain'],
    );
  });

  it('gives a flow by its key and by the key of a series, with the reports behind it', async () => {
    const flow = await get(FlowView, `/api/flows/${encodeURIComponent(SHELLS)}`);
    const [series] = flow.series;
    assert.ok(series);
    assert.deepEqual(await get(FlowView, `/api/flows/${encodeURIComponent(series.key)}`), flow);
    const [id = ''] = series.figures[0]?.reportIds ?? [];
    assert.equal(flow.reports[id]?.quote, 'North Korea sent Russia more than a million shells');
    assert.ok(flow.reports[id]?.documentId?.startsWith('d_'));
  });

  it('gives a document with each claim tied to its text', async () => {
    const { document, claims } = await theDocument();
    assert.equal(claims.length, 4);
    for (const { claim, documentId } of claims) {
      assert.equal(document.text.slice(claim.quote.start, claim.quote.end), claim.quote.exact);
      assert.equal(documentId, document.id);
    }
    const effect = claims.find(({ claim }) => claim.frame === 'effect');
    assert.equal(effect?.series, null, 'an effect counts in no series');
  });

  it('gives one claim', async () => {
    const one = await shells();
    assert.deepEqual(await get(ClaimView, `/api/claims/${one.claim.id}`), one);
  });

  it('explains a series, a figure and a claim down to the quote', async () => {
    const { series, figure, claim } = await shells();
    for (const id of [series, figure, claim.id]) {
      const tree = await get(DerivationView, `/api/explain/${encodeURIComponent(id ?? '')}`);
      assert.ok(JSON.stringify(tree).includes(claim.quote.exact), `${id}`);
    }
  });

  it('names parties and items, and the pairs that exchange', async () => {
    const { parties, items, pairs } = await get(NamesView, '/api/names');
    assert.equal(parties.KP, 'North Korea');
    assert.ok(items['food.grain']);
    assert.deepEqual(pairs, [{ from: 'KP', to: 'RU', reports: 3 }]);
    const finnish = await get(NamesView, '/api/names?language=fi');
    assert.deepEqual([finnish.parties.RU, finnish.items.money], ['Venäjä', 'raha']);
  });

  it('takes a decision, and the flow changes at once', async () => {
    const { claim } = await shells();
    const decide = (kind: string) =>
      get(DecisionMade, '/api/decisions', { method: 'POST', body: { claim: claim.id, kind } });
    assert.equal((await decide('reject')).decision.verdict, 'reject');
    assert.equal((await get(ExchangeView, '/api/exchange?from=KP&to=RU')).given.length, 0);
    assert.equal((await fails(`/api/flows/${encodeURIComponent(SHELLS)}`, 404)).code, 'T5404');
    const rejected = await shells();
    assert.deepEqual([rejected.decision?.verdict, rejected.series], ['reject', null]);
    await decide('accept');
    assert.equal((await get(ExchangeView, '/api/exchange?from=KP&to=RU')).given.length, 1);
  });

  it('keeps a new text and reads another without keeping it', async () => {
    const text = 'North Korea has sent Russia 2,000 lorries.';
    const read = await get(ReadingView, '/api/read', { method: 'POST', body: { text, published: '2025-03' } });
    assert.equal(read.document.text, text);
    assert.equal((await server.store.documents()).length, 1);
    const body = { text, published: '2025-03', publisher: ' Tosite example ', url: '', title: null };
    const kept = await get(DocumentView, '/api/documents', { method: 'POST', body });
    assert.deepEqual(
      [kept.document.text, kept.document.published, kept.document.publisher, kept.document.url],
      [text, '2025-03', 'Tosite example', null],
    );
    const again = await get(DocumentView, '/api/documents', { method: 'POST', body });
    assert.equal(again.document.id, kept.document.id);
    assert.equal((await server.store.documents()).length, 2);
  });

  it('takes the article out of a saved page where the page is said to be one', async () => {
    const text =
      '<title>Lorries</title><nav>Menu</nav><article><p>North Korea has sent Russia 2,000 lorries.</p></article>';
    const read = (format?: string) =>
      get(ReadingView, '/api/read', {
        method: 'POST',
        body: { text, published: '2025-03', ...(format && { format }) },
      });
    const { document } = await read('html');
    assert.deepEqual([document.title, document.text], ['Lorries', 'North Korea has sent Russia 2,000 lorries.']);
    assert.equal((await read()).document.text, text);
  });

  it('shows markup and controls as the text that they are', async () => {
    const text = '<script>alert(1)</script> =1+1 "><img src=x onerror=alert(2)> North Korea sent Russia shells.';
    const kept = await get(DocumentView, '/api/documents', { method: 'POST', body: { text } });
    assert.equal(kept.document.text, text);
    const answer = await server.ask(`/api/documents/${kept.document.id}`);
    assert.match(answer.headers['content-type'] ?? '', /^application\/json/u);
  });

  it('names the field that does not fit', async () => {
    const bad: readonly (readonly [string, string, Ask?])[] = [
      ['/api/exchange?from=KP', 'to'],
      ['/api/exchange?from=&to=RU', 'from'],
      ['/api/exchange?from=KP&to=RU&as-known-on=2025-02-30', 'as-known-on'],
      ['/api/flows?item=', 'item'],
      ['/api/documents', 'text', { method: 'POST', body: {} }],
      ['/api/documents', 'published', { method: 'POST', body: { text: 'a', published: '2025-13' } }],
      ['/api/documents', 'url', { method: 'POST', body: { text: 'a', url: 'javascript:alert(1)' } }],
      ['/api/decisions', 'claim', { method: 'POST', body: { claim: 'x', kind: 'accept' } }],
      ['/api/decisions', 'kind', { method: 'POST', body: { claim: 'c_0000000000000000', kind: 'erase' } }],
    ];
    for (const [path, field, options] of bad) {
      const { code, at } = await fails(path, 400, options);
      assert.deepEqual([code, at?.field], ['T5400', field], path);
    }
  });

  it('says what is wrong with a text that cannot be kept', async () => {
    const empty = await fails('/api/documents', 422, { method: 'POST', body: { text: '  \n ' } });
    assert.match(empty.code, /^T1/u);
    assert.ok(empty.hint.length > 5);
  });

  it('says what is not there', async () => {
    for (const path of [
      '/api/documents/d_0',
      '/api/claims/c_0',
      '/api/flows/XX-YY:money',
      '/api/explain/f_0',
      '/api/nothing',
    ])
      assert.equal((await fails(path, 404)).code, 'T5404', path);
    const body = { claim: 'c_0000000000000000', kind: 'accept' };
    assert.equal((await fails('/api/decisions', 404, { method: 'POST', body })).code, 'T4010');
  });
});
