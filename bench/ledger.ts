// Speed and memory of the ledger: npm run bench:ledger [-- --sizes 10000,100000,1000000] [--store ADDRESS [--store-sizes …]] [--no-write]
// ADDRESS: a PostgreSQL database to measure as well, with the word SIZE where stores of different sizes must differ.
// Synthetic claims (bench/ledger-claims.ts) go into a new store through its port, in transactions of one document each; then a
// process of its own asks for one pair, for the same pair after one more document, and for all flows pair by pair. Each step
// runs in a process of its own, so that its highest resident memory is its own. What is measured goes into docs/benchmarks.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { arch, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { eachLedger, ledger } from '../src/app/ledger.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/port.ts';
import { pairOf, SHAPE, syntheticDocument } from './ledger-claims.ts';
import { writeSection } from './page.ts';

const SEED = 1;

type Measured = Readonly<Record<string, number>>;
type Step = 'import' | 'settle' | 'verify' | 'ask';

const by = (n: number) => ({ actor: 'bench', now: new Date(Date.UTC(2026, 0, 1) + n) });

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function importClaims(store: Store, claims: number): Promise<Measured> {
  const documents = claims / SHAPE.claimsPerDocument;
  const spent = await seconds(() =>
    store.bulk(async (adding) => {
      for (let n = 0; n < documents; n += 1)
        await adding.addReading({ ...syntheticDocument(SEED, n), reader: 'grammar@1', diagnostics: [] }, by(n));
    }),
  );
  return { importPerSecond: claims / spent };
}

async function verify(store: Store): Promise<Measured> {
  let statements = 0;
  const spent = await seconds(async () => {
    const result = await store.verify();
    if (!result.ok) throw new Error(`the store does not verify: ${result.message}`);
    statements = result.statements;
  });
  return { verifyPerSecond: statements / spent };
}

/** One pair in a process that has asked for others before; the same after one more document; all flows. */
async function ask(store: Store, claims: number): Promise<Measured> {
  const asked = async (pair: number): Promise<number> => {
    const [from, to] = pairOf(pair);
    return seconds(() => ledger(store, { from, to }));
  };
  for (const pair of [1, 2, 3]) await asked(pair);
  const pairSeconds: number[] = [];
  for (const pair of [11, 23, 37, 52, 68, 71, 94]) pairSeconds.push(await asked(pair));
  const [from, to] = pairOf(94);
  const moreSeconds: number[] = [];
  for (let n = 0; moreSeconds.length < 9; n += 1) {
    const { document, claims: found } = syntheticDocument(SEED, claims + n);
    const [first] = found;
    if (!first?.from || !first.to) continue;
    const claim = { ...first, from: { ...first.from, id: from }, to: { ...first.to, id: to } };
    await store.addReading({ document, claims: [claim], reader: 'grammar@1', diagnostics: [] }, by(claims + n));
    moreSeconds.push(await seconds(() => ledger(store, { from, to })));
  }
  let series = 0;
  let figures = 0;
  const before = process.cpuUsage();
  const allSeconds = await seconds(async () => {
    for await (const [, made] of eachLedger(store)) {
      series += made.series.length;
      figures += made.series.reduce((sum, one) => sum + one.figures.length, 0);
    }
  });
  const { user, system } = process.cpuUsage(before);
  const allProcessor = (user + system) / 1e6;
  return {
    allProcessor,
    pairSeconds: median(pairSeconds),
    moreSeconds: median(moreSeconds),
    allSeconds,
    series,
    figures,
  };
}

/** What a database does by itself some minutes after a load, done at once, so that it does not run beside what is measured. */
async function settle(location: string): Promise<void> {
  if (!/^postgres(?:ql)?:/u.test(location)) return;
  const client = new pg.Client({ connectionString: location });
  await client.connect();
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
}

/** One step on a store, as a process of its own; its highest resident memory in megabytes (10^6 bytes) comes with it. */
async function child(step: Step, location: string, claims: number): Promise<void> {
  if (step === 'settle') {
    await settle(location);
    console.log('{}');
    return;
  }
  const store = await openStore(location);
  const measured =
    step === 'import'
      ? await importClaims(store, claims)
      : step === 'verify'
        ? await verify(store)
        : await ask(store, claims);
  await store.close();
  console.log(JSON.stringify({ ...measured, resident: (process.resourceUsage().maxRSS * 1024) / 1e6 }));
}

function run(step: Step, location: string, claims: number): Measured {
  const args = [import.meta.filename, '--step', step, '--store', location, '--sizes', String(claims)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${step} of ${claims} claims failed:\n${stderr}`);
  return JSON.parse(stdout) as Measured;
}

const COLUMNS: readonly (readonly [string, (m: Measured) => string])[] = [
  ['import, claims/s', (m) => whole(m.importPerSecond)],
  ['verify, statements/s', (m) => whole(m.verifyPerSecond)],
  ['one pair, s', (m) => (m.pairSeconds ?? Number.NaN).toFixed(3)],
  ['one more claim, ms', (m) => ((m.moreSeconds ?? Number.NaN) * 1000).toFixed(1)],
  [
    'all flows, s (of processor time)',
    (m) => `${(m.allSeconds ?? Number.NaN).toFixed(2)} (${(m.allProcessor ?? Number.NaN).toFixed(2)})`,
  ],
  ['series', (m) => whole(m.series)],
  ['figures', (m) => whole(m.figures)],
  ['resident importing / verifying / asking, MB', (m) => [m.importMB, m.verifyMB, m.askMB].map(whole).join(' / ')],
];

const whole = (value: number | undefined): string =>
  Math.round(value ?? Number.NaN)
    .toLocaleString('en')
    .replaceAll(',', ' ');

function measure(name: string, location: string, claims: number): string {
  const imported = run('import', location, claims);
  run('settle', location, claims);
  const verified = run('verify', location, claims);
  const asked = run('ask', location, claims);
  const all: Measured = {
    ...imported,
    ...verified,
    ...asked,
    importMB: imported.resident ?? 0,
    verifyMB: verified.resident ?? 0,
    askMB: asked.resident ?? 0,
  };
  const line = `| ${[name, whole(claims), ...COLUMNS.map(([, cell]) => cell(all))].join(' | ')} |`;
  console.log(line);
  return line;
}

const { values } = parseArgs({
  options: {
    step: { type: 'string' },
    store: { type: 'string' },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    'store-sizes': { type: 'string' },
    'no-write': { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(Number);

if (values.step !== undefined) await child(values.step as Step, values.store ?? '', sizes[0] ?? 0);
else {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-bench-'));
  try {
    const machine = `${cpus()[0]?.model ?? 'unknown processor'} (${cpus().length} cores), ${arch()}, ${Math.round(totalmem() / 1e9)} GB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, load ${loadavg()[0]?.toFixed(1)} at the start`;
    const head = ['store', 'claims', ...COLUMNS.map(([title]) => title)];
    console.log(machine);
    console.log(`| ${head.join(' | ')} |`);
    const lines = sizes.map((claims) => measure('SQLite', join(folder, `${claims}.db`), claims));
    const others = (values['store-sizes'] ?? values.sizes).split(',').map(Number);
    if (values.store !== undefined)
      for (const claims of others)
        lines.push(measure('PostgreSQL', values.store.replace('SIZE', String(claims)), claims));
    const shape = `${SHAPE.pairs} pairs, ${SHAPE.items} items, ${SHAPE.origins} origins, ${SHAPE.claimsPerDocument} claims a document; \`npm run bench:ledger\``;
    if (!values['no-write'])
      writeSection('bench:ledger', 'Ledger', [
        `${machine}; ${shape}.`,
        '',
        `| ${head.join(' | ')} |`,
        `|${' --- |'.repeat(head.length)}`,
        ...lines,
      ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
