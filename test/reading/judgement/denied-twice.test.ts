// What is denied twice is not denied, whatever the weights of modality say.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

const modalities = (text: string): readonly string[] =>
  readDocument(createDocument(text, { language: 'en', published: '2025-06-01' }), openLanguage('en'))
    .claims.filter((c) => c.frame === 'transfer')
    .map((c) => c.modality);

it('a gift that is not stopped or not denied goes on', () => {
  assert.deepEqual(modalities('Poland will not stop sending arms to Ukraine.'), ['asserted']);
  assert.deepEqual(modalities('Hungary did not deny giving Ukraine fuel.'), ['asserted']);
});

it('a gift that is stopped or denied does not', () => {
  assert.deepEqual(modalities('Poland will stop sending arms to Ukraine.'), ['denied']);
  assert.deepEqual(modalities('Hungary denied giving Ukraine fuel.'), ['denied']);
});
