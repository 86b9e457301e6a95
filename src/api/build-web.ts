// The built pages, made where they are missing or older than their sources, by Vite's JavaScript API: a second or two, once.
// Processes that start together each build into a folder of their own and then put it in place: none sees half a build.

import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../base/diagnostic.ts';
import { say } from '../base/said.ts';
import { loadPages, type Pages } from './pages.ts';

const root = join(import.meta.dirname, '..', '..');

/** Where the built pages lie. */
export const WEB_DIR = join(root, 'dist', 'web');

const SOURCES = join(root, 'src', 'web');

/** True where a source of the pages is younger than the build. An installation without sources has nothing to compare. */
function isStale(built: string): boolean {
  if (!existsSync(SOURCES) || !existsSync(built)) return false;
  const since = statSync(built).mtimeMs;
  return readdirSync(SOURCES, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).mtimeMs > since,
  );
}

/** What lies in dist/web; null where there is no whole build, or it is being put in place. */
function builtPages(): Pages | null {
  try {
    const pages = loadPages(WEB_DIR);
    return pages.has('/index.html') ? pages : null;
  } catch {
    return null;
  }
}

/** Builds into a folder of this process, reads it, and puts it in the place of dist/web. */
async function build(): Promise<Pages> {
  const own = `${WEB_DIR}-${process.pid}`;
  try {
    const vite = await import('vite');
    const config = { configFile: join(SOURCES, 'vite.config.ts'), logLevel: 'error', build: { outDir: own } } as const;
    await vite.build(config);
    const pages = loadPages(own);
    rmSync(WEB_DIR, { recursive: true, force: true });
    try {
      renameSync(own, WEB_DIR);
    } catch {
      // Another process was first; its build is as good.
    }
    return pages;
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** The pages of the workbench. UserError with the command to give where they are not built and cannot be. */
export async function webPages(): Promise<Pages> {
  const index = join(WEB_DIR, 'index.html');
  const kept = existsSync(index) ? builtPages() : null;
  if (kept && !isStale(index)) return kept;
  try {
    return await build();
  } catch (error) {
    if (kept) return kept;
    throw new UserError({
      code: 'T5001',
      severity: 'error',
      message: say`The pages of the workbench are not built, and building them failed: ${error instanceof Error ? error.message : String(error)}`,
      hint: say`In the folder of Tosite: npm install && npm run build:web`,
    });
  }
}
