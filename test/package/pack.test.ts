// The package, installed into an empty project: its command reads, its entries are typed, and data and models are found.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { EXAMPLE, ROOT } from '../docs/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'tosite-package-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (cwd: string, command: string, ...args: readonly string[]) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
const done = (result: ReturnType<typeof run>): string => {
  assert.equal(result.status, 0, result.stderr);
  return result.stdout;
};

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/u;

describe('the package', () => {
  it('works in an empty project', (t) => {
    done(run(ROOT, process.execPath, 'scripts/build.ts', '--unchecked'));
    done(run(ROOT, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder));
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(join(folder, 'package.json'), '{"name":"empty","private":true,"type":"module"}');
    const installed = run(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`);
    if (installed.status !== 0 && OFFLINE.test(installed.stderr)) {
      t.skip('the packages that it needs cannot be fetched: npm has no network here');
      return;
    }
    done(installed);
    const bin = join(folder, 'node_modules', '.bin', 'tosite');
    writeFileSync(join(folder, 'page.html'), '<title>Jets</title><p>Russia has sent Iran 40 jets, it was said.</p>');
    assert.match(done(run(folder, process.execPath, bin, 'read', 'page.html')), /^Jets\n.*\n\nRussia → Iran\n/u);
    writeFileSync(join(folder, 'example.ts'), EXAMPLE.program);
    assert.equal(done(run(folder, process.execPath, 'example.ts')), EXAMPLE.prints);
    assert.match(done(run(folder, process.execPath, bin, 'ledger', 'KP', 'RU', '--store', 'example.db')), /vehicles/u);
    done(run(folder, process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), ...TYPED, 'example.ts'));
  });
});

const TYPED = [
  ...['--noEmit', '--strict', '--target', 'esnext', '--module', 'nodenext', '--ignoreConfig'],
  ...['--typeRoots', join(ROOT, 'node_modules', '@types'), '--types', 'node'],
];
