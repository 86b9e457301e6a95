import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { differences, outputResults } from '../../../src/exchange/scenario/result.ts';
import { modelOf, ran, scenario } from './made.ts';

const near = (a: number | undefined, b: number, share = 1e-9): void =>
  assert.ok(a !== undefined && Math.abs(a - b) <= share * Math.max(1, Math.abs(b)), `${a} is not near ${b}`);

const TANK = scenario(`
parameters:
  gain: {what: gain, unit: shell/month, value: 100, assumption: made}
  stay: {what: stay, unit: month, value: 8, assumption: made}
stocks:
  tank: {what: tank, unit: shell, start: 40}
  gone: {what: gone, unit: shell, start: 0}
flows:
  coming: {what: coming, from: null, to: tank, rate: gain}
  going: {what: going, from: tank, to: gone, rate: tank / stay}
variables:
  began: {what: at the beginning of the month, unit: shell, formula: tank}
outputs:
  tank: {what: tank, of: tank}
  began: {what: at the beginning, of: began}
  gone: {what: gone, of: gone}
  all: {what: all that came, of: coming, sum: true}
`);

describe('a run', () => {
  it('fills a tank that drains in proportion as the closed form says', () => {
    const { outputs } = ran(TANK);
    const [tank, began, gone, all] = outputs.map(({ band }) => band.map(({ p50 }) => p50));
    for (let n = 1; n <= 12; n += 1) {
      const left = (7 / 8) ** n;
      near(tank?.[n - 1], 40 * left + 100 * 8 * (1 - left));
      near(all?.[n - 1], 100 * n);
      near((tank?.[n - 1] ?? 0) + (gone?.[n - 1] ?? 0), 40 + 100 * n);
      if (n > 1) near(began?.[n - 1], tank?.[n - 2] ?? Number.NaN);
    }
    assert.deepEqual(
      outputs.map(({ unit }) => unit),
      ['shell', 'shell', 'shell', 'shell'],
    );
  });

  it('has the percentiles of what it draws, within one percent of the closed form', () => {
    const text = TANK.replace('value: 100', 'low: 50, high: 150, shape: uniform');
    const [, , , all] = ran(text, { draws: 40_000 }).outputs;
    const last = all?.band.at(-1);
    near(last?.p5, 12 * 55, 0.01);
    near(last?.p50, 12 * 100, 0.01);
    near(last?.p95, 12 * 145, 0.01);
  });

  it('keeps to the dates of a policy, its last month counting', () => {
    const text = `${TANK}policies:\n  stop: {what: stop, from: 2024-03, until: 2024-05, set: {gain: gain * 0.5}}\n`;
    const all = ran(text).outputs[3]?.band.map(({ p50 }) => p50);
    assert.deepEqual(all?.slice(0, 7), [100, 200, 250, 300, 350, 450, 550]);
  });

  it('takes a later policy before an earlier one of the same months', () => {
    const text = `${TANK}policies:\n  one: {what: one, from: 2024-01, set: {gain: 1}}\n  two: {what: two, from: 2024-02, set: {gain: 2}}\n`;
    assert.deepEqual(
      ran(text, { until: '2024-03' }).outputs[3]?.band.map(({ p50 }) => p50),
      [1, 3, 5],
    );
  });

  const uncertain = TANK.replace('value: 100', 'low: 50, high: 150').replace('value: 8', 'low: 7.9, high: 8.1');

  it('is the same with the same seed, and another with another', () => {
    const told = (seed: string) => JSON.stringify(outputResults(modelOf(uncertain), ran(uncertain, { seed })));
    assert.equal(told('1'), told('1'));
    assert.notEqual(told('1'), told('2'));
  });

  it('tells what matters most', () => {
    const [tank] = outputResults(modelOf(uncertain), ran(uncertain, { draws: 2000 }));
    assert.equal(tank?.spread[0]?.input, 'gain');
    assert.ok((tank?.spread[0]?.share ?? 0) > 0.9);
    near(
      tank?.spread.reduce((sum, { share }) => sum + share, 0),
      1,
      1e-3,
    );
  });

  it('says what an output is where a parameter is lowest and where it is highest', () => {
    const [tank] = outputResults(modelOf(uncertain), ran(uncertain, { draws: 5000 }));
    const [gain] = tank?.spread ?? [];
    const last = tank?.band.at(-1);
    assert.ok((gain?.low ?? 0) < (last?.p50 ?? 0) && (gain?.high ?? 0) > (last?.p50 ?? 0));
  });

  it('is held beside another draw by draw, so that what both share falls out', () => {
    const more = uncertain.replace('start: 40', 'start: 50');
    const [tank] = differences(ran(more, { draws: 1000 }), ran(uncertain, { draws: 1000 }));
    assert.equal(tank?.more, 1);
    assert.ok((tank?.difference.p95 ?? 9) - (tank?.difference.p5 ?? 0) < 0.2, 'the gain is in both');
  });
});

/** A net of stocks: what each holds, and the flows between them, a share of the first's a month. */
const net = fc.integer({ min: 2, max: 5 }).chain((count) =>
  fc.record({
    starts: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: count, maxLength: count }),
    flows: fc.array(
      fc.record({
        from: fc.integer({ min: -1, max: count - 1 }),
        to: fc.integer({ min: -1, max: count - 1 }),
        share: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
);

describe('mass', () => {
  it('that leaves a stock arrives somewhere: what is held is what there was, and came, and did not go', () => {
    fc.assert(
      fc.property(net, ({ starts, flows }) => {
        const joined = flows.filter(({ from, to }) => from !== to);
        fc.pre(joined.length > 0);
        const end = (i: number): string => (i < 0 ? 'null' : `s${i}`);
        // Eight flows of at most a tenth each can never empty a stock.
        const rate = ({ from, share }: (typeof joined)[number]): string =>
          from < 0 ? `gain * ${share}` : `s${from} * pull * ${share} / 1000`;
        const text = scenario(`
parameters:
  gain: {what: gain, unit: shell/month, low: 1, high: 9, assumption: made}
  pull: {what: pull, unit: 1/month, low: 0.1, high: 1, assumption: made}
stocks:
${starts.map((start, i) => `  s${i}: {what: s, unit: shell, start: ${start}}`).join('\n')}
flows:
${joined.map((flow, i) => `  f${i}: {what: f, from: ${end(flow.from)}, to: ${end(flow.to)}, rate: ${rate(flow)}}`).join('\n')}
outputs: {}
`);
        let expected = new Float64Array(100).fill(starts.reduce((sum, one) => sum + one, 0));
        ran(text, {
          watch: (month, columns) => {
            const of = (name: string, draw: number): number => columns.get(name)?.[draw] ?? Number.NaN;
            expected = expected.map((held, draw) => {
              let now = held;
              joined.forEach(({ from, to }, i) => {
                now += (from < 0 ? of(`f${i}`, draw) : 0) - (to < 0 ? of(`f${i}`, draw) : 0);
              });
              const held2 = starts.reduce((sum, _, i) => sum + of(`s${i}`, draw), 0);
              near(held2, now, 1e-9);
              assert.ok(month >= '2024-01');
              return now;
            });
          },
        });
      }),
      { numRuns: 60 },
    );
  });
});
