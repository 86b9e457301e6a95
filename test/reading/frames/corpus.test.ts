// One harness for all frames: every phrase of src/reading/frames/*.corpus.tsv is read alone, and the claims of its frame
// must be the expected ones ("-" means none). A frame passes with at least the share of phrases that FLOOR names, so that
// a rule that breaks turns it red; the phrases that fail are printed.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseTsv, type Row } from '../../../src/base/data.ts';
import { createDocument } from '../../../src/document/document.ts';
import type { Analyser } from '../../../src/language/language.ts';
import { LANGUAGES } from '../../../src/language/languages.ts';
import type { Claim } from '../../../src/reading/claim.ts';
import { readDocument } from '../../../src/reading/read.ts';

const FLOOR = 0.9;
const folder = join(import.meta.dirname, '..', '..', '..', 'src', 'reading', 'frames');

function open(code: string): Analyser | string {
  try {
    return LANGUAGES.find((l) => l.code === code)?.open() ?? `no language ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const claimText = (c: Claim): string => {
  const q = c.quantity;
  const amount = q ? `${q.low ?? ''}..${q.high ?? ''}${q.approx ? '~' : ''}` : '';
  return [`${c.from?.id ?? ''}>${c.to?.id ?? ''}`, c.item?.code ?? '', amount, c.outcome ?? '', c.modality]
    .filter((x) => x !== '')
    .join(' ');
};

/** Expected claims of a phrase; `item` of a claim may be deeper than expected, never shallower. */
function matches(expected: string, claims: readonly Claim[]): boolean {
  const wanted = expected === '-' ? [] : expected.split(';').map((x) => x.trim());
  const read = claims.map(claimText);
  return wanted.length === read.length && wanted.every((w) => read.some((r) => r === w));
}

for (const file of readdirSync(folder).filter((f) => f.endsWith('.corpus.tsv'))) {
  const frame = file.replace('.corpus.tsv', '');
  const rows = parseTsv(readFileSync(join(folder, file), 'utf8'), file);
  describe(`frame ${frame}`, () => {
    for (const code of ['en', 'fi']) {
      const analyser = open(code);
      it(`reads its phrases in ${code}`, { skip: typeof analyser === 'string' ? analyser : false }, () => {
        if (typeof analyser === 'string') return;
        const mine = rows.filter((r) => r.language === code);
        const failed = mine.map((r) => outcomeOf(r, frame, analyser)).filter((x) => x !== null);
        assert.ok(mine.length > 0, 'no phrase');
        assert.ok(
          failed.length <= (1 - FLOOR) * mine.length,
          `${failed.length} of ${mine.length} wrong:\n${failed.join('\n')}`,
        );
      });
    }
  });
}

function outcomeOf(row: Row, frame: string, analyser: Analyser): string | null {
  const { text = '', expected = '', language = '' } = row;
  const { claims } = readDocument(createDocument(text, { language, published: '2025-06-15' }), analyser, null);
  const own = claims.filter((c) => c.frame === frame);
  return matches(expected, own)
    ? null
    : `  ${text}\n    expected ${expected}\n    read     ${own.map(claimText).join('; ') || '-'}`;
}
