// A scenario through the command line, on the published figures.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Simulation } from '../../src/app/simulate.ts';
import { short } from '../../src/cli/simulation-table.ts';
import { displayWidth } from '../../src/cli/text.ts';
import { ROOT, temporaryFolder, tosite } from './harness.ts';

const folder = temporaryFolder();
const store = join(folder, 'figures.db');

const ask = async (args: readonly string[], columns = 100): Promise<string> => {
  const { code, stdout, stderr } = await tosite([...args, '--store', store], { columns });
  assert.equal(code, 0, stderr);
  return stdout;
};
const simulated = async (...args: readonly string[]): Promise<Simulation> =>
  JSON.parse(await ask(['simulate', '--draws', '1000', '--json', ...args])) as Simulation;
const last = ({ outputs }: Simulation, name: string) => outputs.find((one) => one.name === name)?.band.at(-1);

before(() => ask(['import', 'figures', join(ROOT, 'examples', 'figures.csv')]));

const grouped = (number = Number.NaN): string => new Intl.NumberFormat('en').format(number);

describe('the shipped scenario', () => {
  it('is the same, byte by byte, when it is run again, and records what it rests on', async () => {
    const args = ['simulate', '--draws', '500', '--json', '--as-known-on', '2025-12-31'];
    const first = await ask(args);
    assert.equal(first, await ask(args));
    const { ledger, seed, asKnownOn, scenario } = JSON.parse(first) as Simulation;
    assert.match(ledger.hash, /^[0-9a-f]{64}$/);
    assert.deepEqual([ledger.seq, seed, asKnownOn], [1, '1', '2025-12-31']);
    assert.match(scenario.sha256, /^[0-9a-f]{64}$/);
    assert.notEqual(first, await ask([...args, '--seed', '2']));
  });

  it('is run again from what is stored, on the ledger as it was, and tells where it comes out otherwise', async () => {
    const other = join(folder, 'grown.db');
    const grown = async (...args: readonly string[]) => tosite([...args, '--store', other]);
    await grown('import', 'figures', join(ROOT, 'examples', 'figures.csv'));
    const { stdout } = await grown(
      'simulate',
      '--draws',
      '200',
      '--json',
      '--set',
      'wanted=1e5..2e5',
      '--set',
      'stop=on',
      '--compare',
    );
    const file = join(folder, 'run.json');
    writeFileSync(file, stdout);
    await grown('add', join(ROOT, 'examples', 'en-worth-2025-09.md'));
    const again = await grown('simulate', '--rerun', file);
    assert.equal(again.code, 0, again.stderr);
    assert.match(again.stdout, /^The same, byte for byte: 200 draws/);
    writeFileSync(file, stdout.replace('"seed": "1"', '"seed": "2"'));
    assert.match((await grown('simulate', '--rerun', file)).stderr, /T3409.*first in "outputs"/);
    writeFileSync(file, '{}');
    assert.match((await grown('simulate', '--rerun', file)).stderr, /T3409.*no run/);
  });

  it('says of every parameter and policy what it rests on, and which figures that is', async () => {
    const { parameters, policies } = await simulated('--until', '2024-01');
    assert.ok(parameters.length > 20);
    for (const { name, by, figures } of policies) if (by === 'source') assert.ok(figures.length > 0, name);
    for (const { name, why, by, figures } of parameters) {
      assert.ok(why.length > 5, name);
      if (by === 'assumption') assert.deepEqual(figures, [], name);
      if (by === 'ledger' || by === 'indicator' || /\bf\d{3}\b/.test(why)) assert.ok(figures.length > 0, name);
    }
    const [figure = ''] = parameters.find(({ name }) => name === 'wanted')?.figures ?? [];
    assert.match(await ask(['explain', figure]), /imported figure/);
  });

  it('is explained from an output over its parameters down to rows', async () => {
    const shells = await ask(['explain', 'scenario:shells_delivered']);
    assert.match(shells, /% of the spread[\s\S]*wanted|wanted[\s\S]*% of the spread/);
    assert.match(shells, /imported figure f097/);
    assert.match(await ask(['explain', 'scenario:home_start']), /nobody\s+has\s+published a count/);
    const { code, stderr } = await tosite(['explain', 'scenario:none', '--store', store]);
    assert.equal(code === 0, false);
    assert.match(stderr, /T1901/);
  });

  it('is explained by what it was run with: settings, and a file of one’s own', async () => {
    const [plain, stopped] = [
      await simulated('--until', '2026-06'),
      await simulated('--until', '2026-06', '--set', 'stop=on', '--seed', '7'),
    ];
    const asked = ['explain', 'scenario:shells_delivered', '--draws', '1000', '--until', '2026-06'];
    assert.match(await ask(asked), new RegExp(`: ${grouped(last(plain, 'shells_delivered')?.p50)} shell in 2026-06`));
    const text = await ask([...asked, '--set', 'stop=on', '--seed', '7']);
    assert.match(text, new RegExp(`: ${grouped(last(stopped, 'shells_delivered')?.p50)} shell in 2026-06`));
    assert.match(text, /with stop = on[\s\S]*policy stop, 2026-01 on/);
    const file = join(folder, 'own.yaml');
    writeFileSync(
      file,
      'title: Own\nasks: What?\nstart: 2024-01\nuntil: 2024-03\nparameters: {pace: {what: pace, unit: shell/month, value: 10, source: a count, evidence: [f097]}}\nstocks:\n  a: {what: a, unit: shell, start: 0}\nflows:\n  f: {what: f, from: null, to: a, rate: pace}\noutputs: {a: {what: All, of: a}}\n',
    );
    assert.match(await ask(['explain', 'scenario:a', '--scenario', file]), /All: 30 shell[\s\S]*imported figure f097/);
  });

  it('runs on a ledger that knows nothing yet, by assumptions that say so', async () => {
    const { parameters } = await simulated('--as-known-on', '2020', '--until', '2024-01');
    for (const { name, by, why } of parameters) assert.ok(by === 'assumption' || name === 'oil_cap', why);
    assert.match(parameters.find(({ name }) => name === 'wanted')?.why ?? '', /nothing is known of it by this day/);
  });

  it('is held against what was said later: within for some, under or over for others, as it is', async () => {
    const found = await simulated('--back-test', '2024-02-28', '--until', '2025-06');
    const shells = (found.held ?? []).filter(({ output }) => output === 'shells_delivered');
    assert.deepEqual(
      shells.map(({ origin, month, standing }) => `${month} ${origin}: ${standing}`),
      ['2024-12 US UN mission: open', '2025-01 US UN mission: open', '2025-04 OSC: within', '2025-06 ROK NIS: above'],
    );
    assert.ok(found.held?.every(({ stated }) => stated > '2024-02-28'));
    assert.equal(found.policies.find(({ name }) => name === 'kursk')?.active, false, 'it was not known by then');
    const wanted = found.parameters.find(({ name }) => name === 'wanted');
    assert.deepEqual(
      wanted?.ends.map(({ high }) => high),
      [null],
      'one origin had a pace by then, and it was a floor',
    );
  });

  it('is compared with itself as it is where something is set', async () => {
    const found = await simulated('--set', 'stop=on', '--compare');
    const shells = found.compared?.outputs.find(({ name }) => name === 'shells_delivered');
    assert.equal(shells?.more, 0);
    assert.ok((shells?.difference.p95 ?? 0) < 0);
    const casualties = found.compared?.outputs.find(({ name }) => name === 'casualties');
    assert.deepEqual(casualties?.difference, { p5: 0, p50: 0, p95: 0 }, 'shells change nothing of them');
  });

  it('takes numbers that are set', async () => {
    const found = await simulated(
      '--set',
      'wanted=100000',
      '--set',
      'less_in_2025=off',
      '--set',
      'voyages=3..4',
      '--until',
      '2024-08',
    );
    assert.equal(last(found, 'shells_delivered')?.p95, 1_200_000);
    assert.equal(found.parameters.find(({ name }) => name === 'wanted')?.by, 'set');
  });

  it('prints bands as CSV', async () => {
    const csv = await ask(['simulate', '--draws', '100', '--csv', '--until', '2023-10']);
    const lines = csv.trimEnd().split('\r\n');
    assert.equal(lines[0], 'output,unit,month,p5,p50,p95');
    assert.match(lines[2] ?? '', /^shells_delivered,shell,2023-10,\d/);
    assert.equal(lines.length, 1 + 13 * 2);
  });

  it('fits the width, and says what is an assumption', async () => {
    for (const width of [40, 60, 80, 100]) {
      const text = await ask(['simulate', '--draws', '100', '--set', 'stop=on', '--compare'], width);
      assert.match(text, /assumption/);
      for (const line of text.split('\n'))
        assert.ok(displayWidth(line) <= width || /^\s*\S+$/.test(line), `${width}: ${line}`);
    }
  });
});

describe('a mistake in what is asked', () => {
  const fails = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await tosite(['simulate', ...args, '--store', store]);
    assert.equal(stdout, '');
    return `${code} ${stderr}`;
  };

  it('is told with what there is', async () => {
    assert.match(await fails('--set', 'wnted=5'), /^2 .*T3408.*"wnted"[\s\S]*wanted/);
    assert.match(await fails('--set', 'stopp=on'), /^2 .*T3408.*"stopp"[\s\S]*stop/);
    assert.match(await fails('--set', 'wanted=5..2'), /^2 .*T3408/);
    assert.match(await fails('--until', '2020-01'), /^2 .*T3408.*2023-09/);
    assert.match(await fails('--until', '2020-13'), /^2 [\s\S]*no month/);
  });

  it('in a file of one’s own is told with its name and line', async () => {
    const file = join(folder, 'mine.yaml');
    writeFileSync(
      file,
      'title: Mine\nasks: What?\nstart: 2024-01\nuntil: 2024-12\nparameters: {}\nstocks:\n  a: {what: a, unit: shell, start: 1}\nflows:\n  f: {what: f, from: a, to: b, rate: 1}\noutputs: {}\n',
    );
    assert.match(await fails(file), /^1 .*T3402.*"b"[\s\S]*mine\.yaml, line 9[\s\S]*What to do:/);
  });
});

describe('the demonstration', () => {
  it('asks what would follow, in a few lines', async () => {
    const { code, stdout } = await tosite(['demo', '--no-serve'], { columns: 100 });
    assert.equal(code, 0);
    const part = stdout.slice(stdout.indexOf('7. Ask'), stdout.indexOf('8. Look'));
    assert.match(
      part,
      /tosite simulate[\s\S]*Shells delivered since the start by 2027-12: [\d.]+ m \([\d.]+ m to [\d.]+ m\)/,
    );
    assert.ok(part.split('\n').length < 16, part);
  });
});

describe('a number for people', () => {
  it('has three digits', () => {
    assert.deepEqual([0, 0.123, 1.5, 12.34, 999, 9645, 9996, 123_456, 999_600, 4_210_000, 2.5e9, -1234].map(short), [
      '0',
      '0.12',
      '1.5',
      '12.3',
      '999',
      '9645',
      '10k',
      '123k',
      '1 m',
      '4.21 m',
      '2.5 bn',
      '-1234',
    ]);
  });
});
