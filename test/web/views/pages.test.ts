// The views in Chromium over the examples: each leads from what it draws to what stands behind it, by mouse and by keys, keeps what is
// chosen in its address, and keeps nobody out. One workbench and one browser for all of it.
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { barriers } from '../barriers.ts';
import { type Bench, openBench, shipped } from '../bench.ts';
import { launch, watched, withoutBrowser } from '../browser.ts';
import { contrastFaults } from '../contrast.ts';

describe('the views', { skip: withoutBrowser, timeout: 300_000 }, () => {
  let browser: Browser;
  let bench: Bench;
  before(async () => {
    browser = await launch();
    bench = await openBench((store) => shipped(store));
  });
  after(async () => {
    await browser?.close();
    await bench?.close();
  });

  /** A page that shows a view; when the test ends, nothing was refused or thrown on it. */
  async function open(t: TestContext, path: string): Promise<Page> {
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(bench.origin + path);
    await page.locator('h1').waitFor();
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    t.after(() => assert.deepEqual(faults, []));
    return page;
  }
  const isOpen = async (page: Page): Promise<void> => {
    assert.deepEqual(await barriers(page), []);
    assert.deepEqual(await contrastFaults(page), []);
  };
  const query = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);
  /** Answers in place of the API, as it would be if the ledger were another, or the server were broken. */
  const instead = (page: Page, path: string, answer: { status: number; body: unknown }) =>
    page.route(
      (url) => url.pathname === `/api${path}`,
      (route) =>
        route.fulfill({ status: answer.status, contentType: 'application/json', body: JSON.stringify(answer.body) }),
    );

  it('effects: a link of the diagram leads to its sentences, and a sentence into its text', async (t) => {
    const page = await open(t, '/effects');
    const link = page.locator('.causal a.run').first();
    await link.focus();
    await page.keyboard.press('Enter');
    const chosen = page.locator('.chosen');
    await chosen.waitFor();
    assert.ok(query(page, 'link')?.startsWith('effect:'), 'the address keeps what is chosen');
    assert.equal(await page.locator('.causal .run.lit').count(), 1);
    assert.equal(
      await page.locator('.links tbody tr').count(),
      await page.locator('.causal .run').count(),
      'the table has each link',
    );
    await isOpen(page);
    const quote = (await chosen.locator('blockquote').first().innerText()).trim();
    await chosen.locator('blockquote a').first().click();
    await page.waitForURL(/\/document\/d_/u);
    await page.locator('mark.on').first().waitFor();
    assert.ok((await page.locator('article').innerText()).includes(quote.slice(0, 20)));
  });

  it('measures: a square says why, and gauges keep what was reported apart from what is estimated', async (t) => {
    const page = await open(t, '/measures');
    const rows = await page.locator('.gauge tbody tr').allInnerTexts();
    assert.ok(rows.some((text) => text.includes('reported')) && rows.some((text) => text.includes('estimated')));
    assert.ok(rows.every((text) => !(text.includes('reported') && text.includes('estimated'))));
    await page.locator('.touches .square').first().click();
    await page.locator('.chosen').waitFor();
    assert.ok(query(page, 'measure') && query(page, 'flow'));
    assert.match(await page.locator('.chosen').innerText(), /could touch/u);
    assert.doesNotMatch(await page.locator('main').innerText(), /violat/iu);
    await isOpen(page);
    await page.locator('.chosen').getByRole('link', { name: 'Why', exact: false }).first().click();
    await page.locator('dialog[open] .tree').waitFor();
  });

  it('scenario: a slider moves the bands at once, and a kept run stays to compare with', async (t) => {
    const page = await open(t, '/scenario');
    await page.locator('.bands .middle').waitFor();
    const before = await page.locator('.bands .middle').getAttribute('d');
    const thumb = page.locator('.parameter input').nth(1);
    await thumb.focus();
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowLeft');
    await page.locator('.bands .middle-other').waitFor();
    await page.waitForURL(/set=/u);
    assert.notEqual(await page.locator('.bands .middle').getAttribute('d'), before);
    await page.locator('.results [data-draws="10000"]').waitFor();
    assert.ok((await page.locator('.swing').count()) > 0);
    await page.getByLabel(/what if deliveries of shells end/u).check();
    await page.waitForURL(/stop%3Aon/u);
    await page.getByRole('button', { name: 'Keep to compare with' }).click();
    await page.waitForURL(/than=/u);
    await isOpen(page);
    const address = page.url();
    const drawn = async () => {
      await page.goto(address);
      await page.locator('.results [data-draws="10000"]').waitFor();
      return page.locator('.bands .middle').getAttribute('d');
    };
    assert.equal(await drawn(), await drawn(), 'an address gives the same run again');
  });

  it('scenario: what cannot be run is said, and what stood last stays', async (t) => {
    const page = await open(t, '/scenario');
    await page.locator('.bands .middle').waitFor();
    await page.goto(`${bench.origin}/scenario?set=tour:0`);
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /T340[67]/u);
  });

  it('origins: a name lights its ways, and a dot leads to its figure', async (t) => {
    const page = await open(t, '/origins');
    await page.locator('.network .name.knows').first().click();
    await page.locator('.chosen').waitFor();
    const [lit, all] = [await page.locator('.tie:not(.dim)').count(), await page.locator('.tie').count()];
    assert.ok(lit > 0 && lit < all, `${lit} of ${all} ties are lit`);
    assert.equal(await page.locator('.letter i.on').first().innerText(), 'F');
    await isOpen(page);
    await page.locator('.meetings a.meeting').first().click();
    await page.waitForURL(/\/flow\/.*figure=f_/u);
    await page.locator('.forest tr.target').waitFor();
  });

  it('origins: reporting in a circle is marked', async (t) => {
    const page = await open(t, '/effects');
    const cites = (from: string, to: string) => ({ from, to, kind: 'cites', reports: 2 });
    const answer = await page.request.get(`${bench.origin}/api/origins`);
    const sources = (await answer.json()) as { reliance: unknown[] };
    const circular = [['Agency', 'Gazette']];
    const reliance = [...sources.reliance, cites('Agency', 'Gazette'), cites('Gazette', 'Agency')];
    await instead(page, '/origins', { status: 200, body: { ...sources, circular, reliance } });
    await page.goto(`${bench.origin}/origins`);
    await page.getByText('Agency → Gazette → Agency').waitFor();
    assert.equal(await page.locator('.tie.circular').count(), 2);
    assert.equal(await page.locator('.name.circular').count(), 2);
  });

  it('timeline: zooms by brush, by button and by key, and an event has its witnesses', async (t) => {
    const page = await open(t, '/timeline');
    const all = await page.locator('.time a.event').count();
    await page.locator('.time a.event').first().focus();
    await page.keyboard.press('+');
    await page.waitForURL(/from=|to=/u);
    assert.ok((await page.locator('.time a.event').count()) <= all);
    await page.keyboard.press('0');
    await page.waitForURL((url) => url.search === '');
    const picture = await page.locator('.time svg').boundingBox();
    assert.ok(picture);
    const y = picture.y + 8;
    await page.mouse.move(picture.x + picture.width * 0.6, y);
    await page.mouse.down();
    await page.mouse.move(picture.x + picture.width * 0.8, y, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=\d{4}-\d\d.*to=\d{4}-\d\d/u);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByLabel('First month shown').focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/from=/u);
    await page.goto(`${bench.origin}/timeline`);
    const event = page.locator('.time a.event.meeting').first();
    await event.focus();
    await page.keyboard.press('Enter');
    await page.locator('.chosen .witnesses li').first().waitFor();
    await isOpen(page);
  });

  it('map: a route leads to its flows, and the slider to what was known', async (t) => {
    const page = await open(t, '/map');
    await page.locator('.map .route').first().waitFor();
    const now = await page.locator('.map .route').count();
    assert.ok((await page.locator('.map .route.valued').count()) > 0, 'what has a worth is drawn by it');
    await page.locator('.map .route.valued').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.chosen').getByRole('link', { name: 'Artillery shells' }).waitFor();
    await isOpen(page);
    await page.goto(`${bench.origin}/map`);
    await page.getByLabel('As known by the end of').focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/asKnownOn=\d{4}-\d\d-\d\d/u);
    await page.waitForFunction((count) => document.querySelectorAll('.map .route').length < count, now);
  });

  it('home: indicators with a why, and the worth with what was not seen', async (t) => {
    const page = await open(t, '/exchange/KP/RU?asKnownOn=2025-12-31');
    await page.locator('.headlines li').first().waitFor();
    await page.locator('.sankey .strand.unobserved text').waitFor();
    await page.locator('.sankey .strand.valued text').first().click();
    await page.locator('dialog[open] .tree').waitFor();
    assert.match(await page.locator('dialog[open]').innerText(), /price/u);
    await isOpen(page);
  });

  for (const [path, api, empty] of [
    ['/effects', '/effects', { asKnownOn: null, nodes: [], links: [], loops: [], moreLoops: false, loose: [] }],
    ['/measures', '/measures', { asKnownOn: null, flows: [], ceilings: [], measures: [], notMatched: [] }],
    ['/origins', '/origins', { origins: [], bodies: 0, independentBodies: 0, circular: [], reliance: [] }],
    ['/timeline', '/timeline', { asKnownOn: null, events: [] }],
    ['/map', '/map', { asKnownOn: null, span: { first: null, last: null }, places: [], routes: [] }],
  ] as const)
    it(`${path}: says that it is empty, and that it failed`, async (t) => {
      const page = await open(t, '/scenario');
      await instead(page, api, { status: 200, body: empty });
      await page.goto(bench.origin + path);
      await page.locator('.state h2').waitFor();
      await isOpen(page);
      await page.unroute(() => true);
      await instead(page, api, {
        status: 503,
        body: { error: { code: 'T5503', message: 'The server is busy.', hint: 'Ask again in a moment.', at: null } },
      });
      await page.goto(bench.origin + path);
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      assert.match(await page.locator('main').innerText(), /The server is busy/u);
    });
});
