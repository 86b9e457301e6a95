import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createDocument } from '../../src/document/document.ts';
import { openLanguage } from '../../src/language/languages.ts';
import { mentionsOf, type ToldMention } from '../../src/reading/told-mentions.ts';

const told = (text: string): readonly ToldMention[] =>
  mentionsOf(createDocument(text, { language: 'en', published: '2025-05-14' }), openLanguage('en'));

const toldValue = (text: string, words: string): unknown => told(text).find((m) => m.text === words)?.value;
const amount = (low: string | null, high: string | null, unit: string, more: object = {}) => ({
  low,
  high,
  unit,
  approx: false,
  basis: null,
  per: null,
  ...more,
});

describe('mentions of a text', () => {
  it('tell quantities that no claim is about: shares, ages, durations, distances, in texts that name no party', () => {
    const text = 'About a third of the 45-year-old ships took 2.5 hours for 300 km.';
    assert.deepEqual(
      toldValue(text, 'About a third'),
      amount('33.3', '33.3', 'percent', { approx: true, basis: 'share' }),
    );
    assert.deepEqual(toldValue(text, '2.5 hours'), amount('2.5', '2.5', 'hour'));
    assert.deepEqual(toldValue(text, '45-year-old'), amount('45', '45', 'year'));
    assert.equal(told(text).find((m) => m.text.startsWith('300'))?.type, 'quantity');
  });

  it('tell money apart, dates as EDTF, parties, items and sources by their codes', () => {
    const text = 'Kyiv said last year that Iran had sold drones to Russia for more than $1.7 billion.';
    const money = told(text).find((m) => m.type === 'money');
    assert.deepEqual(money?.value, amount('1700000000', null, 'USD'));
    assert.deepEqual(toldValue(text, 'last year'), { edtf: '2024' });
    assert.ok(told(text).some((m) => m.type === 'party' && 'id' in m.value && m.value.id === 'IR'));
    assert.ok(told(text).some((m) => m.type === 'item' && 'code' in m.value && m.value.code === 'drone'));
    assert.ok(told(text).some((m) => m.type === 'source' && m.text === 'Kyiv'));
  });

  it('index the text as published, decomposed or not, in its order', () => {
    const decomposed = 'Zu\u0308rich sent 40 trucks. The cafe\u0301 paid 3,000 francs.'.normalize('NFD');
    const mentions = told(decomposed);
    assert.ok(mentions.some((m) => m.text.startsWith('3,000')));
    for (const m of mentions) assert.equal(decomposed.slice(m.start, m.end), m.text);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('40 tanks ', 'e\u0301', '. ', 'In 2024 ', 'Russia ', '$5m ', '👩‍🚀'), {
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join('');
          const all = told(text);
          for (const m of all) assert.equal(text.slice(m.start, m.end), m.text);
          assert.deepEqual(
            all.map((m) => m.start),
            all.map((m) => m.start).sort((a, b) => a - b),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
