import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nameBases, numberReadings } from '../../../src/language/fi/guess.ts';
import { lookUp, skip } from './open.ts';

/** The first reading that has the case. */
const inCase = (form: string, grammaticalCase: string) =>
  lookUp(form).readings.find(({ feats }) => feats.Case === grammaticalCase);

const cases: readonly (readonly [form: string, grammaticalCase: string, lemma: string, upos: string])[] = [
  ['Guseinova', 'Nom', 'Guseinova', 'PROPN'],
  ['Guseinovan', 'Gen', 'Guseinova', 'PROPN'],
  ['Guseinovalle', 'All', 'Guseinova', 'PROPN'],
  ['Zelenskyi', 'Nom', 'Zelenskyi', 'PROPN'],
  ['Zelenskyin', 'Gen', 'Zelenskyi', 'PROPN'],
  ['Zelenskyitä', 'Par', 'Zelenskyi', 'PROPN'],
  ['Budanovin', 'Gen', 'Budanov', 'PROPN'],
  ['Sikorskin', 'Gen', 'Sikorski', 'PROPN'],
  ['Jong-unille', 'All', 'Jong-un', 'PROPN'],
  ['Jong-unin', 'Gen', 'Jong-un', 'PROPN'],
  ['Pjongjangissa', 'Ine', 'Pjongjang', 'PROPN'],
  ['Pjongjangiin', 'Ill', 'Pjongjang', 'PROPN'],
  ['Kurskiin', 'Ill', 'Kursk', 'PROPN'],
  ['Kuršumlija', 'Nom', 'Kuršumlija', 'PROPN'],
  ['Donbasista', 'Ela', 'Donbas', 'PROPN'],
  ['Tauruksesta', 'Ela', 'Taurus', 'PROPN'],
  ['NIS:n', 'Gen', 'NIS', 'PROPN'],
  ['USA:lle', 'All', 'USA', 'PROPN'],
  ['EU:n', 'Gen', 'EU', 'PROPN'],
  ['HUR:n', 'Gen', 'HUR', 'PROPN'],
  ['NIS:iin', 'Ill', 'NIS', 'PROPN'],
  ['OCHAn', 'Gen', 'OCHA', 'PROPN'],
  ['12 000:sta', 'Ela', '12 000', 'NUM'],
  ['1 100:aan', 'Ill', '1 100', 'NUM'],
  ['240 000:sta', 'Ela', '240 000', 'NUM'],
  ['26:s', 'Nom', '26', 'ADJ'],
  ['-lehden', 'Gen', 'lehti', 'NOUN'],
  ['talous-', 'Nom', 'talous', 'NOUN'],
  ['Hwasong-11-ohjus', 'Nom', 'Hwasong-11-ohjus', 'NOUN'],
  ['KN-23-ohjusta', 'Par', 'KN-23-ohjus', 'NOUN'],
  ['MSMT-raportti', 'Nom', 'MSMT-raportti', 'NOUN'],
  ['Hankuk-yliopiston', 'Gen', 'Hankuk-yliopisto', 'NOUN'],
  ['ukrainalaisjoukot', 'Nom', 'ukrainalaisjoukko', 'NOUN'],
];

describe('words that the dictionary may not know', { skip }, () => {
  for (const [form, grammaticalCase, lemma, upos] of cases)
    test(`${form}: ${lemma} in ${grammaticalCase}`, () => {
      const reading = inCase(form, grammaticalCase);
      assert.equal(reading?.lemma, lemma);
      assert.equal(reading?.upos, upos);
    });

  test('a compound with an unknown head has its parts', () => {
    assert.deepEqual(inCase('MSMT-raportin', 'Gen')?.parts, ['MSMT', 'raportti']);
  });

  test('known words are not guessed at', () => {
    for (const form of ['Putinin', 'laivan', 'Suomessa', 'kolmekymmentä'])
      assert.equal(lookUp(form).by, 'voikko', form);
  });

  test('a vowel is not taken for a partitive ending of a consonant: Guseinova is nobody of Guseinov', () => {
    assert.equal(inCase('Guseinova', 'Par'), undefined);
  });

  test('signs, noise and monsters have no readings', () => {
    for (const form of ['😀', '…', '\u0000', 'a'.repeat(100_000), `1:${'a'.repeat(100_000)}`])
      assert.deepEqual(lookUp(form).readings, [], form.slice(0, 10));
  });
});

describe('numbers and bases of names', () => {
  test('what is no number is none', () => {
    for (const form of ['F-16', 'KN-23', 'sata', '12x', ':n']) assert.equal(numberReadings(form), null, form);
    assert.deepEqual(
      numberReadings('8.')?.map(({ upos }) => upos),
      ['ADJ', 'NUM'],
    );
    assert.deepEqual(
      numberReadings('10 000–12 000')?.map(({ feats }) => feats),
      [{ NumType: 'Card' }],
    );
  });

  test('-i before an ending links a consonant, unless the letters say otherwise', () => {
    assert.equal(nameBases('Lavrovi')[0], 'Lavrov');
    assert.equal(nameBases('Sikorski')[0], 'Sikorski');
    assert.deepEqual(nameBases('Zelenskyi'), ['Zelenskyi']);
    assert.equal(nameBases('Taurukse')[0], 'Taurus');
  });
});
