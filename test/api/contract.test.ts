// The API is what its OpenAPI document says: every operation is called, on both databases, and what comes back fits its schema.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { importFigures } from '../../src/app/import-figures.ts';
import { openStore } from '../../src/store/open.ts';
import { startCluster } from '../store/cluster.ts';
import { type Answer, addSample, READERS, type Running, startOver } from './harness.ts';
import { misfit, type Schema, type Schemas } from './json-schema.ts';

type Parameter = { readonly name: string; readonly in: 'path' | 'query'; readonly required?: boolean };
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Operation = {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly 'x-role': string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
};
type OpenApi = {
  readonly openapi: string;
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', Operation>>>>;
  readonly components: { readonly schemas: Schemas };
};

const FIGURES = join(import.meta.dirname, '..', '..', 'examples', 'figures.csv');
const by = { actor: 'test', now: new Date('2025-02-12T08:00:00Z') };

/** What the paths and the bodies of operations need: ids that the store has. */
type Known = {
  readonly document: string;
  readonly claims: readonly string[];
  readonly figure: string;
  readonly series: string;
  readonly addition: string;
  readonly row: string;
  readonly run: string;
};

const idFor = (path: string, known: Known): string => {
  if (path.startsWith('/documents/')) return known.document;
  if (path.startsWith('/claims/')) return known.claims[1] ?? '';
  if (path.startsWith('/figures/')) return known.figure;
  if (path.startsWith('/additions/')) return known.addition;
  if (path.startsWith('/rows/')) return known.row;
  if (path.startsWith('/runs/')) return known.run;
  return known.series;
};

/** Values for query fields that must be given. */
const QUERY: Readonly<Record<string, string>> = { from: 'KP', to: 'RU', start: '0', end: '50', q: 'shells' };

const TEXT = { text: 'North Korea has sent Russia 2,000 lorries.', published: '2025-03-01', publisher: 'Example' };

/** A body for each operation that takes one, in the order in which they are called. */
const bodies = ({ claims: [first, second, third] }: Known): Readonly<Record<string, unknown>> => ({
  '/read': TEXT,
  '/scenarios/runs': { draws: 200, set: {}, compare: true, backTest: true },
  '/decisions': { claim: first, kind: 'accept', reason: 'seen in print', seen: null },
  '/documents/{id}/claims': { start: 0, end: 50, fields: { frame: 'transfer', from: 'KP', to: 'RU', item: 'drone' } },
  '/claims/{id}/merges': { claims: [third] },
  '/claims/{id}/amendments': { fields: { low: '4' }, reason: 'counted again' },
  '/undoings': {},
  '/claims/{id}/splits': { parts: [{ low: '1' }, { low: '2' }] },
  '/documents': TEXT,
  '/imports': { what: 'figures', text: readFileSync(FIGURES, 'utf8'), file: 'again.csv' },
  '/runs/{id}/reversal': { reason: 'a trial' },
  '/origins/settings': { name: 'a new name', as: 'ROK NIS', letter: 'B', reason: 'it is' },
  '/additions': { documents: [{ ...TEXT, title: 'Again' }, { text: ' ' }] },
  // Said so that a body without its claim is seen: the second is the one in the address.
  '': second,
});

const startedOn = async (location: string): Promise<{ readonly server: Running; readonly known: Known }> => {
  const store = await openStore(location);
  await addSample(store);
  await importFigures(store, readFileSync(FIGURES, 'utf8'), 'figures.csv', by);
  const server = await startOver(store, { location, readers: READERS });
  const claims = (await store.claims()).map(({ claim }) => claim.id);
  const [document] = await store.documents();
  const { flows } = (await server.ask('/api/flows?from=KP&to=RU')).json as {
    flows: { key: string; figures: { id: string }[] }[];
  };
  const [flow] = flows.filter(({ figures }) => figures.length > 0);
  const text = { documents: [{ ...TEXT, title: 'First' }] };
  const { id, run } = (await server.ask('/api/additions', { method: 'POST', body: text })).json as {
    id: string;
    run: string;
  };
  const [row] = await store.figures();
  await server.ask(`/api/additions/${id}/events`);
  const known = {
    document: document?.id ?? '',
    claims,
    figure: flow?.figures[0]?.id ?? '',
    series: flow?.key ?? '',
    addition: id,
    row: row?.id ?? '',
    run,
  };
  return { server, known };
};

const addressOf = (path: string, { parameters = [] }: Operation, known: Known): string => {
  const query = parameters.filter((one) => one.in === 'query' && one.required);
  const fields = query.map(({ name }) => [name, QUERY[name] ?? assert.fail(`${path}: an example of ${name}`)]);
  const found = path.replace('{id}', encodeURIComponent(idFor(path, known)));
  return `/api${found}${fields.length > 0 ? `?${new URLSearchParams(fields)}` : ''}`;
};

const operations = (document: OpenApi, method: 'get' | 'post'): readonly (readonly [string, Operation])[] =>
  Object.entries(document.paths).flatMap(([path, { [method]: operation }]) => (operation ? [[path, operation]] : []));

const folder = mkdtempSync(join(tmpdir(), 'tosite-contract-'));
const cluster = await startCluster();
after(async () => {
  if (cluster.reason === false) await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The answers of the GETs before anything was written, by address: the same on every database. */
const told = new Map<string, Map<string, unknown>>();

const STORES = [
  { name: 'SQLite', location: () => join(folder, 'contract.db'), skip: false },
  {
    name: 'PostgreSQL',
    location: () => (cluster.reason === false ? cluster.address('api') : ''),
    skip: cluster.reason,
  },
] as const;

for (const { name, location, skip } of STORES)
  describe(`the API on ${name}`, { skip }, () => {
    let server: Running;
    let known: Known;
    let document: OpenApi;

    /** What of an answer is not as the document says; null where all is. */
    const faultOf = (answer: Answer, path: string, { responses }: Operation): string | null => {
      const [status = '', { content } = { content: {} }] = Object.entries(responses)[0] ?? [];
      if (String(answer.status) !== status) return `${path}: ${answer.status} ${answer.text.slice(0, 300)}`;
      const [type = '', { schema } = { schema: {} }] = Object.entries(content)[0] ?? [];
      if (!answer.headers['content-type']?.startsWith(type)) return `${path}: ${answer.headers['content-type']}`;
      const isJson = type === 'application/json' && schema.type !== 'string';
      const fault = isJson ? misfit(answer.json, schema, document.components.schemas) : null;
      return fault && `${path}: ${fault}`;
    };
    const isRefused = (answer: Answer, status: number, path: string): void => {
      assert.equal(answer.status, status, `${path}: ${answer.text.slice(0, 300)}`);
      assert.equal(misfit(answer.json, { $ref: 'Error' }, document.components.schemas), null, path);
    };

    before(async () => {
      ({ server, known } = await startedOn(location()));
      document = (await server.ask('/api/openapi.json')).json as OpenApi;
    });
    after(() => server.close());

    it('is described by an OpenAPI 3.1 document, every operation in a part of the reference', () => {
      assert.match(document.openapi, /^3\.1\./u);
      const tags = document.tags.map((tag) => tag.name);
      for (const method of ['get', 'post'] as const)
        for (const [path, { summary, tags: own, 'x-role': role }] of operations(document, method)) {
          assert.ok(summary && own?.every((tag) => tags.includes(tag)), path);
          assert.ok(method === 'post' || role === 'reader', `${path}: a GET changes nothing`);
        }
      assert.ok(operations(document, 'get').length > 25);
    });

    it('answers every GET as its schema says', async () => {
      const own = new Map<string, unknown>();
      const faults: (string | null)[] = [];
      for (const [path, operation] of operations(document, 'get')) {
        if (path === '/events') continue;
        const address = addressOf(path, operation, known);
        const answer = await server.ask(address);
        faults.push(faultOf(answer, path, operation));
        if (!path.startsWith('/additions')) own.set(path, answer.json ?? answer.text);
      }
      told.set(name, own);
      assert.deepEqual(faults.filter(Boolean), []);
    });

    it('answers a GET the second time with nothing, while nothing has changed', async () => {
      let tagged = 0;
      for (const [path, operation] of operations(document, 'get')) {
        if (path === '/events') continue;
        const address = addressOf(path, operation, known);
        const { etag, 'content-type': type } = (await server.ask(address)).headers;
        if (etag === undefined) {
          assert.ok(!type?.startsWith('application/json') || /^\/(session|additions|export)/u.test(path), path);
          continue;
        }
        const again = await server.ask(address, { headers: { 'if-none-match': etag } });
        assert.deepEqual([again.status, again.text], [304, ''], path);
        tagged += 1;
      }
      assert.ok(tagged > 20);
    });

    it('sees every question that says so as it was known, and as it was recorded', async () => {
      let seen = 0;
      for (const [path, operation] of operations(document, 'get')) {
        const fields = new Set((operation.parameters ?? []).map((one) => one.name));
        const address = addressOf(path, operation, known);
        const join_ = address.includes('?') ? '&' : '?';
        if (!fields.has('as-recorded-at')) continue;
        const first = await server.ask(`${address}${join_}as-recorded-at=0`);
        assert.ok(first.status === 200 || first.status === 404, `${path}: ${first.text.slice(0, 200)}`);
        isRefused(await server.ask(`${address}${join_}as-recorded-at=once`), 400, path);
        if (!fields.has('as-known-on')) continue;
        const then = await server.ask(`${address}${join_}as-known-on=2020`);
        assert.ok(then.status === 200 || then.status === 404, `${path}: ${then.text.slice(0, 200)}`);
        isRefused(await server.ask(`${address}${join_}as-known-on=2020-02-30`), 400, path);
        seen += 1;
      }
      assert.ok(seen > 20);
    });

    it('says of what it does not have that it is not there', async () => {
      for (const [path, operation] of operations(document, 'get'))
        if (path.includes('{id}'))
          isRefused(await server.ask(addressOf(path.replace('{id}', 'x_0'), operation, known)), 404, path);
    });

    it('says which methods an address has when it is asked by another', async () => {
      const [path, operation] = operations(document, 'get')[0] ?? assert.fail('an operation');
      for (const [method, given] of [
        ['PUT', { body: {} }],
        ['PATCH', { body: {} }],
        ['DELETE', {}],
      ] as const) {
        const answer = await server.ask(addressOf(path, operation, known), { method, ...given });
        isRefused(answer, 405, `${method} ${path}`);
        assert.match(answer.text, /GET/u);
      }
      isRefused(await server.ask('/api/nowhere', { method: 'PUT', body: {} }), 404, 'nowhere');
    });

    it('refuses a parameter that it does not know, rather than answer something else', async () => {
      for (const [path, operation] of operations(document, 'get')) {
        const address = addressOf(path, operation, known);
        const answer = await server.ask(`${address}${address.includes('?') ? '&' : '?'}as-know-on=2024-01-01`);
        isRefused(answer, 400, path);
        assert.match(answer.text, /as-know-on/u, path);
      }
    });

    it('gives lists by pages, each entry once', async () => {
      const lists = operations(document, 'get').filter(([, { parameters = [] }]) =>
        parameters.some((one) => one.name === 'cursor'),
      );
      assert.ok(lists.length >= 5);
      for (const [path, operation] of lists) {
        const address = addressOf(path, operation, known);
        const listOf = (json: unknown): unknown[] =>
          Object.entries(json as object).find(([name, value]) => name !== 'diagnostics' && Array.isArray(value))?.[1] ??
          assert.fail(path);
        const all = listOf((await server.ask(`${address}?limit=500`)).json);
        const paged: unknown[] = [];
        let cursor: string | null = '';
        for (let i = 0; cursor !== null && i < 1000; i += 1) {
          const answer: Answer = await server.ask(`${address}?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
          assert.ok(listOf(answer.json).length <= 2, path);
          paged.push(...listOf(answer.json));
          cursor = (answer.json as { next: string | null }).next;
        }
        assert.deepEqual(paged.slice(0, 500), all, path);
        isRefused(await server.ask(`${address}?cursor=nonsense`), 400, path);
      }
    });

    it('takes every write as its schema says, and refuses one that does not fit', async () => {
      const given = bodies(known);
      const writes = new Map(operations(document, 'post'));
      assert.deepEqual(
        [...writes.keys()].filter((path) => !(path in given)),
        [],
        'an example of each body',
      );
      for (const [path, operation] of writes)
        isRefused(
          await server.ask(addressOf(path, operation, known), { method: 'POST', body: { nonsense: 1 } }),
          400,
          path,
        );
      const faults: (string | null)[] = [];
      for (const [path, body] of Object.entries(given)) {
        const operation = writes.get(path);
        if (operation)
          faults.push(
            faultOf(await server.ask(addressOf(path, operation, known), { method: 'POST', body }), path, operation),
          );
      }
      assert.deepEqual(faults.filter(Boolean), []);
      assert.ok((await server.store.verify()).ok);
    });
  });

/** Without what tells when the addition was made: times, runs, and the hashes of statements. */
const timeless = (answer: unknown): string =>
  JSON.stringify(answer).replaceAll(/(?:20\d\d-\d\d-\d\dT[\d:.]+Z|run_\w+|[0-9a-f]{64})/gu, '…');

describe('both databases', { skip: cluster.reason }, () => {
  it('answer the same', () => {
    const [one, other] = [told.get('SQLite'), told.get('PostgreSQL')];
    assert.ok(one && other && one.size > 25);
    // The addition that was made first has a time and a run of its own, which stand in the log.
    for (const [path, answer] of one) assert.deepEqual(timeless(other.get(path)), timeless(answer), path);
  });
});
