import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createForms } from '../../../src/reading/mentions/lexicon-forms.ts';
import { passingForm } from '../../../src/reading/mentions/lexicon-words.ts';

const finnish = createForms(
  'fi',
  new Set([
    'kranaatti',
    'ohjus',
    'heitin',
    'sotilas',
    'Englanti',
    'Suomi',
    'huthit',
    'Yle',
    'ase',
    'laite',
    'kaatunut',
    'ukrainalainen',
    'Kim',
    'kim',
    'joukot',
    'Putin',
    'tuki',
  ]),
);
const english = createForms('en', new Set(['US', 'missile', 'battery', 'Russian', 'MiG', '29', 'car', 'Kim']));

const FORMS: readonly (readonly [form: string, base: string])[] = [
  ['kranaatteja', 'kranaatti'],
  ['kranaattien', 'kranaatti'],
  ['ohjuksilla', 'ohjus'],
  ['ohjustaan', 'ohjus'],
  ['heittimiä', 'heitin'],
  ['sotilaallekin', 'sotilas'],
  ['Englannissa', 'Englanti'],
  ['Suomeen', 'Suomi'],
  ['hutheille', 'huthit'],
  ['Ylen', 'Yle'],
  ['aseita', 'ase'],
  ['laitteensa', 'laite'],
  ['kaatuneista', 'kaatunut'],
  ['ukrainalaisten', 'ukrainalainen'],
  ['Kimille', 'Kim'],
  ['joukkojaan', 'joukot'],
  ['PUTINILLE', 'Putin'],
  ['Tueksi', 'tuki'],
];

test('Finnish forms lead to their base without a lemma', () => {
  for (const [form, base] of FORMS)
    assert.ok(
      finnish.basesOf(passingForm(form, '')).includes(base),
      `${form}: ${finnish.basesOf(passingForm(form, ''))}`,
    );
});

test('forms of other words lead nowhere', () => {
  for (const form of ['Yleistä', 'asetta', 'asenne', 'lause', 'suomu', 'joukkue'])
    assert.deepEqual(
      finnish.basesOf(passingForm(form, '')).filter((base) => form !== 'asetta' || base !== 'ase'),
      [],
      form,
    );
});

test('a right lemma is taken, and a name needs its capital', () => {
  assert.deepEqual(finnish.basesOf(passingForm('sotilaiksi', 'sotilas')), ['sotilas']);
  assert.deepEqual(finnish.basesOf(passingForm('kimin', '')), ['kim']);
});

test('English number and case of letters', () => {
  assert.deepEqual(english.basesOf(passingForm('missiles', 'missile')), ['missile']);
  assert.deepEqual(english.basesOf(passingForm('batteries', '')), ['battery']);
  assert.deepEqual(english.basesOf(passingForm('Russians', 'Russian')), ['Russian']);
  assert.deepEqual(english.basesOf(passingForm('us', 'we')), []);
  assert.deepEqual(english.basesOf(passingForm('US', 'US')), ['US']);
  assert.deepEqual(english.basesOf(passingForm('29s', '')), ['29']);
  assert.deepEqual(english.basesOf(passingForm('cares', 'care')), []);
});
