// Stated worths, and what one body's two sides leave unobserved.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StatedRow } from '../../src/exchange/balance-model.ts';
import { converter } from '../../src/exchange/rates.ts';
import { remainders, rounded, statedWorths } from '../../src/exchange/stated.ts';
import { flowsOf } from './made.ts';

const convert = converter([{ currency: 'USD', date: '2024', perEuro: '1.25', source: 'made' }]);
const MONEY = '2024-05-01,Port Watch,AD,BB,transfer,money,100,200,EUR,false,total,,,asserted';
const FOOD = '2024-05-01,Port Watch,AD,BB,transfer,food,100,200,EUR,false,total,,,asserted';

describe('statedWorths', () => {
  it('keeps the amount as stated, and converts it by the day it was stated', () => {
    const [row] = statedWorths(flowsOf(MONEY), 'USD', convert);
    assert.deepEqual(
      [row?.low, row?.high, row?.unit, row?.converted],
      ['100', '200', 'EUR', { low: '125', high: '250' }],
    );
    assert.equal(statedWorths(flowsOf(MONEY), 'GBP', convert)[0]?.converted, null);
  });
  it('has a number over several items once, with all of them', () => {
    const shared = flowsOf(MONEY, FOOD).map((flow) => ({
      ...flow,
      figures: flow.figures.map((figure) => ({ ...figure, shared: true, sharedOver: ['AD-BB:food', 'AD-BB:money'] })),
    }));
    assert.deepEqual(
      statedWorths(shared, 'EUR', convert).map(({ items }) => items),
      [['food', 'money']],
    );
    assert.equal(statedWorths(flowsOf(MONEY, FOOD), 'EUR', convert).length, 2);
  });
  it('leaves out what the same body has replaced', () => {
    const later = MONEY.replace('2024-05-01', '2024-09-01').replace('100,200', '300,400');
    assert.deepEqual(
      statedWorths(flowsOf(MONEY, later), 'EUR', convert).map(({ low }) => low),
      ['300'],
    );
  });
});

describe('remainders', () => {
  const row = (more: Partial<StatedRow>): StatedRow => ({
    id: 'f_0000000000000001',
    series: ['AD-BB:money'],
    items: ['money'],
    origin: 'Port Watch',
    body: 'Port Watch',
    low: '600',
    high: '900',
    approx: false,
    unit: 'EUR',
    basis: 'total',
    per: null,
    period: null,
    stated: '2024-05',
    statedBy: 'stated',
    kind: 'actual',
    derivedFrom: null,
    converted: { low: '600', high: '900' },
    rates: [],
    ...more,
  });
  const back = row({ converted: { low: '200', high: '200' } });
  const found = (given: StatedRow, received: StatedRow) =>
    remainders([given], [received], { direction: 'AD-BB', currency: 'EUR' }).map(({ low, high, orMore }) => [
      low,
      high,
      orMore,
    ]);

  it('is what was given less the most that came back', () => {
    assert.deepEqual(found(row({}), back), [['400', '700', false]]);
    assert.deepEqual(found(row({}), row({ converted: { low: null, high: '200' } })), [['400', '700', true]]);
    assert.deepEqual(found(row({ converted: { low: '600', high: null } }), back), [['400', null, false]]);
  });
  it('is not made of other bodies, plans, rates, numbers over several items, or ones worked out from another', () => {
    for (const more of [
      { body: 'Hill Watch' },
      { kind: 'planned' },
      { basis: 'rate' },
      { series: ['AD-BB:money', 'AD-BB:food'] },
      { derivedFrom: 'f_0000000000000002' },
      { converted: null },
      { converted: { low: '200', high: null } },
    ] as const)
      assert.deepEqual(found(row({}), { ...back, ...more }), [], JSON.stringify(more));
  });
});

describe('rounded', () => {
  it('keeps six digits, without an exponent', () => {
    assert.deepEqual(
      [rounded(1234567891), rounded(0.1234567), rounded(3e21)],
      ['1234570000', '0.123457', '3000000000000000000000'],
    );
  });
});
