// Languages that are read for numbers and dates only: the phrases of skeleton.CODE.tsv say what is found, and what is not.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseTsv } from '../../../src/base/data.ts';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage, SKELETONS } from '../../../src/language/languages.ts';
import { numbersAndDatesOf, type ToldMention, type ToldValue } from '../../../src/reading/told-mentions.ts';

function shown(value: ToldValue): string {
  if ('edtf' in value) return value.edtf ?? '?';
  if (!('low' in value)) return '';
  const rate = value.per ? ` /${value.per}` : '';
  return `${value.low ?? '*'}..${value.high ?? '*'} ${value.unit}${value.approx ? ' ~' : ''}${rate}`;
}

const list = (mentions: readonly ToldMention[], dates: boolean): string =>
  mentions
    .filter(({ type }) => (type === 'date') === dates)
    .map(({ value }) => shown(value))
    .join('; ') || '-';

for (const { code, name } of SKELETONS)
  describe(`the skeleton of ${name}`, () => {
    const rows = parseTsv(readFileSync(join(import.meta.dirname, `skeleton.${code}.tsv`), 'utf8'));
    const told = (text: string, published = '2025-03-01'): readonly ToldMention[] =>
      numbersAndDatesOf(createDocument(text, { language: code, published }), openLanguage(code));

    test('reads the numbers and dates of its phrases', () => {
      const wrong = rows.flatMap(({ text = '', published = '', quantities, dates }) => {
        const found = told(text, published);
        const [read, asked] = [`${list(found, false)} | ${list(found, true)}`, `${quantities} | ${dates}`];
        return read === asked ? [] : [`${text}\n    read     ${read}\n    expected ${asked}`];
      });
      assert.equal(wrong.length, 0, `${wrong.length} of ${rows.length}:\n${wrong.join('\n')}`);
    });

    test('has phrases with numbers, with dates, and with neither', () => {
      assert.ok(rows.some(({ quantities }) => quantities !== '-'));
      assert.ok(rows.some(({ dates }) => dates !== '-'));
      assert.ok(rows.some(({ quantities, dates }) => quantities === '-' && dates === '-'));
    });

    test('gives back its own words in the order of any text, one root a sentence, only white space outside of tokens', () => {
      const part = fc.constantFrom(...rows.map(({ text = '' }) => text), ' ', '\n', '. ', '12', 'é', '👩‍🚀', '\u202f');
      fc.assert(
        fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
          const text = parts.join('');
          for (const m of told(text)) assert.equal(text.slice(m.start, m.end), m.text);
          const sentences = openLanguage(code).analyse(text);
          for (const { tokens } of sentences) assert.equal(tokens.filter(({ head }) => head === -1).length, 1);
          const tokens = sentences.flatMap((sentence) => sentence.tokens);
          for (const t of tokens) assert.equal(text.slice(t.start, t.end), t.text);
          assert.equal(
            tokens
              .map((t) => t.text)
              .join('')
              .replace(/\s/gu, ''),
            text.replace(/\s/gu, ''),
          );
        }),
        { numRuns: 60 },
      );
    });
  });
