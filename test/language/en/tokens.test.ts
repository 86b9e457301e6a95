import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modelForm, tokenise } from '../../../src/language/en/tokens.ts';

function tokens(text: string): readonly string[] {
  const flat = tokenise(text, { start: 0, end: text.length });
  return flat.flatMap((start, i) => (i % 2 === 0 ? [text.slice(start, flat[i + 1])] : []));
}

/** Tokens parted by blanks where the text has none: `_` stands for the cut. */
const CUT = [
  "They do_n't know what he_'d say_, but we_'ll see_.",
  'He can_not stay and wo_n’t go_.',
  "The Kremlin_'s and the ministers_' papers_.",
  'Russia_’s own gun',
  'Russian_-_made shells',
  'an anti-tank gun and pro-Russian forces',
  '152_-_mm and 152_mm shells',
  'KN-23_, Su-35 and T-90M',
  '10,000_–_12,000 soldiers',
  '$_5.6 billion',
  '€_3_bn and 12.5_% of it',
  'on 24.2.2022 at 12:30',
  'the 5th of the 1990s',
  'U.S. troops',
  'mid-1980s',
  'Gen. Smith and No. 5',
  'It ended in May_.',
  'the U.K._-_based firm',
  '(_see https://example.org/a?b=c_)_.',
  'press@example.org wrote_.',
  'wait_..._what_?!',
  '“_No_,_” he said',
  '😀_😀 👩‍🚀',
];

describe('English tokens', () => {
  for (const sample of CUT)
    test(sample, () => assert.deepEqual(tokens(sample.replaceAll('_', '')), sample.split(/[ _]/u)));

  test('spans index the text as it is, decomposed letters and invisible characters included', () => {
    const text = 'cafe\u0301 a\u202eb\u200bc';
    assert.deepEqual(tokens(text), ['cafe\u0301', 'a\u202eb\u200bc']);
    assert.equal(modelForm('cafe\u0301'), 'café');
    assert.equal(modelForm('a\u202eb\u200bc'), 'abc');
    assert.equal(modelForm('n’t'), "n't");
    assert.equal(modelForm('\u200b'), '\u200b');
  });
});
