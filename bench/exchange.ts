// Speed of the exchange: npm run bench:exchange [-- --flows 200 --draws 10000 --no-write]
// The balance of made flows, every quantity and every price an interval of its own, beside Squiggle (@quri/squiggle-lang) on the
// same arithmetic in the same run: the sum over all flows of quantity × price, in two of the shapes that an
// interval can take (Squiggle has no PERT: its beta(3, 3), moved and stretched, is the same). The
// balance does more than that: percentiles and shares of the spread for each row. Then a scenario of made stocks and flows. What is measured goes into docs/benchmarks.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '@quri/squiggle-lang';
import { type BalanceQuestion, type Weighed, weigh } from '../src/exchange/balance.ts';
import { DEFAULT_OPTIONS } from '../src/exchange/balance-model.ts';
import type { Price } from '../src/exchange/prices.ts';
import { drawInputs, type Input } from '../src/exchange/sampling/draw.ts';
import { uniforms } from '../src/exchange/sampling/stream.ts';
import { type Percentiles, percentiles, quantileOfSorted } from '../src/exchange/sampling/summary.ts';
import { bindParameters } from '../src/exchange/scenario/bind.ts';
import { checkScenario } from '../src/exchange/scenario/check.ts';
import { parseScenario } from '../src/exchange/scenario/model.ts';
import { outputResults } from '../src/exchange/scenario/result.ts';
import { runScenario } from '../src/exchange/scenario/run.ts';
import type { FlowJson } from '../src/ledger/flow-schema.ts';
import { ledgerJson, parseFigures, reconcile, reportsOf } from '../src/ledger/index.ts';

const page = join(import.meta.dirname, '..', 'docs', 'benchmarks.md');
const RUNS = 5;
const SHAPES = ['pert', 'lognormal'] as const;
type Shape = (typeof SHAPES)[number];

type Ends = { readonly low: number; readonly high: number };
type Made = { readonly quantity: Ends; readonly price: Ends };

/** Intervals of many sizes, repeatable: from a thousand to a million pieces, from a hundred to a hundred thousand each. */
function madeOf(count: number): readonly Made[] {
  const u = uniforms('bench', 'made', count * 4);
  const ends = (at: number, from: number, decades: number): Ends => {
    const low = Math.round(from * 10 ** ((u[at] ?? 0) * decades));
    return { low, high: Math.round(low * (1.2 + 2 * (u[at + 1] ?? 0))) };
  };
  return Array.from({ length: count }, (_, i) => ({ quantity: ends(4 * i, 1e3, 3), price: ends(4 * i + 2, 1e2, 3) }));
}

/** One real series, with the numbers put in. */
function flowsOf(made: readonly Made[]): readonly FlowJson[] {
  const csv =
    'id,stated,origin,from,to,frame,item,low,high,unit,basis,modality\nx1,2024-05-01,A,AD,BB,transfer,drone,1,2,count,total,asserted\n';
  const rows = parseFigures(csv, 'bench.csv').rows.map((row) => ({
    ...row,
    file: 'bench.csv',
    added: '2026-01-01T00:00:00.000Z',
    decision: null,
  }));
  const [pattern] = ledgerJson(reconcile(reportsOf({ claims: [], figures: rows }))).flows;
  if (pattern === undefined) throw new Error('the pattern row made no series');
  return made.map(({ quantity }, i) => {
    const ends = { low: String(quantity.low), high: String(quantity.high) };
    const item = `bench.${i}`;
    return {
      ...pattern,
      key: `AD-BB:${item}:transfer:actual:total:count`,
      flow: `AD-BB:${item}`,
      item,
      estimate: { ...pattern.estimate, supported: [{ ...ends, agree: ['A'], independent: 1 }] },
      figures: pattern.figures.map((figure) => ({ ...figure, ...ends })),
    };
  });
}

const pricesOf = (made: readonly Made[]): readonly Price[] =>
  made.map(({ price }, i) => ({
    id: `p_${i}`,
    item: `bench.${i}`,
    unit: 'count',
    low: String(price.low),
    high: String(price.high),
    currency: 'USD',
    year: '2024',
    source: 'made for the benchmark',
    note: '',
  }));

const squiggleCode = (made: readonly Made[], shape: Shape): string => {
  const part = ({ low, high }: Ends): string =>
    shape === 'pert' ? `(beta(3, 3) * ${high - low} + ${low})` : `lognormal({p5: ${low}, p95: ${high}})`;
  const sum = made.map(({ quantity, price }) => `${part(quantity)} * ${part(price)}`).join(' + ');
  return `total = ${sum}\n[quantile(total, 0.05), quantile(total, 0.5), quantile(total, 0.95)]`;
};

async function squiggle(code: string, draws: number, seed: string): Promise<readonly number[]> {
  const { result } = await run(code, { environment: { sampleCount: draws, xyPointLength: 1000, seed } });
  if (!result.ok) throw new Error(result.value.toString());
  return (
    result.value.result
      .toString()
      .match(/[\d.]+(?:e\+?\d+)?/gu)
      ?.map(Number) ?? []
  );
}

/** The sum alone, drawn as the balance draws. */
function sumOf(made: readonly Made[], kind: Shape): Percentiles {
  const sum = new Float64Array(draws);
  made.forEach(({ quantity, price }, i) => {
    const inputs = [quantity, price].map((ends, k): Input => ({ name: `${i}.${k}`, distribution: { kind, ...ends } }));
    const [a = sum, b = sum] = drawInputs(inputs, { seed: 'bench', draws }).values();
    for (let n = 0; n < draws; n += 1) sum[n] = (sum[n] ?? 0) + (a[n] ?? 0) * (b[n] ?? 0);
  });
  return percentiles(sum);
}

async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly seconds: readonly number[]; readonly last: T }> {
  const seconds: number[] = [];
  let last: T | undefined;
  for (let i = 0; i < RUNS; i += 1) {
    const started = process.cpuUsage();
    last = await work();
    const { user, system } = process.cpuUsage(started);
    seconds.push((user + system) / 1e6);
  }
  return { seconds, last: last as T };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Whether another's percentile lies within four standard errors of ours, both being draws of one distribution. */
function agrees(sorted: Float64Array, share: number, other: number): boolean {
  const error = 4 * Math.sqrt((2 * share * (1 - share)) / sorted.length);
  const [low, high] = [Math.max(0, share - error), Math.min(1, share + error)];
  return other >= quantileOfSorted(sorted, low) && other <= quantileOfSorted(sorted, high);
}

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '200' },
    draws: { type: 'string', default: '10000' },
    'no-write': { type: 'boolean', default: false },
  },
});
const [flows, draws] = [Number(values.flows), Number(values.draws)];
const made = madeOf(flows);
async function measure(shape: Shape) {
  const question: BalanceQuestion = {
    ...{ a: 'AD', b: 'BB', asKnownOn: null, received: [], about: [] },
    given: flowsOf(made),
    prices: pricesOf(made),
    convert: (from, to) => (from === to ? { factor: 1, rates: [] } : null),
    options: { ...DEFAULT_OPTIONS, draws, shape },
  };
  const ours = await timed((): Weighed => weigh(question));
  const sum = await timed(() => sumOf(made, shape));
  const code = squiggleCode(made, shape);
  const theirs = await timed(() => squiggle(code, draws, 'bench'));
  const sorted = (ours.last.samples.get('balance:AD-BB') ?? new Float64Array()).toSorted();
  const shares = [0.05, 0.5, 0.95];
  return {
    first: ours.seconds[0] ?? Number.NaN,
    balance: median(ours.seconds),
    sum: median(sum.seconds),
    squiggle: median(theirs.seconds),
    told: shares.map((share) => quantileOfSorted(sorted, share).toPrecision(4)).join(', '),
    agree: shares.every((share, i) => agrees(sorted, share, theirs.last[i] ?? Number.NaN)),
  };
}

/** Stocks in a row, each giving a drawn share to the next: nine stocks, flows and variables each, all of them shown, and eighteen parameters. */
const CHAIN = (() => {
  const places = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const parts = (line: (i: number) => string): string => places.map((i) => `  ${line(i)}`).join('\n');
  return `title: Bench
asks: How fast?
start: 2024-01
until: 2028-12
parameters:
${parts((i) => `p${i}: {what: p, unit: 1/month, low: 0.01, high: 0.2, assumption: made}`)}
${parts((i) => `q${i}: {what: q, unit: ratio, low: 0.5, high: 1, assumption: made}`)}
stocks:
${parts((i) => `s${i}: {what: s, unit: shell, start: 1000}`)}
variables:
${parts((i) => `v${i}: {what: v, unit: shell, formula: s${i} * q${i}}`)}
flows:
${parts((i) => `f${i}: {what: f, from: s${i}, to: ${i === 8 ? 'null' : `s${i + 1}`}, rate: "min(v${i} * p${i}, s${i} / 1[month])"}`)}
outputs:
${parts((i) => `s${i}: {what: s, of: s${i}}\n  v${i}: {what: v, of: v${i}}\n  f${i}: {what: f, of: f${i}}`)}
`;
})();

async function measureScenario(): Promise<readonly number[]> {
  const { seconds } = await timed(() => {
    const model = checkScenario(parseScenario(CHAIN, 'bench.yaml'));
    const bounds = bindParameters(model.placed, { flows: [], labels: new Map(), indicator: () => null }, new Map());
    return outputResults(model, runScenario(model, bounds, { seed: 'bench', draws, until: '2028-12' }));
  });
  return seconds;
}

const scenarioLines = (seconds: readonly number[]): readonly string[] => [
  `| A scenario: ${draws} draws, 60 months, 27 variables with a band each month, 18 drawn parameters, seconds of processor time | |`,
  '| --- | --- |',
  `| the first time (bar: 1.5) | ${seconds[0]?.toFixed(3)} |`,
  `| median of ${RUNS} | ${median(seconds).toFixed(3)} |`,
];

const lines = [
  `${cpus()[0]?.model ?? 'unknown'}, ${arch}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}.`,
  '',
  `| ${flows} flows, ${draws} draws, seconds of processor time | ${SHAPES.join(' | ')} |`,
  `| --- |${' --- |'.repeat(SHAPES.length)}`,
];
const [pert, lognormal] = [await measure('pert'), await measure('lognormal')];
const measured = [pert, lognormal];
const row = (name: string, tell: (one: (typeof measured)[number]) => string): string =>
  `| ${name} | ${measured.map(tell).join(' | ')} |`;
const told = [
  ...lines,
  row('the balance, the first time (bar: 1)', ({ first }) => first.toFixed(3)),
  row(`the balance, median of ${RUNS}`, ({ balance }) => balance.toFixed(3)),
  row(`the sum alone, median of ${RUNS}`, ({ sum }) => sum.toFixed(3)),
  row(`Squiggle 0.10.0, the sum alone, median of ${RUNS}`, ({ squiggle }) => squiggle.toFixed(3)),
  row('the sum: times as fast as Squiggle (bar: 5)', ({ squiggle, sum }) => (squiggle / sum).toFixed(1)),
  row('P5, P50, P95 of the sum', ({ told }) => told),
  row('Squiggle’s within four standard errors', ({ agree }) => (agree ? 'yes' : 'NO')),
  '',
  'The balance has percentiles and shares of spread for each flow besides.',
  '',
  ...scenarioLines(await measureScenario()),
];
process.stdout.write(`${told.join('\n')}\n`);
if (!values['no-write']) write(told);

/** Puts the section into the page, in the place of the one before. */
function write(lines: readonly string[]): void {
  const heading = '## Exchange';
  const text = readFileSync(page, 'utf8').trimEnd();
  const start = text.indexOf(`\n${heading}\n`);
  const next = start < 0 ? -1 : text.indexOf('\n## ', start + heading.length);
  const before = start < 0 ? `${text}\n` : text.slice(0, start);
  const after = next < 0 ? '' : text.slice(next);
  writeFileSync(page, `${before}\n${heading}\n\n\`npm run bench:exchange\`. ${lines.join('\n')}\n${after}`);
}
