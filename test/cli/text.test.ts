import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { windowText } from '../../src/cli/balance-stated.ts';
import { amountText, dateText, groupDigits, shortNumber, statedText } from '../../src/cli/quantity.ts';
import { clip, displayWidth, ink, padLeft, padRight, printable, wrap } from '../../src/cli/text.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const amount = (low: string | null, high: string | null, rest: object = {}): string =>
  plain(amountText({ low, high, unit: 'count', approx: false, ...rest }));

describe('amounts in words', () => {
  it('shows intervals with open and closed ends', () => {
    assert.equal(amount('1000000', null), '1 000 000 or more');
    assert.equal(amount(null, '500'), 'up to 500');
    assert.equal(amount(null, '500', { approx: true }), 'nearly 500');
    assert.equal(amount('10000', '12000', { approx: true }), 'about 10 000–12 000');
    assert.equal(amount('25', '25'), '25');
    assert.equal(amount(null, null), '');
  });

  it('shows units, periods and shared numbers', () => {
    assert.equal(amount('1', '1', { unit: 'tonne' }), '1 tonne');
    assert.equal(amount('40000', '40000', { unit: 'tonne' }), '40 000 tonnes');
    assert.equal(amount('33.3', '33.3', { unit: 'percent' }), '33.3 %');
    assert.equal(amount('2500000000', '3000000000', { unit: 'EUR' }), '2.5–3 bn EUR');
    assert.equal(
      amount('500000000', '500000000', { unit: 'EUR', approx: true, per: 'year' }),
      'about 500 000 000 EUR a year',
    );
    assert.equal(amount('2000', null, { unit: 'USD', per: 'month' }), '2 000 USD a month or more');
    assert.equal(amount('1000000000', null, { unit: 'EUR', shared: true }), '1 bn EUR or more, shared');
  });

  it('never changes a number: short forms only where they are exact (property)', () => {
    const back = (text: string): string => {
      const [number = '', scale] =
        text.split('\u00a0').length > 1 && /[a-z]$/.test(text)
          ? [text.replace(/\u00a0[a-z]+$/, ''), text.slice(-2).trim()]
          : [text, ''];
      const zeros = { tn: 12, bn: 9, m: 6, '': 0 }[(scale ?? '').replace('\u00a0', '')] ?? 0;
      const [whole = '', fraction = ''] = number.replaceAll('\u00a0', '').split('.');
      return `${whole}${fraction.padEnd(zeros, '0')}`.replace(/^0+(?=\d)/, '');
    };
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }), (head, zeros) => {
        const value = `${head * 10n ** BigInt(zeros)}`;
        assert.equal(back(shortNumber(value)), value);
      }),
    );
    assert.equal(plain(groupDigits('-1234567.25')), '−1 234 567.25');
    assert.equal(plain(shortNumber('1650000')), '1.65 m');
    assert.equal(plain(shortNumber('1650001')), '1 650 001');
  });
});

describe('dates in words', () => {
  it('stand in their window as one says it', () => {
    const cases = {
      '2025-10': 'in Oct 2025',
      '2025-10-02': 'on 2 Oct 2025',
      '2025': 'in 2025',
      '2022-02/..': 'since Feb 2022',
      '2024-12-20~/2024-12-27': 'from about 20 Dec 2024 to 27 Dec 2024',
      '2024-10/2025-01': 'in Oct 2024 – Jan 2025',
    };
    for (const [edtf, words] of Object.entries(cases)) assert.equal(windowText(edtf), words);
  });
  it('are not those of a text that has none', () => {
    assert.equal(statedText({ stated: '2026-11-27', statedBy: 'added' }), 'undated, added 27 Nov 2026');
    assert.equal(statedText({ stated: '2025-06-03', statedBy: 'published' }), '3 Jun 2025');
  });
  for (const [edtf, words] of [
    ['2024', '2024'],
    ['2024-12-03', '3 Dec 2024'],
    ['2024-23', 'autumn 2024'],
    ['2024-08~', 'about Aug 2024'],
    ['2023-07/..', 'since Jul 2023'],
    ['2024-23/..', 'since autumn 2024'],
    ['../2024-12', 'by Dec 2024'],
    ['2025-01/2025-06', 'Jan 2025 – Jun 2025'],
    ['202X', '202X'],
    ['2024-37', '2024-37'],
  ] as const)
    it(`${edtf} is "${words}"`, () => assert.equal(dateText(edtf), words));
});

describe('text for terminals', () => {
  it('shows controls by their codes, so that no text steers the terminal', () => {
    assert.equal(printable('a\u001b[31mb\u202ec\0d\r\ne'), 'a⟨U+001B⟩[31mb⟨U+202E⟩c⟨U+0000⟩d\ne');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(printable(text), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('counts columns: wide characters two, combining marks none, colours none', () => {
    assert.equal(displayWidth('Venäjä'), 6);
    assert.equal(displayWidth('Vena\u0308ja\u0308'), 6);
    assert.equal(displayWidth('🚢 한'), 5);
    assert.equal(displayWidth(ink(true).bold('grain')), 5);
    assert.equal(padRight('🚢', 4), '🚢  ');
    assert.equal(padLeft('ä', 3), '  ä');
  });

  it('clips and wraps within the width, losing no word (property)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 })),
        fc.integer({ min: 20, max: 80 }),
        (words, width) => {
          const text = printable(words.join(' '));
          assert.ok(displayWidth(clip(text.replace(/\s+/gu, ' '), width)) <= width);
          const lines = wrap(text, width);
          assert.equal(
            lines.join(' '),
            text
              .split(/[^\S\u00a0\u202f]+/u)
              .filter((w) => w !== '')
              .join(' '),
          );
        },
      ),
    );
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three']);
    assert.equal(clip('artillery shells', 10), 'artillery…');
  });
});
