// What holds on every page, in both themes, both languages and at three widths: axe-core finds nothing serious or critical, every
// text has its contrast, nothing is wider than the window, no style stands in an attribute, the keyboard reaches everything, and
// the Content-Security-Policy refuses nothing. One workbench and one browser for all of it. In CI, and with PICTURES set, all settings
// are looked at, and every page is also drawn into artifacts/pages/, which git does not keep: npm run pictures. Else two settings
// are, which have between them both themes, both languages and the two ends of the widths.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { barriers } from './barriers.ts';
import { type Bench, everyPage, openBench, shipped } from './bench.ts';
import { launch, watched, withoutBrowser } from './browser.ts';
import { contrastFaults } from './contrast.ts';
import { TEXTS } from './texts.ts';

const PICTURES =
  process.env.CI || process.env.PICTURES ? join(import.meta.dirname, '..', '..', 'artifacts', 'pages') : null;
/** Pictures are cut below so many pixels: what is further down is more of the same. */
const TALLEST = 4000;

async function draw(page: Page, name: string, width: number): Promise<void> {
  if (PICTURES === null) return;
  await page.waitForLoadState('networkidle');
  const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight));
  const clip = { x: 0, y: 0, width, height };
  await page.screenshot({ path: join(PICTURES, `${name}.png`), scale: 'css', fullPage: true, clip });
}

/** Texts that are the key of a text: the language has no words for it. */
async function untold(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) found.push(walker.currentNode.textContent?.trim() ?? '');
    return found.filter((text) => /^[a-zA-Z]+\.[^\s]+$/u.test(text));
  });
  return texts.filter((text) => (text.split('.')[0] ?? '') in TEXTS.en);
}

async function show(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1, .state').first().waitFor();
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  if (address.endsWith('edit=amend')) await page.locator('.editor form').waitFor();
  if (address.includes('why=')) await page.locator('dialog[open] .tree').waitFor();
}

describe('every page', { skip: withoutBrowser, timeout: 300_000 }, () => {
  let browser: Browser;
  let bench: Bench;
  let pages: ReadonlyMap<string, string>;
  before(async () => {
    browser = await launch();
    bench = await openBench((store) => shipped(store));
    pages = await everyPage(bench.store);
  });
  after(async () => {
    await browser?.close();
    await bench?.close();
  });

  const settings = [
    { width: 1440, colorScheme: 'light', locale: 'en-GB', always: true },
    { width: 1440, colorScheme: 'dark', locale: 'fi-FI', always: false },
    { width: 390, colorScheme: 'light', locale: 'en-GB', always: false },
    { width: 390, colorScheme: 'dark', locale: 'fi-FI', always: true },
    { width: 1024, colorScheme: 'light', locale: 'en-GB', always: false },
  ] as const;
  for (const { width, colorScheme, locale } of settings.filter(({ always }) => always || PICTURES !== null))
    it(`is open to everybody at ${width} px, ${colorScheme}, ${locale}`, async (t) => {
      const context = { viewport: { width, height: 900 }, colorScheme, locale };
      const { page, faults } = await watched(t, browser, bench.origin, context);
      await page.goto(bench.server.url);
      const found: string[] = [];
      for (const [name, path] of pages) {
        await show(page, bench.origin + path);
        found.push(...(await barriers(page)).map((one) => `${name}: ${one}`));
        found.push(...(await contrastFaults(page)).map((one) => `${name}: contrast ${one}`));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (over > 0) found.push(`${name}: ${over} px too wide`);
        const styles = await page.locator('[style]').count();
        if (styles > 0) found.push(`${name}: ${styles} style attributes`);
        found.push(...(await untold(page)).map((key) => `${name}: no words for ${key}`));
        await draw(page, `${name}-${width}-${colorScheme}-${locale.slice(0, 2)}`, width);
      }
      assert.deepEqual(found, []);
      assert.deepEqual(faults, []);
    });

  it('is walked by keyboard: everything that can be used is reached, and seen when it is', async (t) => {
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    for (const name of ['exchange', 'documents', 'review', 'log', 'add']) {
      await show(page, bench.origin + (pages.get(name) ?? ''));
      await page.keyboard.press('Tab');
      assert.equal(await page.locator('.skip:focus').count(), 1, `${name}: the first stop leads past the bar`);
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'main', name);
      const stops = await page.evaluate(() => {
        const usable = 'a[href], button:not(:disabled), input, select, textarea, summary';
        return [...document.querySelectorAll<HTMLElement>(`main ${usable.split(', ').join(', main ')}`)].filter(
          (element) => element.getClientRects().length > 0 && element.tabIndex < 0,
        ).length;
      });
      assert.equal(stops, 0, `${name}: what is taken out of the order of the keyboard`);
      for (let i = 0; i < 6; i += 1) {
        await page.keyboard.press('Tab');
        const ring = await page.evaluate(() => {
          const element = document.activeElement;
          if (!element || element === document.body) return 'nothing has the focus';
          const of = (one: Element) => getComputedStyle(one).outlineStyle;
          const told =
            of(element) !== 'none' || (element.nextElementSibling && of(element.nextElementSibling) !== 'none');
          return told ? '' : element.outerHTML.slice(0, 120);
        });
        assert.equal(ring, '', `${name}: a focus that is not seen`);
      }
    }
    assert.deepEqual(faults, []);
  });

  it('folds its sections into a menu on a narrow screen', async (t) => {
    const { page } = await watched(t, browser, bench.origin, { viewport: { width: 390, height: 844 } });
    await page.goto(bench.server.url);
    const menu = page.getByRole('button', { name: 'Exchange', exact: true });
    const log = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Log', exact: true });
    await menu.waitFor();
    assert.ok(!(await log.isVisible()));
    await menu.focus();
    await page.keyboard.press('Enter');
    await log.waitFor();
    await page.keyboard.press('Escape');
    await log.waitFor({ state: 'hidden' });
    assert.ok(await menu.evaluate((element) => element === document.activeElement));
    await page.keyboard.press('Enter');
    await log.click();
    await page.getByRole('heading', { level: 1, name: 'Log' }).waitFor();
    await page.getByRole('button', { name: 'Log', exact: true }).waitFor();
    assert.ok(!(await log.isVisible()), 'shut again at the next page');
  });

  it('has each day under its own label on a narrow screen', async (t) => {
    const { page } = await watched(t, browser, bench.origin, { viewport: { width: 390, height: 844 } });
    await page.goto(bench.server.url);
    await page.goto(bench.origin + (pages.get('flow') ?? ''));
    for (const name of ['As known on', 'As recorded on']) {
      const label = page.getByText(name, { exact: true });
      await label.waitFor();
      const [words, day] = [await label.boundingBox(), await page.getByLabel(name).boundingBox()];
      assert.ok(words && day);
      assert.ok(Math.abs(words.x - day.x) < 4 && day.y > words.y && day.y < words.y + 40, name);
    }
  });

  it('speaks the language that is chosen, and keeps it', async (t) => {
    const { page } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/exchange/KP/RU`);
    await page.getByRole('button', { name: 'Suomi' }).click();
    await page.getByRole('heading', { level: 1, name: /Pohjois-Korea ja Venäjä/u }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fi');
    await page.reload();
    await page
      .getByRole('link', { name: /Tykistöammukset/u })
      .first()
      .waitFor();
    await page.goto(`${bench.origin}/exchange/KP/RU?lang=en`);
    await page.getByRole('heading', { level: 1, name: /North Korea and Russia/u }).waitFor();
  });

  it('is seen whole on paper: tables beside charts stand open, tools do not', async (t) => {
    const { page } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await show(page, bench.origin + (pages.get('flow') ?? ''));
    await page.locator('.steps').waitFor();
    await page.emulateMedia({ media: 'print' });
    assert.ok(!(await page.locator('.bar').isVisible()));
    assert.equal(await page.locator('.copy:visible').count(), 0);
    assert.ok(await page.locator('.forest').isVisible());
    assert.ok((await page.locator('.beside table:visible').count()) > 0);
  });
});
