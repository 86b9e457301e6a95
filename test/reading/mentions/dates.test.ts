import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTsv } from '../../../src/base/data.ts';
import { UserError } from '../../../src/base/diagnostic.ts';
import { isEdtf } from '../../../src/base/edtf.ts';
import type { Analyser, LanguageCode, Sentence } from '../../../src/language/language.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { dateDiagnostics, findDates } from '../../../src/reading/mentions/dates.ts';

function open(language: LanguageCode): Analyser | string {
  try {
    return openLanguage(language);
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic.message;
    throw error;
  }
}

const bare = (text: string): Sentence => ({
  start: 0,
  end: text.length,
  tokens: [{ start: 0, end: text.length, text, lemma: text, upos: 'X', feats: {}, head: -1, deprel: 'root' }],
});

for (const language of ['en', 'fi'] as const) {
  const analyser = open(language);
  const rows = parseTsv(readFileSync(join(import.meta.dirname, `dates.${language}.tsv`), 'utf8'));
  test(`dates of own phrases, ${language}`, { skip: typeof analyser === 'string' ? analyser : false }, () => {
    if (typeof analyser === 'string') return;
    const wrong: string[] = [];
    for (const row of rows) {
      const text = row.text ?? '';
      const context = { text, language, published: row.published === '-' ? null : (row.published ?? null) };
      const sentences = analyser.analyse(text);
      const found = sentences.flatMap((sentence) => findDates(sentence, context));
      const shown = found.map(({ edtf, next }) => `${edtf ?? '?'}${next ? `|${next}` : ''}`).join('; ') || '-';
      if (shown !== row.expected) wrong.push(`${text} (${row.published})\n    ${shown}\n    expected ${row.expected}`);
      const open = sentences.flatMap((sentence) => dateDiagnostics(sentence, context)).length;
      assert.equal(open, found.filter(({ edtf }) => edtf === null).length, text);
      for (const mention of found) assert.equal(text.slice(mention.start, mention.end), mention.text);
    }
    assert.equal(wrong.length, 0, `${wrong.length} of ${rows.length}:\n${wrong.join('\n')}`);
  });
}

test('every value is valid EDTF, whatever stands in the text', () => {
  const words = fc.constantFrom(
    'in',
    'since',
    'by',
    'between',
    'and',
    'last',
    'next',
    'the',
    'May',
    'October',
    'spring',
    'of',
    '2024',
    '31',
    '30.',
    '2.',
    'week',
    'Friday',
    'early',
    'end',
    'year',
    'viime',
    'vuoden',
    'helmikuuta',
    'syksyllä',
    'lähtien',
    'mennessä',
    'alussa',
    'vuonna',
    '–',
    'kolme',
    'päivää',
    'sitten',
    'ensi',
    'ago',
    'three',
    'months',
    'välillä',
    'ja',
    'ennen',
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 12 }).map((list) => list.join(' ')),
    fc.string({ unit: 'grapheme', maxLength: 50 }),
  );
  const published = fc.constantFrom('2024-02-29', '2025-01-01', '2024-12', '2024', 'nonsense', null);
  fc.assert(
    fc.property(text, published, fc.constantFrom<LanguageCode>('fi', 'en'), (given, day, language) => {
      let end = 0;
      for (const mention of findDates(bare(given), { text: given, language, published: day })) {
        assert.ok(mention.start >= end);
        end = mention.end;
        for (const edtf of [mention.edtf, mention.next ?? null])
          assert.ok(edtf === null || isEdtf(edtf), `${given}: ${edtf}`);
      }
    }),
    { numRuns: 800 },
  );
});
