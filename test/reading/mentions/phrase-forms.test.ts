import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phrasesOfForm } from '../../../src/reading/mentions/phrase-forms.ts';

test('a form without choices stands for itself', () => {
  assert.deepEqual(phrasesOfForm('no fewer than'), ['no fewer than']);
});

test('a form stands for each of its choices, an empty one leaves its place out', () => {
  assert.deepEqual(phrasesOfForm('{or|if not} {even|} more'), [
    'or even more',
    'or more',
    'if not even more',
    'if not more',
  ]);
  assert.deepEqual(phrasesOfForm('{past|} the … {mark|level}'), [
    'past the … mark',
    'past the … level',
    'the … mark',
    'the … level',
  ]);
});
