import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataTable } from '../../../src/base/data.ts';
import { findPlaces } from '../../../src/reading/mentions/places.ts';
import { findSources } from '../../../src/reading/mentions/sources.ts';
import { found, missing } from './analysed.ts';

const fi = { skip: missing('fi') };
const en = { skip: missing('en') };
const places = (language: 'fi' | 'en', text: string): string =>
  found(findPlaces, language, text)
    .map((m) => `${m.name}/${m.state ?? '?'}`)
    .join(' ');
const sources = (language: 'fi' | 'en', text: string): readonly string[] =>
  found(findSources, language, text).map((m) => `${m.name} [${m.kind}, ${m.state ?? '?'}]`);

test('places have English names and their state', fi, () => {
  assert.equal(places('fi', 'Joukot siirrettiin Kaukoidästä Kurskiin.'), 'Russian Far East/RU Kursk/RU');
  assert.equal(places('fi', 'Alus ajettiin Punaisellamerellä karille.'), 'Red Sea/?');
  assert.equal(places('fi', 'Tapaaminen pidettiin Tel Avivissa.'), 'Tel Aviv/IL');
  assert.equal(places('fi', 'Alus ajelehti Jemenin rannikolla.'), 'Yemeni coast/YE');
  assert.equal(places('fi', 'Algerian hallitus kieltäytyi.'), '');
  assert.equal(places('fi', 'Miehiä kaatui Kurskin rintamalla.'), 'Kursk/RU');
  assert.equal(places('fi', 'He tapasivat Syyrian pääkaupungissa.'), 'Damascus/SY');
});

test('English places, and those that only a preposition tells', en, () => {
  assert.equal(places('en', 'The ship left Vladivostok for Rason.'), 'Vladivostok/RU Rason/KP');
  assert.equal(places('en', 'The train stopped at Ozinki.'), 'Ozinki/?');
  assert.equal(places('en', 'They met in January.'), '');
  assert.equal(places('en', 'It landed by Ozinki airport.'), 'Ozinki/?');
  assert.equal(places('en', 'Drones fell near the Polish border.'), 'Polish border/PL');
  assert.equal(places('en', 'They met in the Syrian capital.'), 'Damascus/SY');
  assert.equal(places('en', 'A guard stood in front of it.'), '');
  assert.equal(places('en', 'A guard stood at the front.'), 'front line/?');
  assert.equal(places('en', 'Guards watch the border with Latvia.'), 'Latvian border/LV');
});

test('Finnish sources carry the English name and their own words', fi, () => {
  assert.deepEqual(sources('fi', 'Etelä-Korean tiedustelupalvelu vahvisti tiedon.'), [
    'South Korean intelligence service (Etelä-Korean tiedustelupalvelu) [intelligence service, KR]',
  ]);
  assert.deepEqual(sources('fi', 'Tiedustelupalvelu NIS:n mukaan laiva lähti.'), [
    'National Intelligence Service (Tiedustelupalvelu NIS:n) [intelligence service, KR]',
  ]);
  assert.deepEqual(sources('fi', 'New York Times -lehden mukaan sopimus on valmis.'), [
    'New York Times (New York Times -lehden) [outlet, US]',
  ]);
  assert.deepEqual(sources('fi', 'Yhdysvaltain ulkoministeriö ei vastannut.'), [
    'US State Department (Yhdysvaltain ulkoministeriö) [ministry, US]',
  ]);
  assert.deepEqual(sources('fi', 'EU:n ulkosuhdejohtajan mukaan laiva lähti.'), [
    'High Representative (EU:n ulkosuhdejohtajan) [official, EU]',
  ]);
  assert.deepEqual(sources('fi', 'EU:n ulkosuhteiden mukaan laiva lähti.'), ['European Union (EU:n) [union, EU]']);
});

test('English sources: bodies with their owner, outlets, common nouns', en, () => {
  assert.deepEqual(sources('en', "South Korea's spy agency confirmed it."), [
    "South Korea's spy agency [intelligence service, KR]",
  ]);
  assert.deepEqual(sources('en', 'Two US officials told Reuters so.'), [
    'Two US officials [official, US]',
    'Reuters [outlet, ?]',
  ]);
  assert.equal(sources('en', 'Officials in Seoul denied it.')[0], 'Officials [official, KR]');
  assert.deepEqual(sources('en', 'Analysts doubt it.'), ['Analysts [researcher, ?]']);
  assert.deepEqual(sources('en', 'The military cooperation continued.'), []);
});

test('tables: parties that people, bodies and places name exist', () => {
  const ids = new Set(dataTable('parties.tsv').map((row) => row.id));
  assert.equal(dataTable('parties.tsv').filter((row) => row.kind === 'state').length >= 193, true);
  for (const [table, key] of [
    ['people.tsv', 'party'],
    ['bodies.tsv', 'party'],
    ['outlets.tsv', 'party'],
    ['places.tsv', 'state'],
    ['body-names.tsv', 'party'],
  ] as const)
    for (const row of dataTable(table)) if (row[key]) assert.ok(ids.has(row[key]), `${table}: ${row[key]}`);
  for (const table of [
    'parties.tsv',
    'people.tsv',
    'bodies.tsv',
    'outlets.tsv',
    'places.tsv',
    'items.tsv',
    'lexica/fi/items.tsv',
  ])
    for (const row of dataTable(table)) assert.ok(row.source, `${table}: a row has no source`);
});
