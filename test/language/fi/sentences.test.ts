import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { segment } from '../../../src/language/fi/sentences.ts';

const is = (...wanted: string[]): void => {
  const text = wanted.join(' ');
  assert.deepEqual(
    segment(text).map(({ start, end }) => text.slice(start, end)),
    wanted,
  );
};

const lines = (text: string): string[] => segment(text).map(({ start, end }) => text.slice(start, end));

describe('Finnish sentences', () => {
  test('end at their marks', () =>
    is('Laiva lähti.', 'Tuliko se perille?', 'Ei tullut!', 'Se siitä…', 'Nyt odotetaan.'));

  test('are not split inside dates, numbers, abbreviations, initials', () => {
    is('Se tapahtui 24.2.2022 n. 500 metrin päässä.', 'Sitten tuli hiljaista.');
    is('Kokous pidettiin 8. lokakuuta klo 19.30.', 'Paikalla oli prof. J. K. Virta.');
    is('Mukana olivat mm. Suomi ja esim. Ruotsi.', 'Muita ei ollut.');
  });

  test('end at a year and at an abbreviation that may end them', () => {
    is('Näin oli vuonna 2023.', 'Sen jälkeen kaikki muuttui.');
    is('Lastina oli viljaa, öljyä ym.', 'Satamassa purettiin lasti.');
  });

  test('are not split inside quotations, but behind them', () => {
    is('”Emme lähettäneet mitään. Se on valhetta”, sanoi ministeri.', 'Muuta hän ei sanonut.');
    is('”Miksi?” hän kysyi.', '”Siksi.”', 'Sitten hän lähti.');
    is('Hän mittasi 5" putken.', 'Se oli liian kapea.');
  });

  test('headlines, blank lines, dialogue', () => {
    assert.deepEqual(lines('Otsikko ilman pistettä\n\nLeipäteksti alkaa.'), [
      'Otsikko ilman pistettä',
      'Leipäteksti alkaa.',
    ]);
    assert.deepEqual(lines('Otsikko\nLeipäteksti alkaa.'), ['Otsikko', 'Leipäteksti alkaa.']);
    assert.deepEqual(lines('Hän vastasi.\n– Emme tiedä, hän sanoi.'), ['Hän vastasi.', '– Emme tiedä, hän sanoi.']);
  });

  test('a paragraph with wrapped lines stays whole', () => {
    const text = 'Tämä on kappale, jonka rivit on katkaistu\nkeskeltä lausetta.';
    assert.deepEqual(lines(text), [text]);
  });

  test('linear on hostile input; nothing is longer than its limit', () => {
    const begin = performance.now();
    for (const unit of ['a', 'a. ', '” ', '\n', '1. ', '"a.', '. A '])
      for (const { start, end } of segment(unit.repeat(300_000))) assert.ok(end - start <= 6001);
    assert.ok(performance.now() - begin < 8000);
  });
});
