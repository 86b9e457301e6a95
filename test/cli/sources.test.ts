// Who relies on whom, asked through the command line, over the published figures and two papers that cite each other.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Sources } from '../../src/ledger/sources.ts';
import { ROOT, temporaryFolder, tosite } from './harness.ts';

const CIRCLE = `id,stated,origin,via,from,to,frame,item,low,high,unit,basis,modality
a1,2024-05-01,The Evening Ledger,Harbour Post,UY,PT,transfer,container,5,5,count,total,reported
a2,2024-05-02,Harbour Post,The Evening Ledger,UY,PT,transfer,container,6,6,count,total,reported
`;

describe('tosite sources', () => {
  const folder = temporaryFolder();
  const store = join(folder, 'sources.db');
  const run = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await tosite(['sources', ...args, '--store', store], { columns: 100 });
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const ask = async (...args: string[]): Promise<Sources> => JSON.parse(await run(...args, '--json')) as Sources;

  before(async () => {
    const circle = join(folder, 'circle.csv');
    writeFileSync(circle, CIRCLE);
    for (const file of [join(ROOT, 'examples', 'figures.csv'), circle])
      assert.equal((await tosite(['import', 'figures', file, '--store', store])).code, 0);
  });

  it('counts figures, texts, papers and independent bodies of each origin', async () => {
    const { origins, bodies, independentBodies } = await ask();
    const nis = origins.find(({ origin }) => origin === 'ROK NIS');
    assert.deepEqual([nis?.body, nis?.kind, nis?.admiralty, nis?.figures], ['ROK', 'intelligence', 'F', 23]);
    assert.equal(origins.length, 34);
    assert.ok(independentBodies < bodies && independentBodies > 10);
    assert.equal(
      origins.reduce((sum, { reports }) => sum + reports, 0),
      155,
    );
  });

  it('says on whom an origin depends, and why, by any of its names', async () => {
    const { origins } = await ask('Multilateral Sanctions Monitoring Team');
    assert.deepEqual(
      origins.map(({ origin }) => origin),
      ['MSMT'],
    );
    assert.deepEqual(
      origins[0]?.dependent.map(({ body }) => body),
      ['ROK', 'UK', 'US'],
    );
    const text = await run('MSMT');
    assert.match(text, /not of US: US feeds MSMT: reports what its eleven member states give it/);
    assert.match(text, / {2}1 × Anews ← Yonhap ← MSMT/);
  });

  it('marks papers that cite each other', async () => {
    assert.deepEqual((await ask()).circular, [['Harbour Post', 'The Evening Ledger']]);
    const text = await run();
    assert.match(text, /^↻ Harbour Post /mu);
    assert.match(text, /^↻ circular: Harbour Post → The Evening Ledger → Harbour Post$/mu);
    assert.ok(text.split('\n').every((line) => line.length <= 100));
  });

  it('knows what was known on a day, and nothing of a name that nobody has', async () => {
    const { origins } = await ask('--as-known-on', '2023-12-31');
    assert.deepEqual(origins.map(({ origin }) => origin).toSorted(), [
      'ROK MND',
      'ROK NIS',
      'ROK government',
      'White House',
    ]);
    const nothing = await tosite(['sources', 'Nobody At All', '--store', store]);
    assert.equal(nothing.code, 1);
    assert.match(nothing.stderr, /T1904/);
  });
});

describe('tosite sources set', () => {
  const store = join(temporaryFolder(), 'set.db');
  const run = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await tosite(['sources', ...args, '--store', store], { columns: 100 });
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const ask = async (...args: string[]): Promise<Sources> => JSON.parse(await run(...args, '--json')) as Sources;
  const names = async (...args: string[]) => (await ask(...args)).origins.map(({ origin }) => origin);
  const refused = async (...args: string[]): Promise<readonly [number, string]> => {
    const { code, stderr } = await tosite(['sources', 'set', ...args, '--store', store]);
    return [code, stderr];
  };

  before(async () => {
    const file = join(temporaryFolder(), 'table.csv');
    writeFileSync(file, CIRCLE.replace('The Evening Ledger', 'Harbour spies').replace('Harbour Post', 'ROK NIS'));
    assert.equal((await tosite(['import', 'figures', file, '--store', store])).code, 0);
  });

  it('merges a name into another, by any name of that, until it is undone', async () => {
    assert.deepEqual(await names(), ['Harbour Post', 'Harbour spies']);
    const made = await run('set', 'Harbour spies', '--as', 'National Intelligence Service', '--reason', 'the same');
    assert.equal(made, 'set: Harbour spies is ROK NIS, by tester (statement 2): the same\n');
    assert.deepEqual(await names(), ['Harbour Post', 'ROK NIS']);
    assert.deepEqual(await names('Harbour spies'), ['ROK NIS']);
    assert.match(await run('ROK NIS'), /^set: Harbour spies is ROK NIS, by tester/m);
    assert.deepEqual(await names('--as-recorded-at', '1'), ['Harbour Post', 'Harbour spies'], 'as it was before');
    assert.equal((await tosite(['undo', '2', '--store', store])).code, 0);
    assert.deepEqual(await names(), ['Harbour Post', 'Harbour spies']);
  });

  it('rates an origin', async () => {
    const made = JSON.parse(await run('set', 'NIS', '--letter', 'b', '--actor', 'aino', '--json')) as object;
    assert.deepEqual(
      { ...made, time: '', seq: 0 },
      {
        ...{ kind: 'origin', name: 'ROK NIS', as: null, letter: 'B', reason: null, actor: 'aino' },
        ...{ time: '', seq: 0 },
      },
    );
    await run('set', 'Harbour spies', '--as', 'NIS');
    const [row] = (await ask('ROK NIS')).origins;
    assert.equal(row?.admiralty, 'B');
  });

  it('refuses what sets nothing', async () => {
    const [same, told] = await refused('ROK NIS', '--as', 'NIS');
    assert.equal(same, 1);
    assert.match(told, /T1905.*is ROK NIS already/);
    assert.equal((await refused('ROK NIS'))[0], 2);
    assert.equal((await refused('ROK NIS', '--letter', 'G'))[0], 2);
    assert.equal((await refused('ROK NIS', '--letter', 'B', '--as-known-on', '2024'))[0], 2);
  });
});
