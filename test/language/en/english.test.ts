import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { describe, test } from 'node:test';
import { dataPath } from '../../../src/base/data.ts';
import { openEnglish } from '../../../src/language/en/english.ts';
import type { Token } from '../../../src/language/language.ts';

const english = openEnglish();
const analyse = (text: string): readonly Token[] => english.analyse(text).flatMap((sentence) => sentence.tokens);
const find = (tokens: readonly Token[], word: string): Token => tokens.find((token) => token.text === word)!;
/** "word relation head" of some words of a sentence. */
const arcs = (text: string, ...wanted: readonly string[]): readonly string[] => {
  const tokens = analyse(text);
  return wanted.map((word) => {
    const token = find(tokens, word);
    return `${word} ${token.deprel} ${tokens[token.head]?.text ?? '-'}`;
  });
};

describe('English analyser', () => {
  test('active and passive give their own relations', () => {
    assert.deepEqual(arcs('Poland sent old tanks to Ukraine.', 'Poland', 'sent', 'tanks', 'Ukraine', 'to'), [
      'Poland nsubj sent',
      'sent root -',
      'tanks obj sent',
      'Ukraine obl sent',
      'to case Ukraine',
    ]);
    assert.deepEqual(arcs('The tanks were delivered by Poland.', 'tanks', 'were', 'Poland'), [
      'tanks nsubj:pass delivered',
      'were aux:pass delivered',
      'Poland obl:agent delivered',
    ]);
  });

  test('relative clauses, coordination and numbers', () => {
    assert.deepEqual(arcs('The ship that carried shells and rockets left.', 'carried', 'rockets', 'and'), [
      'carried acl:relcl ship',
      'rockets conj shells',
      'and cc rockets',
    ]);
    assert.deepEqual(arcs('They sold 300 rockets.', '300', 'rockets'), ['300 nummod rockets', 'rockets obj sold']);
  });

  test('lemmas and features follow the part of speech', () => {
    const tokens = analyse('The countries bought shells and were paying less than he had paid.');
    assert.deepEqual(
      ['countries', 'bought', 'were', 'paying', 'less', 'paid'].map((word) => find(tokens, word).lemma),
      ['country', 'buy', 'be', 'pay', 'less', 'pay'],
    );
    assert.equal(find(tokens, 'bought').feats.Tense, 'Past');
    assert.equal(find(tokens, 'countries').feats.Number, 'Plur');
    assert.equal(find(tokens, 'he').feats.Case, 'Nom');
  });

  test('weights are at most 8 MB', () => {
    assert.ok(statSync(dataPath('models/en.model')).size <= 8_000_000);
  });
});
