// The balance over made flows: what is valued, what is added, what stays apart.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type BalanceQuestion, type Weighed, weigh } from '../../src/exchange/balance.ts';
import { type BalanceOptions, DEFAULT_OPTIONS } from '../../src/exchange/balance-model.ts';
import { parsePrices } from '../../src/exchange/prices.ts';
import { converter } from '../../src/exchange/rates.ts';
import type { FlowJson } from '../../src/ledger/flow-schema.ts';
import { flowsOf } from './made.ts';

const { prices } = parsePrices(
  [
    'item\tlow\thigh\tcurrency\tyear\tunit\tsource\tnote',
    'drone.attack\t10\t10\tUSD\t2024\t\ta port\t',
    'drone\t100\t100\tUSD\t2024\t\ta port\t',
    'ammunition.mortar\t2\t4\tUSD\t2024\t\ta port\t',
    'food.grain\t200\t\tEUR\t2024\ttonne\ta port\t',
    'missile.cruise\t5\t5\tXXX\t2024\t\ta port\t',
  ].join('\n'),
  'made.tsv',
);
const convert = converter([{ currency: 'USD', date: '2024', perEuro: '1.25', source: 'made' }]);

const there = (
  item: string,
  low: string,
  high: string,
  rest = ',total,,,asserted',
  unit = 'count',
  origin = 'A',
): string =>
  `2024-05-01,${origin},AD,BB,transfer,${item},${low},${high},${unit}${rest.startsWith(',') ? ',false' : ''}${rest}`;
const back = (item: string, low: string, high: string, unit: string): string =>
  `2024-05-01,A,BB,AD,transfer,${item},${low},${high},${unit},false,total,,,asserted`;

function questionOf(rows: readonly string[], options: Partial<BalanceOptions>): BalanceQuestion {
  const flows = rows.length === 0 ? [] : flowsOf(...rows);
  return {
    a: 'AD',
    b: 'BB',
    asKnownOn: null,
    given: flows.filter(({ from, to }) => from === 'AD' && to === 'BB'),
    received: flows.filter(({ from, to }) => from === 'BB' && to === 'AD'),
    about: flows.filter(({ to }) => to === null),
    prices,
    convert,
    options: { ...DEFAULT_OPTIONS, draws: 2000, ...options },
  };
}

const ask = (rows: readonly string[], options: Partial<BalanceOptions> = {}): Weighed =>
  weigh(questionOf(rows, options));

const row = ({ balance }: Weighed, item: string) =>
  [...balance.given.items, ...balance.received.items].find((one) => one.item === item);

describe('weigh', () => {
  it('values a number by its price, in the wanted money', () => {
    assert.equal(row(ask([there('drone.attack', '30', '30')]), 'drone.attack')?.worth?.draws?.p50, '300');
    const inEuro = row(ask([there('drone.attack', '30', '30')], { currency: 'EUR' }), 'drone.attack')?.worth;
    assert.deepEqual([inEuro?.draws?.p50, inEuro?.rates[0]?.perEuro, inEuro?.year], ['240', '1.25', '2024']);
  });
  it('values nothing without a price, a rate or a number, and says which is missing', () => {
    const weighed = ask([
      there('drone.naval', '3', '3'),
      there('missile.cruise', '3', '3'),
      there('food.rice', '', ''),
    ]);
    const told = ['drone.naval', 'missile.cruise', 'food.rice'].map((item) => row(weighed, item));
    assert.deepEqual(
      told.map((one) => [one?.section, one?.worth]),
      told.map(() => ['unvalued', null]),
    );
    assert.deepEqual(
      told.map((one) => one?.why),
      ['no price in the book', 'no rate for the currency of its price', 'no number is known'],
    );
    assert.equal(weighed.balance.given.total.draws, null);
  });
  it('never puts people, promises and lives into money, and never drops them', () => {
    const weighed = ask([
      '2024-05-01,A,AD,BB,deployment,personnel.soldier,5,5,count,false,total,,,asserted',
      there('assurance.security', '', ''),
    ]);
    assert.equal(row(weighed, 'personnel.soldier')?.section, 'unpriced');
    assert.equal(row(weighed, 'assurance.security')?.section, 'unpriced');
  });
  it('does not say that no number is known of what has a stated worth', () => {
    const bare = there('aid.military', '', '');
    const leads = (rows: readonly string[]) =>
      ask(rows).balance.given.items.flatMap(({ item, lead }) => (lead ? [item] : []));
    assert.deepEqual(leads([bare]), ['aid.military']);
    const inMoney = there('aid.military', '600', '900', ',total,,,asserted', 'USD');
    assert.deepEqual(leads([bare, inMoney]), []);
    assert.equal(row(ask([bare, inMoney]), 'aid.military')?.why, 'its worth is stated, not its number');
    const planned = there('aid.military', '600', '900', ',total,,,planned', 'USD');
    assert.deepEqual(leads([bare, planned]), ['aid.military']);
  });
  it('does not add a class to its part', () => {
    const weighed = ask([there('drone', '7', '7'), there('drone.attack', '30', '30')]);
    assert.deepEqual([row(weighed, 'drone')?.counted, row(weighed, 'drone.attack')?.counted], [false, true]);
    assert.equal(weighed.balance.given.total.draws?.p50, '300');
  });
  it('lets one series stand for a flow: a total goes before a window of it', () => {
    const weighed = ask([
      there('drone.attack', '30', '30'),
      there('drone.attack', '12', '12', ',increment,,2024-03,asserted'),
    ]);
    assert.equal(weighed.balance.given.total.draws?.p50, '300');
    assert.equal(weighed.balance.given.items.length, 2);
  });
  it('adds no rate and nothing that is there at one time, though it has a worth', () => {
    for (const rest of [',stock,,,asserted', ',rate,year,,asserted']) {
      const weighed = ask([there('drone.attack', '30', '30', rest)]);
      assert.equal(row(weighed, 'drone.attack')?.worth?.draws?.p50, '300');
      assert.equal(weighed.balance.given.total.draws, null);
    }
  });
  it('keeps what is planned out of every total', () => {
    const weighed = ask([there('drone.attack', '30', '30', ',total,,,planned')]);
    assert.equal(weighed.balance.given.items[0]?.section, 'supposed');
    assert.equal(weighed.balance.given.total.draws, null);
  });
  it('never nets given and received', () => {
    const weighed = ask([there('drone.attack', '30', '30'), back('drone.attack', '50', '50', 'count')]);
    assert.equal(weighed.balance.given.total.draws?.p50, '300');
    assert.equal(weighed.balance.received.total.draws?.p50, '500');
  });

  it('leaves an open end open, with its floor beside the sum', () => {
    const { given } = ask([there('drone.attack', '30', ''), there('ammunition.mortar', '100', '100')]).balance;
    assert.deepEqual([given.total.rows, given.total.openRows, given.total.openAtLeast], [1, 1, '300']);
    const open = given.items.find(({ item }) => item === 'drone.attack')?.worth;
    assert.deepEqual([open?.draws, open?.atLeast, open?.atMost], [null, '300', null]);
  });
  it('closes it only by a declared tail, whose P95 is the declared multiple', () => {
    const { given } = ask([there('drone.attack', '1000', '')], { tail: 1.5, draws: 20_000 }).balance;
    assert.equal(given.total.openRows, 0);
    const { p5 = '', p95 = '' } = given.total.draws ?? {};
    assert.ok(Number(p5) >= 10_000 && Math.abs(Number(p95) - 15_000) < 200, `${p5} ${p95}`);
  });
  it('pools origins by declared choice', () => {
    const rows = [
      there('ammunition.mortar', '100', '110', ',total,,,asserted', 'count', 'Port Watch'),
      there('ammunition.mortar', '1000', '1100', ',total,,,asserted', 'count', 'Hill Watch'),
      there('ammunition.mortar', '105', '115', ',total,,,asserted', 'count', 'Sea Watch'),
    ];
    const supported = row(ask(rows), 'ammunition.mortar');
    const linear = row(ask(rows, { pool: 'linear' }), 'ammunition.mortar');
    assert.equal(supported?.estimate.length, 1);
    assert.equal(linear?.estimate.length, 3);
    assert.ok(Number(supported?.worth?.draws?.p95) < 500);
    assert.ok(Number(linear?.worth?.draws?.p95) > 2000);
  });
  it('takes the shape that is declared', () => {
    const spread = (['uniform', 'pert', 'lognormal'] as const).map((shape) => {
      const draws = row(ask([there('ammunition.mortar', '100', '100')], { shape, draws: 20_000 }), 'ammunition.mortar')
        ?.worth?.draws;
      return [Number(draws?.p5), Number(draws?.p95)] as const;
    });
    // 100 pieces at 2 to 4: even over 200–400; in the middle for PERT; P5 and P95 themselves for the lognormal.
    const wanted = [
      [210, 390],
      [237.9, 362.1],
      [200, 400],
    ] as const;
    spread.forEach(([low, high], i) => {
      assert.ok(Math.abs(low - (wanted[i]?.[0] ?? 0)) < 4, `${low}`);
      assert.ok(Math.abs(high - (wanted[i]?.[1] ?? 0)) < 4, `${high}`);
    });
  });

  it('keeps a stated worth as a figure beside the computed one, also where one body states both sides', () => {
    const { balance } = ask([
      there('weapon', '600', '900', ',total,,,asserted', 'USD'),
      back('money', '', '200', 'USD'),
    ]);
    assert.equal(balance.given.total.draws, null);
    assert.deepEqual(
      balance.given.stated.map(({ low, high, unit }) => [low, high, unit]),
      [['600', '900', 'USD']],
    );
    const [one] = balance.unobserved;
    assert.deepEqual([one?.low, one?.high, one?.orMore, one?.times], ['400', '700', true, { low: '3', high: '4.5' }]);
  });
  it('says nothing of a remainder where no body states both sides', () => {
    const other = '2024-05-01,B,BB,AD,transfer,money,200,200,USD,false,total,,,asserted';
    assert.deepEqual(ask([there('weapon', '600', '900', ',total,,,asserted', 'USD'), other]).balance.unobserved, []);
  });

  it('gives the same bytes for the same seed, and others for another', () => {
    const rows = [there('ammunition.mortar', '100', '300')];
    const text = (seed: string): string => JSON.stringify(ask(rows, { seed }).balance.given);
    assert.equal(text('a'), text('a'));
    assert.notEqual(text('a'), text('b'));
  });
  it('changes no draw of a row where another row comes', () => {
    const items = fc.subarray(['drone.attack', 'food.grain', 'drone'], { minLength: 1 });
    const alone = ask([there('ammunition.mortar', '100', '300')]).samples;
    fc.assert(
      fc.property(items, (more) => {
        const among = ask([
          there('ammunition.mortar', '100', '300'),
          ...more.map((item) => there(item, '5', '9')),
        ]).samples;
        for (const [name, draws] of alone)
          if (!name.startsWith('balance:')) assert.deepEqual(among.get(name), draws, name);
      }),
      { numRuns: 10 },
    );
  });
  it('holds every sum equal to its parts, draw by draw', () => {
    const { samples } = ask([there('ammunition.mortar', '100', '300'), there('drone.attack', '5', '9')]);
    const parts = [...samples].filter(([name]) => name.startsWith('worth:')).map(([, draws]) => draws);
    assert.equal(parts.length, 2);
    samples.get('balance:AD-BB')?.forEach((sum, i) => {
      assert.ok(Math.abs(sum - parts.reduce((all, part) => all + (part[i] ?? 0), 0)) < 1e-6);
    });
  });
  it('ties inputs only where a dependence is declared', () => {
    const rows = [there('ammunition.mortar', '100', '300')];
    const a = 'AD-BB:ammunition.mortar:transfer:actual:total:count';
    const price = `price:${prices.find(({ item }) => item === 'ammunition.mortar')?.id}`;
    const width = (options: Partial<BalanceOptions>): number => {
      const { p5 = '', p95 = '' } = ask(rows, { draws: 5000, ...options }).balance.given.total.draws ?? {};
      return Number(p95) - Number(p5);
    };
    const tied = width({ dependences: [{ a, b: price, rank: 0.9, reason: 'scarce things are dear' }] });
    assert.ok(tied > width({}) * 1.15);
  });
  it('has the losses of people that the one sent to the other, and of nobody else', () => {
    const [drone, sent] = flowsOf(
      there('drone', '1', '1'),
      '2024-05-01,A,AD,BB,deployment,personnel.soldier,5,5,count,false,total,,,asserted',
    );
    assert.ok(drone && sent);
    const lost = (item: string | null): FlowJson => ({
      ...drone,
      ...{ key: `AD-_:${item}`, flow: `AD-_:${item}`, to: null, frame: 'casualties', outcome: 'killed', item },
    });
    const about = [lost('personnel.soldier'), lost('personnel.worker'), lost(null)];
    const lives = (given: readonly FlowJson[]) =>
      weigh({ ...questionOf([], {}), given, about }).balance.given.items.flatMap(({ section, item }) =>
        section === 'lives' ? [item] : [],
      );
    assert.deepEqual(lives([drone, sent]), ['personnel.soldier']);
    assert.deepEqual(lives([drone]), [], 'the dead of another war');
    assert.deepEqual(lives([]), []);
  });
});
