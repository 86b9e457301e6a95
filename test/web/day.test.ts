// An analyst's day in one go: an article is pasted and kept, a claim corrected, one rejected, one that was missed added by keyboard,
// the flow has changed, a number of it leads to its sentence, and what is seen is taken along. Then what an ill-meaning text can do:
// nothing. One workbench and one browser.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Browser, Download, Page } from 'playwright-core';
import { ledger } from '../../src/app/ledger.ts';
import { type Bench, figures, openBench } from './bench.ts';
import { launch, watched, withoutBrowser } from './browser.ts';

const ARTICLE = [
  'North Korea sent Russia 3,000 mortar bombs in March, an officer said. It also sent about 40 engineers.',
  '',
  'Russia delivered 12 trucks to North Korea. The ministry has counted 250 horses that crossed the bridge to Russia.',
].join('\n');
/** How long a missed claim may take by keyboard, milliseconds; without the time that a person thinks. */
const ADDED_WITHIN = 15_000;

const told = (page: Page, text: string | RegExp) => page.locator('.outcome').getByText(text).waitFor();

/** The text of a file that the page hands over. */
async function taken(page: Page, entry: string, within = page.locator('body')): Promise<readonly [string, Buffer]> {
  await within.locator('.copy summary').first().click();
  const [download]: readonly [Download, unknown] = await Promise.all([
    page.waitForEvent('download'),
    within.locator('.copy-list').getByRole('button', { name: entry }).first().click(),
  ]);
  return [download.suggestedFilename(), readFileSync(await download.path())];
}

describe('a day at the workbench', { skip: withoutBrowser, timeout: 180_000 }, () => {
  let browser: Browser;
  let bench: Bench;
  before(async () => {
    browser = await launch();
    bench = await openBench(figures);
  });
  after(async () => {
    await browser?.close();
    await bench?.close();
  });

  it('goes from a pasted article to a number that is taken along', async (t) => {
    const { store, server, origin } = bench;
    const { page, faults } = await watched(t, browser, origin, { acceptDownloads: true });
    await page.goto(server.url);

    // Add by paste, read live.
    await page.getByRole('link', { name: 'Add', exact: true }).click();
    await page.getByLabel('Text', { exact: true }).fill(ARTICLE);
    await page.getByLabel('Title', { exact: true }).fill('Bombs, trucks and horses');
    await page.getByLabel('Published', { exact: true }).fill('2025-04-02');
    await page.getByLabel('Publisher', { exact: true }).fill('Gazette');
    await page.getByText(/claims found/u).waitFor();
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.waitForURL(/\/document\/d_/u);
    const document = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const claims = await store.claims({ document });
    await page
      .locator('.card')
      .nth(claims.length - 1)
      .waitFor();
    assert.equal(await page.locator('.card').count(), claims.length);
    const of = (item: string) => claims.findIndex(({ claim }) => claim.item?.code === item);
    const [bombs, trucks] = [of('ammunition.mortar'), claims.findIndex(({ claim }) => claim.from?.id === 'RU')];
    assert.ok(bombs >= 0 && trucks >= 0, 'the article is read');
    const choose = (index: number) => page.locator('.card-head').nth(index).click();

    // Correct one.
    await choose(bombs);
    await page.keyboard.press('e');
    const panel = page.getByRole('region', { name: 'Amend this claim' });
    await panel.getByLabel('Number', { exact: true }).fill('30 000');
    await panel.getByLabel('up to', { exact: true }).fill('30 000');
    await panel.getByLabel('Reason', { exact: true }).fill('a misprint, says the paper');
    await page.keyboard.press('Enter');
    await told(page, /Amended\..*3,000.*→.*30,000/u);

    // Reject one, think again, reject it again.
    await choose(trucks);
    await page.keyboard.press('r');
    await told(page, /Rejected\./u);
    await page.keyboard.press('u');
    await told(page, /No longer rejected/u);
    await page.keyboard.press('r');
    await told(page, /Rejected\./u);

    // Add the one that was missed, by keyboard alone.
    const began = Date.now();
    await addHorses(page);
    assert.ok(Date.now() - began < ADDED_WITHIN, `${Date.now() - began} ms`);
    const horses = '250 horses that crossed the bridge to Russia';
    const made = (await store.claims({ document })).find(({ claim }) => claim.quote.exact === horses);
    assert.ok(made !== undefined, 'the claim is kept in the words that were selected');
    assert.deepEqual([made.claim.quantity?.low, made.claim.from?.id, made.claim.to?.id], ['250', 'KP', 'RU']);

    // See the flow change, and follow its number to the sentence.
    const flow = 'KP-RU:ammunition.mortar';
    const { flows } = await ledger(store, { from: 'KP', to: 'RU' });
    assert.ok(flows.some((one) => one.flow === flow && one.figures.some(({ low }) => low === '30000')));
    assert.ok(!flows.some((one) => one.figures.some(({ low }) => low === '12')), 'what is rejected counts nowhere');
    await page.goto(`${origin}/exchange/KP/RU`);
    const row = page.getByRole('row', { name: /Mortar bombs/u }).first();
    await row.getByRole('link', { name: /Mortar bombs/u }).click();
    const figure = page.locator('tr.figure', { hasText: '30,000' });
    if ((await figure.count()) === 0)
      await page
        .getByRole('navigation', { name: /Series/u })
        .getByRole('link', { name: /March 2025/u })
        .click();
    await figure.first().locator('.number').click();
    await page.waitForURL(/\/document\/.*claim=/u);
    await page
      .locator('mark.on', { hasText: /mortar bombs/u })
      .first()
      .waitFor();

    // Take it along.
    await page.goto(`${origin}/exchange/KP/RU`);
    await page
      .getByRole('row', { name: /Artillery shells/u })
      .first()
      .waitFor();
    const [name, csv] = await taken(page, 'Table as CSV', page.locator('.side.a'));
    assert.equal(name, 'north-korea-russia.csv');
    const records: string[][] = parse(csv.toString('utf8').replace('\ufeff', ''), { relax_column_count: true });
    assert.equal(records[0]?.[0], 'Item');
    assert.ok(records.some(([item]) => item === 'Artillery shells'));
    assert.ok(
      records.some(([note]) => note?.startsWith('Sources: ') && note.includes('ROK NIS')),
      'with its sources',
    );
    const [pictureName, png] = await taken(page, 'Picture as PNG', page.locator('.side.a'));
    assert.equal(pictureName, 'north-korea-russia.png');
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(png.length > 10_000, 'something is drawn');
    await page.goto(`${origin}/flow/KP-RU:ammunition.artillery:transfer:actual:total:count`);
    const chart = page.locator('.chart-panel', { has: page.locator('.steps') });
    const [, svg] = await taken(page, 'Picture as SVG', chart);
    const drawn = svg.toString('utf8');
    assert.match(drawn, /^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    assert.match(drawn, /Sources: /u);
    assert.ok(!drawn.includes('class='), 'its colours stand in it');
    assert.deepEqual(faults, []);
  });

  /** From the selected claim: words by the arrow keys, slots filled from them, Enter. */
  async function addHorses(page: Page): Promise<void> {
    await page.keyboard.press('m');
    await page.locator('.pick q').waitFor();
    const selected = async () => (await page.locator('.pick q').textContent()) ?? '';
    // A key is pressed when what the one before it selected stands on the page.
    const pressed = async (key: string): Promise<void> => {
      const before = await selected();
      await page.keyboard.press(key);
      await page
        .locator('.pick q')
        .filter({ hasNotText: new RegExp(`^${RegExp.escape(before)}$`, 'u') })
        .waitFor();
    };
    await pressed('ArrowDown');
    for (let i = 0; i < 12 && (await selected()) !== '250'; i += 1) await pressed('ArrowRight');
    await pressed('Shift+End');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'A missed claim' });
    await panel.locator('[name="low"]').waitFor();
    assert.equal(await panel.locator('[name="low"]').inputValue(), '250', 'the number is suggested');
    await panel.getByLabel('From', { exact: true }).fill('North Korea');
    await panel.getByLabel('To', { exact: true }).fill('Russia');
    await panel.getByLabel('What', { exact: true }).fill('equipment');
    await page.keyboard.press('Enter');
    await told(page, /Added\./u);
  }

  it('adds many files at once, and says of each what became of it', async (t) => {
    const { server, origin, store } = bench;
    const { page, faults } = await watched(t, browser, origin);
    await page.goto(server.url);
    await page.goto(`${origin}/add`);
    const before = (await store.documents()).length;
    const line = (id: string, text: string) =>
      JSON.stringify({ id, text, published: '2025-05-01', title: `Text ${id}` });
    const lines = [
      line('a', 'Russia sent North Korea 20 buses.'),
      '{"id": 1}',
      line('b', 'North Korea sent Russia 7 tractors.'),
    ];
    await page.getByLabel('Choose files').setInputFiles([
      { name: 'many.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(lines.join('\n')) },
      {
        name: 'note.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from('---\ntitle: A note\n---\nRussia sent 5 boats to North Korea.\n'),
      },
      { name: 'bad.txt', mimeType: 'text/plain', buffer: Buffer.from('%PDF-1.7') },
    ]);
    const batch = page.getByRole('region', { name: 'Many texts at once' });
    await batch.getByRole('heading', { name: '3 texts to add' }).waitFor();
    assert.equal(await batch.getByText('not added').count(), 2);
    await batch.getByRole('button', { name: 'Read and keep all' }).click();
    await batch.getByText(/3 of 3 read/u).waitFor();
    await batch.getByRole('link', { name: 'A note' }).waitFor();
    assert.equal((await store.documents()).length, before + 3);
    await page.goto(`${origin}/documents?q=tractor`);
    await page.getByRole('link', { name: 'Text b' }).waitFor();
    await page.locator('.excerpt mark', { hasText: 'tractors' }).waitFor();
    await page.goto(`${origin}/log`);
    await page.getByRole('button', { name: 'Check the chain' }).click();
    await page.getByText(/The chain is whole/u).waitFor();
    assert.deepEqual(faults, []);
  });

  it('shows an ill-meaning article as text, and hands over nothing that runs', async (t) => {
    const { server, origin } = bench;
    const { page, faults } = await watched(t, browser, origin, { acceptDownloads: true });
    const formula = '=HYPERLINK("https://evil.example";"x")';
    const hostile = [
      '<script>window.hit=1</script><img src=x onerror="window.hit=2"><style>*{display:none}</style>',
      '\u202ENorth Korea\u202C sent Russia 3,500 lorries. \u0000\u200B{{constructor.constructor("window.hit=3")()}}',
      `${formula} sent Russia 4,500 boats, North Korea said. javascript:window.hit=4 `,
    ].join('\n');
    await page.goto(server.url);
    await page.goto(`${origin}/add`);
    await page.getByLabel('Text', { exact: true }).fill(hostile);
    await page.getByLabel('Title', { exact: true }).fill(`${formula}<svg onload=window.hit=5>`);
    await page.getByLabel('Publisher', { exact: true }).fill(formula);
    await page.getByRole('button', { name: 'Keep this text' }).click();
    await page.waitForURL(/\/document\/d_/u);
    await page.locator('article p').first().waitFor();
    assert.match((await page.locator('article').textContent()) ?? '', /<script>window\.hit=1/u);
    for (const path of [
      '/documents',
      '/documents?show=claims',
      '/review',
      '/log',
      '/exchange/KP/RU',
      '/documents?q=lorries',
    ]) {
      await page.goto(origin + path);
      await page.locator('h1').waitFor();
      await page.locator('.loading').first().waitFor({ state: 'detached' });
      assert.equal(await page.locator('main script, main img, main style, main [onload]').count(), 0, path);
      assert.equal(await page.locator('main a[href^="javascript"]').count(), 0, path);
    }
    assert.equal(await page.evaluate('window.hit'), undefined);
    await page.goto(`${origin}/exchange/KP/RU`);
    await page
      .getByRole('row')
      .getByRole('link', { name: /Trucks|Vehicles|Lorries/u })
      .first()
      .click();
    await page.locator('.reports-panel').waitFor();
    const [, csv] = await taken(page, 'Table as CSV', page.locator('.reports-panel'));
    const cells: string[][] = parse(csv.toString('utf8').replace('\ufeff', ''), { relax_column_count: true });
    assert.ok(cells.flat().some((cell) => cell.includes('HYPERLINK')));
    for (const cell of cells.flat()) assert.ok(!/^[=+@-]/u.test(cell) || /^-?[\d.]+$/u.test(cell), cell);
    assert.deepEqual(faults, []);
  });

  it('takes ten megabytes of text, and stays of use', async (t) => {
    const { server, origin } = bench;
    const { page, faults } = await watched(t, browser, origin);
    await page.goto(server.url);
    const id = await page.evaluate(async () => {
      const text = 'The weather stayed dry over the whole of the plain. '.repeat(190_000).slice(0, 9_900_000);
      const body = JSON.stringify({
        text: `North Korea sent Russia 8,000 lorries. ${text}`,
        title: 'Long',
        language: 'en',
      });
      const answer = await fetch('/api/documents', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      return ((await answer.json()) as { document: { id: string } }).document.id;
    });
    await page.goto(`${origin}/document/${id}`, { timeout: 60_000 });
    await page.locator('mark').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('j');
    await page.locator('.card.on').waitFor();
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Log' }).waitFor();
    assert.deepEqual(faults, []);
  });
});
