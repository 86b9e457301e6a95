import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Report, Series } from '../../src/ledger/model.ts';
import { ORIGINS, report, says } from './build.ts';

const seriesOf = (...reports: readonly Report[]): readonly Series[] => reconcile(reports, { origins: ORIGINS }).series;
function only(...reports: readonly Report[]): Series {
  const series = seriesOf(...reports);
  assert.equal(series.length, 1, series.map(({ key }) => key).join(' '));
  return series[0] ?? assert.fail();
}

describe('reports to figures', () => {
  it('counts five reports of one briefing once', () => {
    const days = ['2024-05-01', '2024-05-02', '2024-05-03', '2024-06', '2025'];
    const { figures, estimate } = only(...days.map((stated) => says('Alfa ministry', '500', '500', { stated })));
    assert.equal(figures.length, 1);
    assert.equal(figures[0]?.reports.length, 5);
    assert.equal(figures[0]?.stated, '2024-05-01');
    assert.equal(estimate.independentOrigins, 1);
  });

  it('keeps other numbers, windows and as-of days apart', () => {
    const { figures } = only(
      says('Alfa ministry', '500', null),
      says('Alfa ministry', '500', '500'),
      says('Alfa ministry', '500', null, { period: '2023-09/..' }),
      says('Alfa ministry', '500', null, { period: '2023-12/..' }),
      says('Alfa ministry', '500', null, { asOf: '2024-04' }),
      says('Alfa service', '500', null),
    );
    // The bare floor repeats the one with a window of the same day.
    assert.equal(figures.length, 5);
  });

  it('gives a figure the same id whoever reports it and whatever else is known', () => {
    const first = only(says('Alfa ministry', '500', '500'));
    const later = only(
      says('Alfa ministry', '500', '500', { stated: '2024-09' }),
      says('Bravo institute', '700', '700'),
    );
    assert.equal(later.figures.find(({ origin }) => origin === 'Alfa ministry')?.id, first.figures[0]?.id);
    assert.match(first.figures[0]?.id ?? '', /^f_[0-9a-f]{16}$/);
  });

  it('makes one figure of a number shared over a list, in no estimate of any of its items', () => {
    const sharedOver = ['AA-BB:energy', 'AA-BB:food'];
    const give = (item: string) =>
      report({ item, sharedOver, quantity: { low: '3000000000', unit: 'USD', shared: true } });
    const [energy, food] = seriesOf(give('energy'), give('food'));
    assert.ok(energy && food);
    assert.equal(energy.figures[0]?.id, food.figures[0]?.id);
    assert.deepEqual(energy.figures[0]?.sharedOver, sharedOver);
    assert.deepEqual(energy.estimate.supported, []);
    assert.equal(energy.estimate.envelope.lowest, null);
  });
});

describe('series', () => {
  it('never mixes frames, units, bases, outcomes, rates, kinds and the windows of increments', () => {
    const series = seriesOf(
      says('Charlie', '5', '5'),
      says('Charlie', '5', '5', { frame: 'statistic' }),
      says('Charlie', '5', '5', { quantity: { unit: 'tonne' } }),
      says('Charlie', '5', '5', { quantity: { basis: 'stock' } }),
      says('Charlie', '5', '5', { quantity: { basis: 'capacity' } }),
      says('Charlie', '5', '5', { quantity: { basis: 'rate', per: 'month' } }),
      says('Charlie', '5', '5', { quantity: { basis: 'rate', per: 'year' } }),
      says('Charlie', '5', '5', { frame: 'casualties', outcome: 'killed', to: null }),
      says('Charlie', '5', '5', { frame: 'casualties', outcome: 'killed+wounded', to: null }),
      says('Charlie', '5', '5', { modality: 'planned' }),
      says('Charlie', '5', '5', { modality: 'hypothetical' }),
      says('Charlie', '5', '5', { quantity: { basis: 'increment' }, period: '2024-01' }),
      says('Charlie', '5', '5', { quantity: { basis: 'increment' }, period: '2024-02' }),
      says('Charlie', '5', '5', { item: 'container.small' }),
      report({ quantity: null }),
    );
    assert.equal(series.length, 15);
    assert.ok(series.every(({ figures }) => figures.length === 1));
  });

  it('keeps the total of one year apart from running totals', () => {
    const keys = seriesOf(
      says('Charlie', '5', '5', { period: '2023' }),
      says('Charlie', '9', '9', { period: '2023-01/2024-06' }),
      says('Charlie', '9', '9', { period: '2022/..' }),
    ).map(({ key }) => key);
    assert.deepEqual(keys, [
      'AA-BB:container:transfer:actual:total:count',
      'AA-BB:container:transfer:actual:total:count:2023',
    ]);
  });

  it('has a place for what gives no number at all', () => {
    const { basis, unit, key, figures, estimate } = only(report({ quantity: null, item: 'food' }));
    assert.deepEqual([basis, unit, key], [null, null, 'AA-BB:food:transfer:actual:unquantified']);
    assert.deepEqual([figures[0]?.low, figures[0]?.high, estimate.bodies], [null, null, 0]);
  });

  it('writes unknown parties and items as such', () => {
    assert.equal(only(report({ from: null, item: null })).flowKey, '_-BB:_');
    assert.equal(
      only(report({ item: 'military capability', frame: 'statistic' })).flowKey,
      'AA-BB:military%20capability',
    );
  });
});

describe('supersession by body', () => {
  const current = ({ figures }: Series) =>
    figures.filter(({ supersededBy }) => supersededBy === null).map(({ low }) => low);

  it('lets the later total of a body replace its earlier one, across its offices', () => {
    const series = only(
      says('Alfa ministry', '500', '500', { stated: '2024-05-01' }),
      says('Alfa service', '700', '700', { stated: '2024-06-01' }),
      says('Alfa ministry', '900', null, { stated: '2024-07-01' }),
      says('Bravo institute', '100', '100', { stated: '2024-01-01' }),
    );
    assert.deepEqual(current(series), ['100', '900']);
    const [, first, second] = series.figures;
    assert.equal(first?.supersededBy, second?.id);
  });

  it('puts a month after its days', () => {
    const series = only(
      says('Charlie', '800', '800', { stated: '2024-05-31' }),
      says('Charlie', '600', '600', { stated: '2024-05' }),
    );
    assert.deepEqual(current(series), ['600']);
  });

  it('lets statements of one day stand together', () => {
    assert.deepEqual(current(only(says('Charlie', '1', '1'), says('Charlie', '2', '2'))).toSorted(), ['1', '2']);
  });

  it('replaces stocks, but neither rates nor increments', () => {
    const both = (basis: 'stock' | 'rate' | 'increment') =>
      current(
        only(
          says('Charlie', '10', '10', {
            stated: '2024-01-01',
            quantity: { basis, per: basis === 'rate' ? 'year' : null },
          }),
          says('Charlie', '20', '20', {
            stated: '2024-02-01',
            quantity: { basis, per: basis === 'rate' ? 'year' : null },
          }),
        ),
      );
    assert.deepEqual(both('stock'), ['20']);
    assert.deepEqual(both('rate'), ['10', '20']);
    assert.deepEqual(both('increment'), ['10', '20']);
  });

  it('replaces a capacity with the count that it was computed from', () => {
    const old = says('Alfa ministry', '5', '5', { stated: '2024-01-01' });
    const fresh = says('Alfa ministry', '9', '9', { stated: '2024-03-01' });
    const capacity = (base: Report | null, low: string, stated: string) =>
      says('Alfa ministry', low, null, {
        item: 'ammunition',
        stated,
        derivedFrom: base?.id ?? null,
        quantity: { basis: 'capacity' },
      });
    const computed = [capacity(old, '2000', '2024-01-01'), capacity(fresh, '4000', '2024-03-01')];
    const [shells] = seriesOf(old, fresh, ...computed);
    assert.ok(shells);
    assert.deepEqual(current(shells), ['4000']);
    const free =
      seriesOf(capacity(null, '2000', '2024-01-01'), capacity(null, '4000', '2024-03-01'))[0] ?? assert.fail();
    assert.deepEqual(current(free), ['2000', '4000']);
  });

  it('never lets one unnamed source replace another', () => {
    const unnamed = (low: string, stated: string): Report => ({
      ...says('somebody', low, low, { stated }),
      origin: 'not named',
      body: 'not named',
      originKind: 'unnamed',
    });
    assert.deepEqual(current(only(unnamed('10', '2024-01-01'), unnamed('20', '2024-02-01'))), ['10', '20']);
  });

  it('says where a total falls, and not where it may have grown', () => {
    const falls = (low: string, high: string | null, stated = '2024-02-01') =>
      reconcile([says('Charlie', '21000', '21000', { stated: '2024-01-01' }), says('Charlie', low, high, { stated })], {
        origins: ORIGINS,
      }).diagnostics.map(({ code }) => code);
    assert.deepEqual(falls('15800', '15800'), ['T3101']);
    assert.deepEqual(falls('15800', '15800', '2024-02'), ['T3101']);
    assert.deepEqual(falls('15800', '15800', '2024-01'), [], 'a month may have been before its day');
    assert.deepEqual(falls('15800', null), []);
    assert.deepEqual(falls('15800', '22000'), []);
  });
});

describe('evidence', () => {
  it('never counts what is computed from a figure as a second witness beside it', () => {
    const count = says('Alfa ministry', '100', '100');
    const computed = says('Charlie', '100', '100', { derivedFrom: count.id });
    assert.equal(only(count, computed).estimate.independentOrigins, 1);
    assert.equal(only(count, says('Charlie', '100', '100')).estimate.independentOrigins, 2);
  });

  it('counts two computations from one count once', () => {
    const count = says('Bravo institute', '7', '7', { item: 'ship' });
    const both = [
      says('Charlie', '100', '100', { derivedFrom: count.id }),
      says('Foxtrot', '100', '100', { derivedFrom: count.id }),
    ];
    const series = seriesOf(count, ...both).find(({ item }) => item === 'container');
    assert.equal(series?.estimate.independentOrigins, 1);
  });

  it('survives figures that are computed in a circle', () => {
    const [a, b] = [
      says('Charlie', '1', '1', { id: 'c_000000000000000a' }),
      says('Bravo institute', '1', '1', { id: 'c_000000000000000b' }),
    ];
    assert.equal(only({ ...a, derivedFrom: b.id }, { ...b, derivedFrom: a.id }).figures.length, 2);
  });
});

describe('denials', () => {
  const denies = (item: string | null, more = {}) =>
    report({ origin: 'Charlie', modality: 'denied', item, quantity: { low: '900', high: '900' }, ...more });

  it('stand at the flow and its kinds, and carry no number', () => {
    const missiles = says('Alfa ministry', '5', '5', { item: 'missile.ballistic' });
    const denial = denies('missile');
    const { denied, estimate, figures } = only(missiles, denial);
    assert.deepEqual(
      denied.map(({ id, body }) => [id, body]),
      [[denial.id, 'Charlie']],
    );
    assert.deepEqual([figures.length, estimate.bodies, estimate.envelope.highest], [1, 1, '5']);
  });

  it('stand alone where there is nothing to contradict', () => {
    const { figures, denied } = only(denies('missile'));
    assert.deepEqual([figures.length, denied.length], [0, 1]);
  });

  it('do not contradict what goes the other way, another frame or a wider item', () => {
    const given = says('Alfa ministry', '5', '5', { item: 'missile' });
    for (const other of [
      denies('missile', { from: 'BB', to: 'AA' }),
      denies('missile', { frame: 'deployment' }),
      denies('missile.cruise'),
    ])
      assert.deepEqual(seriesOf(given, other).find(({ figures }) => figures.length > 0)?.denied, []);
  });
});

describe('bad input', () => {
  it('refuses a date that is none', () => {
    for (const day of ['2025-13', 'yesterday', '2024/2025', ''])
      assert.throws(() => reconcile([], { asKnownOn: day }), /not a date/u);
  });
  it('leaves out a quantity that ends before it begins, and says so', () => {
    const { series, diagnostics } = reconcile([says('Charlie', '9', '5')], { origins: ORIGINS });
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['T3002'],
    );
    assert.deepEqual([series[0]?.basis, series[0]?.figures.length], [null, 1]);
  });
});
