import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english, NOTHING } from '../../src/base/said.ts';
import { checksBySeries } from '../../src/ledger/flow-json.ts';
import { reconcile } from '../../src/ledger/ledger.ts';
import type { Report } from '../../src/ledger/model.ts';
import { sameNumbersOf, startsOf, trendOf } from '../../src/ledger/trend.ts';
import { ORIGINS, says } from './build.ts';

const seriesOf = (...reports: readonly Report[]) => reconcile(reports, { origins: ORIGINS }).series;
const checks = (...reports: readonly Report[]): readonly string[] =>
  [...checksBySeries(seriesOf(...reports)).values()]
    .flat()
    .map(({ kind, low, high, period, agrees }) => `${kind} ${low}–${high} ${period} ${agrees}`)
    .toSorted();

const part = (low: string, period: string, origin = 'Charlie'): Report =>
  says(origin, low, low, { period, quantity: { basis: 'increment' } });
const year = (low: string): Report => says('Charlie', low, low, { period: '2023' });

describe('increments', () => {
  it('are added where their periods adjoin, and checked against the total of their window', () => {
    const parts = [part('10', '2023-01'), part('20', '2023-02'), part('300', '2023-03/2023-12')];
    assert.deepEqual(checks(...parts, year('330')), ['sum 330–330 2023-01-01/2023-12-31 true']);
    assert.deepEqual(checks(...parts, year('331')), ['sum 330–330 2023-01-01/2023-12-31 false']);
    const [sum] = [...checksBySeries(seriesOf(...parts, year('331'))).values()].flat();
    assert.match(english(sum?.why ?? NOTHING), /differ by 1$/);
  });

  it('keep an open end open', () => {
    const open = says('Charlie', '3000', null, { period: '2025-01/..', quantity: { basis: 'increment' } });
    assert.deepEqual(checks(part('11000', '2024'), open), ['sum 14000–null 2024-01-01/.. null']);
  });

  it('are never added over a gap, over an overlap, or over two bodies', () => {
    assert.deepEqual(checks(part('10', '2023-01'), part('20', '2023-03')), []);
    assert.deepEqual(checks(part('10', '2023-01/2023-02'), part('20', '2023-02/2023-03')), []);
    assert.deepEqual(checks(part('10', '2023-01'), part('20', '2023-02', 'Hotel')), []);
    assert.deepEqual(checks(part('10', '2023-01'), part('12', '2023-01')), []);
  });
});

describe('totals and rates', () => {
  const total = (low: string, stated: string, period: string | null): Report =>
    says('Charlie', low, low, { stated, period });
  it('grow between two statements that count from one day, and from no other', () => {
    assert.deepEqual(checks(total('100', '2024-01-01', '2023-09/..'), total('150', '2024-03-01', '2023-09/..')), [
      'growth 50–50 2024-01-01/2024-03-01 null',
    ]);
    assert.deepEqual(checks(total('100', '2024-01-01', '2023-09/..'), total('150', '2024-03-01', '2023-12/..')), []);
    assert.deepEqual(checks(total('100', '2024-01-01', null), total('150', '2024-03-01', null)), []);
  });

  it('hold a rate against the body’s own total of a closed window', () => {
    const rate = says('Charlie', '100', '120', { quantity: { basis: 'rate', per: 'month' } });
    const window = { period: '2023-01/2023-12' };
    assert.deepEqual(checks(rate, says('Charlie', '1300', '1300', window)), [
      'rate 1199.2–1439.04 2023-01-01/2023-12-31 true',
    ]);
    assert.deepEqual(checks(rate, says('Charlie', '9000', '9000', window)), [
      'rate 1199.2–1439.04 2023-01-01/2023-12-31 false',
    ]);
    assert.deepEqual(checks(rate, says('Charlie', '9000', '9000', { period: '2023-01/..' })), []);
  });

  it('say of an unnamed total what it may be the sum of', () => {
    const nobody = {
      ...says('somebody', '14000', '14000', { stated: '2025-04-01' }),
      origin: 'not named',
      body: 'not named',
      originKind: 'unnamed' as const,
    };
    const sum = [
      total('11000', '2025-01-10', null),
      says('Hotel', '3000', '3000', {
        stated: '2025-03-01',
        period: '2025-01/2025-02',
        quantity: { basis: 'increment' },
      }),
    ];
    assert.deepEqual(checks(nobody, ...sum), ['possible-sum 14000–14000 null true']);
    assert.deepEqual(checks({ ...nobody, stated: '2025-02-01' }, ...sum), [], 'it came before one of them');
  });
});

describe('starts and trends', () => {
  const since = (origin: string, low: string, stated: string, period: string | null): Report =>
    says(origin, low, low, { stated, period });
  it('keep apart what counts from different days', () => {
    const [series] = seriesOf(
      since('Charlie', '100', '2024-01-01', '2023-09/..'),
      since('Hotel', '120', '2024-01-01', '2023-12/..'),
      since('India', '130', '2024-01-01', null),
    );
    assert.deepEqual(series && startsOf(series).map(({ start, bodies }) => [start, bodies]), [
      ['2023-09', ['Charlie']],
      ['2023-12', ['Hotel']],
      [null, ['India']],
    ]);
  });

  it('show one number that is told of two windows', () => {
    const [series] = seriesOf(
      since('Charlie', '13000', '2024-08-27', '2022-06~/..'),
      since('Hotel', '13000', '2024-10-18', '2023-08/..'),
      since('India', '9', '2024-10-18', '2023-08/..'),
    );
    assert.deepEqual(
      series && sameNumbersOf(series).map(({ number, starts }) => [number, starts.map(({ start }) => start)]),
      [['13000', ['2022-06~', '2023-08']]],
    );
  });

  it('follow the body that spoke most often', () => {
    const way = (...numbers: readonly string[]) => {
      const [series] = seriesOf(
        ...numbers.map((low, i) => since('Charlie', low, `2024-0${i + 1}-01`, null)),
        since('Hotel', '1', '2024-01-01', null),
      );
      const trend = series && trendOf(series);
      return trend && `${trend.body} ${trend.direction}`;
    };
    assert.deepEqual(
      [way('100', '90', '200'), way('200', '100'), way('5', '7', '5'), way('5')],
      ['Charlie rising', 'Charlie falling', null, null].with(2, 'Charlie rising'),
    );
  });
});
