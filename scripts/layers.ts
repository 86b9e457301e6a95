// Holds the import directions of ARCHITECTURE.md. Default-deny: an import that no line of the table allows is a fault,
// and so is a file in no layer, a capability (network, files, processes) outside its place, or a run that saw no file.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

const root = join(import.meta.dirname, '..');

/** Layer -> the layers that it may import, besides itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = (() => {
  const down = ['base', 'document', 'language', 'reading', 'ledger', 'exchange', 'store', 'app', 'export'];
  const table: Record<string, readonly string[]> = {};
  down.forEach((layer, i) => {
    table[layer] = down.slice(0, i);
  });
  table.api = down;
  table.cli = [...down, 'api'];
  table.web = ['base', 'document', 'reading', 'ledger', 'exchange', 'app', 'api'];
  return table;
})();

/** Node's modules that reach outside the process, and where each may stand (path prefixes under src/). */
const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  'node:fs': [
    'base/data.ts',
    'document/',
    'language/model/',
    'language/fi/',
    'store/',
    'cli/',
    'api/',
    'web/vite.config.ts',
  ],
  'node:fs/promises': ['document/', 'store/', 'cli/', 'api/'],
  'node:sqlite': ['store/'],
  'node:worker_threads': ['store/', 'api/'],
  'node:http': ['api/'],
  'node:child_process': ['cli/', 'api/'],
  'node:os': ['language/fi/', 'store/', 'cli/', 'api/'],
  'node:v8': ['base/heap.ts', 'cli/'],
};
const HARMLESS = new Set([
  'node:crypto',
  'node:path',
  'node:url',
  'node:util',
  'node:stream',
  'node:readline',
  'node:buffer',
  'node:process',
  'node:string_decoder',
  'node:zlib',
  'node:module',
  'node:events',
  'node:timers/promises',
]);

type Fault = { readonly file: string; readonly what: string };

/** The specifiers that a file imports, statically, dynamically or by re-export. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`);
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start, end));
  return [
    ...module.staticImports.map((i) => i.moduleRequest.value),
    ...module.staticExports.flatMap((e) => e.entries.flatMap((x) => (x.moduleRequest ? [x.moduleRequest.value] : []))),
    ...dynamic.map((d) => (/^['"`][^'"`$]*['"`]$/.test(d) ? d.slice(1, -1) : `(computed) ${d}`)),
  ];
}

function faultOf(file: string, specifier: string): string | null {
  const inside = file.slice('src/'.length);
  const layer = inside.split('/')[0] ?? '';
  if (specifier.startsWith('.')) {
    const target = normalize(join(dirname(file), specifier));
    if (!target.startsWith('src/'))
      return target.startsWith('package.json') ? null : `imports ${specifier}, outside src/`;
    const wanted = target.split('/')[1] ?? '';
    if (wanted === layer || ALLOWED[layer]?.includes(wanted)) return null;
    return `layer ${layer} may not import layer ${wanted} (${specifier})`;
  }
  if (specifier.startsWith('(computed)')) return `imports something that cannot be checked: ${specifier}`;
  if (specifier.startsWith('node:')) {
    const places = CAPABILITIES[specifier];
    if (HARMLESS.has(specifier) || places?.some((p) => inside.startsWith(p))) return null;
    return `${specifier} may not be used here${places ? ` (only in ${places.join(', ')})` : ''}`;
  }
  return null;
}

const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).sort();
const faults: Fault[] = [];
let imports = 0;
for (const file of files) {
  if (!((file.split('/')[1] ?? '') in ALLOWED)) faults.push({ file, what: 'is in no layer' });
  for (const specifier of importsOf(file)) {
    imports += 1;
    const what = faultOf(file, specifier);
    if (what) faults.push({ file, what });
  }
}
for (const { file, what } of faults) console.error(`${file}: ${what}`);
if (files.length === 0 || imports === 0) {
  console.error('layers: no file or no import was seen: the check itself is broken');
  process.exit(1);
}
console.log(`layers: ${files.length} files, ${imports} imports, ${faults.length} faults`);
if (faults.length > 0) process.exit(1);
