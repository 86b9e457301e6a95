// Rates: the European Central Bank's file, which rate holds when, conversion both ways.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converter, parseRates, type Rate } from '../../src/exchange/rates.ts';

const FILE = 'Date,USD,KRW,RUB,\n2024-03-04,1.08,1440,N/A,\n2024-03-01,1.06,1430,N/A,\n2023-12-29,1.10,1400,N/A,\n';
const rates = (): readonly Rate[] => parseRates(FILE, 'hist.csv').rates;
const year = (currency: string, date: string, perEuro: string): Rate => ({ currency, date, perEuro, source: 'made' });

describe('parseRates', () => {
  it('takes the numbers and leaves out N/A and the empty last column', () => {
    assert.equal(rates().length, 6);
    assert.deepEqual(rates()[0], { currency: 'USD', date: '2024-03-04', perEuro: '1.08', source: 'hist.csv' });
  });
  it("reads the days of the bank's daily file", () => {
    const { rates: found } = parseRates('Date, USD, \n05 April 2024, 1.0841, \n', 'daily.csv');
    assert.deepEqual(
      found.map(({ date, perEuro }) => [date, perEuro]),
      [['2024-04-05', '1.0841']],
    );
  });
  it('refuses what is no rate, no day or no such table, and keeps nothing', () => {
    for (const bad of [
      'Date,USD\n2024-02-30,1.1\n',
      'Date,USD\n2024-02-28,dear\n',
      'Date,USD\n2024-02-28,0\n',
      'Day,USD\n2024-02-28,1\n',
      'Date,USD\n',
    ])
      assert.deepEqual([parseRates(bad, 'x').rates, parseRates(bad, 'x').diagnostics[0]?.code], [[], 'T3211'], bad);
  });
});

describe('converter', () => {
  const near = (found: number | undefined, wanted: number): void =>
    assert.ok(Math.abs((found ?? Number.NaN) - wanted) < 1e-9, `${found} is not ${wanted}`);

  it('takes the day, or one of the ten before it', () => {
    near(converter(rates())('USD', 'EUR', '2024-03-04')?.factor, 1 / 1.08);
    near(converter(rates())('EUR', 'USD', '2024-03-03')?.factor, 1.06);
    near(converter(rates())('KRW', 'USD', '2024-03-04')?.factor, 1.08 / 1440);
  });
  it('takes the mean of the year for a month, a year and a day without a rate near it', () => {
    for (const when of ['2024-03', '2024', '2024-12-31']) near(converter(rates())('EUR', 'USD', when)?.factor, 1.07);
  });
  it('prefers a yearly average, and says which older rate stands in', () => {
    const convert = converter([year('USD', '2023', '1.05'), year('USD', '2024', '1.2')]);
    near(convert('EUR', 'USD', '2023-05-05')?.factor, 1.05);
    const later = convert('EUR', 'USD', '2026-01-01');
    assert.deepEqual([later?.factor, later?.rates[0]?.date], [1.2, '2024']);
  });
  it('has none for an unknown currency or a time before the first rate, and needs none for the same', () => {
    const convert = converter([year('USD', '2023', '1.05')]);
    assert.equal(convert('RUB', 'EUR', '2024'), null);
    assert.equal(convert('USD', 'EUR', '2021'), null);
    assert.deepEqual(convert('RUB', 'RUB', '2024'), { factor: 1, rates: [] });
  });
});
