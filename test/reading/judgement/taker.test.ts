// Who is said to buy something receives it, however many in the text give to another.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

const GIFTS =
  'Denmark gave Ukraine 19 jets. Germany has transferred 18 tanks. The Netherlands gave 24 F-16s. Lithuania will provide €30 million.';

const lastSides = (text: string): string => {
  const document = createDocument(text, { language: 'en', published: '2025-10-02' });
  const last = readDocument(document, openLanguage('en')).claims.at(-1);
  return `${last?.from?.id}→${last?.to?.id}`;
};

it('the subject of "bought" is no giver', () => {
  const sold = 'Russia exported 90 million tonnes of crude oil to China.';
  assert.equal(lastSides(`${GIFTS}\n\n${sold} India bought 1.6 million barrels per day.`), 'RU→IN');
});

it('the subject of "sold" is one', () => {
  assert.equal(lastSides(`${GIFTS}\n\nTurkey sold Ukraine 40 drones.`), 'TR→UA');
});
