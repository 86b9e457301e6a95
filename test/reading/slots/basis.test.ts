// What a number is of, by each test of the table in turn: by the rules alone, on phrases in both languages, with what is near it
// and is not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

const analysers = { en: openLanguage('en'), fi: openLanguage('fi') };

const PHRASES: readonly (readonly [keyof typeof analysers, frame: string, basis: string, text: string])[] = [
  ['en', 'deployment', 'stock', 'About 900 Russian soldiers are stationed in Mali.'],
  ['en', 'deployment', 'increment', 'Russia sent 900 soldiers to Mali in March.'],
  // One lot is one part, whatever came before it.
  ['en', 'transfer', 'increment', 'Canada approved a package of $300 million for Ukraine, the ninth since 2022.'],
  ['en', 'transfer', 'total', 'Canada has given Ukraine $300 million since 2022.'],
  ['fi', 'transfer', 'total', 'Tanska on antanut Ukrainalle 300 miljoonaa euroa helmikuusta 2022 lähtien.'],
  // What a sum has come to; who rises or passes something on counts nothing.
  ['fi', 'transfer', 'total', 'Tanskan tuki Ukrainalle kohosi 300 miljoonaan euroon.'],
  ['fi', 'transfer', 'increment', 'Tanska antoi Ukrainalle 300 miljoonaa euroa.'],
  // A window, and words of one.
  ['en', 'transfer', 'increment', 'Denmark gave Ukraine 40 guns in March.'],
  ['en', 'transfer', 'increment', 'North Korea has shipped Russia 700 containers in recent weeks.'],
  ['en', 'transfer', 'total', 'North Korea has shipped Russia 700 containers.'],
  ['fi', 'transfer', 'increment', 'Pohjois-Korea on viime viikkoina toimittanut Venäjälle 700 konttia.'],
  ['fi', 'transfer', 'total', 'Pohjois-Korea on toimittanut Venäjälle 700 konttia.'],
  // One blow, and the dead so far.
  ['en', 'casualties', 'increment', 'A drone hit a barracks, killing six Israeli soldiers.'],
  ['en', 'casualties', 'total', 'More than 600 Israeli soldiers have been killed.'],
  ['en', 'casualties', 'increment', 'In March 60 Israeli soldiers were killed.'],
  // One promise of money, many of things.
  ['en', 'transfer', 'increment', 'Denmark has promised Ukraine 300 million euros.'],
  ['en', 'transfer', 'total', 'Denmark has promised Ukraine 19 jets.'],
  ['en', 'transfer', 'increment', 'Denmark will give Ukraine 19 jets.'],
];

describe('basis', () => {
  for (const [language, frame, basis, text] of PHRASES)
    it(`${basis}: ${text}`, () => {
      const document = createDocument(text, { language, published: '2025-06-15' });
      const { claims } = readDocument(document, analysers[language], null);
      assert.deepEqual(
        claims.flatMap((c) => (c.frame === frame && c.quantity ? [c.quantity.basis] : [])),
        [basis],
      );
    });
});
