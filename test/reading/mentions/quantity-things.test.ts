// A bare million behind a sum of money: of things where its clause names them, else of the money.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findQuantities } from '../../../src/reading/mentions/quantities.ts';
import { found, missing } from './analysed.ts';

const lastUnit = (text: string, language: 'en' | 'fi'): string | undefined =>
  found(findQuantities, language, text).at(-1)?.unit;

const OF_THINGS = {
  en: [
    'Each fighter earns $1,900. The number of rockets may be 4 million.',
    'Berlin has given Kyiv $40 billion. The count of drones ordered by the ministry is about 2 million.',
    'Moscow paid Pyongyang $5 billion. Deliveries of shells to Russia have reached 3 million.',
    'Moscow paid Pyongyang $5 billion. Its shells in Russia now exceed 3 million.',
    'Moscow paid Pyongyang $5 billion. Pyongyang has sent shells to Russia, about 3 million in all.',
    'Each soldier is paid $2,000, and the number of shells sent to Russia may be 5 million.',
  ],
  fi: [
    'Venäjä maksoi Iranille 1,75 miljardia dollaria. Ammuksia on viety Venäjälle kaksi miljoonaa.',
    'Venäjä maksoi Iranille 1,75 miljardia dollaria. Kranaattien määrä on noin kolme miljoonaa.',
    'Venäjä maksoi Iranille 1,75 miljardia dollaria. Kranaattitoimitukset ovat nousseet kolmeen miljoonaan.',
  ],
};

const OF_MONEY = {
  en: [
    'Washington gave Kyiv $66 billion. Germany gave 28 billion and France 500 million.',
    'Washington gave Kyiv $66 billion in aid. For drones it set aside 500 million.',
    'Moscow paid Pyongyang $5 billion. The shells were worth 3 million.',
    'Moscow paid Pyongyang $5 billion. The delivery of shells to Russia cost 3 million.',
    'Washington gave Kyiv $66 billion in aid. Shells made up 2 billion.',
  ],
  fi: [
    'Yhdysvallat antoi Ukrainalle 66 miljardia dollaria. Saksa antoi 28 miljardia ja Ranska 500 miljoonaa.',
    'Yhdysvallat antoi Ukrainalle 66 miljardia dollaria. Ammuksiin meni 500 miljoonaa.',
  ],
};

for (const language of ['en', 'fi'] as const)
  test(`a bare million is of the things that its clause names, ${language}`, { skip: missing(language) }, () => {
    for (const text of OF_THINGS[language]) assert.equal(lastUnit(text, language), 'count', text);
    for (const text of OF_MONEY[language]) assert.equal(lastUnit(text, language), 'USD', text);
  });
