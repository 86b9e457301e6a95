// Base forms that an analyser missed are put right by the lexicon's own regular forms, and no other word is touched.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Sentence, Token } from '../../../src/language/language.ts';
import { withBaseForms } from '../../../src/reading/predication/base-forms.ts';
import { lexiconOf } from '../../../src/reading/predication/lexicon.ts';

const token = (text: string, lemma: string, upos: Token['upos']): Token => ({
  start: 0,
  end: text.length,
  text,
  lemma,
  upos,
  feats: {},
  head: -1,
  deprel: 'root',
});
const lemmaOf = (word: Token, language: 'en' | 'fi' = 'en'): string | undefined => {
  const sentence: Sentence = { start: 0, end: word.end, tokens: [word] };
  return withBaseForms(sentence, lexiconOf(language)).tokens[0]?.lemma;
};

describe('base forms', () => {
  it('are those of the lexicon where the analyser found none of its words', () => {
    assert.equal(lemmaOf(token('welcomed', 'welcom', 'VERB')), 'welcome');
    assert.equal(lemmaOf(token('applauded', 'applaude', 'VERB')), 'applaud');
    assert.equal(lemmaOf(token('denies', 'denie', 'VERB')), 'deny');
    assert.equal(lemmaOf(token('banned', 'bann', 'VERB')), 'ban');
  });

  it('stay where the lexicon knows them, and of nouns and words of no lexicon', () => {
    assert.equal(lemmaOf(token('sent', 'send', 'VERB')), 'send');
    assert.equal(lemmaOf(token('welcomed', 'welcom', 'NOUN')), 'welcom');
    assert.equal(lemmaOf(token('gardened', 'gardene', 'VERB')), 'gardene');
    assert.equal(lemmaOf(token('welcomed', 'welcom', 'VERB'), 'fi'), 'welcom');
  });
});
