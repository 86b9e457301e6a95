import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openEnglish } from '../../../src/language/en/english.ts';
import { irregularLemma, irregularTags } from '../../../src/language/en/irregular.ts';

const PAST = 'VERB|Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin';

describe('irregular verbs', () => {
  test('a past that is nothing else may only be a past; other forms have what they may be', () => {
    assert.equal(irregularTags('overran')?.past, true);
    assert.equal(irregularTags('fought')?.past, false);
    assert.ok(irregularTags('shot')?.tags.includes('NOUN|Number=Sing'));
    assert.ok(irregularTags('cut')?.tags.includes('VERB|VerbForm=Inf'));
    assert.equal(irregularTags('delivered'), null);
  });

  test('the lemma goes by the tag, and is left to learning where two verbs share the form', () => {
    assert.equal(irregularLemma('withdrew', PAST), 'withdraw');
    assert.equal(irregularLemma('bought', PAST), 'buy');
    assert.equal(irregularLemma('shot', 'NOUN|Number=Sing'), null);
    assert.equal(irregularLemma('delivered', PAST), null);
  });

  test('in a sentence they are verbs', () => {
    const analyser = openEnglish();
    for (const [text, lemma] of [
      ['The army overran two villages in May.', 'overrun'],
      ['Pyongyang withheld the rest of the shells.', 'withhold'],
      ['The brigade fought in Kursk.', 'fight'],
      ['Moscow drew on its stocks.', 'draw'],
    ] as const) {
      const verb = analyser.analyse(text)[0]!.tokens.find((token) => token.lemma === lemma);
      assert.equal(verb?.upos, 'VERB', text);
      assert.equal(verb?.head, -1, text);
    }
  });
});
