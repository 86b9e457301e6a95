// Where a report ends without another one: a sentence about other states and other things is the publisher's own.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';
import { missing } from '../mentions/analysed.ts';

function lastOrigin(text: string, language: 'en' | 'fi'): string | null {
  const document = createDocument(text, { language, published: '2025-10-02' });
  const { claims } = readDocument(document, openLanguage(language));
  return claims.at(-1)?.source?.origin ?? null;
}

const ENDED = {
  en: [
    'India bought 1.8 million barrels of Russian oil per day in May, the IEA said. China purchased 12 Su-35 jets from Russia.',
    'South Korea’s intelligence service NIS said that 400 North Korean soldiers have died.\n\nChina sold Iran 30 drones.',
  ],
  fi: [
    'Etelä-Korean tiedustelupalvelu NIS kertoi, että 400 pohjoiskorealaista sotilasta on kaatunut.\n\nVenäjä on antanut Iranille 15 hävittäjää.',
    'Etelä-Korean tiedustelupalvelu NIS kertoi, että 400 pohjoiskorealaista sotilasta on kaatunut.\n\nVenäjä on antanut Iranille 15 hävittäjää. Kiina on myynyt Venäjälle 20 000 droonia.',
  ],
};

const GOING_ON = {
  en: [
    'India bought 1.8 million barrels of Russian oil per day in May, the IEA said. China bought 2 million barrels of Russian oil per day.',
  ],
  fi: [
    'Etelä-Korean tiedustelupalvelu NIS kertoi, että Pohjois-Korea on lähettänyt Venäjälle miljoona kranaattia. Venäjä on antanut Pohjois-Korealle öljyä.',
  ],
};

for (const language of ['en', 'fi'] as const)
  describe(`a report, ${language}`, { skip: missing(language) }, () => {
    for (const text of ENDED[language]) it(`ends: ${text}`, () => assert.equal(lastOrigin(text, language), null));
    for (const text of GOING_ON[language])
      it(`goes on: ${text}`, () => assert.notEqual(lastOrigin(text, language), null));
  });
