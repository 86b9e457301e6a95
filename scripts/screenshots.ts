// Makes the README's screenshots, docs/images/*.png, from the examples: node scripts/with-node.js scripts/screenshots.ts
// Needs Chromium (apt-get install chromium, or CHROMIUM=PATH). The same examples give the same pictures.
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { startServer } from '../src/api/server.ts';
import { addText } from '../src/app/add-text.ts';
import { importFigures } from '../src/app/import-figures.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/port.ts';
import { launch } from './chromium.ts';

const root = join(import.meta.dirname, '..');
const images = join(root, 'docs', 'images');
/** The largest that a picture may be, bytes. */
const LARGEST = 300_000;
const SHELLS = 'KP-RU:ammunition.artillery:transfer:actual:total:count';
const DAY = '2025-12-31';

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
};

/** A store with the examples in it. */
async function fill(store: Store): Promise<void> {
  const by = { actor: 'screenshots', now: new Date(`${DAY}T12:00:00Z`) };
  await importFigures(store, readFileSync(join(root, 'examples', 'figures.csv'), 'utf8'), 'figures.csv', by);
  for (const file of globSync('examples/{en,fi}-*.md', { cwd: root }).sort())
    await addText(store, readFileSync(join(root, file), 'utf8'), {}, by, { format: 'markdown' });
}

/** The document with the most transfers, and the first of them that has a number. */
async function showpiece(store: Store): Promise<string> {
  const transfers = await store.claims({ frame: 'transfer' });
  const count = (id: string) => transfers.filter(({ documentId }) => documentId === id).length;
  const [document] = [...(await store.documents())].sort((a, b) => count(b.id) - count(a.id));
  const own = transfers.filter(({ documentId }) => documentId === document?.id);
  const chosen = own.find(({ claim }) => claim.quantity !== null) ?? own[0];
  return `/document/${document?.id}?claim=${chosen?.claim.id}`;
}

async function shoot(page: Page, origin: string, { name, path }: Shot): Promise<void> {
  await page.goto(origin + path);
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  const file = join(images, `${name}.png`);
  await page.screenshot({ path: file, scale: 'css' });
  const { size } = statSync(file);
  if (size > LARGEST) throw new Error(`${basename(file)} has ${size} bytes, more than ${LARGEST}`);
  console.log(`docs/images/${basename(file)}  ${Math.round(size / 1000)} kB`);
}

const folder = mkdtempSync(join(tmpdir(), 'tosite-shots-'));
const store = await openStore(join(folder, 'shots.db'));
await fill(store);
const shots: readonly Shot[] = [
  { name: 'exchange', path: `/exchange/KP/RU?asKnownOn=${DAY}` },
  { name: 'exchange-dark', path: `/exchange/KP/RU?asKnownOn=${DAY}`, dark: true },
  { name: 'flow', path: `/flow/${SHELLS}?asKnownOn=${DAY}` },
  { name: 'why', path: `/flow/${SHELLS}?asKnownOn=${DAY}&why=${SHELLS}` },
  { name: 'document', path: await showpiece(store) },
  { name: 'flow-phone', path: `/flow/${SHELLS}?asKnownOn=${DAY}`, width: 390, height: 844, dark: true },
];
const server = await startServer({ store, port: 0 });
const { origin } = new URL(server.url);
const browser = await launch();
mkdirSync(images, { recursive: true });
for (const shot of shots) {
  const viewport = { width: shot.width ?? 1280, height: shot.height ?? 860 };
  const context = await browser.newContext({ viewport, colorScheme: shot.dark ? 'dark' : 'light', locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(server.url);
  await shoot(page, origin, shot);
  await context.close();
}
await browser.close();
await server.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
