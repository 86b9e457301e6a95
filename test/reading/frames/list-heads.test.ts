// Lines of a list are told as what stands over the list: when, how it is put, and what their numbers are of.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

const listed = (text: string, language: 'en' | 'fi'): readonly string[] => {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-18' }), openLanguage(language));
  return draftsOf(passage)
    .drafts.filter((d) => d.frame === 'transfer' && d.quantity !== null)
    .map((d) => `${d.item?.code} ${d.modality} ${d.when?.edtf ?? '-'} ${d.quantity?.basis}`);
};

describe('a list', () => {
  it('of what is to be given is planned, by the day that its head names', () => {
    assert.deepEqual(
      listed('Germany will deliver to Ukraine by the end of the year:\n• two Patriot systems\n• 30 tanks', 'en'),
      ['weapon.air-defence planned ../2025 increment', 'weapon.tank planned ../2025 increment'],
    );
    const fi = listed(
      'Saksa toimittaa Ukrainalle vuoden loppuun mennessä:\n• kaksi haupitsia\n• 30 panssarivaunua',
      'fi',
    );
    assert.ok(fi.length === 2 && fi.every((line) => line.includes('planned ../2025')), fi.join());
  });

  it('of what has been given is a sum to date', () => {
    assert.deepEqual(listed('Germany has delivered to Ukraine:\n- two Patriot systems\n- 30 tanks', 'en'), [
      'weapon.air-defence asserted - total',
      'weapon.tank asserted - total',
    ]);
  });

  it('goes on with nothing where prose stands between', () => {
    const text = 'Germany will deliver to Ukraine:\n• two Patriot systems\nThe war goes on.\n• 30 tanks for Ukraine';
    assert.ok(!listed(text, 'en').some((line) => line.startsWith('weapon.tank planned')));
  });
});
