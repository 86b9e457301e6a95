// The bundle of `tosite read` (scripts/bundle.js), which starts in half the time of hundreds of sources. What enters: the folder of a
// checkout. What leaves: the bundle's exports; null where there is none, where a source that it was made of is another by now, or
// where it is damaged: what runs is always what the sources say. (Of other packages npm's list of what is installed is looked at, not
// their files.) Each file may have V8's code beside it, of what a first run needed.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import vm from 'node:vm';

/** Where bundles lie, each in a folder of its own. */
export const folderIn = (root) => join(root, 'dist');

/** The file that says which folder beside it has the bundle, and what that was made of. */
export const listIn = (root) => join(folderIn(root), 'read.json');

/** The exports of the bundle's main module; null where the sources must be run. */
export function bundleIn(root) {
  const list = freshList(root);
  if (list === null) return null;
  try {
    const folder = join(folderIn(root), list.folder);
    const isWhole = ([name, bytes]) => statSync(join(folder, name)).size === bytes;
    return list.outputs.every(isWhole) ? loaderOf(folder, new Map(list.codes)).load('main.cjs') : null;
  } catch {
    return null;
  }
}

/** What the bundle was made of and consists of, where its sources are as they were; null where one is another. */
function freshList(root) {
  try {
    const list = JSON.parse(readFileSync(listIn(root), 'utf8'));
    return list.inputs.every((input) => isSame(root, input)) ? list : null;
  } catch {
    return null;
  }
}

/** A file as a bundle was made of it: where it lies, its stamp, the hash of its bytes. */
export const inputOf = (root, path) => [path, stampOf(join(root, path)), hashOf(readFileSync(join(root, path)))];

/** Sizes and times tell mostly; a copy of the checkout has other times, and then the bytes tell. */
const isSame = (root, [path, stamp, hash]) =>
  stampOf(join(root, path)) === stamp || hashOf(readFileSync(join(root, path))) === hash;

function stampOf(path) {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  return `${size} ${mtimeMs} ${ctimeMs}`;
}

/** The module is loaded only where it is needed. */
export const hashOf = (bytes) => process.getBuiltinModule('node:crypto').hash('md5', bytes);

/** Loads files of a bundle, each once; `scripts` has what was loaded, by path. `codes`: hashes of V8's code by name. */
export function loaderOf(folder, codes = new Map()) {
  const scripts = new Map();
  const modules = new Map();
  const requireOther = createRequire(join(folder, 'main.cjs'));
  const load = (name) => {
    const path = join(folder, name);
    const known = modules.get(path);
    if (known) return known.exports;
    const script = scriptOf(path, codes.get(codePath(name)));
    const module = { exports: {} };
    scripts.set(path, script);
    modules.set(path, module);
    const require = (id) => (id.startsWith('./') ? load(id.slice(2)) : requireOther(id));
    script.runInThisContext()(module.exports, require, module, path, dirname(path));
    return module.exports;
  };
  return { load, scripts };
}

export const codePath = (path) => `${path}.code`;

/** Code of another version of Node is not taken: then the file is compiled as any other. */
function scriptOf(path, codeHash) {
  const source = readFileSync(path, 'utf8');
  return new vm.Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: path,
    cachedData: codeOf(path, codeHash),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

/** Code whose bytes are not those that were written would end the process. */
function codeOf(path, hash) {
  try {
    const code = hash === undefined ? undefined : readFileSync(codePath(path));
    return code && hashOf(code) === hash ? code : undefined;
  } catch {
    return undefined;
  }
}
