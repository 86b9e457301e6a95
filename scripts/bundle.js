// Bundles what `tosite read` runs into dist/read, with a list of the files that it was made of, and reads texts once to keep the
// code that this needed (bin/bundle.js). Other commands are not bundled: they start threads and servers from files of their own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { codePath, folderIn, inputOf, isFresh, loaderOf } from '../bin/bundle.js';

const root = join(import.meta.dirname, '..');
const outDir = folderIn(root);
if (isFresh(root)) process.exit(0);

const { build } = await import('vite');
const { output } = await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  define: { 'import.meta.dirname': '__dirname' },
  ssr: { noExternal: true, external: ['koffi'] },
  build: {
    ssr: 'src/cli/main.ts',
    outDir,
    emptyOutDir: true,
    target: 'esnext',
    minify: false,
    rolldownOptions: {
      external: [/\/commands\/(?!read\.ts)/],
      // All in one folder: src/base/data.ts finds data/ from there.
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
  for (const form of [[], ['--json'], ['--explain']]) await main(['read', ...form, ...texts], io);
  await main(['read', '-'], io);
}

const { load, scripts } = loaderOf(outDir);
await warmUp(load('main.cjs'));
for (const [path, script] of scripts) writeFileSync(codePath(path), script.createCachedData());

const sources = output
  .flatMap(({ moduleIds }) => moduleIds ?? [])
  .map((id) => relative(root, id))
  .filter((path) => path.startsWith('src/'));
const inputs = ['scripts/bundle.js', 'node_modules/.package-lock.json', ...sources].sort();
writeFileSync(
  join(outDir, 'inputs.json'),
  `${JSON.stringify(
    inputs.map((path) => inputOf(root, path)),
    null,
    1,
  )}\n`,
);
