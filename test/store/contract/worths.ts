// Contract: prices and exchange rates.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Price } from '../../../src/exchange/prices.ts';
import type { Rate } from '../../../src/exchange/rates.ts';
import { assertReplayable, by, type Open, type StoreFixture } from './samples.ts';

const priceOf = (label: string, low: string): Price => ({
  id: `p_${label.padStart(16, '0')}`,
  item: 'food.grain',
  unit: 'tonne',
  low,
  high: null,
  currency: 'EUR',
  year: '2024',
  source: 'the scales of the port',
  note: '',
});
const rateOf = (currency: string, date: string, perEuro: string): Rate => ({
  currency,
  date,
  perEuro,
  source: 'a.csv',
});
const inRun = (run: string) => ({ ...by(), run });

export function worths(open: Open, { tamper }: StoreFixture): void {
  it('keeps prices in order, once', async () => {
    const store = await open();
    const prices = [priceOf('b', '200'), priceOf('a', '210.5')];
    assert.deepEqual(await store.setPrices(prices, 'a.tsv', inRun('run_1')), { added: 2, known: 0 });
    assert.deepEqual(await store.setPrices([...prices, priceOf('c', '1')], 'b.tsv', by()), { added: 1, known: 2 });
    assert.deepEqual(await store.setPrices(prices, 'a.tsv', by()), { added: 0, known: 2 });
    const added = by().now.toISOString();
    assert.deepEqual(await store.prices(), [
      { ...prices[0], file: 'a.tsv', added, run: 'run_1' },
      { ...prices[1], file: 'a.tsv', added, run: 'run_1' },
      { ...priceOf('c', '1'), file: 'b.tsv', added, run: null },
    ]);
    assert.equal((await store.head()).seq, 2);
    await assertReplayable(store);
  });

  it('keeps rates by currency and day; what was brought in last counts', async () => {
    const store = await open();
    const first = [
      rateOf('USD', '2024-03-04', '1.08'),
      rateOf('USD', '2024-03-01', '1.06'),
      rateOf('KRW', '2024-03-04', '1440'),
    ];
    assert.deepEqual(await store.setRates(first, 'a.csv', by()), { added: 3, known: 0 });
    assert.deepEqual(await store.setRates(first, 'a.csv', by()), { added: 0, known: 3 });
    assert.equal((await store.head()).seq, 1);
    const second = [rateOf('USD', '2024-03-04', '1.09'), rateOf('USD', '2024-03-01', '1.06')];
    assert.deepEqual(await store.setRates(second, 'b.csv', by()), { added: 1, known: 1 });
    assert.deepEqual(await store.rates(), [
      rateOf('KRW', '2024-03-04', '1440'),
      rateOf('USD', '2024-03-01', '1.06'),
      { ...rateOf('USD', '2024-03-04', '1.09'), source: 'b.csv' },
    ]);
    assert.deepEqual(await store.currencies(), ['KRW', 'USD']);
    assert.deepEqual(
      (await store.rates(['KRW'])).map(({ perEuro }) => perEuro),
      ['1440'],
    );
    assert.deepEqual(await store.rates([]), []);
    await assertReplayable(store);
  });

  it('takes both back with their run, and brings them back', async () => {
    const store = await open();
    await store.setRates([rateOf('USD', '2024-03-04', '1.08')], 'a.csv', inRun('run_1'));
    await store.setRates([rateOf('USD', '2024-03-04', '1.18')], 'b.csv', inRun('run_2'));
    await store.setPrices([priceOf('a', '210')], 'b.tsv', inRun('run_2'));
    const all = [await store.prices(), await store.rates()];
    const { seq } = await store.act({ verdict: 'revert', run: 'run_2' }, by());
    assert.deepEqual([await store.prices(), await store.rates()], [[], [rateOf('USD', '2024-03-04', '1.08')]]);
    await assertReplayable(store);
    await store.act({ verdict: 'undo', seq }, by());
    assert.deepEqual([await store.prices(), await store.rates()], all);
    await assertReplayable(store);
  });

  it('shows them as they were recorded', async () => {
    const store = await open();
    await store.setPrices([priceOf('a', '210')], 'a.tsv', by());
    await store.setRates([rateOf('USD', '2024-03-04', '1.08')], 'a.csv', by());
    await store.setPrices([priceOf('b', '220')], 'b.tsv', by());
    const then = await store.asRecordedAt(1);
    assert.deepEqual([(await then.prices()).length, await then.rates()], [1, []]);
  });

  it('finds a price or a rate that the log does not make', async () => {
    const store = await open();
    await store.setPrices([priceOf('a', '210')], 'a.tsv', by());
    await store.setRates([rateOf('USD', '2024-03-04', '1.08')], 'a.csv', by());
    assert.equal((await store.verify()).ok, true);
    await tamper(store, `UPDATE rates SET per_euro = '1.8'`);
    const found = await store.verify();
    assert.deepEqual([found.ok, found.ok ? '' : found.field.split('.')[0]], [false, 'rates']);
    await store.rebuild();
    await tamper(store, 'DELETE FROM prices');
    const second = await store.verify();
    assert.deepEqual([second.ok, second.ok ? '' : second.field.split('.')[0]], [false, 'prices']);
  });
}
