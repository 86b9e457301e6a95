// The pages in Chromium, over a store with imported figures: an article is pasted, read, judged, and a number followed to
// its sentence. Nothing that the Content-Security-Policy refuses, and no request that leaves the machine.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { importFigures } from '../../src/app/import-figures.ts';
import { ledger } from '../../src/app/ledger.ts';
import type { Store } from '../../src/store/port.ts';
import { addSample } from '../api/harness.ts';
import { type Bench, by, figures, openBench } from './bench.ts';
import { launch, watched, withoutBrowser } from './browser.ts';
import { contrastFaults } from './contrast.ts';

const root = join(import.meta.dirname, '..', '..');
const seed = join(root, '..', 'shared', 'seed', 'article.fi.txt');
/** The article that the project began with, where it is beside the checkout; else an article of examples/ without its front matter. */
const article = existsSync(seed)
  ? readFileSync(seed, 'utf8')
  : readFileSync(join(root, 'examples', 'fi-vaihtokauppa-2024-12.md'), 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '');

/** A workbench that is closed when its test ends, however it ends. */
async function open(t: TestContext, fill: (store: Store) => Promise<unknown>): Promise<Bench> {
  const bench = await openBench(fill);
  t.after(bench.close);
  return bench;
}

const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

describe('the workbench in a browser', { skip: withoutBrowser, timeout: 180_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  it('takes an article from paste to ledger and back to its sentence', async (t) => {
    const bench = await open(t, figures);
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await heading(page, /North Korea.*Russia/u);
    assert.ok(!page.url().includes('token'), 'the token does not stay in the address');

    await page.getByRole('link', { name: 'Add', exact: true }).click();
    await page.getByLabel('Text', { exact: true }).fill(article);
    await page.getByLabel('Published', { exact: true }).fill('2024-12');
    await page.getByLabel('Publisher', { exact: true }).fill('A paper');
    await page.locator('.preview mark').first().waitFor();
    assert.equal((await bench.store.documents()).length, 0, 'looking keeps nothing');
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.waitForURL(/\/document\/d_/u);

    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const claims = await bench.store.claims({ document: id });
    assert.ok(claims.length >= 3, `${claims.length} claims`);
    await page
      .locator('.card')
      .nth(claims.length - 1)
      .waitFor();
    assert.equal(await page.locator('.card').count(), claims.length);
    const shown = await page.locator('article p').evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => {
        const copy = paragraph.cloneNode(true) as HTMLElement;
        for (const sup of copy.querySelectorAll('sup')) sup.remove();
        return copy.textContent;
      }),
    );
    const plain = (text: string) => text.replace(/\s+/gu, ' ').trim();
    assert.equal(plain(shown.join(' ')), plain(article), 'the text stands unchanged');

    await judge(page, bench);
    await follow(page, bench);
    assert.deepEqual(faults, []);
  });

  /** Rejects a claim that counts in a flow with a number, by key; the flow changes; then takes it back. */
  async function judge(page: Page, { store }: Bench): Promise<void> {
    const { flows } = await ledger(store, {});
    const alone = new Set(
      flows.flatMap((f) => f.figures).flatMap((f) => (f.reportIds.length === 1 ? f.reportIds : [])),
    );
    const wanted = (await store.claims()).findIndex(
      ({ claim }) => claim.frame === 'transfer' && claim.quantity !== null && alone.has(claim.id),
    );
    assert.ok(wanted >= 0);
    for (let i = 0; i <= wanted; i++) await page.keyboard.press('j');
    const card = page.locator('.card.on');
    const flow = await card.getByRole('link', { name: /To its flow/u }).getAttribute('href');
    assert.ok(flow);
    assert.ok((await page.locator('mark.on').count()) > 0, 'its sentence is marked too');
    const before = await figuresOf(page, flow);
    await page.keyboard.press('r');
    await page.getByRole('status').getByText('Rejected.').waitFor();
    await page.locator('.card.on.rejected').waitFor();
    assert.equal(await figuresOf(page, flow), before - 1, 'the flow has one figure less');
    await page.keyboard.press('a');
    await page.getByRole('status').getByText('Accepted.').waitFor();
    assert.equal(await figuresOf(page, flow), before);
  }

  /** How many figures the API gives for the series of a flow's address. */
  const figuresOf = (page: Page, address: string): Promise<number> =>
    page.evaluate(async (path) => {
      const key = path.replace(/^\/flow\//u, '').replace(/\?.*$/u, '');
      const view = await (await fetch(`/api/flows/${key}`)).json();
      return view.series?.find((one: { key: string }) => one.key === decodeURIComponent(key))?.figures.length ?? 0;
    }, address);

  /** From the document to the flow, from the number of the flow to the sentence. */
  async function follow(page: Page, { store }: Bench): Promise<void> {
    const marked = await page.locator('.card.on').getAttribute('data-claim');
    await page
      .locator('.card.on')
      .getByRole('link', { name: /To its flow/u })
      .click();
    await page.waitForURL(/\/flow\//u);
    await page.locator('tr.figure.target .number').click();
    await page.waitForURL(/\/document\/.*claim=/u);
    const id = new URL(page.url()).searchParams.get('claim');
    assert.equal(id, marked);
    const claim = (await store.claim(id ?? ''))?.claim;
    const words = await page.locator('mark.on').evaluateAll((marks) =>
      marks
        .map((mark) =>
          [...mark.childNodes]
            .filter((node) => node.nodeType === Node.TEXT_NODE)
            .map((node) => node.textContent)
            .join(''),
        )
        .join(''),
    );
    assert.ok(claim && words.includes(claim.quote.exact), `${words} / ${claim?.quote.exact}`);
    assert.ok(await page.locator('mark.on').first().isVisible());
  }

  it('takes the article and its fields out of a saved web page', async (t) => {
    const bench = await open(t, figures);
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/add`);
    const markup = `<meta charset="windows-1252"><meta property="og:title" content="Määrä"><meta property="article:published_time" content="2025-03-04">
      <nav>Menu</nav><article><p>North Korea has sent Russia 2,000 lorries.</p><script>document.title = 'run'</script></article>`;
    const chosen = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(markup, 'latin1') };
    await page.getByLabel('Choose files').setInputFiles(chosen);
    await page.locator('.preview mark').first().waitFor();
    const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
    assert.deepEqual(
      [await value('Text'), await value('Title'), await value('Published')],
      ['North Korea has sent Russia 2,000 lorries.', 'Määrä', '2025-03-04'],
    );
    assert.notEqual(await page.title(), 'run');
    await page.getByLabel('Choose files').setInputFiles({ ...chosen, name: 'x.txt', buffer: Buffer.from('%PDF-1.7') });
    await page.getByText('T1005').waitFor();
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.waitForURL(/\/document\/d_/u);
    assert.deepEqual(faults, []);
  });

  it('leads from an imported number to its row, and says that it has no quote', async (t) => {
    const bench = await open(t, figures);
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/exchange/KP/RU?asKnownOn=2025-12-31`);
    const row = page.getByRole('row', { name: /Artillery shells total to date/u }).first();
    await row.getByRole('link', { name: /6–6.5 million/u }).click();
    await heading(page, /Artillery shells, total to date/u);
    const figure = page
      .getByRole('row', { name: /HUR.*6.5 million/u })
      .or(page.getByRole('row', { name: /about 6.5 million/u }))
      .first();
    await figure.getByRole('button', { name: /report/u }).click();
    await page
      .getByText(/figures\.csv, row \d+ \(f149\)/u)
      .first()
      .waitFor();
    await page.getByText('imported: no quote').first().waitFor();
    await figure.getByRole('link', { name: /^Why/u }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/there is no quote/u)
      .first()
      .waitFor();
    assert.match(page.url(), /why=f_/u, 'the derivation has an address');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForURL((url) => !url.searchParams.has('why'));
    assert.deepEqual(faults, []);
  });

  it('shows a variant hollow and named beside the figure that it goes back to', async (t) => {
    const header =
      'id,stated,origin,speaker,via,url,from,to,frame,item,calibre_mm,low,high,unit,approx,basis,per,as_of,period,modality,derived_from,alternatives,note,outcome';
    const row = (id: string, day: string, via: string, number: string) =>
      `${id},${day},HUR,,${via},https://paper.example/${id},KP,RU,transfer,weapon.howitzer,,${number},${number},count,false,total,,,,claimed,,,,`;
    const rows = [header, row('a', '2025-02-01', 'Gazette', '120'), row('b', '2025-02-03', 'Herald', '1200'), ''];
    const bench = await open(t, (store) => importFigures(store, rows.join('\n'), 'two.csv', by));
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/flow/KP-RU:weapon.howitzer:transfer:actual:total:count`);
    const variant = page.locator('tr.variant');
    await variant.getByText('1,200', { exact: true }).waitFor();
    await variant.getByText(/Ten times as much or as little/u).waitFor();
    assert.equal(await page.locator('tr.figure:not(.variant)').count(), 1, 'it is no figure');
    await variant.getByRole('button', { name: '1 report' }).click();
    await page
      .getByText(/two\.csv, row 3 \(b\)/u)
      .first()
      .waitFor();
    await page.getByText('low confidence').waitFor();
    assert.match((await page.locator('abbr.pair').textContent()) ?? '', /^[A-F][1-6] \(/u);
    assert.deepEqual(faults, []);
  });

  it('sets how reliable an origin is, and takes it back', async (t) => {
    const bench = await open(t, figures);
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/origins?origin=HUR`);
    const form = page.getByRole('form', { name: 'Set what it is' });
    assert.ok(await form.getByRole('button', { name: 'Set', exact: true }).isDisabled(), 'nothing is new');
    await form.getByLabel('Reliability').selectOption('C');
    await form.getByLabel('Reason').fill('right twice in three');
    await form.getByRole('button', { name: 'Set', exact: true }).click();
    await form.getByText(/^Set: statement \d+ of the log/u).waitFor();
    const letter = async () => (await bench.store.entities()).find(({ name }) => name === 'HUR')?.letter ?? null;
    assert.equal(await letter(), 'C');
    await form.getByRole('button', { name: 'take back' }).click();
    await form.getByText(/^Set: statement/u).waitFor({ state: 'detached' });
    await form.locator('select:has(option[value="F"]:checked)').waitFor();
    assert.equal(await letter(), null);
    await form.getByLabel('It is the same as').fill('nobody at all');
    await form.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText('nobody at all').first().waitFor();
    await page.goto(`${bench.origin}/origins?origin=HUR&asRecordedAt=2026-01-01`);
    await page.getByRole('table').first().waitFor();
    assert.equal(await form.count(), 0, 'the past is not changed');
    assert.deepEqual(faults, []);
  });

  it('works by keyboard', async (t) => {
    const bench = await open(t, addSample);
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/documents`);
    await page.getByRole('link', { name: 'Ships and grain' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, /Ships and grain/u);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.locator('.card.on .n', { hasText: '2' }).waitFor();
    await page.keyboard.press('k');
    await page.locator('.card.on .n', { hasText: '1' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('next claim').waitFor();
    await page.keyboard.press('r');
    assert.equal((await bench.store.claims({ verdict: 'reject' })).length, 0, 'a dialog takes no key for the page');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.notEqual(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
    await page.locator('mark').nth(1).click();
    assert.equal(await page.locator('.card.on .n').textContent(), '2', 'a mark selects its card');
    await page.locator('.card-head').nth(3).click();
    assert.match(
      (await page.locator('mark.on').first().textContent()) ?? '',
      /grain eases/u,
      'a card selects its mark',
    );
    assert.deepEqual(faults, []);
  });

  it('shows hostile text as text', async (t) => {
    const bench = await open(t, addSample);
    const { page, faults } = await watched(t, browser, bench.origin);
    const hostile =
      '<script>window.hit=1</script><img src="https://evil.example/x" onerror="window.hit=2"> \u202EStrange\u202C North Korea sent Russia 3,000 lorries. javascript:alert(1)';
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/add`);
    await page.getByLabel('Text', { exact: true }).fill(hostile);
    await page.getByLabel('Title', { exact: true }).fill('<b onmouseover=alert(1)>Bold</b>');
    await page.getByLabel('URL', { exact: true }).fill('javascript:alert(3)');
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.getByText(/This is no web address/u).waitFor();
    await page.getByLabel('URL', { exact: true }).fill('https://evil.example/"onclick="alert(1)');
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.waitForURL(/\/document\/d_/u);
    await heading(page, /<b onmouseover/u);
    await page.locator('article p').first().waitFor();
    assert.match((await page.locator('article').textContent()) ?? '', /<script>window\.hit=1/u);
    assert.equal(await page.locator('article img, article script, main a[href^="javascript"]').count(), 0);
    assert.equal(await page.evaluate('window.hit'), undefined);
    assert.deepEqual(faults, []);
  });

  it('says what is wrong and what to do', async (t) => {
    const bench = await open(t, async () => {});
    const { page, faults } = await watched(t, browser, bench.origin);
    await page.goto(bench.origin);
    await page.getByText(/Open the whole URL/u).waitFor();
    await page.goto(bench.server.url);
    await page.getByRole('heading', { name: 'The ledger is empty' }).waitFor();
    await page.goto(`${bench.origin}/add`);
    await page.getByLabel('Text', { exact: true }).fill('North Korea sent Russia shells.');
    await page.getByLabel('Published', { exact: true }).fill('yesterday');
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.getByText(/This is no date/u).waitFor();
    assert.equal(await page.getByLabel('Published', { exact: true }).getAttribute('aria-invalid'), 'true');
    await page.goto(`${bench.origin}/document/d_0000000000000000`);
    await page.getByText(/No document has the id/u).waitFor();
    await page.goto(`${bench.origin}/documents`);
    await page.getByRole('heading', { name: 'No document yet' }).waitFor();
    await bench.server.close();
    await page.getByRole('navigation').getByRole('link', { name: 'Add', exact: true }).click();
    await page.getByLabel('Text', { exact: true }).fill('North Korea sent Russia shells.');
    await page.getByText(/server does not answer/u).waitFor();
    assert.deepEqual(faults, []);
  });

  it('sees a text that is too pale', async () => {
    const page = await browser.newPage();
    await page.setContent(
      '<p style="color:#999;background:#fff">pale</p><p style="color:#666;background:#fff">plain</p>',
    );
    assert.deepEqual(await contrastFaults(page), ['2.85 pale <P >']);
    await page.close();
  });
});
