// `tosite user`: who may log in, and `tosite serve` where others could reach it.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { tosite } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'tosite-user-'));
const file = join(folder, 'users.tsv');
after(() => rmSync(folder, { recursive: true, force: true }));

const PASSWORD = 'four quiet winter lamps';
const add = (name: string, stdin: string, ...more: string[]) =>
  tosite(['user', 'add', name, '--users', file, ...more], { stdin });

describe('tosite user', () => {
  it('adds, changes, lists and takes out, and keeps no password', async () => {
    assert.deepEqual(await add('aino', `${PASSWORD}\n`), {
      code: 0,
      stdout: `added  aino, reader, in ${file}\n`,
      stderr: '',
    });
    assert.equal(statSync(file).mode & 0o077, 0);
    assert.ok(!readFileSync(file, 'utf8').includes(PASSWORD));
    const changed = await add('aino', `${PASSWORD}\n`, '--role', 'analyst');
    assert.match(changed.stdout, /^changed {2}aino, analyst/u);
    await add('reija', 'another one, long enough');
    const { stdout } = await tosite(['user', 'list', '--users', file, '--json']);
    assert.deepEqual(JSON.parse(stdout), {
      users: [
        { name: 'aino', role: 'analyst' },
        { name: 'reija', role: 'reader' },
      ],
    });
    assert.equal((await tosite(['user', 'remove', 'aino', '--users', file])).code, 0);
    assert.equal((await tosite(['user', 'list', '--users', file])).stdout, 'reader   reija\n');
  });

  it('refuses a short password, a name that is none, a role that is none, and whom it does not know', async () => {
    const before = readFileSync(file, 'utf8');
    assert.match((await add('eeva', 'short\n')).stderr, /T5005.*shorter than 12/su);
    assert.match((await add('a\tb', PASSWORD)).stderr, /T5005/u);
    assert.equal((await add('eeva', PASSWORD, '--role', 'king')).code, 2);
    assert.match((await tosite(['user', 'remove', 'nobody', '--users', file])).stderr, /T5005.*has no user/su);
    assert.match((await tosite(['user', 'list', '--users', join(folder, 'none')])).stderr, /T5004/u);
    assert.equal(readFileSync(file, 'utf8'), before);
  });
});

describe('tosite serve', () => {
  const store = join(folder, 'ledger.db');
  const serve = (...args: string[]) => tosite(['serve', '--store', store, '--port', '0', ...args]);

  it('is not opened to others without users', async () => {
    const { code, stderr } = await serve('--host', '0.0.0.0');
    assert.equal(code, 1);
    assert.match(stderr, /T5002.*--users/su);
  });

  it('says that the way is open where no TLS is in front, and gives no token away', async () => {
    const open = await serve('--host', '0.0.0.0', '--users', file);
    assert.deepEqual([open.code, open.stdout.includes('token')], [0, false]);
    assert.match(open.stderr, /not encrypted, passwords too/u);
    const tls = await serve('--host', '0.0.0.0', '--users', file, '--behind-tls', '--name', 'ledger.example.org');
    assert.ok(!tls.stderr.includes('encrypted'));
  });
});
