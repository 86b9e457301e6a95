// The ledger as a thing that is kept, through the command line: its log, whether it is sound, taking a run back.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { ROOT, temporaryFolder, tosite } from './harness.ts';

const folder = temporaryFolder();
const FIGURES = join(ROOT, 'examples', 'figures.csv');
let made = 0;

/** A ledger with a document of one run and the figures of another. */
async function filled(): Promise<string> {
  made += 1;
  const store = join(folder, `${made}.db`);
  const article = join(folder, `${made}.txt`);
  writeFileSync(article, 'Satama oli hiljainen eikä laivoja näkynyt koko päivänä.');
  assert.equal((await tosite(['add', article, '--lang', 'fi', '--store', store])).code, 0);
  assert.equal((await tosite(['import', 'figures', FIGURES, '--store', store])).code, 0);
  return store;
}

const json = async <T>(...args: readonly string[]): Promise<T> => {
  const run = await tosite([...args, '--json']);
  assert.equal(run.code, 0, run.stderr);
  return JSON.parse(run.stdout) as T;
};

describe('tosite log', () => {
  it('shows each statement in words, and the head to be noted down', async () => {
    const store = await filled();
    const run = await tosite(['log', '--store', store]);
    assert.match(run.stdout, /^1 .+ added$/m);
    assert.match(run.stdout, /^3 .+ figures of figures\.csv imported$/m);
    const head = await json<{ seq: number; hash: string }>('log', 'head', '--store', store);
    assert.equal((await tosite(['log', 'head', '--store', store])).stdout, `${head.seq} ${head.hash}\n`);
    const { statements } = await json<{ statements: { seq: number; hash: string }[] }>('log', '--store', store);
    assert.deepEqual(
      statements.map(({ seq }) => seq),
      [1, 2, 3],
    );
    assert.equal(statements.at(-1)?.hash, head.hash);
    const last = await json<{ statements: { seq: number }[] }>('log', '--limit', '1', '--store', store);
    assert.deepEqual(
      last.statements.map(({ seq }) => seq),
      [3],
    );
    const after = await json<{ statements: { seq: number }[] }>(
      'log',
      '--after',
      '1',
      '--limit',
      '1',
      '--store',
      store,
    );
    assert.deepEqual(
      after.statements.map(({ seq }) => seq),
      [2],
    );
  });

  it('does not understand another part, and makes no ledger', async () => {
    assert.equal((await tosite(['log', 'tail'])).code, 2);
    const none = join(folder, 'none.db');
    for (const command of ['log', 'verify', 'rebuild', 'dump', 'revert run_1'])
      assert.equal((await tosite([...command.split(' '), '--store', none])).code, 1, command);
    assert.equal(existsSync(none), false);
  });
});

describe('tosite revert', () => {
  it('takes back what a run brought in, and undo brings it back', async () => {
    const store = await filled();
    const before = (await tosite(['ledger', '--json', '--store', store])).stdout;
    const { runs } = await json<{ runs: { run: string }[] }>('log', 'runs', '--store', store);
    assert.equal(runs.length, 2);
    const { decision } = await json<{ decision: { seq: number } }>('revert', runs[1]?.run ?? '', '--store', store);
    assert.deepEqual((await json<{ flows: unknown[] }>('ledger', '--store', store)).flows, []);
    assert.match((await tosite(['log', 'runs', '--store', store])).stdout, /, reverted$/m);
    assert.match((await tosite(['log', '--store', store])).stdout, /^3 [^\n]+taken back/m);
    assert.equal((await tosite(['undo', String(decision.seq), '--store', store])).code, 0);
    assert.equal((await tosite(['ledger', '--json', '--store', store])).stdout, before);
  });

  it('says that there is no such run', async () => {
    const run = await tosite(['revert', 'run_1', '--store', await filled()]);
    assert.equal(run.code, 1);
    assert.match(run.stderr, /T4014.*run_1/);
  });
});

describe('tosite verify, rebuild, dump', () => {
  it('finds a ledger sound, and that it goes on from a head', async () => {
    const store = await filled();
    const { hash } = await json<{ hash: string }>('log', 'head', '--store', store);
    assert.match((await tosite(['verify', '--store', store])).stdout, /^sound {2}3 statements/);
    assert.equal((await tosite(['verify', '--against', hash, '--store', store])).code, 0);
    const other = await tosite(['verify', '--against', 'a'.repeat(64), '--store', store]);
    assert.equal(other.code, 1);
    assert.match(other.stderr, /T4023.*head/);
    assert.equal((await tosite(['verify', '--against', 'abc', '--store', store])).code, 2);
  });

  it('finds the log sound up to a point, whatever came after', async () => {
    const store = await filled();
    const up = (...args: string[]) => tosite(['verify', '--store', store, ...args]);
    const { hash } = await json<{ hash: string }>('log', 'head', '--as-recorded-at', '2', '--store', store);
    assert.equal((await up('--as-recorded-at', '2')).stdout, `sound  2 statements, head ${hash}\n`);
    assert.equal((await up('--as-known-on', '2001')).stdout, (await up()).stdout, 'publication says nothing of it');
    assert.equal((await up('--as-recorded-at', '2', '--against', hash)).code, 0);
    assert.equal((await up('--as-recorded-at', '1', '--against', hash)).code, 1, 'it is no statement up to there');
    const db = new DatabaseSync(store);
    db.exec(`UPDATE statements SET payload = replace(payload, 'figures.csv', 'figures.tsv') WHERE seq = 3`);
    db.close();
    assert.equal((await up('--as-recorded-at', '3')).code, 1);
    assert.equal((await up('--as-recorded-at', '2')).code, 0);
    const again = new DatabaseSync(store);
    again.exec(`UPDATE texts SET text = text || '.'`);
    again.close();
    const told = await up('--as-recorded-at', '2');
    assert.match(told.stderr, /T4023.*statement 1, text/);
  });

  it('names what was changed, and rebuild mends what is worked out', async () => {
    const store = await filled();
    const dump = (await tosite(['dump', '--store', store])).stdout;
    const db = new DatabaseSync(store);
    db.exec(`UPDATE figures SET figure = replace(figure, '"low":"', '"low":"9') WHERE place = 0`);
    db.close();
    const run = await tosite(['verify', '--store', store]);
    assert.equal(run.code, 1);
    assert.match(run.stderr, /T4023: .*statement 3, figures\.figure/);
    assert.match(run.stderr, /rebuild/);
    assert.deepEqual(await json('rebuild', '--store', store), { rebuilt: true, statements: 3 });
    assert.equal((await tosite(['verify', '--store', store])).code, 0);
    assert.equal((await tosite(['dump', '--store', store])).stdout, dump);
    for (const line of dump.trimEnd().split('\n')) assert.ok('table' in (JSON.parse(line) as object));
  });
});
