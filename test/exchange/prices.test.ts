// The price book: what is taken, what is refused, which price holds.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePrices, priceBook, pricesFor, shippedPrices, whyUnpriced } from '../../src/exchange/prices.ts';

const HEAD = 'item\tlow\thigh\tcurrency\tyear\tunit\tsource\tnote';
const book = (...rows: readonly string[]) => parsePrices([HEAD, ...rows].join('\n'), 'prices.tsv');

describe('parsePrices', () => {
  it('reads intervals, open ends and units', () => {
    const { prices, diagnostics } = book(
      'drone.attack\t20000\t35000.50\tUSD\t2023\t\ta ledger of a port\t',
      'energy.crude\t60\t\tEUR\t2024\tbarrel\ta ledger of a port\tfloor',
    );
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(
      prices.map(({ item, low, high, unit }) => [item, low, high, unit]),
      [
        ['drone.attack', '20000', '35000.5', 'count'],
        ['energy.crude', '60', null, 'barrel'],
      ],
    );
    assert.match(prices[0]?.id ?? '', /^p_[0-9a-f]{16}$/);
  });
  it('refuses what has no source, no number, no such item, and what is never put into money', () => {
    const bad = [
      'drone.attack\t1\t2\tUSD\t2023\t\t\t',
      'drone.attack\t\t\tUSD\t2023\t\ta port\t',
      'drone.attack\t3\t2\tUSD\t2023\t\ta port\t',
      'no.such.thing\t1\t2\tUSD\t2023\t\ta port\t',
      'drone.attack\t1\t2\tdollars\t2023\t\ta port\t',
      'drone.attack\t1\t2\tUSD\tlast year\t\ta port\t',
      'assurance.security\t1\t2\tUSD\t2023\t\ta port\t',
      'personnel.soldier\t1\t2\tUSD\t2023\t\ta port\t',
    ];
    for (const row of bad) {
      const { prices, diagnostics } = book('drone\t1\t2\tUSD\t2023\t\ta port\t', row);
      assert.deepEqual([prices.length, diagnostics.map(({ code }) => code)], [0, ['T3210']], row);
    }
  });
  it('refuses a table without the columns, and one without rows', () => {
    assert.equal(parsePrices('item\tlow\n drone\t1', 'x').diagnostics[0]?.code, 'T3210');
    assert.equal(parsePrices(HEAD, 'x').diagnostics[0]?.code, 'T3210');
  });
});

describe('pricesFor', () => {
  it('takes the latest years of the very item and unit, never a class or a like thing', () => {
    const { prices } = book(
      'drone.attack\t1\t1\tUSD\t2021\t\ta port\t',
      'drone.attack\t4\t4\tUSD\t2022\t\ta port\t',
      'drone.attack\t2\t2\tUSD\t2024\t\ta port\t',
      'drone.attack\t3\t3\tUSD\t2024\t\tanother port\t',
      'drone\t9\t9\tUSD\t2025\t\ta port\t',
    );
    assert.deepEqual(
      pricesFor(prices, 'drone.attack', 'count')
        .map(({ low }) => low)
        .sort(),
      ['2', '3', '4'],
    );
    assert.deepEqual(pricesFor(prices, 'drone.attack', 'tonne'), []);
    assert.deepEqual(pricesFor(prices, 'drone.naval', 'count'), []);
  });
});

describe('priceBook', () => {
  it("puts a person's price in the place of the shipped ones of that item", () => {
    const { prices } = book('ammunition.artillery\t700\t900\tEUR\t2023\t\ta port\t');
    const shells = pricesFor(priceBook(prices), 'ammunition.artillery', 'count');
    assert.deepEqual(
      shells.map(({ low }) => low),
      ['700'],
    );
    const others = shippedPrices().filter(({ item }) => item !== 'ammunition.artillery');
    assert.equal(priceBook(prices).length, others.length + 1);
  });
  it('is shipped with a source in every row, and no price of what is never put into money', () => {
    for (const price of shippedPrices()) {
      assert.ok(price.source.length > 10, price.item);
      assert.equal(whyUnpriced(price.item), null);
    }
  });
});
