// Words of scales in any row: a number is read or none, and nothing fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';

const SCALES = {
  en: ['hundred', 'thousand', 'million', 'billion', 'trillion', 'two'],
  fi: ['sata', 'tuhat', 'miljoona', 'miljardi', 'biljoona', 'kaksi'],
} as const;

for (const language of ['en', 'fi'] as const)
  test(`any row of scales is read in ${language}`, () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SCALES[language]), { minLength: 1, maxLength: 12 }), (words) => {
        const thing = language === 'en' ? 'shells went to Peru.' : 'ammusta meni Peruun.';
        const document = createDocument(`Chile: ${words.join(' ')} ${thing}`, { language, published: '2025-02-03' });
        assert.deepEqual(passageOf(document, openLanguage(language)).diagnostics, []);
      }),
      { numRuns: 30, examples: [[[...Array(5).fill(SCALES[language][4]), SCALES[language][0]]]] },
    );
  });
