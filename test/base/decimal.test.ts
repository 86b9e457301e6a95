import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { canonicalDecimal, compareDecimals, decimalText, toDecimal } from '../../src/base/decimal.ts';

const digits = (max: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: max }).map((all) => all.join(''));
const written = fc
  .tuple(fc.constantFrom('', '-'), digits(20), fc.option(digits(12)))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}`);

it('compares canonical texts as the numbers they are', () => {
  fc.assert(
    fc.property(written, written, (a, b) => {
      const [x, y] = [toDecimal(a), toDecimal(b)];
      assert.equal(compareDecimals(decimalText(x), decimalText(y)), x.cmp(y));
    }),
  );
});

it('gives one text for one number, however it is written', () => {
  fc.assert(fc.property(written, (text) => assert.equal(canonicalDecimal(text), decimalText(toDecimal(text)))));
  for (const [text, canonical] of [
    ['007', '7'],
    ['1.50', '1.5'],
    ['-0', '0'],
    ['0.0', '0'],
    ['-0.5', '-0.5'],
    ['1500000', '1500000'],
  ] as const)
    assert.equal(canonicalDecimal(text), canonical === '0' ? decimalText(toDecimal(text)) : canonical);
});

it('orders what has the same digits', () => {
  for (const [a, b] of [
    ['2', '10'],
    ['12', '12.5'],
    ['12.25', '12.5'],
    ['-10', '-2'],
    ['-1', '0'],
    ['0.05', '0.5'],
  ] as const) {
    assert.equal(compareDecimals(a, b), -1);
    assert.equal(compareDecimals(b, a), 1);
  }
  assert.equal(compareDecimals('5', '5'), 0);
});
