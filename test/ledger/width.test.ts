import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { widened } from '../../src/ledger/width.ts';

const cases: readonly (readonly [string, string | null, string | null, boolean, string | null, string | null])[] = [
  ['a range takes half of the last written digit', '5700000', '6700000', false, '5650000', '6750000'],
  ['but a tenth at most', '4000000', '6000000', false, '3600000', '6500000'],
  ['a bare number likewise', '15000', '15000', false, '14500', '15500'],
  ['a bare number of one digit', '5000', '5000', false, '4500', '5500'],
  ['about: a tenth', '28000', '28000', true, '25200', '30800'],
  ['about, in a range: a tenth of each end', '100', '200', true, '90', '220'],
  ['a floor stays sharp', '24000', null, false, '24000', null],
  ['a floor stays sharp, hedged too', '24000', null, true, '24000', null],
  ['a ceiling stays sharp', null, '248', false, null, '248'],
  ['nothing stays nothing', null, null, true, null, null],
  ['zero has no width', '0', '0', false, '0', '0'],
  ['decimals', '1.3', '1.3', false, '1.25', '1.35'],
  ['exact to the last unit', '168679', '168679', false, '168678.5', '168679.5'],
  ['below zero', '-50', '-50', false, '-55', '-45'],
];

for (const [name, low, high, approx, from, to] of cases)
  it(`width: ${name}`, () => {
    const wide = widened({ low, high, approx });
    assert.deepEqual([wide.low, wide.high], [from, to]);
  });

it('widens small whole numbers as it does all others', () => {
  const slack = (value: Decimal, approx: boolean): Decimal => {
    const digits = value.toFixed();
    const zeros = digits === '0' ? 0 : digits.length - digits.replace(/0+$/, '').length;
    return approx ? value.times('0.1') : Decimal.min(value.times('0.1'), new Decimal(10).pow(zeros).div(2));
  };
  const number = fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 8 }));
  fc.assert(
    fc.property(number, fc.boolean(), ([head, zeros], approx) => {
      const value = new Decimal(head).times(new Decimal(10).pow(zeros));
      const { low, high } = widened({ low: value.toFixed(), high: value.toFixed(), approx });
      const by = slack(value, approx);
      assert.deepEqual([low, high], [value.minus(by).toFixed(), value.plus(by).toFixed()]);
    }),
  );
});
