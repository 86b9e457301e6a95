// How fast the pages are in Chromium over a store of 5,000 documents and 50,000 claims: npm run bench:web [-- --documents 5000]
// [--store FILE]. Each measure is taken inside the page, from the key, the click or the navigation to the frame that shows what it
// led to. With --write the figures go into docs/benchmarks.md. Needs Chromium (CHROMIUM=PATH where it is not /usr/bin/chromium).
import { mkdtempSync, rmSync } from 'node:fs';
import { arch, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startServer } from '../src/api/server.ts';
import { writeSection } from './page.ts';
import { syntheticStore } from './synthetic-store.ts';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '5000' },
    store: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const ROUNDS = Number(values.rounds);

type Measure = {
  readonly name: string;
  readonly bar: string;
  readonly times: readonly number[];
  readonly unit: string;
};

const sorted = (times: readonly number[]): readonly number[] => [...times].sort((a, b) => a - b);
const median = (times: readonly number[]): number => sorted(times)[Math.floor(times.length / 2)] ?? Number.NaN;
const worst = (times: readonly number[]): number => Math.max(...times);

/** Puts a stopwatch into every page: milliseconds from a start until a selector is shown in a frame. */
const STOPWATCH = `window.until = (start, selector, gone) => new Promise((resolve) => {
  const look = () => {
    const there = document.querySelector(selector);
    if ((there && there.getClientRects().length > 0) && !(gone && document.querySelector(gone)))
      requestAnimationFrame(() => resolve(performance.now() - start));
    else requestAnimationFrame(look);
  };
  look();
});`;

/** Milliseconds from the navigation to the first rows of the home page, in a browser that has nothing of it. */
async function firstContent(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(STOPWATCH);
  await page.goto(url, { waitUntil: 'commit' });
  const time = await page.evaluate<number>(`window.until(0, '.side tbody tr')`);
  await context.close();
  return time;
}

/** Milliseconds from a click on a link to what it leads to. */
const afterClick = (page: Page, link: string, shown: string): Promise<number> =>
  page.evaluate<number>(`(() => {
    const link = document.querySelector(${JSON.stringify(link)});
    const start = performance.now();
    link.click();
    return window.until(start, ${JSON.stringify(shown)}, '.loading');
  })()`);

/** Milliseconds from a key to the next claim being the one that is looked at. */
const afterKey = (page: Page, key: string): Promise<number> =>
  page.evaluate<number>(`(() => {
    const id = document.querySelector('.queue > li.on').dataset.claim;
    const start = performance.now();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, bubbles: true }));
    return window.until(start, '.queue > li.on:not([data-claim="' + id + '"])');
  })()`);

/** Milliseconds of each frame while the table of claims is scrolled from its head, evenly, for three seconds. */
const scrolled = (page: Page): Promise<readonly number[]> =>
  page.evaluate<number[]>(`new Promise((resolve) => {
    const frames = [];
    let before = performance.now();
    const end = before + 3000;
    const step = (now) => {
      frames.push(now - before);
      before = now;
      window.scrollBy(0, 60);
      if (now < end) requestAnimationFrame(step);
      else resolve(frames.slice(5));
    };
    requestAnimationFrame(step);
  })`);

const ROUTES: readonly (readonly [string, string, string])[] = [
  ['exchange to documents', '.nav-group a[href="/documents"]', '.documents tbody tr:not(.gap) a'],
  ['documents to a document', '.documents tbody tr:not(.gap) a', 'article p'],
  ['document to review', '.nav-group a[href="/review"]', '.queue > li'],
  ['review to log', '.nav-group a[href="/log"]', '.log li'],
  ['log to exchange', '.nav-group a[href="/exchange"]', '.side tbody tr'],
  ['exchange to a flow', '.side .item a', '.forest tbody tr'],
];

async function measureRoutes(page: Page): Promise<readonly Measure[]> {
  const times = new Map<string, number[]>(ROUTES.map(([name]) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    await page.evaluate(`history.pushState(null, '', '/exchange'), window.dispatchEvent(new Event('popstate'))`);
    await page.evaluate(`window.until(0, '.side tbody tr')`);
    for (const [name, link, shown] of ROUTES) {
      const time = await afterClick(page, link, shown);
      // What nobody has asked since the last statement is computed once, by the first who asks.
      if (round > 0) times.get(name)?.push(time);
      await page.waitForTimeout(150);
    }
  }
  return [...times].map(([name, own]) => ({ name: `route: ${name}`, bar: '<= 300 ms', times: own, unit: 'ms' }));
}

async function measureReview(page: Page, origin: string): Promise<Measure> {
  await page.goto(`${origin}/review`);
  await page.evaluate(`window.until(0, '.queue > li.on')`);
  const times: number[] = [];
  for (const key of ['a', 'r', 'a', 'a', 'r', 'a', 'r', 'a', 'a', 'a']) {
    times.push(await afterKey(page, key));
    await page.waitForTimeout(250);
  }
  return { name: 'review: a decision to the next claim', bar: '<= 100 ms', times, unit: 'ms' };
}

async function measureScroll(page: Page, origin: string): Promise<Measure> {
  await page.goto(`${origin}/documents?show=claims`);
  await page.evaluate(`window.until(0, '.claims-table tbody tr:not(.awaited) a')`);
  // The other pages are fetched ahead meanwhile; who scrolls has looked first.
  await page.waitForTimeout(4000);
  const frames = await scrolled(page);
  const fps = 1000 / (frames.reduce((sum, ms) => sum + ms, 0) / frames.length);
  const late = frames.filter((ms) => ms > 25).length;
  console.log(
    `scroll of the claims table: ${fps.toFixed(1)} frames a second (bar: 60), ${late} of ${frames.length} frames late (> 25 ms)`,
  );
  return { name: 'scroll: one frame', bar: '<= 16.7 ms', times: frames, unit: 'ms' };
}

/** Milliseconds of each step of a slider that is dragged from one end to the other: from its input to the bands of 1,000 draws. */
const dragged = (page: Page, steps: number): Promise<readonly number[]> =>
  page.evaluate<number[]>(`(async () => {
    const slider = document.querySelector('.parameter input[type=range]:last-of-type');
    const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const times = [];
    for (let n = 1; n <= ${steps}; n += 1) {
      const before = document.querySelector('[data-run]').dataset.run;
      const start = performance.now();
      put.call(slider, String(Number(slider.max) * (0.2 + (0.8 * n) / ${steps})));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      times.push(await window.until(start, '[data-draws="1000"]:not([data-run="' + before + '"])'));
    }
    return times;
  })()`);

async function measureDrag(page: Page, origin: string): Promise<Measure> {
  await page.goto(`${origin}/scenario`);
  await page.evaluate(`window.until(0, '[data-draws="10000"]')`);
  await dragged(page, 5);
  const times = await dragged(page, 40);
  return { name: 'scenario: a step of a slider to its bands', bar: '<= 100 ms', times, unit: 'ms' };
}

const folder = mkdtempSync(join(tmpdir(), 'tosite-bench-web-'));
const store = await syntheticStore(values.store ?? join(folder, 'bench.db'), Number(values.documents));
const server = await startServer({ store, port: 0 });
const { origin } = new URL(server.url);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
console.log(
  `${await store.countClaims()} claims in ${(await store.documents()).length} documents, ${ROUNDS} rounds; median and worst`,
);
const firsts: number[] = [];
for (let round = 0; round <= ROUNDS; round += 1) firsts.push(await firstContent(browser, server.url));
console.log(`first content, server just started: ${(firsts[0] ?? 0).toFixed(0)} ms`);
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
await page.addInitScript(STOPWATCH);
await page.goto(server.url);
await page.evaluate(`window.until(0, '.side tbody tr')`);
await page.waitForTimeout(2500);
const measures: readonly Measure[] = [
  { name: 'first content (rows of the home page)', bar: '<= 1,500 ms', times: firsts.slice(1), unit: 'ms' },
  ...(await measureRoutes(page)),
  await measureReview(page, origin),
  await measureDrag(page, origin),
  await measureScroll(page, origin),
];
const shown = measures.map(({ name, bar, times, unit }) => [
  ...[name, `${median(times).toFixed(0)} ${unit}`, `${worst(times).toFixed(0)} ${unit}`, bar],
]);
for (const [name = '', ...cells] of shown)
  console.log([name.padEnd(48), ...cells.map((cell) => cell.padStart(9))].join(' '));
if (values.write)
  writeSection('bench:web', 'The pages', [
    `${cpus()[0]?.model ?? 'unknown processor'} (${cpus().length} cores), ${arch()}, Chromium without a graphics processor, load ${loadavg()[0]?.toFixed(1)}; ${values.documents} documents of ten claims; \`npm run bench:web\`.`,
    '',
    '| measure | median | worst | bar |',
    '|---|---|---|---|',
    ...shown.map((cells) => `| ${cells.join(' | ')} |`),
  ]);
await browser.close();
await server.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
