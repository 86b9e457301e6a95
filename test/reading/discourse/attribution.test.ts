// Whom a passage cites for a word of it: own sentences in attribution.tsv, with those that must have no source, for a
// wrong source is worse than none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseTsv } from '../../../src/base/data.ts';
import { createDocument } from '../../../src/document/document.ts';
import type { Analyser } from '../../../src/language/language.ts';
import { LANGUAGES } from '../../../src/language/languages.ts';
import { attributionAt } from '../../../src/reading/discourse/attribution.ts';
import { passageOf } from '../../../src/reading/passage.ts';

const file = join(import.meta.dirname, 'attribution.tsv');
const rows = parseTsv(readFileSync(file, 'utf8'), 'attribution.tsv');

function open(code: string): Analyser | string {
  try {
    return LANGUAGES.find((l) => l.code === code)?.open() ?? `no language ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function originOf(analyser: Analyser, text: string, about: string): string {
  const document = createDocument(text, { language: analyser.language, published: '2025-06-15' });
  const { passage } = passageOf(document, analyser);
  for (const view of passage.sentences) {
    const token = view.tree.tokens.findIndex((t) => t.text === about);
    if (token !== -1) return attributionAt(passage, view, token)?.slot.origin ?? '-';
  }
  return 'not read';
}

const fits = (origin: string, wanted: string): boolean =>
  wanted === '-'
    ? origin === '-'
    : origin.toLowerCase().replace('zelenskyy', 'zelensky').includes(wanted.toLowerCase());

describe('attribution', () => {
  for (const code of ['en', 'fi']) {
    const analyser = open(code);
    it(`finds whom a passage cites in ${code}`, { skip: typeof analyser === 'string' ? analyser : false }, () => {
      if (typeof analyser === 'string') return;
      const failed = rows
        .filter((r) => r.language === code)
        .map(({ text = '', about = '', source = '' }) => ({ text, source, origin: originOf(analyser, text, about) }))
        .filter((r) => !fits(r.origin, r.source));
      assert.ok(failed.length <= 1, failed.map((r) => `${r.text}: ${r.origin} instead of ${r.source}`).join('\n'));
    });
  }
});
