// Numbers, intervals and dates as the pages write them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compareDates, dateText } from '../../src/web/format/date.ts';
import { envelopeText, intervalText } from '../../src/web/format/interval.ts';
import { amountText, drawnText, rangeText, scaled, shortText, tickText } from '../../src/web/format/number.ts';
import { finnish, locale, t } from './texts.ts';

const digits = fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String);

describe('numbers', () => {
  it('get a word where it rounds nothing, else keep their digits', () => {
    const cases = {
      '0': '0',
      '15000': '15,000',
      '168679': '168,679',
      '1000000': '1 million',
      '6500000': '6.5 million',
      '1234567': '1,234,567',
      '1234000': '1.234 million',
      '3100000000': '3.1 billion',
      '28700000000000': '28.7 trillion',
      '0.5': '0.5',
      '6.50': '6.5',
      '1000000.5': '1,000,000.5',
    };
    for (const [decimal, text] of Object.entries(cases)) assert.equal(amountText(decimal, t, locale), text);
  });

  it('are never rounded by their word', () => {
    const size = { trillion: 12, billion: 9, million: 6 } as const;
    fc.assert(
      fc.property(digits, (decimal) => {
        const { digits: shown, word } = scaled(decimal);
        const [whole = '', part = ''] = shown.split('.');
        const back = word === null ? shown : `${whole}${part.padEnd(size[word], '0')}`;
        assert.equal(BigInt(back), BigInt(decimal));
      }),
    );
  });

  it('in a range share a word only where it cannot mislead', () => {
    assert.equal(rangeText('6000000', '6500000', t, locale), '6–6.5 million');
    assert.equal(rangeText('900000', '1200000', t, locale), '900,000–1.2 million');
    assert.equal(rangeText('28', '6700000', t, locale), '28–6,700,000');
    assert.equal(rangeText('360000000000', '28700000000000', t, locale), '360 billion–28.7 trillion');
  });

  it('on a picture are short, and exact unless they are drawn', () => {
    assert.equal(shortText('14680000', t, locale), '14.68 m');
    assert.equal(shortText('168679', t, locale), '168,679');
    assert.equal(drawnText('14680000', t, locale), '15 m');
  });

  it('on an axis are short', () => {
    assert.deepEqual(
      [1, 500, 1e5, 5e6, 2e9, 1e12].map((n) => tickText(n, t, locale)),
      ['1', '500', '100 k', '5 m', '2 bn', '1 tn'],
    );
  });
});

describe('intervals', () => {
  const text = (low: string | null, high: string | null, manner = {}) => intervalText({ low, high }, manner, t, locale);

  it('never hide an open end', () => {
    assert.equal(text('1000000', null), '1 million or more');
    assert.equal(text(null, '248'), 'up to 248');
    assert.equal(text(null, '248', { approx: true }), 'nearly 248');
    assert.equal(text('5', '5'), '5');
    assert.equal(text('5', '5.0'), '5');
    assert.equal(text('10000', '12000', { approx: true }), 'about 10,000–12,000');
    assert.equal(text(null, null), 'no number');
  });

  it('carry unit and period', () => {
    assert.equal(
      text('500000000', '500000000', { approx: true, unit: 'EUR', per: 'year' }),
      'about 500 million EUR a year',
    );
    assert.equal(text('40000', '40000', { unit: 'tonne' }), '40,000 tonnes');
    assert.equal(text('1', '1', { unit: 'tonne' }), '1 tonne');
    assert.equal(text('1000000', null, { unit: 'barrel' }), '1 million barrels or more');
    assert.equal(text('2000', null, { unit: 'USD', per: 'month', approx: true }), 'about 2,000 USD a month or more');
    assert.equal(text('33.3', '33.3', { unit: 'percent' }), '33.3 %');
    assert.equal(text('3', '3', { unit: 'zeppelin' }), '3 zeppelin', 'a unit that has no words yet keeps its code');
  });

  it('are said in Finnish as Finnish has them', () => {
    const suomeksi = (low: string | null, high: string | null, manner = {}) =>
      intervalText({ low, high }, manner, finnish, 'fi-FI').replaceAll('\u00a0', ' ');
    assert.equal(suomeksi('1000000', null, { unit: 'barrel' }), 'vähintään 1 miljoona tynnyriä');
    assert.equal(suomeksi('1000000', null, { approx: true }), 'vähintään noin 1 miljoona');
    assert.equal(suomeksi('1', '1', { unit: 'tonne' }), '1 tonni');
    assert.equal(
      suomeksi(null, '1500000', { unit: 'barrel', per: 'year' }),
      'enintään 1,5 miljoonaa tynnyriä vuodessa',
    );
    assert.equal(suomeksi('1.8', '1.8', { unit: 'tonne' }), '1,8 tonnia');
  });

  it('as envelopes say where they are open', () => {
    const of = (low: string | null, high: string | null, lowest: string | null, highest: string | null) =>
      envelopeText({ low, high, lowest, highest }, 'count', t, locale);
    assert.equal(of('4000000', null, '4000000', '10000000'), '4 to over 10 million');
    assert.equal(of('4000000', '10000000', '4000000', '10000000'), '4–10 million');
    assert.equal(of(null, '9000000', '200000', '9000000'), 'under 200,000 to 9 million');
    assert.equal(of('100', null, '100', '100'), '100 or more');
    assert.equal(of(null, null, null, null), null);
  });
});

describe('dates', () => {
  const text = (edtf: string) => dateText(edtf, t, locale);
  it('are words at their own precision', () => {
    const cases = {
      '2024': '2024',
      '2024-12': 'December 2024',
      '2024-12-05': '5 Dec 2024',
      '2024-23': 'autumn 2024',
      '2024-08~': 'about August 2024',
      '2023-08/..': 'since August 2023',
      '../2024-12': 'by December 2024',
      '2023-08/2024-03': 'August 2023 to March 2024',
      '2025-09/2025-09': 'September 2025',
      '2025-09-01/2025-09-30': '1 Sept 2025 to 30 Sept 2025',
      '2023-06~/..': 'since about June 2023',
      soon: 'soon',
    };
    for (const [edtf, words] of Object.entries(cases)) assert.equal(text(edtf), words);
  });

  it('in a column are short', () => {
    assert.equal(dateText('2025-11~', t, locale, 'short'), '~Nov 2025');
  });

  it('sort a month after its days and the undated last', () => {
    const sorted = ['2024-12', '2024-12-31', null, '2024', '2024-12-01', '2025-01-01'].sort(compareDates);
    assert.deepEqual(sorted, ['2024-12-01', '2024-12-31', '2024-12', '2024', '2025-01-01', null]);
  });

  it('do not depend on the machine’s time zone', () => assert.equal(text('2024-01-01'), '1 Jan 2024'));
});
