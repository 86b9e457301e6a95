// What the server says in English, in Finnish: by the phrase book, piece by piece; what is not in it stays.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { phraseBook } from '../../src/web/locales/fi/index.ts';
import { phrase, phrasesOf } from '../../src/web/phrases.ts';

const finnish = phrasesOf(phraseBook, 'fi');
const fi = (text: string): string => phrase(finnish, text);

describe('phrases', () => {
  it('are whole sentences, templates with what stands in them, and parts between semicolons', () => {
    assert.equal(
      fi('A reader may look at the ledger, not change it.'),
      'Lukija saa katsoa kirjanpitoa, ei muuttaa sitä.',
    );
    assert.equal(fi('Somebody has rejected this meanwhile.'), 'Somebody on sillä välin hylännyt tämän.');
  });

  it('take nothing for a number that is none, and leave alone what they do not know', () => {
    assert.equal(fi('at least six'), 'at least six');
    assert.equal(fi('a word; and another'), 'a word; and another');
    assert.equal(phrase(phrasesOf({}), 'statement 4 undone'), 'statement 4 undone');
  });

  it('fill the same places on both sides', () => {
    const places = (text: string) => [...text.matchAll(/\{#?([a-z]+)\}/gu)].map(([, name]) => name).sort();
    for (const [said, told] of Object.entries(phraseBook)) {
      assert.deepEqual(places(told), places(said), said);
      assert.ok(!told.includes('#'), told);
    }
  });

  it('end with any text (property)', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof fi(text) === 'string'));
  });
});
