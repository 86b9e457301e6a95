// The bundle of `tosite read`: taken only where it was made of the very files that lie there, and it prints what the sources print.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../docs/library.ts';

type Bundle = {
  readonly bundleIn: (root: string) => { readonly answer: () => number } | null;
  readonly hashOf: (bytes: string) => string;
  readonly inputOf: (root: string, path: string) => unknown;
};

const { bundleIn, hashOf, inputOf }: Bundle = await import(pathToFileURL(join(ROOT, 'bin', 'bundle.js')).href);
const folder = mkdtempSync(join(tmpdir(), 'tosite-bundle-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A checkout of two sources, with a bundle of them. */
function checkout(name: string): string {
  const root = join(folder, name);
  const out = outOf(root);
  mkdirSync(out, { recursive: true });
  for (const path of ['a.ts', 'b.ts']) writeFileSync(join(root, path), `// ${path}\n`);
  const outputs = Object.entries({
    'main.cjs': 'exports.answer = () => require("./part.cjs").part + 1;',
    'part.cjs': 'exports.part = 41;',
  });
  for (const [path, text] of outputs) writeFileSync(join(out, path), text);
  writeFileSync(
    listOf(root),
    JSON.stringify({
      folder: 'read-1',
      inputs: [inputOf(root, 'a.ts'), inputOf(root, 'b.ts')],
      outputs: outputs.map(([path, text]) => [path, text.length]),
      codes: [['main.cjs.code', hashOf('code of another version')]],
    }),
  );
  return root;
}

const outOf = (root: string): string => join(root, 'dist', 'read-1');
const listOf = (root: string): string => join(root, 'dist', 'read.json');

describe('a bundle', () => {
  it('is taken where its files are as they were, also in a copy', () => {
    const root = checkout('same');
    assert.equal(bundleIn(root)?.answer(), 42);
    cpSync(root, join(folder, 'copy'), { recursive: true });
    assert.equal(bundleIn(join(folder, 'copy'))?.answer(), 42);
  });

  it('is left where a file is another, of the same size and time though it be', () => {
    const root = checkout('other');
    const path = join(root, 'b.ts');
    const { atime, mtime, size } = statSync(path);
    writeFileSync(path, '// c.ts\n');
    utimesSync(path, atime, mtime);
    assert.equal(statSync(path).size, size);
    assert.equal(bundleIn(root), null);
  });

  it('is left where a file is gone, where its list cannot be read, and where there is none', () => {
    const root = checkout('gone');
    rmSync(join(root, 'a.ts'));
    assert.equal(bundleIn(root), null);
    const broken = checkout('broken');
    writeFileSync(listOf(broken), '[');
    assert.equal(bundleIn(broken), null);
    assert.equal(bundleIn(join(folder, 'none')), null);
  });

  it('is left where it is not whole', () => {
    const short = checkout('short');
    writeFileSync(join(outOf(short), 'part.cjs'), 'exports.part = ');
    assert.equal(bundleIn(short), null);
    const gone = checkout('part gone');
    rmSync(join(outOf(gone), 'main.cjs'));
    assert.equal(bundleIn(gone), null);
    const garbled = checkout('garbled');
    writeFileSync(join(outOf(garbled), 'main.cjs'), `${'('.repeat(53)}\n`);
    assert.equal(bundleIn(garbled), null);
  });

  it('does not mind code of another version, and takes none that is not what was written', () => {
    for (const code of ['code of another version', 'something else', '']) {
      const root = checkout(`code ${code.length}`);
      writeFileSync(join(outOf(root), 'main.cjs.code'), code);
      assert.equal(bundleIn(root)?.answer(), 42);
    }
  });

  it('prints what the sources print', (t) => {
    if (bundleIn(ROOT) === null) {
      t.skip('there is no bundle of these sources; "npm run build:read" makes one');
      return;
    }
    const sources = `const { main } = await import(${JSON.stringify(pathToFileURL(join(ROOT, 'src/cli/main.ts')).href)});
      process.exitCode = await main(process.argv.slice(1));`;
    const texts = ['en-oil-2024-11.md', 'fi-vaihtokauppa-2024-12.md'].map((name) => join(ROOT, 'examples', name));
    const read = (...args: readonly string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' });
    for (const form of ['--json', '--unknown']) {
      const [bundled, plain] = [
        read(join(ROOT, 'bin', 'tosite.js'), 'read', form, ...texts),
        read('--input-type=module', '-e', sources, 'read', form, ...texts),
      ];
      assert.deepEqual([bundled.stdout, bundled.stderr], [plain.stdout, plain.stderr], form);
      assert.equal(bundled.status, plain.status);
    }
  });
});
