// Series → rows of the exchange and of the forest plot: order, grouping, what is drawn hollow or faint, shared scales.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logScale } from '../../src/web/charts/scale.ts';
import { bestAttested, exchangeRows } from '../../src/web/exchange-rows.ts';
import { forestRows } from '../../src/web/forest-rows.ts';
import { figure, series } from './samples.ts';

describe('rows of the exchange', () => {
  it('keep units apart and put what has no number in a list of its own', () => {
    const [there] = exchangeRows([
      [
        series({}),
        series({ item: 'money', unit: 'EUR' }),
        series({ item: 'money', unit: 'USD' }),
        series({ item: 'assurance.security', basis: null, unit: null, figures: [figure({})] }),
      ],
    ]);
    assert.deepEqual(
      there?.groups.map(({ kind }) => kind),
      ['count', 'EUR', 'USD'],
    );
    assert.deepEqual(
      there?.plain.map((row) => row.series.item),
      ['assurance.security'],
    );
    assert.deepEqual([there?.flows, there?.figures], [3, 4]);
  });

  it('share a unit’s scale across both directions', () => {
    const far = series({ estimate: { envelope: { low: '10', high: null, lowest: '10', highest: '9000000' } } });
    const [there, back] = exchangeRows([[far], [series({ item: 'food' })]]);
    assert.ok(there?.groups[0]?.scale);
    assert.equal(there.groups[0].scale, back?.groups[0]?.scale);
  });

  it('put the best attested item first, what was before what is planned, and fold the rest', () => {
    const list = ['2023', '2024', '2025'].map((period) => series({ item: 'drone', basis: 'increment', period }));
    const [there] = exchangeRows([
      [
        ...list,
        series({ item: 'drone', kind: 'planned' }),
        series({ item: 'drone' }),
        series({ item: 'missile', estimate: { independentOrigins: 3 } }),
      ],
    ]);
    const rows = there?.groups[0]?.rows ?? [];
    assert.deepEqual(
      rows.map((row) => row.series.item),
      ['missile', 'drone', 'drone', 'drone', 'drone', 'drone'],
    );
    assert.deepEqual(
      rows.map(({ firstOfItem }) => firstOfItem),
      [true, true, false, false, false, false],
    );
    assert.equal(rows[1]?.series.basis, 'total');
    assert.equal(rows.at(-1)?.series.kind, 'planned');
    assert.deepEqual(
      rows.map(({ shown }) => shown),
      [true, true, false, false, false, false],
    );
    assert.equal(rows[1]?.more, 4);
  });

  it('say first what most independent origins speak to, never a plan or a capacity', () => {
    const best = series({ estimate: { independentOrigins: 2 } });
    const others = [
      series({ kind: 'planned', estimate: { independentOrigins: 9 } }),
      series({ basis: 'capacity', estimate: { independentOrigins: 9 } }),
    ];
    assert.equal(bestAttested([...others, series({ item: 'x' }), best]), best);
    assert.equal(bestAttested(others), null);
  });
});

describe('rows of the forest plot', () => {
  const main = series({
    figures: [
      figure({ origin: 'Zulu', body: 'Zulu', low: '5', high: '5', stated: '2025-02-01' }),
      figure({ origin: 'Alfa', body: 'Alfa', low: '8', high: '8', stated: '2025-03-01' }),
      figure({ origin: 'Alfa', body: 'Alfa', low: '3', high: '3', stated: '2024-03', supersededBy: 'f_2' }),
    ],
  });
  const capacity = series({
    basis: 'capacity',
    figures: [figure({ origin: 'Bravo', low: '90', high: null, derivedFrom: 'f_3' })],
  });
  const planned = series({ kind: 'planned' });

  it('group by origin over time: agreeing, outside, worked out', () => {
    const { groups } = forestRows(main, [main, capacity, planned]);
    assert.deepEqual(
      groups.map(({ origin, stand }) => [origin, stand]),
      [
        ['Alfa', 'agrees'],
        ['Zulu', 'outlier'],
        ['Bravo', 'worked-out'],
      ],
    );
    assert.deepEqual(
      groups[0]?.rows.map(({ figure: { low }, faint }) => [low, faint]),
      [
        ['3', true],
        ['8', false],
      ],
    );
    assert.deepEqual(
      groups[2]?.rows.map(({ hollow }) => hollow),
      [true],
    );
  });

  it('show a capacity alone when it is what one looks at', () => {
    assert.deepEqual(
      forestRows(capacity, [main, capacity]).groups.map(({ origin }) => origin),
      ['Bravo'],
    );
  });

  it('stand without a scale where nothing has a number', () => {
    const { scale, groups } = forestRows(
      series({ unit: null, basis: null, figures: [figure({})], estimate: { supported: [] } }),
      [],
    );
    assert.equal(scale, null);
    assert.deepEqual(
      groups.map(({ stand }) => stand),
      ['no-number'],
    );
  });
});

describe('the log scale', () => {
  it('holds every number within its range, zero at its start', () => {
    const scale = logScale(
      [
        { low: '100', high: null },
        { low: null, high: '10000000' },
        { low: '0', high: '5' },
      ],
      [5, 90],
    );
    assert.ok(scale);
    assert.ok(scale.at(5) > 5 && scale.at(1e7) < 90 && scale.at(0) === 5);
    assert.ok(scale.at(1000) < scale.at(1001));
  });

  it('keeps its ticks apart', () => {
    for (const high of ['20', '5000', '10000000', '900000000000000'])
      for (const apart of [8, 15, 22]) {
        const scale = logScale([{ low: '1', high }], [4, 88], apart);
        const places = scale?.ticks.map((tick) => scale.at(tick)) ?? [];
        for (const [i, x] of places.entries())
          assert.ok(i === 0 || x - (places[i - 1] ?? 0) >= apart, `${high} ${apart}: ${places}`);
      }
  });

  it('is not there where there is nothing above zero', () =>
    assert.equal(logScale([{ low: '0', high: null }], [0, 100]), null));
});
