// Numbers that count nothing which could change hands give no number of a draft.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import type { LanguageCode } from '../../../src/language/language.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { numbersIn } from '../../../src/reading/frames/numbers.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

/** The low ends of the numbers of a text's transfers. */
function lows(language: LanguageCode, text: string): readonly (string | null)[] {
  const document = createDocument(text, { language, published: '2025-03-10' });
  const { passage } = passageOf(document, openLanguage(language));
  return draftsOf(passage).drafts.flatMap((d) => (d.frame === 'transfer' && d.quantity ? [d.quantity.low] : []));
}

test('a ceiling counts nothing that is given', () => {
  const oil = 'Russia has shipped oil to North Korea.';
  assert.deepEqual(lows('en', `${oil} The United Nations caps such supplies at 500,000 barrels a year.`), []);
  assert.deepEqual(
    lows('fi', 'Venäjä on toimittanut Pohjois-Korealle öljyä. YK rajoittaa toimitukset 500 000 tynnyriin vuodessa.'),
    [],
  );
  assert.deepEqual(lows('en', 'Berlin banned the sale of 200 tanks to Riyadh.'), ['200']);
});

test('frost, powers and the number of those who are cited count no things', () => {
  assert.deepEqual(lows('en', 'It was minus twenty when Norway sent Ukraine tents.'), []);
  assert.deepEqual(lows('fi', 'Pakkasta oli miinus kaksikymmentä, kun Norja lähetti Ukrainalle telttoja.'), []);
  assert.deepEqual(lows('en', 'Ukraine got 10^6 shells from Germany.'), []);
  assert.deepEqual(lows('en', 'The United States sent Ukraine vehicles, two congressional aides said.'), []);
  assert.deepEqual(lows('en', 'The United States sent Ukraine 20 vehicles, two congressional aides said.'), ['20']);
});

test('those who speak are no number of a passage, of the West either', () => {
  const numbers = (text: string) =>
    numbersIn(passageOf(createDocument(text, { language: 'fi', published: '2025-03-10' }), openLanguage('fi')).passage);
  assert.deepEqual(numbers('Iran on antanut Venäjälle ohjuksia, kertoo kaksi länsimaista virkamiestä.'), []);
  assert.equal(numbers('Iran on antanut Venäjälle kaksi ohjusta.').length, 1);
});
