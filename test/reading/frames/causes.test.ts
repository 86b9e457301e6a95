// Causes of effects against a gold of causes: own sentences one by one, and the effects of bench/corpus (test/reading/causes).
// A cause is right where its words and the gold's share half of the shorter; where the gold names none, none may be read.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { hasSet, readSet } from '../../../bench/corpora.ts';
import { parseTsv } from '../../../src/base/data.ts';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { effect } from '../../../src/reading/frames/effect.ts';
import type { Draft } from '../../../src/reading/frames/frame.ts';
import { passageOf } from '../../../src/reading/passage.ts';

const folder = join(import.meta.dirname, '..', 'causes');
const rowsOf = (file: string) => parseTsv(readFileSync(join(folder, file), 'utf8'), file);

function effectsOf(text: string, language: 'en' | 'fi', published: string | null): readonly Draft[] {
  const document = createDocument(text, published === null ? { language } : { language, published });
  return effect.read(passageOf(document, openLanguage(language)).passage);
}

/** Whether the cause that was read is the gold's: they share half of the shorter of both. */
function isRight(text: string, cause: string, read: string | null): boolean {
  if (cause === '' || read === null) return cause === '' && read === null;
  const [a, b] = [text.indexOf(cause), text.indexOf(read)];
  const shared = Math.min(a + cause.length, b + read.length) - Math.max(a, b);
  return a !== -1 && b !== -1 && shared >= 0.5 * Math.min(cause.length, read.length);
}

/** The draft of the effect whose words stand in its quote, the tightest quote first. */
const draftOf = (drafts: readonly Draft[], text: string, words: string): Draft | undefined =>
  drafts
    .filter(({ quote }) => {
      const start = text.indexOf(words);
      return Math.min(quote.end, start + words.length) - Math.max(quote.start, start) >= 0.5 * words.length;
    })
    .sort((a, b) => a.quote.end - a.quote.start - (b.quote.end - b.quote.start))[0];

describe('causes', () => {
  it('are right in own sentences', () => {
    const wrong = rowsOf('sentences.tsv').flatMap(({ language = '', text = '', effect: words = '', cause = '' }) => {
      const draft = draftOf(effectsOf(text, language === 'fi' ? 'fi' : 'en', '2025-06-15'), text, words);
      const read = draft?.cause?.text ?? null;
      return draft && isRight(text, cause, read) ? [] : [`${text} | ${cause} | ${draft ? read : 'no effect'}`];
    });
    assert.ok(wrong.length <= 2, wrong.join('\n'));
  });

  it('are right in most effects of the corpus that are read', { skip: hasSet('own') ? false : 'no corpus' }, (t) => {
    const passages = new Map(readSet('own').map((p) => [p.id, p]));
    let [right, read, all] = [0, 0, 0];
    for (const { passage: id = '', effect: words = '', cause = '' } of rowsOf('corpus.tsv')) {
      const passage = passages.get(id);
      if (!passage?.text.includes(words)) throw new RangeError(`the passage ${id} has no words "${words}"`);
      all += 1;
      const draft = draftOf(effectsOf(passage.text, passage.lang, passage.published), passage.text, words);
      if (!draft) continue;
      read += 1;
      if (isRight(passage.text, cause, draft.cause?.text ?? null)) right += 1;
      else t.diagnostic(`${id} ${words} | ${cause} | ${draft.cause?.text ?? 'none'}`);
    }
    t.diagnostic(`${right} of ${read} causes right, ${all} effects in the gold`);
    assert.ok(read >= all / 3, `${read} of ${all} effects are read`);
    assert.ok(right >= 0.7 * read, `${right} of ${read}`);
  });
});
