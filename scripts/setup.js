// Brings what a fresh Debian machine lacks: npm packages (with Node 26), libvoikko with the Finnish dictionary, and, with
// `--for-tests`, Chromium and PostgreSQL for the tests that need them. Runs on Node 20. Doing it twice changes nothing.
// What cannot be had is said with the command that would bring it; the tests that need it skip with that reason.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const forTests = process.argv.includes('--for-tests');
const say = (line) => console.error(`setup: ${line}`);
const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options });
const has = (command) => run('sh', ['-c', `command -v ${command}`]).status === 0;

function npmPackages() {
  const wanted = join(root, 'package-lock.json');
  const got = join(root, 'node_modules', '.package-lock.json');
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(got) && existsSync(pinned) && statSync(got).mtimeMs >= statSync(wanted).mtimeMs) return;
  // A link leads to the packages of another checkout, which installing here would empty under it.
  if (existsSync(pinned) && lstatSync(join(root, 'node_modules')).isSymbolicLink()) return;
  say('installing the npm packages of package-lock.json (a minute)…');
  const { status } = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', 2, 2] });
  if (status !== 0 || !existsSync(pinned)) {
    say('the npm packages could not be installed. What to do: run "npm ci" in the project and read what it says.');
    process.exit(1);
  }
}

/** How commands run as root here: directly, by sudo without a password, or not at all. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return has('sudo') && run('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null;
}

let listsRead = false;
function aptInstall(packages) {
  const prefix = asRoot();
  if (!prefix || !has('apt-get')) return false;
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return run(command, rest, { stdio: ['ignore', 'ignore', 'pipe'] });
  };
  if (!listsRead) apt('update');
  listsRead = true;
  const { status, stderr } = apt('install', '-y', '--no-install-recommends', ...packages);
  if (status !== 0) say(stderr.trim().split('\n').slice(-2).join(' '));
  return status === 0;
}

const ownVoikko = join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'tosite', 'voikko');

function findFile(folder, name, depth = 5) {
  if (depth < 0 || !existsSync(folder)) return null;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const found = findFile(path, name, depth - 1);
      if (found) return found;
    } else if (entry.name.startsWith(name)) return path;
  }
  return null;
}

function hasVoikko() {
  if (process.env.TOSITE_VOIKKO) return findFile(process.env.TOSITE_VOIKKO, 'libvoikko.so') !== null;
  const library = run('sh', ['-c', '/sbin/ldconfig -p 2>/dev/null | grep -q libvoikko.so']).status === 0;
  const dictionary = findFile('/usr/lib/voikko', 'mor.vfst') !== null;
  return (
    (library && dictionary) ||
    (findFile(ownVoikko, 'libvoikko.so') !== null && findFile(ownVoikko, 'mor.vfst') !== null)
  );
}

/** Without root: the Debian packages and what they depend on, unpacked into the user's own folder. */
function unpackVoikko() {
  if (!has('apt-get') || !has('dpkg')) return false;
  const download = mkdtempSync(join(tmpdir(), 'tosite-voikko-'));
  const plan =
    run('apt-get', ['--simulate', 'install', '--no-install-recommends', 'libvoikko1', 'voikko-fi']).stdout ?? '';
  // The two themselves even where the machine has one of them: library and dictionary are looked for side by side.
  const packages = new Set(['libvoikko1', 'voikko-fi', ...[...plan.matchAll(/^Inst (\S+)/gm)].map((m) => m[1])]);
  for (const name of packages) run('apt-get', ['download', name], { cwd: download });
  mkdirSync(ownVoikko, { recursive: true });
  for (const file of readdirSync(download)) run('dpkg', ['-x', join(download, file), ownVoikko]);
  rmSync(download, { recursive: true, force: true });
  return hasVoikko();
}

function voikko() {
  if (hasVoikko()) return;
  say('bringing libvoikko and the Finnish dictionary…');
  if ((aptInstall(['libvoikko1', 'voikko-fi']) && hasVoikko()) || unpackVoikko()) return;
  say(
    'libvoikko could not be had: English works, Finnish does not. What to do: sudo apt-get install libvoikko1 voikko-fi',
  );
}

/** Without windows Chromium takes little more than half the time; the whole browser serves as well where there is no other. */
function browser() {
  if (has('chromium-headless-shell')) return;
  say('bringing Chromium for the browser tests…');
  if (aptInstall(['chromium-headless-shell']) || has('chromium') || aptInstall(['chromium'])) return;
  say('Chromium could not be had: the browser tests will skip. What to do: sudo apt-get install chromium');
}

const hasPostgres = () =>
  has('initdb') || (existsSync('/usr/lib/postgresql') && findFile('/usr/lib/postgresql', 'initdb') !== null);

/** The server's programs only: the tests start a cluster of their own, and no service is set up on the machine. */
function postgres() {
  if (hasPostgres()) return;
  say('bringing PostgreSQL for the tests of the store…');
  const prefix = asRoot();
  if (prefix && aptInstall(['postgresql-common'])) {
    const settings = '/etc/postgresql-common/createcluster.conf';
    const [command, ...rest] = [
      ...prefix,
      'sed',
      '-i',
      's/^#*create_main_cluster.*/create_main_cluster = false/',
      settings,
    ];
    run(command, rest);
    if (aptInstall(['postgresql']) && hasPostgres()) return;
  }
  say('PostgreSQL could not be had: its tests will skip. What to do: sudo apt-get install postgresql');
}

function pages() {
  const built = join(root, 'dist', 'web', 'index.html');
  const newest = (folder) =>
    Math.max(
      0,
      ...readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((e) => e.isFile())
        .map((e) => statSync(join(e.parentPath ?? e.path, e.name)).mtimeMs),
    );
  const source = join(root, 'src', 'web');
  if (!existsSync(join(source, 'vite.config.ts'))) return;
  if (existsSync(built) && statSync(built).mtimeMs >= newest(source)) return;
  say('building the pages of the workbench…');
  const { status, stderr } = run(process.execPath, [
    'scripts/with-node.js',
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'src/web/vite.config.ts',
    '--logLevel',
    'error',
  ]);
  if (status !== 0) {
    say(`the pages could not be built: ${stderr.trim().split('\n')[0]}. What to do: npm run build:web`);
    process.exit(1);
  }
}

/** The line of an output that names what went wrong. */
const reasonIn = (output) => {
  const lines = output.trim().split('\n');
  return (lines.find((line) => /Error\b|\bE[A-Z]{3,}\b/.test(line)) ?? lines[0] ?? '').trim();
};

/** Without it all works, only `read` starts later. It is made of whatever sources lie here, and only where they are others. */
function bundle() {
  if (!existsSync(join(root, 'scripts', 'bundle.js'))) return;
  const { status, stderr } = run(process.execPath, ['scripts/with-node.js', 'scripts/bundle.js']);
  if (status !== 0) say(`the sources could not be bundled, read starts later: ${reasonIn(stderr)}`);
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  say(`this is Node ${process.versions.node}. What to do: install Node 20 or newer.`);
  process.exit(1);
}
if (!existsSync(join(root, 'package-lock.json')) || readFileSync(join(root, 'package-lock.json')).length === 0) {
  say('package-lock.json is missing. What to do: take a whole checkout of the project.');
  process.exit(1);
}
npmPackages();
voikko();
if (forTests) {
  browser();
  postgres();
}
pages();
bundle();
