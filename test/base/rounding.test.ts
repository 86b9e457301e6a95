// How numbers are rounded for reading.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nearest, outward, roundedDraws, roundedOutward } from '../../src/base/rounding.ts';

const digits = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String);

describe('rounding', () => {
  it('takes a bound outward to three digits, and leaves what has four', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['25200', '25200', '25200'],
      ['248', '248', '248'],
      ['1.8', '1.8', '1.8'],
      ['6.50', '6.5', '6.5'],
      ['14680000', '14680000', '14680000'],
      ['14684000', '14600000', '14700000'],
      ['8818001', '8810000', '8820000'],
      ['99999', '99900', '100000'],
      ['999.99', '999', '1000'],
      ['8.818', '8.818', '8.818'],
      ['8.8181', '8.81', '8.82'],
      ['0.0012345', '0.00123', '0.00124'],
      ['0', '0', '0'],
      ['-12345', '-12345', '-12345'],
    ];
    for (const [decimal, low, high] of cases)
      assert.deepEqual([outward(decimal, 'low'), outward(decimal, 'high')], [low, high], decimal);
  });

  it('never takes a floor up or a ceiling down', () => {
    fc.assert(
      fc.property(digits, (value) => {
        assert.ok(BigInt(outward(value, 'low')) <= BigInt(value));
        assert.ok(BigInt(outward(value, 'high')) >= BigInt(value));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 9 }), (number, places) => {
        const decimal = (number / 10 ** places).toFixed(places);
        assert.ok(Number(outward(decimal, 'low')) <= Number(decimal));
        assert.ok(Number(outward(decimal, 'high')) >= Number(decimal));
        assert.ok(Number(outward(decimal, 'low')) >= Number(decimal) * 0.99);
      }),
    );
  });

  it('takes what is drawn to the nearest two', () => {
    assert.deepEqual(
      ['15449999', '15500000', '0.996', '7'].map((one) => nearest(one)),
      ['15000000', '16000000', '1', '7'],
    );
    assert.deepEqual(roundedDraws({ low: '2449', high: null }), { low: '2400', high: null });
  });

  it('keeps the decimals of shares', () => {
    assert.deepEqual(roundedOutward({ low: '45.512', high: null }, 'percent'), { low: '45.512', high: null });
    assert.deepEqual(roundedOutward({ low: '5955100', high: '6551100' }, 'count'), { low: '5950000', high: '6560000' });
  });
});
