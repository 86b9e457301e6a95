// Which test files run together in one process. Each process loads the modules, the models and the dictionary anew, which takes
// most small test files longer than their tests do: the files of a layer are therefore one entry that imports them one by one.
// By itself runs what mostly waits (browsers, databases, an installation), so that others run meanwhile, and what has stored
// snapshots, which Node finds by the name of the file that was started.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Layers whose files are quick, together; every other layer is a group of its own. */
const SMALL: readonly string[] = [
  'app',
  'base',
  'docs',
  'document',
  'exchange',
  'export',
  'ledger',
  'scripts',
  'store',
  'web',
];

const WAITS = /^test\/(?:package\/|store\/(?:postgres|sqlite|verify)\.)/u;
const OWN_PROCESS = /assert\.snapshot\(|\/browser\.ts'/u;

/** The group of a test file, or null where it runs by itself. */
export function groupOf(file: string, source: string): string | null {
  if (WAITS.test(file) || OWN_PROCESS.test(source)) return null;
  const layer = file.split('/')[1] ?? '';
  return SMALL.includes(layer) ? 'small' : layer;
}

/** What takes longest begins first, so that nothing of it runs alone at the end: pages in a browser, databases, groups, the rest. */
function rank(file: string): number {
  const order = [/everywhere/u, /^test\/web\//u, /^test\/package\//u, /^test\/store\//u, /^\.cache\//u];
  const at = order.findIndex((one) => one.test(file));
  return at < 0 ? order.length : at;
}

/**
 * The files to start for all of `tests` (paths under `root`), in order. Entries are written to `folder` (a path under `root`),
 * which is made where it is missing.
 */
export function startedFiles(root: string, tests: readonly string[], folder: string): readonly string[] {
  const grouped = Map.groupBy(tests, (file) => groupOf(file, readFileSync(join(root, file), 'utf8')));
  const alone = grouped.get(null) ?? [];
  mkdirSync(join(root, folder), { recursive: true });
  const entries = [...grouped].flatMap(([group, files]) => {
    if (group === null) return [];
    const entry = `${folder}/${group}.test.mjs`;
    const imports = files.map((file) => `import ${JSON.stringify(pathToFileURL(join(root, file)).href)};\n`);
    writeFileSync(join(root, entry), imports.join(''));
    return [entry];
  });
  return [...entries, ...alone].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
