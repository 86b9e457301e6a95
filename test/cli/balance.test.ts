// The balance through the command line, over the published figures: the golden view was read line by line, and its numbers are held
// against what the collectors of the figures computed.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { displayWidth } from '../../src/cli/text.ts';
import type { Balance } from '../../src/exchange/balance-model.ts';
import type { Derivation } from '../../src/ledger/model.ts';
import { ROOT, type Run, temporaryFolder, tosite } from './harness.ts';

const FIGURES = join(ROOT, 'examples', 'figures.csv');
const SEED = join(ROOT, '..', 'shared', 'seed', 'article.fi.txt');
const PAIR = ['KP', 'RU', '--as-known-on', '2025-12-31'];
const SHELLS = 'KP-RU:ammunition.artillery:transfer:actual:total:count';

describe('tosite balance', () => {
  const folder = temporaryFolder();
  const store = join(folder, 'balance.db');
  const run = (command: string, ...args: string[]): Promise<Run> =>
    tosite([command, ...args, '--store', store], { columns: 100 });
  const ask = async (...args: string[]): Promise<Balance> =>
    JSON.parse((await run('balance', ...PAIR, ...args, '--json')).stdout) as Balance;

  before(async () => {
    assert.equal((await tosite(['import', 'figures', FIGURES, '--store', store])).code, 0);
  });

  it('shows both sides to a newcomer within 100 columns', async (t) => {
    const { code, stdout, stderr } = await run('balance', ...PAIR);
    assert.equal(code, 0, stderr);
    assert.ok(stdout.split('\n').every((line) => displayWidth(line) <= 100));
    t.assert.snapshot(stdout, { serializers: [String] });
  });
  it('fits a narrow terminal', async () => {
    const { stdout } = await tosite(['balance', 'KP', 'RU', '--store', store], { columns: 72 });
    const wide = stdout.split('\n').filter((line) => displayWidth(line) > 72);
    assert.deepEqual(wide, []);
  });

  it('has what one study says of both directions, given and received apart, and what it did not see', async () => {
    const { given, received, unobserved } = await ask();
    const stated = (side: Balance['given']) =>
      side.stated.filter(({ body, basis }) => body === 'FNF' && basis === 'total').map(({ low, high }) => [low, high]);
    assert.deepEqual(stated(given), [['5600000000', '9800000000']]);
    assert.deepEqual(stated(received), [[null, '1190000000']]);
    assert.deepEqual(
      unobserved.map(({ id, low, high, orMore, times }) => [id, low, high, orMore, times]),
      [['unobserved:KP-RU:FNF', '4410000000', '8610000000', true, { low: '4.71', high: '8.24' }]],
    );
  });
  it('values what has a price in the book, each price as likely, and neither containers nor capacity on top', async () => {
    const { given, received } = await ask();
    assert.deepEqual(
      given.items.filter(({ counted }) => counted).map(({ item, worth }) => [item, worth?.atLeast, worth?.atMost]),
      [
        ['ammunition.artillery', '1800000000', '40102900000'],
        ['ammunition.mortar', '79556400', '603979000'],
        ['ammunition.rocket', '633204000', '5702080000'],
        ['missile.ballistic', '294639000', '1211430000'],
      ],
    );
    assert.deepEqual([received.total.draws, received.total.openAtLeast], [null, '92680000']);
  });
  it('drops nothing: every series of both directions stands somewhere', async () => {
    const { given, received } = await ask();
    const { stdout } = await run('ledger', ...PAIR, '--json');
    const { flows } = JSON.parse(stdout) as {
      flows: { key: string; from: string; to: string | null; frame: string }[];
    };
    const there = flows.filter(({ from, to, frame }) => from === 'KP' && to === 'RU' && frame !== 'statistic');
    const standing = new Set([
      ...given.items.map(({ series }) => series),
      ...given.stated.flatMap(({ series }) => series),
    ]);
    assert.ok(there.length > 25);
    assert.deepEqual(
      there.map(({ key }) => key).filter((key) => !standing.has(key)),
      [],
    );
    assert.ok(received.items.length > 10);
  });

  it('converts, keeps what was stated in its own money, and says which rates it took', async () => {
    const { given } = await ask('--in', 'eur');
    assert.deepEqual(
      [given.stated[0]?.unit, given.stated[0]?.low, given.stated[0]?.converted?.low],
      ['USD', '5600000000', '5173690000'],
    );
    const { stdout } = await run('balance', ...PAIR, '--in', 'EUR');
    assert.match(stdout, /For one euro: .*1\.0824\s+USD \(2024\).*of\s+2025\s+none\s+is\s+known/su);
  });
  it('writes every draw, the same bytes for the same seed', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => join(folder, `${name}.tsv`)) as [string, string, string];
    for (const [file, seed] of [
      [a, '7'],
      [b, '7'],
      [c, '8'],
    ] as const)
      assert.equal((await run('balance', ...PAIR, '--draws', '200', '--seed', seed, '--samples', file)).code, 0);
    assert.deepEqual(readFileSync(a), readFileSync(b));
    assert.notDeepEqual(readFileSync(a), readFileSync(c));
    const [header = '', ...rows] = readFileSync(a, 'utf8').trimEnd().split('\n');
    assert.equal(rows.length, 200);
    for (const name of ['balance:KP-RU', `worth:${SHELLS}`, SHELLS]) assert.ok(header.split('\t').includes(name), name);
  });
  it('takes a declared dependence, and refuses one without a reason or of unknown inputs', async () => {
    const spread = (await ask()).given.total.spread.map(({ input }) => input);
    const file = join(folder, 'together.tsv');
    const price = spread.find((name) => name.startsWith('price:')) ?? '';
    writeFileSync(file, `a\tb\trank\treason\n${SHELLS}\t${price}\t0.5\tscarce things are dear\n`);
    assert.deepEqual((await ask('--dependence', file)).options.dependences.length, 1);
    for (const row of [`${SHELLS}\t${price}\t0.5\t`, `${SHELLS}\tnothing\t0.5\twhy`, `${SHELLS}\t${price}\t2\twhy`]) {
      writeFileSync(file, `a\tb\trank\treason\n${row}\n`);
      const { code, stderr } = await run('balance', ...PAIR, '--dependence', file);
      assert.deepEqual([code, /T3213/u.test(stderr)], [2, true], stderr);
    }
  });
  it('values by a price and a rate that were brought in, and takes them back with their run', async () => {
    const own = join(folder, 'own.db');
    const cli = (...args: string[]): Promise<Run> => tosite([...args, '--store', own], { columns: 100 });
    const [prices, rates] = [join(folder, 'prices.tsv'), join(folder, 'hist.csv')];
    writeFileSync(
      prices,
      'item\tlow\thigh\tcurrency\tyear\tsource\tnote\nweapon.mlrs\t100\t100\tGBP\t2025\tthe scales of the port\tmade\n',
    );
    writeFileSync(rates, 'Date,USD,GBP,\n2025-09-01,1.2,0.8,\n');
    assert.equal((await cli('import', 'figures', FIGURES)).code, 0);
    const launchers = async (): Promise<Balance['given']['items'][number] | undefined> => {
      const { given } = JSON.parse((await cli('balance', 'KP', 'RU', '--json')).stdout) as Balance;
      return given.items.find(({ item, lead }) => item === 'weapon.mlrs' && lead);
    };
    assert.equal((await launchers())?.why, 'no price in the book');
    assert.match((await cli('import', 'prices', prices)).stdout, /1 price added/u);
    assert.equal((await launchers())?.why, 'no rate for the currency of its price');
    const { stdout } = await cli('import', 'rates', rates, '--json');
    assert.equal((JSON.parse(stdout) as { added: number }).added, 2);
    // 120 pieces at 100 pounds, 1.5 dollars each.
    const worth = (await launchers())?.worth;
    assert.deepEqual([worth?.atLeast, worth?.atMost, worth?.year], ['18000', '18000', '2025']);
    const told = (await cli('explain', 'worth:KP-RU:weapon.mlrs')).stdout;
    for (const part of [/the scales of the port/u, /0\.8 GBP for one euro/u, /hist\.csv/u, /f088/u])
      assert.match(told, part);
    assert.match((await cli('log')).stdout, /price-set|prices of/u);
    const run = (JSON.parse(stdout) as { run: string }).run;
    assert.equal((await cli('revert', run)).code, 0);
    assert.equal((await launchers())?.worth, null);
  });
  it('refuses a bad price book and bad rates, and keeps nothing of them', async () => {
    const file = join(folder, 'bad.tsv');
    for (const [what, text, code] of [
      ['prices', 'item\tlow\thigh\tcurrency\tyear\tsource\tnote\nfood\t1\t2\tEUR\t2024\t\t\n', 'T3210'],
      ['rates', 'Date,USD\n2024-01-01,dear\n', 'T3211'],
    ] as const) {
      writeFileSync(file, text);
      const { code: exit, stderr } = await run('import', what, file);
      assert.deepEqual([exit, stderr.includes(code), stderr.includes('nothing of')], [1, true, true], stderr);
    }
  });
  it('says where nothing is known of a direction, and refuses one party twice', async () => {
    const { stdout } = await run('balance', 'US', 'CL');
    assert.equal(stdout.match(/Nothing is known of this/gu)?.length, 2);
    const { code, stderr } = await run('balance', 'KP', 'North Korea');
    assert.deepEqual([code, stderr.includes('T3214')], [2, true], stderr);
  });
  it('refuses money without a rate', async () => {
    const { code, stderr } = await run('balance', ...PAIR, '--in', 'XAU');
    assert.equal(code, 2);
    assert.match(stderr, /T3212/u);
  });

  it('is explained number by number down to rows, prices, rates and assumptions', async () => {
    const explain = async (id: string): Promise<string> => {
      const { code, stdout, stderr } = await run('explain', id, '--as-known-on', '2025-12-31', '--json');
      assert.equal(code, 0, stderr);
      const told: string[] = [];
      const walk = (node: Derivation): void => {
        told.push(`${node.rule ?? ''} ${node.label} ${node.detail}${node.source ? ` ${node.source.label}` : ''}`);
        node.children.forEach(walk);
      };
      walk(JSON.parse(stdout) as Derivation);
      return told.join('\n');
    };
    const sum = await explain('balance:KP-RU');
    for (const part of [
      /f149/u,
      /f129|f080/u,
      /exchange\.price .*1,000 to 4,000 USD/u,
      /Sky News/u,
      /PERT/u,
      /10,000 draws, seed 1/u,
    ])
      assert.match(sum, part);
    const { given, received, unobserved } = await ask();
    const ids = [
      ...[given, received].flatMap(({ items, stated, total }) => [
        total.id,
        ...items.filter(({ lead }) => lead).map(({ id }) => id),
        ...stated.map(({ id }) => id),
      ]),
      ...unobserved.map(({ id }) => id),
    ];
    assert.ok(ids.length > 25, String(ids.length));
    for (const id of ids) assert.match(await explain(id), /f\d{3}/u, id);
  });

  it('explains the very number that was printed, by the choices that it was made with', async () => {
    const choices = ['--in', 'EUR', '--shape', 'lognormal', '--tail', '2', '--pool', 'linear', '--seed', 'x'];
    const { given } = await ask(...choices);
    const { stdout: table } = await run('balance', ...PAIR, ...choices);
    assert.match(
      table.replace(/\s+/gu, ' '),
      /explain balance:KP-RU --in EUR --seed x --shape lognormal --pool linear --tail 2/u,
    );
    const { stdout } = await run('explain', given.total.id, '--as-known-on', '2025-12-31', ...choices);
    const p50 = given.total.draws?.p50.replace(/(?<=\d)(?=(\d{3})+$)/g, ',');
    for (const part of [`P50 ${p50}`, 'EUR', 'exchange.rate', 'voices, each as likely', 'seed x'])
      assert.ok(stdout.replace(/\s+/gu, ' ').includes(part), part);
  });
  it('holds the seed article beside the figures', {
    skip: existsSync(SEED) ? false : 'the seed article is not here',
  }, async () => {
    const other = join(folder, 'seed.db');
    for (const args of [
      ['import', 'figures', FIGURES],
      ['add', SEED, '--published', '2024-12'],
    ])
      assert.equal((await tosite([...args, '--store', other])).code, 0);
    const { stdout } = await tosite(['balance', ...PAIR, '--json', '--store', other]);
    const { given, received, unobserved } = JSON.parse(stdout) as Balance;
    // Five billion for money, goods and raw materials together is one number, not three, and no part of the remainder.
    const shared = received.stated.filter(({ low, unit }) => low === '5000000000' && unit === 'EUR');
    assert.deepEqual(
      shared.map(({ items, series }) => [items.length, series.length]),
      [[3, 3]],
    );
    assert.deepEqual(
      unobserved.map(({ low, high }) => [low, high]),
      [['4410000000', '8610000000']],
    );
    for (const item of ['assurance.security', 'assurance.diplomatic'])
      assert.ok(
        received.items.some((row) => row.item === item && row.section === 'unpriced'),
        item,
      );
    assert.equal(given.total.draws?.p50, (await ask()).given.total.draws?.p50);
  });
});
