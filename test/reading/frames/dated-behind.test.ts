// A second number that goes on without a verb has the date right behind it, not the first one's.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

const dates = (text: string, published: string | null = '2025-10-02') =>
  draftsOf(passageOf(createDocument(text, { language: 'en', published }), openLanguage('en')).passage)
    .drafts.filter((d) => d.frame === 'transfer' && d.quantity !== null)
    .map((d) => d.when?.edtf ?? null);

it('a second number has its own date', () => {
  const text =
    'Czechia delivered 1.4 million shells to Ukraine in 2024, the minister said, and 1.2 million so far this year.';
  assert.deepEqual(dates(text), ['2024', '2025']);
  assert.deepEqual(dates(text, null), ['2024', null]);
});

it('without one it has the date of its verb', () => {
  assert.deepEqual(dates('In 2024 Czechia delivered 30 guns and 20 howitzers to Ukraine.'), ['2024', '2024']);
});
