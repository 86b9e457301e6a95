// Arms that are told to be used without a number: what stands drafted before any judgement, and what never is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { statistic } from '../../../src/reading/frames/statistic.ts';
import { passageOf } from '../../../src/reading/passage.ts';

function draftsOf(text: string, language: 'en' | 'fi' = 'en'): readonly string[] {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-15' }), openLanguage(language));
  return statistic.read(passage).map(({ rule, from }) => `${rule} ${from?.id ?? ''}`);
}

describe('arms used without a number', () => {
  it('are told by a verb of using them', () => {
    assert.deepEqual(draftsOf('Iran fired ballistic missiles at the port on Monday.'), ['statistic.use-bare IR']);
    assert.deepEqual(draftsOf('Hamas käyttää lennokkeja.', 'fi'), ['statistic.use-bare HAMAS']);
  });

  it('are no more where a number counts them', () => {
    assert.deepEqual(draftsOf('Iran fired 20 ballistic missiles at the port on Monday.'), ['statistic.use IR']);
  });

  it('are none of what is not done yet, of other verbs, or of other things', () => {
    assert.deepEqual(draftsOf('Iran wants to fire ballistic missiles at the port.'), []);
    assert.deepEqual(draftsOf('Iran bought ballistic missiles on Monday.'), []);
    assert.deepEqual(draftsOf('Iran fired the minister on Monday.'), []);
  });
});
