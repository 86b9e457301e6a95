import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  countSentence,
  DEPTHS,
  f1,
  goldSentences,
  type Quantity,
  readQuantities,
  sumCounts,
} from '../../../bench/quantity-score.ts';
import { UserError } from '../../../src/base/diagnostic.ts';
import type { Analyser, LanguageCode } from '../../../src/language/language.ts';
import { openLanguage } from '../../../src/language/languages.ts';

function open(language: LanguageCode): Analyser | string {
  try {
    return openLanguage(language);
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic.message;
    throw error;
  }
}

/** What is to stay: F1 of the numbers, with their bounds, with their units. */
const BARS = { value: 96, hedge: 95, unit: 91 };

const TABLES = {
  en: ['general-quantities', 'fresh-quantities', 'later-quantities'],
  fi: ['general-quantities', 'fresh-quantities'],
};

for (const language of ['en', 'fi'] as const)
  for (const table of TABLES[language]) {
    const analyser = open(language);
    const skip = typeof analyser === 'string' ? analyser : false;
    test(`quantities of general news, ${table}.${language}`, { skip }, () => {
      if (typeof analyser === 'string') return;
      const rows = goldSentences(`${table}.${language}`);
      const read = rows.map(({ text }) => readQuantities(text, analyser));
      for (const depth of DEPTHS) {
        const counts = rows.map(({ groups }, i) => countSentence(read[i] ?? [], groups, depth));
        const score = f1(sumCounts(counts));
        const wrong = rows.filter(
          (_, i) => counts[i]?.right !== counts[i]?.gold || counts[i]?.right !== counts[i]?.read,
        );
        assert.ok(score >= BARS[depth], `${depth} ${score}:\n${wrong.map(({ text }) => text).join('\n')}`);
      }
    });
  }

test('the score takes the best of equally good readings, and counts what is too many', () => {
  const one = (value: number, unit = 'count'): Quantity => ({ low: value, high: value, unit, approx: false });
  const ways = [[one(20, 'percent')], [one(1), one(5)], []];
  assert.deepEqual(countSentence([one(20, 'percent')], [ways], 'unit'), { right: 1, gold: 1, read: 1 });
  assert.deepEqual(countSentence([one(1), one(5)], [ways], 'unit'), { right: 2, gold: 2, read: 2 });
  assert.deepEqual(countSentence([], [ways], 'unit'), { right: 0, gold: 0, read: 0 });
  assert.deepEqual(countSentence([one(7)], [[[one(40)]]], 'value'), { right: 0, gold: 1, read: 1 });
  const over = { ...one(40), high: null };
  assert.deepEqual(countSentence([over], [[[one(40)]]], 'value'), { right: 1, gold: 1, read: 1 });
  assert.deepEqual(countSentence([over], [[[one(40)]]], 'hedge'), { right: 0, gold: 1, read: 1 });
});
