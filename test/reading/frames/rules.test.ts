// Every claim that a corpus phrase gives names a rule that is declared, and the rules' ids are unlike.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseTsv } from '../../../src/base/data.ts';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { CASUALTIES_RULES, DEPLOYMENT_RULES, TRANSFER_RULES } from '../../../src/reading/frames/rules.ts';
import { readDocument } from '../../../src/reading/read.ts';

const RULES = [...TRANSFER_RULES, ...DEPLOYMENT_RULES, ...CASUALTIES_RULES];
const ids = new Set(RULES.map((r) => r.id));
const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'reading', 'frames');

describe('rules', () => {
  it('have ids of their own and say what they read', () => {
    assert.equal(ids.size, RULES.length);
    for (const r of RULES) assert.match(r.says, /^[A-Z].*\.$/u);
  });

  it('are named by every claim of their frames', () => {
    const analyser = openLanguage('en');
    for (const file of readdirSync(folder).filter((f) => /^(?:transfer|deployment|casualties)\.corpus\.tsv$/u.test(f)))
      for (const row of parseTsv(readFileSync(join(folder, file), 'utf8'), file).filter((r) => r.language === 'en'))
        for (const c of readDocument(
          createDocument(row.text ?? '', { language: 'en', published: '2025-06-15' }),
          analyser,
          null,
        ).claims)
          if (['transfer', 'deployment', 'casualties'].includes(c.frame)) assert.ok(ids.has(c.rule), c.rule);
  });
});
