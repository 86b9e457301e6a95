// The API under load: npm run bench:api [-- --seconds 60] [--connections 200] [--documents 5000] [--store ADDRESS] [--write]
// A server of its own process over a synthetic store (5,000 documents, 50,000 claims; a new SQLite file, or the address given). Readers
// ask one flow again and again, as many at once as --connections says; meanwhile one writer decides on claims and adds claims of its
// own, and a third asks what takes long (origins, the review queue). Afterwards every write that was acknowledged must stand in
// the log, and the store must verify. With --write the figures go into docs/benchmarks.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { arch, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startServer } from '../src/api/server.ts';
import { openStore } from '../src/store/open.ts';
import { writeSection } from './page.ts';
import { BUSY_PAIR, syntheticStore } from './synthetic-store.ts';

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    connections: { type: 'string', default: '200' },
    documents: { type: 'string', default: '5000' },
    store: { type: 'string' },
    serve: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

/** Between the writer's writes. */
const PAUSE = 200;
const BARS = { p99: 250 } as const;

/** The server's own process: prints its address, ends when its input ends. */
async function serve(location: string): Promise<void> {
  const store = await openStore(location);
  const server = await startServer({ store, location, port: 0 });
  console.log(server.url);
  const before = process.threadCpuUsage();
  for await (const _ of process.stdin);
  const { user, system } = process.threadCpuUsage(before);
  await server.close();
  await store.close();
  console.log(JSON.stringify({ resident: process.resourceUsage().maxRSS * 1024, processor: user + system }));
}

type Site = { readonly origin: string; readonly cookie: string; readonly end: () => Promise<Ended> };
/** Bytes at most, and microseconds of the thread that serves. */
type Ended = { readonly resident: number; readonly processor: number };

async function started(location: string): Promise<Site> {
  const args = [import.meta.filename, '--serve', '--store', location];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.on('exit', () => reject(new Error('the server did not start')));
  });
  const opened = await fetch(url, { redirect: 'manual' });
  return {
    origin: new URL(url).origin,
    cookie: opened.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    end: async () => {
      const last = once(lines, 'line');
      child.stdin.end();
      const [line] = (await last) as [string];
      return JSON.parse(line) as Ended;
    },
  };
}

async function ask(site: Site, path: string, body?: unknown): Promise<unknown> {
  const headers = { cookie: site.cookie, origin: site.origin, 'content-type': 'application/json' };
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`${site.origin}/api${path}`, { headers, ...post });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

type Claims = { readonly claims: readonly { readonly claim: { readonly id: string } }[] };
type Written = { readonly seqs: readonly number[]; readonly times: readonly number[] };

/** Writes until it is told to stop; the statements that the server acknowledged, and how long each took in milliseconds. */
async function writer(site: Site, stop: AbortSignal): Promise<Written> {
  const [from, to] = BUSY_PAIR;
  const { claims } = (await ask(site, `/claims?from=${from}&to=${to}&limit=500`)) as Claims;
  const seqs: number[] = [];
  const times: number[] = [];
  for (let n = 0; !stop.aborted; n += 1) {
    const claim = claims[n % claims.length]?.claim.id;
    const started = performance.now();
    const made = await ask(site, '/decisions', {
      claim,
      kind: n % 2 === 0 ? 'reject' : 'accept',
      reason: `write ${n}`,
    });
    times.push(performance.now() - started);
    seqs.push((made as { decision: { seq: number } }).decision.seq);
    await sleep(PAUSE);
  }
  return { seqs, times };
}

/** Asks what takes long, one after the other, until it is told to stop; how often. */
async function thinker(site: Site, stop: AbortSignal): Promise<number> {
  let asked = 0;
  for (; !stop.aborted; asked += 1) {
    await ask(site, asked % 2 === 0 ? '/origins' : '/review?limit=50');
    await sleep(1000);
  }
  return asked;
}

/** The acknowledged statements that are not in the log as they were acknowledged. */
async function lost(location: string, seqs: readonly number[]): Promise<number> {
  const store = await openStore(location);
  const decisions = new Set((await store.decisions()).map(({ seq }) => seq));
  const verified = await store.verify();
  await store.close();
  if (!verified.ok) throw new Error(`the store does not verify: ${verified.message}`);
  return seqs.filter((seq) => !decisions.has(seq)).length;
}

const percentile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)] ?? Number.NaN;

async function measure(location: string): Promise<void> {
  const documents = Number(options.documents);
  await (await syntheticStore(location, documents)).close();
  const site = await started(location);
  const [from, to] = BUSY_PAIR;
  const { flows } = (await ask(site, `/flows?from=${from}&to=${to}`)) as { flows: { flow: string }[] };
  const flow = `/api/flows/${encodeURIComponent(flows[0]?.flow ?? '')}`;
  const stopping = new AbortController();
  const [writing, thinking] = [writer(site, stopping.signal), thinker(site, stopping.signal)];
  const load = await autocannon({
    url: `${site.origin}${flow}`,
    connections: Number(options.connections),
    duration: Number(options.seconds),
    headers: { cookie: site.cookie, 'accept-encoding': 'gzip' },
  });
  stopping.abort();
  const { seqs, times } = await writing;
  const questions = await thinking;
  const { resident, processor } = await site.end();
  const gone = await lost(location, seqs);
  const { latency, requests, errors, timeouts, non2xx } = load;
  const row = [
    `${documents} / ${documents * 10}`,
    options.connections,
    requests.total,
    Math.round(requests.average),
    errors + timeouts + non2xx,
    `${latency.p50} / ${latency.p99} / ${latency.max}`,
    `${seqs.length}, ${gone} lost`,
    `${Math.round(percentile(times, 0.5))} / ${Math.round(percentile(times, 0.99))}`,
    questions,
    Math.round(processor / requests.total),
    Math.round(resident / 1e6),
  ];
  const table = [
    '| documents / claims | readers | requests | a second | errors | p50 / p99 / longest, ms | writes | a write, p50 / p99, ms | long questions | processor time of the serving thread a request, µs | resident, MB |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    `| ${row.join(' | ')} |`,
  ];
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'} (${arch()}), Node ${process.version}, ${options.seconds} s, ${location.startsWith('postgres') ? 'PostgreSQL' : 'SQLite'}; server and readers on one machine`;
  console.log(`${machine}\n\n${table.join('\n')}`);
  if (options.write)
    writeSection('bench:api', 'API', [
      'One flow asked by many at once (`npm run bench:api`), while a writer decides five times a second and a third asks what takes long.',
      '',
      ...table,
      '',
      `${machine}.`,
    ]);
  if (errors + timeouts + non2xx + gone > 0 || latency.p99 > BARS.p99) process.exitCode = 1;
}

if (options.serve) await serve(options.store ?? '');
else if (options.store !== undefined) await measure(options.store);
else {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-bench-api-'));
  try {
    await measure(join(folder, 'bench.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
