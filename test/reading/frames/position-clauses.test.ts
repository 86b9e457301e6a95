// Clauses that take a stance by their build: what stands drafted before any judgement, and what never is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { clausesOf } from '../../../src/reading/frames/position-clauses.ts';
import { passageOf } from '../../../src/reading/passage.ts';

function draftsOf(text: string, language: 'en' | 'fi' = 'en'): readonly string[] {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-15' }), openLanguage(language));
  return passage.sentences.flatMap((view) =>
    clausesOf(passage, view).map((d) => `${d.rule} ${d.from?.id ?? ''} ${d.modality}`),
  );
}

describe('stances of whole clauses', () => {
  it('are drafted by the build of the clause', () => {
    assert.deepEqual(draftsOf('Tokyo rearranged its agenda for the summit.'), ['position.clause-act JP asserted']);
  });

  it('are drafted of what is not done, too', () => {
    assert.deepEqual(draftsOf('Warsaw did not budge over the sanctions.'), ['position.clause-not PL asserted']);
  });

  it('are drafted of what their subject is quoted for, whatever their build', () => {
    assert.deepEqual(draftsOf('Warsaw is "deeply unhappy" about the delay.'), ['position.clause-quoted PL asserted']);
    assert.deepEqual(draftsOf('Warsaw got "at least 40 tanks" out of it.'), []);
  });

  it('have each of several holders on its own', () => {
    const found = draftsOf('Sweden and Norway rearranged their agenda for the summit.');
    assert.deepEqual(found, ['position.clause-act SE asserted', 'position.clause-act NO asserted']);
  });

  it('are none where their build tells nothing of a stance', () => {
    assert.deepEqual(draftsOf('Moscow was angry about the sanctions.'), []);
    assert.deepEqual(draftsOf('Warsaw began to rearrange its agenda.'), []);
  });

  it('are none without somebody who speaks for a state, or of things that are given', () => {
    assert.deepEqual(draftsOf('The orchestra rearranged its agenda for the summit.'), []);
    assert.deepEqual(draftsOf('Norway sent Ukraine forty tanks.'), []);
    assert.deepEqual(draftsOf('The tanks of Norway rearranged the mood.'), []);
  });
});
