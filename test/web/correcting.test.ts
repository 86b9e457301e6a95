// Completing and correcting in Chromium, over a store with one document made by hand: words selected become a claim that counts,
// a slot is amended and taken back, what two people do at once is told, the queue tells what a decision does before it is made.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../src/api/server.ts';
import { writeUsers } from '../../src/api/users/file.ts';
import { hashPassword } from '../../src/api/users/password.ts';
import { editsOf } from '../../src/app/claim-fields.ts';
import { amend } from '../../src/app/correct.ts';
import { decide } from '../../src/app/decide.ts';
import { ledger } from '../../src/app/ledger.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { addSample, READERS } from '../api/harness.ts';
import { sampleReading } from '../cli/sample.ts';
import { launch, watched, withoutBrowser } from './browser.ts';

const { document: sample, claims } = sampleReading();
const [shells, money] = claims.map(({ id }) => id);
const other = { actor: 'Somebody else', now: new Date('2026-01-02T03:04:05Z') };

type Bench = { readonly store: Store; readonly page: Page; readonly faults: string[]; readonly origin: string };

describe('completing and correcting in a browser', { skip: withoutBrowser, timeout: 120_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** The sample's page, by a person who has set a name. */
  async function open(t: TestContext, path = `/document/${sample.id}`): Promise<Bench> {
    const folder = mkdtempSync(join(tmpdir(), 'tosite-correct-'));
    const store = await openStore(join(folder, 'test.db'));
    await addSample(store);
    const server = await startServer({ store, port: 0, readers: READERS });
    t.after(async () => {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const { origin } = new URL(server.url);
    const { page, faults } = await watched(t, browser, origin);
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Who are you?' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Äiti K.');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Äiti K.' }).waitFor();
    await page.goto(origin + path);
    await page.locator('h1').waitFor();
    return { store, page, faults, origin };
  }

  const told = (page: Page, text: string | RegExp) => page.locator('.outcome').getByText(text).waitFor();
  const numbers = async (store: Store, key: string): Promise<readonly (string | null)[]> =>
    (await ledger(store, {})).flows.find((flow) => flow.key === key)?.figures.map(({ low }) => low) ?? [];

  it('takes words selected by mouse for a claim, which counts', async (t) => {
    const { store, page, faults } = await open(t);
    const words = 'promised a satellite';
    const place = await placeOf(page, words);
    await page.mouse.move(place[0], place[1]);
    await page.mouse.down();
    await page.mouse.move(place[2], place[3], { steps: 4 });
    await page.mouse.up();
    await page.getByRole('button', { name: /Claim of these words/u }).click();
    const panel = page.getByRole('region', { name: 'A missed claim' });
    await panel.getByLabel('From', { exact: true }).fill('Russia');
    await panel.getByLabel('To', { exact: true }).fill('North Korea');
    await panel.getByLabel('What', { exact: true }).fill('satellite technolgy');
    await page.keyboard.press('Enter');
    const error = panel.getByRole('alert');
    await error.waitFor();
    assert.equal(await panel.getByLabel('What', { exact: true }).getAttribute('aria-invalid'), 'true');
    await panel.getByLabel('What', { exact: true }).fill('technology.satellite');
    await page.keyboard.press('Enter');
    await told(page, /Added\..*now/u);
    const made = (await store.claims({ document: sample.id })).find(({ claim }) => claim.reader.startsWith('person:'));
    assert.ok(made);
    assert.deepEqual(
      [made.claim.reader, made.claim.quote.exact, made.claim.from?.id, made.claim.to?.id],
      ['person:Äiti K.', words, 'RU', 'KP'],
    );
    await page.locator(`.card.on[data-claim="${made.claim.id}"]`).getByText('Äiti K., by hand').waitFor();
    assert.equal(await page.locator(`mark[data-claims~="${made.claim.id}"]`).first().textContent(), `${words}claim 4`);
    assert.ok((await ledger(store, {})).flows.some(({ flow }) => flow === 'RU-KP:technology.satellite'));
    assert.deepEqual(faults, []);
  });

  it('takes words selected by keyboard, filled from them', async (t) => {
    const { store, page, faults } = await open(t, `/document/${sample.id}?claim=${money}`);
    await page.locator('.card.on').waitFor();
    await page.keyboard.press('m');
    await page.locator('.pick q', { hasText: /^Russia$/u }).waitFor();
    // From "Russia" to the end of its sentence, then without "in 2024".
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'A missed claim' });
    const value = (name: string) => panel.locator(`[name="${name}"]`).inputValue();
    await panel.locator('[name="low"]').waitFor();
    assert.deepEqual(
      [await value('low'), await value('high'), await value('unit')],
      ['2500000000', '3000000000', 'EUR'],
    );
    await panel.getByLabel('From', { exact: true }).fill('Russia');
    await panel.getByLabel('To', { exact: true }).fill('Iran');
    await panel.getByLabel('What', { exact: true }).fill('money');
    await page.keyboard.press('Enter');
    await told(page, /Added\./u);
    const made = (await store.claims({ from: 'RU', to: 'IR' }))[0];
    assert.equal(made?.claim.quote.exact, 'Russia paid between 2.5 and 3 billion euros');
    await page.locator('.pick .panel').waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('amends a slot, shows what stood there, and takes it back', async (t) => {
    const { store, page, origin, faults } = await open(t, `/document/${sample.id}?claim=${shells}`);
    const flow = 'KP-RU:ammunition.artillery:transfer:actual:total:count';
    await page.locator('.card.on').waitFor();
    await page.keyboard.press('e');
    const panel = page.getByRole('region', { name: 'Amend this claim' });
    const low = panel.getByLabel('Number', { exact: true });
    await low.fill('2 000 000');
    await panel.getByText('was 1000000').waitFor();
    await panel.getByLabel('Reason', { exact: true }).fill('two, not one');
    await page.keyboard.press('Enter');
    await told(page, /Amended\..*1 million or more \(1 figure\) → 2 million or more/u);
    assert.deepEqual(await numbers(store, flow), ['2000000']);
    const history = page.locator('.card.on').getByRole('region', { name: 'Decisions' });
    await history.getByText(/at least 1 million → 2 million/u).waitFor();
    await history.getByText('two, not one').waitFor();
    // The focus is at the amended claim, not lost with the panel.
    await page.locator('.card.on .card-head:focus', { hasText: '2 million or more' }).waitFor();
    await page.goto(`${origin}/document/${sample.id}?claim=${shells}`);
    await page.locator('.card.on', { hasText: '2 million or more' }).waitFor();
    await page.keyboard.press('u');
    await told(page, /No longer amended\..*2 million or more \(1 figure\) → 1 million or more/u);
    assert.deepEqual(await numbers(store, flow), ['1000000']);
    await page.locator(`.card.on[data-claim="${shells}"]`).waitFor();
    await page.locator('.outcome').getByRole('button', { name: 'Close' }).click();
    await page.locator('.outcome p').waitFor({ state: 'detached' });
    await history
      .getByText(/taken back/u)
      .first()
      .waitFor();
    assert.deepEqual(
      (await store.decisions()).map(({ verdict, actor }) => [verdict, actor]),
      [
        ['amend', 'Äiti K.'],
        ['undo', 'Äiti K.'],
      ],
    );
    assert.deepEqual(faults, []);
  });

  it('splits and merges', async (t) => {
    const { store, page, faults } = await open(t, `/document/${sample.id}?claim=${money}`);
    const card = page.locator('.card.on');
    await card.getByRole('button', { name: 'Split' }).click();
    const panel = page.getByRole('region', { name: 'Split this claim' });
    await panel.getByRole('group', { name: 'Part 2' }).getByLabel('What', { exact: true }).fill('food.grain');
    const save = panel.getByRole('button', { name: /Save/u });
    assert.ok(await save.isDisabled(), 'the first part still says what the claim says');
    await panel.getByRole('group', { name: 'Part 1' }).getByLabel('Number', { exact: true }).fill('2600000000');
    await save.click();
    await told(page, /Split\./u);
    const parts = (await store.claims({ from: 'RU' })).filter(({ behind }) => behind.includes(money ?? ''));
    assert.deepEqual(parts.map(({ claim }) => claim.item?.code).sort(), ['food.grain', 'money']);
    await card.getByRole('button', { name: 'Merge' }).click();
    await page.getByRole('region', { name: 'Merge this claim' }).getByRole('button', { name: /Save/u }).click();
    await told(page, /Merged\./u);
    assert.equal((await store.decisions()).at(-1)?.verdict, 'merge');
    assert.deepEqual(faults, []);
  });

  it('decides over nobody’s head', async (t) => {
    const { store, page, faults } = await open(t, `/document/${sample.id}?claim=${shells}`);
    await page.locator('.card.on').waitFor();
    await decide(store, shells ?? '', 'reject', other);
    await page.keyboard.press('a');
    await page.getByRole('alert').getByText('Somebody else has rejected this meanwhile.').waitFor();
    await page.locator('.card.on.rejected').waitFor();
    assert.equal((await store.claim(shells ?? ''))?.decision?.verdict, 'reject');
    await page.keyboard.press('a');
    await told(page, /Accepted\./u);
    await page.keyboard.press('e');
    const panel = page.getByRole('region', { name: 'Amend this claim' });
    await panel.getByLabel('Date', { exact: true }).fill('2024');
    const edits = editsOf([['low', '5000000']]);
    const { claim } = await amend(store, { claim: shells ?? '', edits }, other);
    await page.keyboard.press('Enter');
    await panel
      .getByRole('alert')
      .getByText(/does not stand any more/u)
      .waitFor();
    await page.locator(`.card[data-claim="${claim.claim.id}"]`).waitFor();
    assert.equal((await store.claims({ document: sample.id })).length, claims.length, 'nothing was made twice');
    assert.deepEqual(faults, []);
  });

  it('queues what changes most, and tells the change before it is made', async (t) => {
    const { store, page, faults } = await open(t, '/review');
    const first = page.locator('.queue > li.on');
    const id = await first.getAttribute('data-claim');
    await first.getByText(/Rejecting it:/u).waitFor();
    await first.getByText(/→ no longer in the ledger/u).waitFor();
    await page.keyboard.press('r');
    await told(page, /Rejected\./u);
    await page.locator(`.queue > li[data-claim="${id}"]`).waitFor({ state: 'detached' });
    assert.equal((await store.claim(id ?? ''))?.decision?.verdict, 'reject');
    await page.keyboard.press('u');
    await page.locator(`.queue > li[data-claim="${id}"]`).waitFor();
    assert.equal((await store.claim(id ?? ''))?.decision, null);
    await page.getByRole('link', { name: 'Log' }).click();
    await page
      .locator('.log li')
      .first()
      .getByText(/statement 3 undone/u)
      .waitFor();
    await page
      .locator('.log li')
      .first()
      .getByText(/Äiti K\./u)
      .waitFor();
    await page.getByRole('link', { name: 'Which estimates moved' }).click();
    await page.locator('.register').getByText(/gone/u).first().waitFor();
    assert.deepEqual(faults, []);
  });

  it('tells where somebody else has decided on a claim of the queue, and goes on', async (t) => {
    const { store, page, faults } = await open(t, '/review');
    const first = page.locator('.queue > li.on');
    const id = (await first.getAttribute('data-claim')) ?? '';
    await decide(store, id, 'accept', other);
    await page.keyboard.press('r');
    await page.getByRole('alert').getByText('Somebody else has accepted this meanwhile.').waitFor();
    assert.equal((await store.claim(id))?.decision?.verdict, 'accept');
    assert.notEqual(await first.getAttribute('data-claim'), id);
    await page.keyboard.press('r');
    await told(page, /Rejected\./u);
    assert.deepEqual(faults, []);
  });

  it('shows a document as it was recorded, to look at only', async (t) => {
    const { store, page, origin, faults } = await open(t);
    await decide(store, shells ?? '', 'reject', other);
    await page.goto(`${origin}/document/${sample.id}?claim=${shells}&asRecordedAt=2`);
    await page
      .getByRole('note')
      .getByText(/after statement 2/u)
      .waitFor();
    await page.locator('.card.on:not(.rejected)').waitFor();
    assert.equal(await page.locator('.card .actions').count(), 0);
    await page.getByRole('link', { name: 'To how it is now' }).click();
    await page.locator('.card.on.rejected').waitFor();
    assert.deepEqual(faults, []);
  });

  it('shows a reader who has logged in no way to what a reader may not do', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'tosite-reader-'));
    const users = join(folder, 'users.tsv');
    const [name, said] = ['reija', 'read and only read'] as const;
    const password = await hashPassword(said, { N: 1024, r: 8, p: 1 });
    writeUsers(users, new Map([[name, { name, role: 'reader', password }]]));
    const store = await openStore(join(folder, 'test.db'));
    await addSample(store);
    const server = await startServer({ store, port: 0, users });
    t.after(async () => {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const { origin } = new URL(server.url);
    const { page, faults } = await watched(t, browser, origin);
    await page.goto(server.url);
    await page.locator('[name=name]').fill(name);
    await page.locator('[name=password]').fill(said);
    await page.keyboard.press('Enter');
    // Where the next page is asked for at once, nobody is logged in yet.
    await page.locator('[name=password]').waitFor({ state: 'detached' });
    const reason = page.getByRole('note').getByText(/logged in as a reader/u);
    for (const [path, shown] of [
      [`/document/${sample.id}?claim=${shells}`, '.card.on'],
      ['/review', '.queue > li.on'],
      ['/add', 'textarea'],
    ] as const) {
      await page.goto(origin + path);
      await page.locator(shown).waitFor();
      await reason.waitFor();
      assert.equal(await page.locator('.actions .btn:enabled').count(), 0, path);
      await page.keyboard.press('r');
    }
    assert.equal((await store.decisions()).length, 0);
    assert.deepEqual(faults, []);
  });
});

type Place = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** Where words stand on the page, once fonts are there and two frames agree. */
async function placeOf(page: Page, words: string): Promise<Place> {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const measured = (): Promise<Place> =>
    page.evaluate((wanted) => {
      const pieces = [...document.querySelectorAll('article [data-start]')];
      const node = pieces.map((one) => one.firstChild).find((one) => one?.textContent?.includes(wanted));
      if (!node) throw new Error('not shown');
      const range = document.createRange();
      const at = node.textContent?.indexOf(wanted) ?? 0;
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const boxes = [...range.getClientRects()];
      const [first, last] = [boxes[0], boxes.at(-1)];
      if (!first || !last) throw new Error('no place');
      const place = [first.left + 1, first.top + 10, last.right - 1, last.top + 10] as const;
      return new Promise<Place>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(place))));
    }, words);
  let place = await measured();
  for (let tries = 0; tries < 50; tries += 1) {
    const again = await measured();
    if (again.every((x, i) => x === place[i])) return again;
    place = again;
  }
  throw new Error('the page never comes to rest');
}
