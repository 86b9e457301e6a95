import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConllu } from '../../../src/language/model/conllu.ts';
import { applyLemmatiser, NO_RULES, trainLemmatiser } from '../../../src/language/model/lemmatiser.ts';

const rows = [
  ['guns', 'gun'],
  ['ships', 'ship'],
  ['parties', 'party'],
  ['cities', 'city'],
  ['men', 'man'],
  ['Berlins', 'Berlin'],
];
const text = rows
  .map(([form, lemma], i) => `${i + 1}\t${form}\t${lemma}\tNOUN\t_\tNumber=Plur\t0\troot\t_\t_`)
  .join('\n');
const lemmatiser = trainLemmatiser(parseConllu(`${text}\n\n`), new Set(['Number']));
const lemma = (form: string, tag = 'NOUN|Number=Plur'): string => applyLemmatiser(lemmatiser, form, tag);

test('endings decide, the longest first; whole forms are exceptions', () => {
  assert.deepEqual(
    ['tanks', 'duties', 'men', 'GUNS'].map((form) => lemma(form)),
    ['tank', 'duty', 'man', 'gun'],
  );
});

test('a tag that is not known falls back to its UPOS, then to the form itself', () => {
  assert.equal(lemma('tanks', 'NOUN|Number=Coll'), 'tank');
  assert.equal(lemma('tanks', 'VERB'), 'tanks');
  assert.equal(applyLemmatiser(NO_RULES, 'Tanks', 'NOUN'), 'Tanks');
});
