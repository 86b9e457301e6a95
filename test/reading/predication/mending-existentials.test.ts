// What comes or is somewhere in the partitive is a subject; what somebody does something to stays an object.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from '../../../src/language/language.ts';
import { mendedExistentials } from '../../../src/reading/predication/mending-existentials.ts';

const token = (lemma: string, upos: string, deprel: string, head: number, feats = {}): Token =>
  ({ start: 0, end: 1, text: lemma, lemma, upos, deprel, head, feats }) as Token;

const soldiers = (deprel: string, head: number): Token => token('sotilas', 'NOUN', deprel, head, { Case: 'Par' });

test('a partitive object of a verb that has no objects is its subject', () => {
  const came = [token('lähteä', 'VERB', 'root', -1), soldiers('obj', 0)];
  assert.equal(mendedExistentials(came)[1]?.deprel, 'nsubj');
  const counted = [token('lähteä', 'VERB', 'root', -1), token('15 000', 'NUM', 'nummod', 2), soldiers('obl', 0)];
  assert.equal(mendedExistentials(counted)[2]?.deprel, 'nsubj');
});

test('a verb that takes objects, or has a subject, keeps its own', () => {
  const sent = [token('lähettää', 'VERB', 'root', -1), soldiers('obj', 0)];
  assert.equal(mendedExistentials(sent), sent);
  const gone = [token('Moskova', 'PROPN', 'nsubj', 1), token('paeta', 'VERB', 'root', -1), soldiers('obj', 1)];
  assert.equal(mendedExistentials(gone), gone);
});

test('a subject behind joined verbs is that of the first, unless that one has its own', () => {
  const fell = (...before: readonly Token[]): readonly Token[] => [
    ...before,
    token('kaatua', 'VERB', 'root', -1),
    token('haavoittua', 'VERB', 'conj', before.length),
    soldiers('obj', before.length + 1),
  ];
  assert.equal(mendedExistentials(fell())[2]?.head, 0);
  assert.equal(mendedExistentials(fell(token('upseeri', 'NOUN', 'nsubj', 1)))[3]?.head, 2);
});
