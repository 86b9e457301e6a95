// Makes dist/web where it is missing or older than its sources, by Vite's JavaScript API: a second or two, once.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../base/diagnostic.ts';

const root = join(import.meta.dirname, '..', '..');

/** Where the built pages lie. */
export const WEB_DIR = join(root, 'dist', 'web');

const SOURCES = join(root, 'src', 'web');

/** True where a source of the pages is younger than the build. An installation without sources has nothing to compare. */
function isStale(built: string): boolean {
  if (!existsSync(SOURCES)) return false;
  const since = statSync(built).mtimeMs;
  return readdirSync(SOURCES, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && statSync(join(entry.parentPath, entry.name)).mtimeMs > since,
  );
}

/** Makes sure that the pages are built, and returns their folder. UserError with the command to give where it cannot. */
export async function builtWeb(): Promise<string> {
  const index = join(WEB_DIR, 'index.html');
  if (existsSync(index) && !isStale(index)) return WEB_DIR;
  try {
    const { build } = await import('vite');
    await build({ configFile: join(SOURCES, 'vite.config.ts'), logLevel: 'error' });
  } catch (error) {
    if (existsSync(index)) return WEB_DIR;
    throw new UserError({
      code: 'T5001',
      severity: 'error',
      message: `The pages of the workbench are not built, and building them failed: ${error instanceof Error ? error.message : String(error)}`,
      hint: 'In the folder of Tosite: npm install && npm run build:web',
    });
  }
  return WEB_DIR;
}
