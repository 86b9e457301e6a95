// The bundle of `tosite read` (scripts/bundle.js), which starts in half the time of hundreds of sources. What enters: the folder of a
// checkout. What leaves: the bundle's exports; null where there is none, or where any file that it was made of is another by now:
// what runs is always what the sources say. Each file may have V8's code beside it, of what a first run needed.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

/** The exports of the bundle's main module; null where the sources must be run. */
export function bundleIn(root) {
  return isFresh(root) ? loaderOf(folderIn(root)).load('main.cjs') : null;
}

export const folderIn = (root) => join(root, 'dist', 'read');

/** Whether a bundle lies there that was made of the very files that lie there now. */
export function isFresh(root) {
  try {
    const inputs = JSON.parse(readFileSync(join(folderIn(root), 'inputs.json'), 'utf8'));
    return inputs.every((input) => isSame(root, input));
  } catch {
    return false;
  }
}

/** A file as a bundle was made of it: where it lies, its stamp, the hash of its bytes. */
export const inputOf = (root, path) => [path, stampOf(join(root, path)), hashOf(join(root, path))];

/** Sizes and times tell mostly; a copy of the checkout has other times, and then the bytes tell. */
const isSame = (root, [path, stamp, hash]) => stampOf(join(root, path)) === stamp || hashOf(join(root, path)) === hash;

function stampOf(path) {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

/** The module is loaded only where it is needed. */
const hashOf = (path) => process.getBuiltinModule('node:crypto').hash('sha256', readFileSync(path));

/** Loads files of a bundle, each once; `scripts` has what was loaded, by path. */
export function loaderOf(folder) {
  const scripts = new Map();
  const modules = new Map();
  const requireOther = createRequire(join(folder, 'main.cjs'));
  const load = (name) => {
    const path = join(folder, name);
    const known = modules.get(path);
    if (known) return known.exports;
    const script = scriptOf(path);
    const module = { exports: {} };
    scripts.set(path, script);
    modules.set(path, module);
    const require = (id) => (id.startsWith('./') ? load(id) : requireOther(id));
    script.runInThisContext()(module.exports, require, module, path, dirname(path));
    return module.exports;
  };
  return { load, scripts };
}

export const codePath = (path) => `${path}.code`;

/** Code of another version of Node is not taken: then the file is compiled as any other. */
function scriptOf(path) {
  const source = readFileSync(path, 'utf8');
  return new vm.Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: path,
    cachedData: codeOf(path),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

function codeOf(path) {
  try {
    return readFileSync(codePath(path));
  } catch {
    return undefined;
  }
}
