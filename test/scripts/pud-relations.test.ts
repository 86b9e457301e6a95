import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withRelationsOfEwt } from '../../scripts/pud-relations.ts';
import { parseConllu } from '../../src/language/model/conllu.ts';

type Word = readonly [form: string, upos: string, feats: string, head: number, deprel: string];

const relations = (words: readonly Word[]): readonly string[] => {
  const text = words.map(([form, upos, feats, head, deprel], i) =>
    [i + 1, form, form, upos, '_', feats, head, deprel, '_', '_'].join('\t'),
  );
  return withRelationsOfEwt(parseConllu(text.join('\n'))[0]!).tokens.map((token) => token.deprel);
};

const seizedBy = (preposition: string, voice: string) =>
  relations([
    ['grain', 'NOUN', '_', 0, 'root'],
    ['seized', 'VERB', `${voice}VerbForm=Part`, 1, 'acl'],
    [preposition, 'ADP', '_', 4, 'case'],
    ['police', 'NOUN', '_', 2, 'obl'],
  ])[3];

describe('relations of English PUD as EWT has them', () => {
  test('who does what a passive says is an agent; other phrases are not', () => {
    assert.equal(seizedBy('by', 'Voice=Pass|'), 'obl:agent');
    assert.equal(seizedBy('near', 'Voice=Pass|'), 'obl');
    assert.equal(seizedBy('by', ''), 'obl');
  });

  test('a time without a preposition is oblique under a verb, and not under a noun', () => {
    const under = (upos: string) =>
      relations([
        ['arrived', upos, '_', 0, 'root'],
        ['Friday', 'PROPN', '_', 1, 'nmod:unmarked'],
      ])[1];
    assert.equal(under('VERB'), 'obl:unmarked');
    assert.equal(under('NOUN'), 'nmod:unmarked');
  });
});
