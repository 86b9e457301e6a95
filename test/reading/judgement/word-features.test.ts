import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { nameOf } from '../../../src/reading/judgement/feature.ts';
import { listFrom, newSheet } from '../../../src/reading/judgement/sheet.ts';
import { tellTriggerWords, tellWords } from '../../../src/reading/judgement/word-features.ts';
import { passageOf } from '../../../src/reading/passage.ts';

const TEXT = 'Norway gave Ukraine shells.';

function treeOf(text: string) {
  const { passage } = passageOf(createDocument(text, { language: 'en', published: '2025-05-14' }), openLanguage('en'));
  const tree = passage.sentences[0]?.tree;
  assert.ok(tree);
  return tree;
}

test('the word, what it hangs on and its neighbours are told by their base forms', () => {
  const [tree, sheet] = [treeOf(TEXT), newSheet()];
  tellWords(sheet, tree, 3);
  assert.deepEqual(listFrom(sheet).map(nameOf), [
    'word-at:shell',
    'word-above:give',
    'word-before:ukraine',
    'word-after:.',
  ]);
});

test('beyond the first and last word there is none', () => {
  const [tree, sheet] = [treeOf(TEXT), newSheet()];
  tellWords(sheet, tree, 0);
  assert.equal(nameOf(listFrom(sheet)[2] ?? 0), 'word-before:none');
  const root = newSheet();
  tellTriggerWords(root, tree, 1);
  assert.deepEqual(listFrom(root).map(nameOf), ['word-trigger:give', 'word-over-trigger:none']);
});

test('what is too long for a word is none', () => {
  const [tree, sheet] = [treeOf(`${'x'.repeat(200)} gave Ukraine shells.`), newSheet()];
  tellWords(sheet, tree, 0);
  assert.equal(nameOf(listFrom(sheet)[0] ?? 0), 'word-at:none');
});
