// A workbench over a throw-away store, for the tests and the pictures of the pages.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type RunningServer, startServer } from '../../src/api/server.ts';
import { addText } from '../../src/app/add-text.ts';
import { importFigures } from '../../src/app/import-figures.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import { READERS } from '../api/harness.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');
/** When everything in it was added. */
export const by = { actor: 'test', now: new Date('2025-12-31T12:00:00Z') };

export type Bench = {
  readonly store: Store;
  readonly server: RunningServer;
  readonly origin: string;
  readonly close: () => Promise<void>;
};

/** Starts a workbench with what `fill` puts in its store. */
export async function openBench(fill: (store: Store) => Promise<unknown>): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'tosite-web-'));
  const store = await openStore(join(folder, 'test.db'));
  await fill(store);
  const server = await startServer({ store, port: 0, readers: READERS });
  const close = async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { store, server, origin: new URL(server.url).origin, close };
}

/** The figures that ship. */
export const figures = (store: Store) =>
  importFigures(store, readFileSync(join(examples, 'figures.csv'), 'utf8'), 'figures.csv', by);

/** The figures and the articles that ship: all of them, or those whose names begin so. */
export async function shipped(store: Store, ...names: readonly string[]): Promise<void> {
  await figures(store);
  for (const file of globSync('{en,fi}-*.md', { cwd: examples }).sort())
    if (names.length === 0 || names.some((name) => basename(file).startsWith(name)))
      await addText(store, readFileSync(join(examples, file), 'utf8'), {}, by, { format: 'markdown' });
}

/** The key of the series that most is known of. */
export const SHELLS = 'KP-RU:ammunition.artillery:transfer:actual:total:count';

/** Every page of the workbench by name, with something on it. */
export async function everyPage(store: Store): Promise<ReadonlyMap<string, string>> {
  const transfers = await store.claims({ frame: 'transfer' });
  const shown = transfers.find(({ claim }) => claim.quantity !== null) ?? transfers[0];
  const document = `/document/${shown?.documentId}?claim=${shown?.claim.id}`;
  const day = 'asKnownOn=2025-12-31';
  return new Map([
    ['exchange', `/exchange/KP/RU?${day}&since=2025-06-30`],
    ['flow', `/flow/${SHELLS}?${day}`],
    ['why', `/flow/${SHELLS}?${day}&why=${SHELLS}`],
    ['timeline', '/timeline'],
    ['map', '/map'],
    ['measures', '/measures'],
    ['effects', '/effects'],
    ['scenario', '/scenario'],
    ['documents', '/documents'],
    ['search', '/documents?q=containers'],
    ['claims', '/documents?show=claims'],
    ['document', document],
    ['amend', `${document}&edit=amend`],
    ['review', '/review'],
    ['origins', '/origins'],
    ['log', '/log'],
    ['changes', '/log/changes?all=true'],
    ['past', '/exchange/KP/RU?asRecordedAt=1'],
    ['add', '/add'],
  ]);
}
