// Bundles what `tosite read` runs into a folder of its own, dist/read-…, reads texts once to keep the code that this needed, and
// last of all writes down what the bundle was made of (bin/bundle.js): until then, and where a source has changed meanwhile, the
// sources run. The bundle before stays, for who is reading with it. Other commands are not bundled: they start threads and servers
// from files of their own.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { bundleIn, codePath, folderIn, hashOf, inputOf, listIn, loaderOf } from '../bin/bundle.js';

const root = join(import.meta.dirname, '..');
const out = folderIn(root);
if (bundleIn(root) !== null) process.exit(0);

const folder = `read-${process.pid}-${Date.now()}`;
const outDir = join(out, folder);
mkdirSync(outDir, { recursive: true });

/** What is bundled as it is when Vite reads it, also modules of which nothing is used. */
const inputs = new Map();
const note = (path) => {
  if (!inputs.has(path)) inputs.set(path, inputOf(root, path));
};
const noting = {
  name: 'inputs',
  load(id) {
    const path = relative(root, id.split('?')[0]);
    if (!id.startsWith('\0') && !/(?:^|\/)node_modules\//.test(path)) note(path);
    return null;
  },
};
note('scripts/bundle.js');
note('bin/bundle.js');
note('node_modules/.package-lock.json');

const { build } = await import('vite');
await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  plugins: [noting],
  define: { 'import.meta.dirname': '__dirname' },
  ssr: { noExternal: true, external: ['koffi'] },
  build: {
    ssr: 'src/cli/main.ts',
    outDir,
    emptyOutDir: false,
    target: 'esnext',
    minify: false,
    rolldownOptions: {
      external: [/\/commands\/(?!read\.ts)/],
      // All in one folder, two below the project's: src/base/data.ts finds data/ from there.
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
    },
  },
});

/** Reads a text of each language, and one whose language is not given, for nobody. */
async function warmUp({ main }) {
  const nobody = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const texts = ['en-trains-2025-04.md', 'fi-tappiot-2025-01.md'].map((name) => join(root, 'examples', name));
  const bare = readFileSync(texts[0], 'utf8').replace(/^---\n.*?\n---\n/s, '');
  const io = { stdin: Readable.from([bare]), stdout: nobody(), stderr: nobody(), env: {}, columns: 80, colour: false };
  const ended = [];
  for (const form of [[], ['--json'], ['--explain']]) ended.push(await main(['read', ...form, ...texts], io));
  ended.push(await main(['read', '-'], io));
  if (ended.some((code) => code !== 0)) throw new Error(`the bundle does not read: it ends with ${ended.join(', ')}`);
}

const { load, scripts } = loaderOf(outDir);
await warmUp(load('main.cjs'));
const outputs = readdirSync(outDir).map((name) => [name, statSync(join(outDir, name)).size]);
const codes = Array.from(scripts, ([path, script]) => {
  const code = script.createCachedData();
  writeFileSync(codePath(path), code);
  return [relative(outDir, codePath(path)), hashOf(code)];
});

const list = { folder, inputs: [...inputs.values()].sort(), outputs, codes };
const draft = join(outDir, 'bundle.json');
writeFileSync(draft, JSON.stringify(list));
renameSync(draft, listIn(root));

/** Bundles of before: all but the newest of them go, those of the last minutes too may still be in the making. */
const MINUTES = 10;
const ages = readdirSync(out, { withFileTypes: true })
  .filter((one) => one.isDirectory() && one.name.startsWith('read-') && one.name !== folder)
  .map(({ name }) => ({ name, at: statSync(join(out, name)).mtimeMs }))
  .sort((a, b) => b.at - a.at);
for (const { name, at } of ages.slice(1))
  if (at < Date.now() - MINUTES * 60_000) rmSync(join(out, name), { recursive: true, force: true });
