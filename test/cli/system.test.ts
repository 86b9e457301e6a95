// Measures, indicators and effects through the command line: on the published figures as stored, and on the first article beside
// this checkout by what must hold.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { EffectsView } from '../../src/app/effects.ts';
import type { IndicatorsView } from '../../src/app/indicators.ts';
import type { MeasuresView } from '../../src/app/measures.ts';
import { displayWidth } from '../../src/cli/text.ts';
import { ROOT, temporaryFolder, tosite } from './harness.ts';

const folder = temporaryFolder();
const FIGURES = join(ROOT, 'examples', 'figures.csv');
const SEED = join(ROOT, '..', 'shared', 'seed', 'article.fi.txt');

const asker =
  (store: string) =>
  async (args: readonly string[], columns = 100): Promise<string> => {
    const { code, stdout, stderr } = await tosite([...args, '--store', store], { columns });
    assert.equal(code, 0, stderr);
    return stdout;
  };

describe('the published figures', () => {
  const ask = asker(join(folder, 'figures.db'));
  const json = async <T>(...args: readonly string[]): Promise<T> => JSON.parse(await ask([...args, '--json'])) as T;

  before(() => ask(['import', 'figures', FIGURES]));

  it('could touch measures as stored', async (t) => {
    t.assert.snapshot(await ask(['measures', '--as-known-on', '2025-12-31']), { serializers: [String] });
  });

  it('give indicators as stored', async (t) => {
    t.assert.snapshot(await ask(['indicators', '--as-known-on', '2025-12-31']), { serializers: [String] });
  });

  it('have oil reported under the ceiling and estimated over it in 2024, by one supplier alone', async () => {
    const { ceilings } = await json<MeasuresView>('measures', 'RU', 'KP');
    const oil = ceilings.find(({ measure }) => measure === 'm01');
    const counter = (year: string, channel: string) =>
      oil?.counters.find((one) => one.year.name === year && one.channel === channel);
    const [reported, estimated] = [counter('2024', 'reported'), counter('2024', 'estimated')];
    assert.deepEqual(
      [reported?.low, reported?.high, reported?.percent.low, reported?.standing, reported?.allGiversUntil],
      ['168679', '168679', '33.7', 'below', '2024-12-04'],
    );
    assert.deepEqual(
      [estimated?.low, estimated?.high, estimated?.percent.low, estimated?.standing, estimated?.floor.length],
      ['1000000', null, '200', 'above', 1],
    );
    assert.deepEqual([...new Set(estimated?.figures.map(({ giver }) => giver))], ['RU']);
    assert.equal(counter('2023', 'reported')?.percent.low, '21.2');
    assert.deepEqual(
      oil?.leftOut.map(({ label, low }) => [label, low]),
      [['f023', '125000']],
      'what a fleet could carry is no delivery',
    );
  });

  it('know of a ceiling only what was said by the day', async () => {
    const { ceilings } = await json<MeasuresView>('measures', '--as-known-on', '2024-06-30');
    assert.deepEqual(
      ceilings.flatMap(({ counters }) => counters.map(({ id, low, standing }) => [id, low, standing])),
      [['measure:m01:2024:estimated', '165000', 'open']],
    );
  });

  it('could touch measures in one direction only where that is asked for', async () => {
    const { flows } = await json<MeasuresView>('measures', 'KP', 'RU');
    assert.ok(flows.length > 5 && flows.every(({ from, to }) => from === 'KP' && to === 'RU'));
    const shells = flows.find(({ item }) => item === 'ammunition.artillery');
    assert.deepEqual(
      shells?.touches.map(({ measure }) => measure),
      ['m09', 'm36', 'm44'],
    );
  });

  const rows = async (name: string): Promise<readonly string[]> => {
    const { indicators } = await json<IndicatorsView>('indicators', name);
    return (indicators[0]?.rows ?? []).map(
      ({ label, low, high, asWritten }) =>
        `${label}: ${short(low)} ${short(high)}${asWritten === null ? '' : ` (${short(asWritten)})`}`,
    );
  };
  const short = (value: string | null): string =>
    value === null ? '..' : String(Number(Number(value).toPrecision(3)));

  it('imply the rounds a container that were worked out by hand', async () => {
    assert.deepEqual(await rows('shells-per-container'), [
      'ROK MND: .. .. (100)',
      'ROK government, 122 mm: 100 ..',
      'ROK government, 152 mm: 500 ..',
      'ROK MND, 152 mm: 400 ..',
      'ROK MND, 122 mm: 80 ..',
      'ROK MND, 122 mm: 74.6 74.6',
      'ROK MND, 152 mm: 448 448',
      'ROK MND: .. 480',
      'ROK DIA, 152 mm: .. .. (462)',
      'ROK intelligence (unnamed), 152 mm: .. 470',
      'ROK intelligence (unnamed), 152 mm: 450 ..',
      'US UN mission: .. .. (300)',
      'US UN mission: .. .. (300)',
      'OSC: 250 375',
      'KIDA: 316 316',
      'ROK DIA, 152 mm: 429 ..',
    ]);
  });

  it('keep what was given and what came back apart, and know no end where the return is only "at most"', async () => {
    assert.deepEqual(await rows('return-to-worth'), ['USD: FNF: .. 0.212']);
    assert.deepEqual(await rows('worth-to-return'), ['USD: FNF: 4.71 ..']);
  });

  it('have losses by the body that gives both numbers', async () => {
    assert.deepEqual(await rows('casualties-to-deployed'), [
      'ROK: 31.3 31.3',
      'UK: 54.5 ..',
      'Western officials: 36.4 36.4',
    ]);
  });

  it('are explained down to their rows', async () => {
    assert.match(
      await ask(['explain', 'measure:m01:2024:estimated']),
      /imported figure f121[\s\S]*not added[\s\S]*f024/,
    );
    assert.match(await ask(['explain', 'measure:m44']), /not\s+verified[\s\S]*could touch KP-RU:ammunition\.artillery/);
    assert.match(await ask(['explain', 'indicator:worth-to-return:KP-RU:1']), /f139[\s\S]*f140/);
  });

  it('of two parties are those of the pair, whoever gives', async () => {
    const names = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { indicators } = await json<IndicatorsView>('indicators', ...args);
      return indicators.filter(({ rows: some }) => some.length > 0).map(({ name }) => name);
    };
    assert.deepEqual(await names('KP', 'RU'), await names());
    assert.deepEqual(await names('RU', 'KP'), await names());
    assert.deepEqual(await names('UA', 'US'), []);
    assert.deepEqual(
      await names('shells-per-container', 'RU', 'KP'),
      [],
      'an indicator that is named takes the order given',
    );
  });

  it('fit the width', async () => {
    for (const width of [40, 60, 80, 100])
      for (const args of [['measures'], ['indicators'], ['effects'], ['indicators', 'oil-to-ceiling']])
        for (const line of (await ask(args, width)).split('\n'))
          assert.ok(displayWidth(line) <= width || /^\s*\S+$/.test(line), `${args} ${width}: ${line}`);
  });

  it('never say that anything is violated', async () => {
    assert.doesNotMatch(await ask(['measures']), /violat|breach|illegal/i);
  });
});

describe('a mistake', () => {
  const store = join(folder, 'mistakes.db');
  before(() => asker(store)(['import', 'figures', FIGURES]));
  const fails = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await tosite([...args, '--store', store]);
    assert.notEqual(code, 0);
    assert.equal(stdout, '');
    return `${code} ${stderr}`;
  };

  it('in the name of an indicator is told with the names that there are', async () => {
    assert.match(await fails('indicators', 'shels'), /^2 .*T3305.*"shels"[\s\S]*shells-per-container/);
  });

  it('in a formula of one’s own is told with file, line and remedy', async () => {
    const file = join(folder, 'mine.yaml');
    writeFileSync(
      file,
      'title: Mine\nasks: What?\nparties: [KP, RU]\neach: figure\nunit: shell\ninputs:\n  x: {what: x, from: a, to: b, frame: transfer, items: [container], unit: container}\nformula: x\n',
    );
    const told = await fails('indicators', '--file', file);
    assert.match(told, /^1 .*T3304[\s\S]*gives container[\s\S]*mine\.yaml, line 8[\s\S]*What to do:/);
  });

  it('in a party or an id is told', async () => {
    assert.match(await fails('measures', 'Atlantis'), /^2 .*T1903/);
    assert.match(await fails('explain', 'measure:m99'), /T1901/);
    assert.match(await fails('explain', 'effect:a~b:+'), /T1901/);
  });
});

describe('the first article', {
  skip: existsSync(SEED) ? false : 'the article is not beside this checkout',
}, () => {
  const ask = asker(join(folder, 'seed.db'));
  before(async () => {
    await ask(['add', SEED, '--published', '2024-12']);
    await ask(['import', 'figures', FIGURES]);
  });

  it('has soldiers who bring in 1.59 times all exports in a year', async () => {
    const { indicators } = JSON.parse(
      await ask(['indicators', 'troop-revenue-to-exports', '--json']),
    ) as IndicatorsView;
    const [row, ...others] = indicators[0]?.rows ?? [];
    assert.deepEqual(others, []);
    assert.equal(Number(row?.low).toFixed(2), '1.59');
    assert.equal(row?.low, row?.high);
    assert.deepEqual(
      row?.used.map(({ low, unit }) => [low, unit]),
      [
        ['500000000', 'EUR'],
        ['315000000', 'EUR'],
      ],
    );
    const page = await ask(['indicators', 'troop-revenue-to-exports']);
    assert.match(page, /about 1\.59/);
    assert.match(page, /315 miljoonaa euroa/, 'the quote stands below');
  });

  it('has no effects before it was published, nor those that a person rejected', async () => {
    assert.match(await ask(['effects', '--as-known-on', '2024-11']), /^No text here/);
    const { links } = JSON.parse(await ask(['effects', '--json'])) as EffectsView;
    const claim = links[0]?.claims[0]?.claim ?? '';
    const other = asker(join(folder, 'rejected.db'));
    await other(['add', SEED, '--published', '2024-12']);
    await other(['reject', claim]);
    const left = JSON.parse(await other(['effects', '--json'])) as EffectsView;
    assert.equal(left.links.length, links.length - 1);
  });

  it('is explained down to its words', async () => {
    const { links } = JSON.parse(await ask(['effects', '--json'])) as EffectsView;
    for (const { id, claims } of links)
      assert.match(await ask(['explain', id]), new RegExp(`claim ${claims[0]?.claim}[\\s\\S]*quote`));
  });

  it('makes its diagram of four effects', async () => {
    const { links, nodes } = JSON.parse(await ask(['effects', '--json'])) as EffectsView;
    assert.deepEqual(
      links.map(({ from, to, sign, known }) => `${from} ${sign} ${to} ${known}`),
      [
        'KP:capability.military + @Korean Peninsula:risk.war stated',
        'KP:room.sanctions + KP:forces.modernisation implied',
        'flow:KP-RU - KP:capability.military stated',
        'flow:RU-KP + KP:room.sanctions implied',
      ],
    );
    assert.equal(nodes.length, 6);
    const dot = await ask(['effects', '--dot']);
    assert.match(
      dot,
      /^digraph effects \{\n[\s\S]*"KP:capability\.military" -> "[^"]*:risk\.war" \[label="\+"[\s\S]*\}\n$/,
    );
  });
});

describe('the demonstration', () => {
  it('shows measures, ratios and effects in a few lines, with the command that shows more', async () => {
    const { code, stdout } = await tosite(['demo', '--no-serve'], { columns: 100 });
    assert.equal(code, 0);
    const part = stdout.slice(stdout.indexOf('4. Hold against'), stdout.indexOf('7. Ask'));
    for (const command of ['tosite measures', 'tosite indicators', 'tosite effects']) assert.ok(part.includes(command));
    assert.match(part, /2024 +reported +168.679.barrels +33\.7.% +under the ceiling/);
    assert.match(part, /2024 +estimated +1.m.barrels or more +200.% or more +over the ceiling/);
    assert.match(part, /about 1\.73.*USD: FNF[\s\S]*\(supposed\)/);
    assert.match(part, /[+−]→ /);
    assert.ok(part.split('\n').length < 40);
  });
});
