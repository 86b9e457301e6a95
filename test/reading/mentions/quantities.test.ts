import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTsv } from '../../../src/base/data.ts';
import { UserError } from '../../../src/base/diagnostic.ts';
import type { Analyser, LanguageCode, Sentence } from '../../../src/language/language.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import type { QuantityMention } from '../../../src/reading/mentions/mention.ts';
import { findQuantities } from '../../../src/reading/mentions/quantities.ts';

function open(language: LanguageCode): Analyser | string {
  try {
    return openLanguage(language);
  } catch (error) {
    if (error instanceof UserError) return error.diagnostic.message;
    throw error;
  }
}

/** One sentence without analysis: what stands when the tagger and parser fail altogether. */
const bare = (text: string): Sentence => ({
  start: 0,
  end: text.length,
  tokens: [{ start: 0, end: text.length, text, lemma: text, upos: 'X', feats: {}, head: -1, deprel: 'root' }],
});

function read(text: string, language: LanguageCode, sentences: readonly Sentence[]) {
  const context = { text, language, published: null };
  return sentences.flatMap((sentence) => findQuantities(sentence, context).map((mention) => ({ mention, sentence })));
}

function show({ mention, sentence }: { mention: QuantityMention; sentence: Sentence }, full: boolean): string {
  const flags = [
    mention.approx ? '~' : '',
    mention.measureOnly ? 'M' : '',
    mention.basis ? `@${mention.basis}${mention.per ? `/${mention.per}` : ''}` : '',
    full && mention.unit === 'count' && mention.counted !== null ? `#${sentence.tokens[mention.counted]?.text}` : '',
  ];
  return [`${mention.low ?? '*'}..${mention.high ?? '*'} ${mention.unit}`, ...flags.filter((flag) => flag !== '')].join(
    ' ',
  );
}

for (const language of ['en', 'fi'] as const) {
  const analyser = open(language);
  const rows = ['quantities', 'quantity-bounds'].flatMap((table) =>
    parseTsv(readFileSync(join(import.meta.dirname, `${table}.${language}.tsv`), 'utf8')),
  );
  test(`quantities of own phrases, ${language}`, { skip: typeof analyser === 'string' ? analyser : false }, () => {
    if (typeof analyser === 'string') return;
    const wrong: string[] = [];
    for (const row of rows) {
      const text = row.text ?? '';
      const found = read(text, language, analyser.analyse(text));
      const shown = found.map((item) => show(item, true)).join('; ') || '-';
      if (shown !== row.expected) wrong.push(`${text}\n    ${shown}\n    expected ${row.expected}`);
      for (const { mention } of found) assert.equal(text.slice(mention.start, mention.end), mention.text);
    }
    assert.equal(wrong.length, 0, `${wrong.length} of ${rows.length}:\n${wrong.join('\n')}`);
  });
  test(`values stand without any analysis, ${language}`, () => {
    const wrong: string[] = [];
    for (const row of rows) {
      const text = row.text ?? '';
      if (/(?<!\p{L})(?:one|yksi)(?!\p{L})|2000/iu.test(text)) continue;
      const shown =
        read(text, language, [bare(text)])
          .map((item) => show(item, false))
          .join('; ') || '-';
      const expected = (row.expected ?? '').replace(/ #[^;]*/g, '');
      if (shown !== expected) wrong.push(`${text}\n    ${shown}\n    expected ${expected}`);
    }
    assert.ok(wrong.length <= rows.length * 0.02, wrong.join('\n'));
  });
}

const group = (value: number, separator: string): string => String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, separator);

test('a number written in each manner is read back', () => {
  const manners: readonly (readonly [LanguageCode, (n: number) => string])[] = [
    ['en', (n) => `They sent ${group(n, ',')} shells.`],
    ['en', (n) => `They sent ${group(n, ' ')} shells.`],
    ['fi', (n) => `He veivät ${group(n, ' ')} kranaattia.`],
    ['fi', (n) => `He veivät ${group(n, ' ')} kranaattia.`],
    ['fi', (n) => `He veivät ${group(n, ' ')} kranaattia.`],
    ['fi', (n) => `He veivät ${group(n, '.')} kranaattia.`],
  ];
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 999_999_999 }), fc.constantFrom(...manners), (n, [language, write]) => {
      fc.pre(n >= 10 && (n < 1900 || n > 2099));
      const text = write(n);
      const [found] = read(text, language, [bare(text)]);
      assert.equal(found?.mention.low, String(n), text);
      assert.equal(found?.mention.high, String(n), text);
    }),
  );
});

test('a decimal with its scale is read back exactly, with its precision', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 2 }), (n, places) => {
      const plain = (n / 10 ** places).toFixed(places);
      const en = `They paid $${plain} billion.`;
      const fi = `He maksoivat ${plain.replace('.', ',')} miljardia euroa.`;
      const value = BigInt(n) * 10n ** BigInt(9 - places);
      for (const [language, text] of [
        ['en', en],
        ['fi', fi],
      ] as const) {
        const [found] = read(text, language, [bare(text)]);
        assert.equal(found?.mention.low, String(value), text);
        assert.equal(found?.mention.precision, String(10n ** BigInt(9 - places)));
      }
    }),
  );
});

test('never throws, never overlaps and always gives back its own words, on arbitrary text', () => {
  const words = fc.constantFrom(
    'yli',
    'noin',
    'viisi',
    'tuhatta',
    'miljoonaa',
    'half',
    'a',
    'of',
    'million',
    '$',
    '5',
    '000',
    '10',
    '–',
    'to',
    'between',
    'and',
    'joka',
    'toinen',
    '%',
    '.',
    ',',
    'puoli',
    'third',
    'per',
    'vuodessa',
    '2024',
    ':',
    'n',
    '€',
    '-',
    'mm',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
    fc.array(words, { maxLength: 14 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom<LanguageCode>('fi', 'en'), (given, language) => {
      let end = 0;
      for (const { mention } of read(given, language, [bare(given)])) {
        assert.equal(given.slice(mention.start, mention.end), mention.text);
        assert.ok(mention.start >= end, given);
        if (mention.low !== null && mention.high !== null)
          assert.ok(Number(mention.low) <= Number(mention.high), given);
        end = mention.end;
      }
    }),
    { numRuns: 600 },
  );
});

test('time grows with a run of numbers, whatever parts them', () => {
  for (const mark of [' ', ',', '.'])
    for (const language of ['fi', 'en'] as const) {
      const text = Array.from({ length: 40_000 }, () => '300').join(mark);
      const started = process.cpuUsage().user;
      read(text, language, [bare(text)]);
      assert.ok(process.cpuUsage().user - started < 3_000_000, `${language}, "${mark}"`);
    }
});

test('a long run of numbers is read in linear time', () => {
  const text = Array.from({ length: 10_000 }, (_, i) => `${i + 3000}`).join(' , ');
  const started = process.cpuUsage().user;
  assert.ok(read(text, 'fi', [bare(text)]).length > 9000);
  assert.ok(process.cpuUsage().user - started < 4_000_000);
});
