// Whom something is given to stands on its verb, whatever the parser makes of it; what only qualifies a thing stays there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from '../../../src/language/language.ts';
import { mendedProviding, mendedTwoObjects } from '../../../src/reading/predication/mending-objects.ts';

const token = (text: string, upos: string, deprel: string, head: number, feats = {}): Token =>
  ({ start: 0, end: 1, text, lemma: text, upos, deprel, head, feats }) as Token;

const relations = (tokens: readonly Token[]): readonly string[] => tokens.map((t) => `${t.text}/${t.deprel}>${t.head}`);

test('the name of a party that seems to qualify what is given is whom it is given to', () => {
  const sent = [
    token('send', 'VERB', 'root', -1),
    token('Oman', 'PROPN', 'compound', 3),
    token('new', 'ADJ', 'amod', 3),
    token('guns', 'NOUN', 'obj', 0),
  ];
  assert.deepEqual(relations(mendedTwoObjects(sent)).slice(1), ['Oman/iobj>0', 'new/amod>3', 'guns/obj>0']);
});

test('what hangs on the one who is given something is the object', () => {
  const offered = [
    token('offer', 'VERB', 'root', -1),
    token('Oman', 'PROPN', 'obj', 0),
    token('14', 'NUM', 'nummod', 3),
    token('guns', 'NOUN', 'obj', 1),
  ];
  assert.deepEqual(relations(mendedTwoObjects(offered)).slice(1), ['Oman/iobj>0', '14/nummod>3', 'guns/obj>0']);
});

test('other verbs, makes, lists and what stands behind a preposition stay as they are', () => {
  const bought = [
    token('buy', 'VERB', 'root', -1),
    token('Oman', 'PROPN', 'compound', 2),
    token('bonds', 'NOUN', 'obj', 0),
  ];
  const make = [
    token('send', 'VERB', 'root', -1),
    token('Ajax', 'PROPN', 'compound', 2),
    token('guns', 'NOUN', 'obj', 0),
  ];
  const list = [
    token('send', 'VERB', 'root', -1),
    token('guns', 'NOUN', 'obj', 0),
    token('and', 'CCONJ', 'cc', 3),
    token('shells', 'NOUN', 'conj', 1),
  ];
  for (const tokens of [bought, make, list]) assert.equal(mendedTwoObjects(tokens), tokens);
});

test('what a verb of providing gives hangs on it, not on whom it is given to', () => {
  const tempted = [
    token('tempt', 'VERB', 'root', -1),
    token('Oman', 'PROPN', 'obj', 0),
    token('with', 'ADP', 'case', 3),
    token('loans', 'NOUN', 'nmod', 1),
  ];
  assert.deepEqual(relations(mendedProviding(tempted)).slice(3), ['loans/obl>0']);
  const saw = [token('see', 'VERB', 'root', -1), ...tempted.slice(1)];
  assert.equal(mendedProviding(saw), saw);
});

test('a measure right behind the name is given, a time is not', () => {
  const leased = (noun: string): readonly Token[] => [
    token('lease', 'VERB', 'root', -1),
    token('Oman', 'PROPN', 'obj', 0),
    token('20', 'NUM', 'nummod', 3),
    token(noun, 'NOUN', 'obl:unmarked', 0),
  ];
  assert.deepEqual(relations(mendedTwoObjects(leased('mile'))).slice(3), ['mile/obj>0']);
  const years = leased('year');
  assert.equal(mendedTwoObjects(years), years);
});
