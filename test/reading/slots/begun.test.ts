// What begins on a day goes on from it; what only happens on a day does not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

const analysers = { en: openLanguage('en'), fi: openLanguage('fi') };

const PHRASES: readonly (readonly [keyof typeof analysers, when: string | null, text: string])[] = [
  ['fi', '2022-03/..', 'Aseiden toimitukset Saksasta Ukrainaan alkoivat maaliskuussa 2022.'],
  ['fi', '2022-03', 'Saksa toimitti Ukrainalle aseita maaliskuussa 2022.'],
  ['fi', '2024-21/..', 'Saksa alkoi toimittaa Ukrainalle ammuksia viime keväänä.'],
  ['en', '2022-03/..', 'Germany began to send Ukraine shells in March 2022.'],
  ['en', '2022-03', 'Germany sent Ukraine shells in March 2022.'],
  [
    'fi',
    '2022-03/..',
    'Scholz puhui maaliskuussa 2022. Aseiden toimitukset Saksasta Ukrainaan alkoivat tämän jälkeen.',
  ],
  ['fi', null, 'Scholz puhui maaliskuussa 2022. Aseiden toimitukset Saksasta Ukrainaan jatkuivat.'],
];

describe('when something began', () => {
  for (const [language, when, text] of PHRASES)
    it(`${when}: ${text}`, () => {
      const document = createDocument(text, { language, published: '2025-03-15' });
      const { claims } = readDocument(document, analysers[language], null);
      assert.deepEqual(
        claims.filter((c) => c.frame === 'transfer').map((c) => c.when?.edtf ?? null),
        [when],
      );
    });
});
