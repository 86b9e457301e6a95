// Rows of the flow page's charts: steps over time, lines from what was counted to what was worked out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { stepDays } from '../../src/app/estimate-history.ts';
import { dayScale, endOf } from '../../src/web/charts/days.ts';
import { derivationsOf, type Placed } from '../../src/web/derivation-rows.ts';
import { lastDay } from '../../src/web/flow-tables.ts';
import { stepRows } from '../../src/web/step-rows.ts';
import { figure, series } from './samples.ts';

const estimateOf = (low: string | null, high: string | null) =>
  series({
    estimate: {
      supported: low === null && high === null ? [] : [{ low, high, agree: ['A'], independent: 1 }],
      envelope: { low, high, lowest: low ?? high, highest: high ?? low },
    },
  }).estimate;

describe('days on an axis', () => {
  it('end when the day, month or year does', () => {
    assert.equal(endOf('2024-02'), Date.UTC(2024, 2, 1));
    assert.equal(endOf('2024-02-29'), Date.UTC(2024, 2, 1));
    assert.equal(endOf('2024'), Date.UTC(2025, 0, 1));
    assert.equal(endOf('2024-23'), null, 'a season has no day');
    assert.deepEqual(['2024', '2024-02', '2024-02-10'].map(lastDay), ['2024-12-31', '2024-02-29', '2024-02-10']);
  });

  it('stand in order between the ends of the axis (property)', () => {
    const times = fc.array(fc.integer({ min: 0, max: 2e12 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(times, (all) => {
        const scale = dayScale(all, [5, 93]);
        const places = [...all].sort((a, b) => a - b).map((time) => scale?.at(time) ?? -1);
        assert.ok(places.every((x, i) => x >= 5 && x <= 93.001 && x >= (places[i - 1] ?? 0)));
        for (const { x } of scale?.ticks ?? []) assert.ok(x >= 5 && x <= 93.001);
      }),
    );
  });

  it('are those on which something was stated, at most sixty, with the first and the last', () => {
    assert.deepEqual(stepDays(['2024-03~', '2024-03-05', '2024-23', '2024-03-05']), ['2024-03-05', '2024-03']);
    const many = Array.from({ length: 400 }, (_, i) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10));
    const days = stepDays(many);
    assert.ok(days.length <= 60);
    assert.deepEqual([days[0], days.at(-1)], [many[0], many.at(-1)]);
  });
});

describe('steps of an estimate', () => {
  const points = [
    { day: '2024-01-10', estimate: estimateOf('1000', '1000') },
    { day: '2024-05', estimate: estimateOf('1000', null) },
    { day: '2025-01-01', estimate: estimateOf('4000', '6000') },
  ];

  it('reach from one day to the next, higher numbers higher, open ends open', () => {
    const rows = stepRows(points, [figure({ low: '1000', high: null, stated: '2024-05' })]);
    assert.ok(rows);
    const [first, second, third] = rows.steps;
    assert.ok(first && second && third);
    assert.ok(Math.abs(first.x + first.width - second.x) < 1e-9);
    assert.ok(Math.abs(third.x + third.width - 100) < 1e-9, 'the last goes on to the edge');
    assert.ok((third.supported[0]?.bottom ?? 100) < (first.supported[0]?.top ?? 0));
    assert.deepEqual(
      [first, second, third].map(({ supported }) => supported[0]?.openAbove),
      [false, true, false],
    );
    assert.equal(rows.dots.length, 1);
  });

  it('are none where there is one day, or no number', () => {
    assert.equal(stepRows(points.slice(0, 1), []), null);
    assert.equal(
      stepRows(
        points.map(({ day }) => ({ day, estimate: estimateOf(null, null) })),
        [],
      ),
      null,
    );
  });
});

describe('what was worked out', () => {
  const placed = (id: string, item: string, low: string, derivedFrom: string | null): Placed => ({
    figure: figure({ id, low, high: low, derivedFrom }),
    series: `KP-RU:${item}`,
    item,
    unit: item === 'container' ? 'container' : 'count',
    per: null,
  });

  it('is drawn where both numbers are known and there are two or more of a kind', () => {
    const all = [
      placed('f_c1', 'container', '1000', null),
      placed('f_c2', 'container', '2000', null),
      placed('f_s1', 'shells', '500000', 'f_c1'),
      placed('f_s2', 'shells', '1000000', 'f_c2'),
      placed('f_s3', 'shells', '7', 'f_gone'),
      placed('f_o1', 'barrels', '7', 'f_c1'),
    ];
    const [only, ...more] = derivationsOf(all);
    assert.equal(more.length, 0);
    assert.deepEqual(
      only?.links.map(({ source, result }) => [source.figure.id, result.figure.id]),
      [
        ['f_c1', 'f_s1'],
        ['f_c2', 'f_s2'],
      ],
    );
    assert.deepEqual(only?.item, { source: 'container', result: 'shells' });
  });
});
