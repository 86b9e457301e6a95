// Taking in and handing out: what was interrupted goes on, corrected rows take their places, files are whole.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { GRAMMAR } from '../../src/reading/read.ts';
import { openStore } from '../../src/store/open.ts';
import type { StoredClaim, StoredFigure } from '../../src/store/port.ts';
import { CLOCK, ROOT, temporaryFolder, tosite } from './harness.ts';
import { sampleReading, TEXT } from './sample.ts';

const folder = temporaryFolder();
const { document, claims, diagnostics } = sampleReading();
const article = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const GRAIN = article('grain.txt', 'Russia sent North Korea about 40,000 tonnes of grain in 2024.');
const TRUCKS = article('trucks.txt', 'North Korea sent Russia 200 trucks in 2024.');
type Added = {
  readonly documents: readonly { readonly added: boolean; readonly claims: number }[];
  readonly run: string;
};

/** A process of the command line, in the folder, with its output as it comes. */
function started(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'tosite.js'), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  const out = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (part: Buffer) => {
      out[name] += part.toString();
    });
  const seen = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(out.stdout)) await once(child.stdout, 'data');
  };
  return { child, out, seen, ended: once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]> };
}

describe('add', () => {
  it('does not read again what this reader has read, unless it is asked to or told more', async () => {
    const path = join(folder, 'known.db');
    const file = article('sample.txt', TEXT);
    const store = await openStore(path);
    const by = { actor: 'tester', now: new Date(CLOCK) };
    await store.addReading({ document, claims: claims.slice(0, 1), reader: GRAMMAR, diagnostics }, by);
    await store.close();
    const add = async (...args: string[]): Promise<Added['documents'][number] | undefined> => {
      const { stdout } = await tosite(['add', file, '--json', '--store', path, ...args]);
      return (JSON.parse(stdout) as Added).documents[0];
    };
    assert.deepEqual([(await add())?.added, (await add())?.claims], [false, 1]);
    const again = await add('--again');
    assert.equal(again?.added, true);
    assert.ok((again?.claims ?? 0) > 1);
    const told = await tosite(['add', file, '--publisher', 'Other', '--store', path]);
    assert.match(told.stderr, /T4020/);
  });

  it('keeps and prints each document as it goes: what is killed midway has lost nothing that was printed', async () => {
    const path = join(folder, 'killed.db');
    const pipe = join(folder, 'pipe.txt');
    spawnSync('mkfifo', [pipe]);
    const { child, out, seen, ended } = started(['add', '--json', GRAIN, pipe, TRUCKS, '--store', path]);
    await seen(/"source":.*\n?/);
    child.kill('SIGTERM');
    const [, signal] = await ended;
    assert.equal(signal, 'SIGTERM');
    assert.match(out.stderr, /1 added\. The same command goes on from here\./);
    assert.equal((JSON.parse(`${out.stdout.trimEnd()}]}`) as Added).documents.length, 1);
    const { stdout } = await tosite(['add', '--json', GRAIN, TRUCKS, '--store', path]);
    assert.deepEqual(
      (JSON.parse(stdout) as Added).documents.map(({ added }) => added),
      [false, true],
    );
  });

  it('draws how far it is where a person looks, a line a document, and their sum', async () => {
    const files = ['add', GRAIN, join(folder, 'none.txt'), TRUCKS];
    const drawn = await tosite([...files, '--store', join(folder, 'drawn.db')], { progress: true });
    assert.match(drawn.stderr, /\r\u001b\[K·{20} 0\/3 .*\r\u001b\[K█{6}·{14} 1\/3 /s);
    assert.equal(drawn.stdout.split('\n').length, 3);
    assert.match(drawn.stderr, /\r\u001b\[K2 added, 1 failed\.\n$/);
    const plain = await tosite([...files, '--store', join(folder, 'plain.db')]);
    assert.equal(plain.code, 1);
    assert.doesNotMatch(plain.stderr, /\r/);
    assert.doesNotMatch(
      (await tosite(['add', GRAIN, '--store', join(folder, 'one.db')], { progress: true })).stderr,
      /\r.*·/,
    );
  });
});

const HEADER = 'id,stated,origin,from,to,frame,item,low,high,unit,basis,modality,note,derived_from';
const row = (id: string, number: string, more = ','): string =>
  `${id},2024-05,ROK NIS,KP,RU,transfer,${more === ',' ? 'container' : 'ammunition.artillery'},${number},${number},count,${more === ',' ? 'total' : 'capacity'},estimated${more === ',' ? ',"two\nlines",' : more}`;
const table = (...rows: readonly string[]): string => article('rows.csv', `${[HEADER, ...rows].join('\n')}\n`);

describe('import figures', () => {
  it('says which row names an item that nobody knows, and keeps it', async () => {
    const file = table(row('a1', '5'), row('a2', '6').replace('container', 'containers'));
    const { code, stdout, stderr } = await tosite(['import', 'figures', file, '--store', join(folder, 'items.db')]);
    assert.equal(code, 0);
    assert.match(stderr, /warning T3202: Row 3, column "item": "containers" is no item/);
    assert.equal(stderr.match(/T3202/g)?.length, 1);
    assert.match(stdout, /^2 figures added\.$/m);
  });

  it('says which cell names a group or a unit that nobody knows, or a day to come, and keeps the rows', async () => {
    const file = table(
      row('a1', '5').replace('KP,RU', 'WAGNR,RU'),
      row('a2', '6').replace('count', 'furlong'),
      row('a3', '7').replace('2024-05', '2999-01'),
      row('a4', '8').replace('KP,RU', 'HOUTHI,UK').replace('count', 'KRW'),
    );
    const { code, stdout, stderr } = await tosite(['import', 'figures', file, '--store', join(folder, 'doubts.db')]);
    assert.equal(code, 0);
    assert.match(stderr, /T3202: Row 2, column "from": "WAGNR" is no party/);
    assert.match(stderr, /T3202: Row 3, column "unit": "furlong" is no unit/);
    assert.match(stderr, /T3203: Row 4, column "stated": "2999-01" has not come yet/);
    assert.equal(stderr.match(/warning/g)?.length, 3, 'nothing of row 5');
    assert.match(stdout, /^4 figures added\.$/m);
  });

  const path = join(folder, 'rows.db');
  const load = (file: string, ...args: string[]) => tosite(['import', 'figures', file, '--store', path, ...args]);
  const figures = async (): Promise<readonly StoredFigure[]> => {
    const { stdout } = await tosite(['export', 'json', '--store', path]);
    return (JSON.parse(stdout) as { figures: StoredFigure[] }).figures;
  };
  const standing = async (): Promise<readonly string[]> =>
    (await figures())
      .filter(({ decision }) => decision === null)
      .map(({ label, low }) => `${label} ${low}`)
      .sort();

  it('names the line of the file beside row and column, and keeps nothing', async () => {
    const { code, stderr } = await load(table(row('a', '100'), row('b', 'many')));
    assert.equal(code, 1);
    assert.match(stderr, /Row 3, column "low": "many".*\n {2}Where: .*rows\.csv, line 4, column low\n/);
    assert.match(stderr, /nothing of .*rows\.csv was kept/);
    assert.deepEqual(await figures(), []);
    const broken = await load(article('broken.csv', `${HEADER}\n\n"a"b,c\n`));
    assert.match(broken.stderr, /not CSV.*\n {2}Where: .*broken\.csv, line 3\n/);
  });

  it('keeps the good rows where that is asked for, but none that rests on a bad one', async () => {
    const file = table(row('a', '100'), row('b', 'many'), row('c', '600', ',,b'), row('d', '500', ',,a'));
    const { code, stdout, stderr } = await load(file, '--keep-good');
    assert.equal(code, 1);
    assert.match(stdout, /^2 figures added\.\n/);
    assert.match(stderr, /Row 4: it rests on "b", which is bad/);
    assert.deepEqual(await standing(), ['a 100', 'd 500']);
  });

  it('lets a corrected row take the place of the old one, and what is computed from it follow', async () => {
    assert.match(
      (await load(table(row('a', '150'), row('d', '500', ',,a')))).stdout,
      /2 in place of ones that were corrected/,
    );
    assert.deepEqual(await standing(), ['a 150', 'd 500']);
    const [base, derived] = (await figures()).filter(({ decision }) => decision === null);
    assert.equal(derived?.derivedFrom, base?.id);
    assert.match(
      (await load(table(row('a', '150'), row('d', '500', ',,a')))).stdout,
      /0 figures added, 2 known already\.\n/,
    );
  });

  it('is taken back in one act: what it replaced stands again', async () => {
    const { stdout } = await load(table(row('a', '900'), row('d', '500', ',,a')), '--json');
    const { run } = JSON.parse(stdout) as Added;
    assert.deepEqual(await standing(), ['a 900', 'd 500']);
    await tosite(['revert', run, '--store', path]);
    assert.deepEqual(await standing(), ['a 150', 'd 500']);
    const back = await tosite(['undo', '--store', path]);
    assert.match(back.stdout, new RegExp(`\\(revert of ${run}\\)`));
    await tosite(['revert', run, '--store', path]);
    assert.deepEqual(await standing(), ['a 150', 'd 500']);
  });

  it('lets a row that is corrected back stand again, but none that a person rejected', async () => {
    await load(table(row('a', '100'), row('d', '500', ',,a')));
    assert.deepEqual(await standing(), ['a 100', 'd 500']);
    const [a] = (await figures()).filter(({ label, decision }) => label === 'a' && decision === null);
    await tosite(['reject', a?.id ?? '', '--store', path]);
    await load(table(row('a', '100'), row('d', '500', ',,a')));
    assert.deepEqual(await standing(), ['d 500']);
  });
});

describe('export', () => {
  const path = join(folder, 'out.db');
  const out = join(folder, 'out');
  const run = (...args: string[]) => tosite(['export', ...args, '--store', path]);

  it('writes a file whole, by way of another beside it, and leaves a device a device', async () => {
    await tosite(['add', GRAIN, '--store', path]);
    mkdirSync(out);
    const file = join(out, 'ledger.json');
    writeFileSync(file, 'before', { mode: 0o640 });
    symlinkSync(file, join(out, 'link.json'));
    assert.equal((await run('json', '--out', join(out, 'link.json'))).code, 0);
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { claims: StoredClaim[]; figures: unknown[] };
    assert.ok(kept.claims.length > 0);
    assert.deepEqual(kept.figures, []);
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(out).sort(), ['ledger.json', 'link.json']);
    assert.equal((await run('csv', '--out', '/dev/null')).code, 0);
    assert.ok(statSync('/dev/null').isCharacterDevice());
    assert.equal((await run('json')).stdout, readFileSync(file, 'utf8'));
  });

  it('leaves nothing where it cannot write', async () => {
    const { code, stderr } = await run('csv', '--out', join(out, 'none', 'x.csv'));
    assert.equal(code, 1);
    assert.match(stderr, /T5101/);
    assert.equal((await run('csv', '--out', out)).code, 1);
    assert.equal((await run('xml')).code, 2);
    assert.deepEqual(readdirSync(out).sort(), ['ledger.json', 'link.json']);
  });
});

describe('demo', () => {
  it('leaves nothing behind where it is killed', async () => {
    const tmp = join(folder, 'tmp');
    mkdirSync(tmp);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { child, seen, ended } = started(['demo', '--no-serve'], { TMPDIR: tmp });
      await seen(/Tosite reads news/);
      assert.equal(readdirSync(tmp).filter((name) => name.startsWith('tosite-demo')).length, 1);
      child.kill(signal);
      assert.equal((await ended)[1], signal);
      assert.deepEqual(
        readdirSync(tmp).filter((name) => name.startsWith('tosite-demo')),
        [],
      );
    }
  });
});
