// A new text that cannot be taken as it is, and an address that names nobody, in Chromium: each is said once, in its place.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { addSample } from '../api/harness.ts';
import { openBench } from './bench.ts';
import { launch, watched, withoutBrowser } from './browser.ts';

describe('what cannot be taken, in a browser', { skip: withoutBrowser, timeout: 120_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  it('is said at each field of a new text, in words of its own', async (t) => {
    const bench = await openBench(addSample);
    t.after(bench.close);
    const { page } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.getByRole('link', { name: 'Add', exact: true }).click();
    await page.getByLabel('Published', { exact: true }).fill('tomorrow');
    await page.getByLabel('URL', { exact: true }).fill('javascript:alert(1)');
    await page.getByLabel('Text', { exact: true }).fill('North Korea sent Russia 5,000 shells.');
    await page.locator('.preview mark').first().waitFor();
    await page.getByRole('button', { name: 'Keep this text' }).click();
    const marked = await page.locator('form [aria-invalid=true]').count();
    assert.equal(marked, 2);
    await page.getByText('This is no date. Write it as 2024-12-15, 2024-12 or 2024.').waitFor();
    await page.getByText('This is no web address. It begins with https:// or http://.').waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.equal((await bench.store.documents()).length, 1, 'nothing was kept');

    await page.getByLabel('Published', { exact: true }).fill('2024-12');
    await page.getByLabel('URL', { exact: true }).fill('');
    await page.getByLabel('Language', { exact: true }).fill('xx');
    await page.locator('.field-language .wrong').waitFor();
    assert.equal(await page.locator('form [aria-invalid=true]').count(), 1);
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  it('is said of an exchange of nobody', async (t) => {
    const bench = await openBench(addSample);
    t.after(bench.close);
    const { page } = await watched(t, browser, bench.origin);
    await page.goto(bench.server.url);
    await page.goto(`${bench.origin}/exchange/ZZ/QQ`);
    const alert = page.getByRole('alert');
    await alert.getByText('"ZZ" is no party.').waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /Unknown Region/u);
    assert.equal(await alert.getByRole('button').count(), 0, 'asking again would not help');

    await page.goto(`${bench.origin}/document/d_0000000000000000`);
    await alert.getByText(/Look for it in the lists of the menu/u).waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /\/api\//u);
  });
});
