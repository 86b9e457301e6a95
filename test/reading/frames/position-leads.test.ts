// Stances whose holder the order of words tells: what stands drafted before any judgement, and what never is.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { position } from '../../../src/reading/frames/position.ts';
import { passageOf } from '../../../src/reading/passage.ts';

function draftsOf(text: string, language: 'en' | 'fi' = 'en'): readonly string[] {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-15' }), openLanguage(language));
  return position
    .read(passage)
    .map(
      ({ rule, from, to, quote }) => `${rule} ${from?.id ?? ''}>${to?.id ?? ''} ${text.slice(quote.start, quote.end)}`,
    );
}

describe('holders by the order of words', () => {
  it('are who leads the stretch of a verb without a subject', () => {
    assert.deepEqual(draftsOf("Georgia's navy withdrew, a day after accusing Russia of provocation."), [
      'position.accuse GE>RU accusing Russia of provocation',
    ]);
  });

  it('are the subjects of a perfect tense that the tree takes for a participle, and who stands behind one', () => {
    assert.deepEqual(draftsOf('Estonia has for the third time forbidden the ship to dock.'), [
      'position.forbid EE> forbidden the ship to dock',
    ]);
    assert.deepEqual(draftsOf('The treaty, vetoed by Russia in May, is dead.'), [
      'position.forbid RU> vetoed by Russia in May',
    ]);
  });

  it('are who was spoken of before, where a ban or an order names nobody', () => {
    assert.deepEqual(
      draftsOf('The Belarusian parliament met on Monday. A ban on foreign airlines takes effect in May.'),
      ['position.forbid BY> A ban on foreign airlines'],
    );
  });

  it('are nobody where a verb has another subject, or its words are an infinitive', () => {
    assert.deepEqual(draftsOf('Norway met on Monday. The choir of the town warned its members.'), []);
    assert.deepEqual(draftsOf('Norway was slow to respect.'), []);
  });
});

describe('measures on affairs', () => {
  it('stand though a thing or a number is deeper in their clause', () => {
    const found = draftsOf('Latvia closed its crossings on Monday and put 4,000 troops in tents.');
    assert.deepEqual(found, ['position.act LV> Latvia closed its crossings on Monday']);
    assert.deepEqual(draftsOf('Latvia wants the deliveries of shells to stop.'), [
      'position.want LV> Latvia wants the deliveries of shells to stop',
    ]);
  });

  it('are none of things themselves', () => {
    assert.deepEqual(draftsOf('Norway wants 40 tanks.'), []);
    assert.deepEqual(draftsOf('Norway halted 40 tanks.'), []);
  });
});

describe('stances of several as one', () => {
  it('are one of each of a list before', () => {
    const found = draftsOf('Chad, Niger and Mali met on Monday. The three condemned the raid.');
    const holders = found.filter((d) => d.startsWith('position.condemn')).map((d) => d.slice(17, 19));
    assert.deepEqual(holders.toSorted(), ['ML', 'NE', 'TD']);
  });

  it('are one of each member of a group named as one', () => {
    const found = draftsOf('The Baltic states condemned the raid.').map((d) => d.slice(0, 19));
    assert.deepEqual(found, ['position.condemn EE', 'position.condemn LV', 'position.condemn LT']);
  });
});
