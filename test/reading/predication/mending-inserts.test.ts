// A subject goes to the verb behind what is inserted between the two; without such a verb nothing changes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from '../../../src/language/language.ts';
import { mendedInserts } from '../../../src/reading/predication/mending-inserts.ts';

const token = (text: string, upos: string, deprel: string, head: number, feats = {}): Token =>
  ({ start: 0, end: 1, text, lemma: text, upos, deprel, head, feats }) as Token;

const FINITE = { VerbForm: 'Fin' };
const relations = (tokens: readonly Token[]): readonly string[] => tokens.map((t) => `${t.text}/${t.deprel}>${t.head}`);

test('a clause about the subject is no clause of its own', () => {
  const tokens = [
    token('Oman', 'PROPN', 'nsubj', 4),
    token(',', 'PUNCT', 'punct', 3),
    token('whose', 'PRON', 'nmod:poss', 3),
    token('trade', 'NOUN', 'nsubj', 4),
    token('grew', 'VERB', 'root', -1, FINITE),
    token(',', 'PUNCT', 'punct', 6),
    token('sold', 'VERB', 'conj', 4, FINITE),
  ];
  const mended = relations(mendedInserts(tokens));
  assert.deepEqual([mended[0], mended[4], mended[6]], ['Oman/nsubj>6', 'grew/acl:relcl>0', 'sold/root>-1']);
});

test('who is cited between subject and verb has the subject no more', () => {
  const tokens = [
    token('Oman', 'PROPN', 'nsubj', 3),
    token(',', 'PUNCT', 'punct', 0),
    token('papers', 'NOUN', 'nsubj', 3),
    token('say', 'VERB', 'root', -1, FINITE),
    token(',', 'PUNCT', 'punct', 3),
    token('has', 'AUX', 'aux', 6, FINITE),
    token('sold', 'VERB', 'parataxis', 3),
  ];
  const mended = relations(mendedInserts(tokens));
  assert.deepEqual([mended[0], mended[3], mended[6]], ['Oman/nsubj>6', 'say/parataxis>6', 'sold/root>-1']);
});

test('a verb with a subject of its own, or none behind, leaves all as it is', () => {
  const fronted = [
    token('Guns', 'NOUN', 'nsubj', 3),
    token(',', 'PUNCT', 'punct', 0),
    token('Oman', 'PROPN', 'nsubj', 3),
    token('has', 'VERB', 'root', -1, FINITE),
  ];
  const joined = [
    ...fronted,
    token(',', 'PUNCT', 'punct', 6),
    token('Peru', 'PROPN', 'nsubj', 6),
    token('not', 'VERB', 'conj', 3, FINITE),
  ];
  for (const tokens of [fronted, joined]) assert.equal(mendedInserts(tokens), tokens);
});
