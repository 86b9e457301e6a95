import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataTable } from '../../../src/base/data.ts';
import { itemLabel } from '../../../src/reading/mentions/item-labels.ts';
import { findItems } from '../../../src/reading/mentions/items.ts';
import { found, missing } from './analysed.ts';

const fi = { skip: missing('fi') };
const en = { skip: missing('en') };
const codes = (language: 'fi' | 'en', text: string): readonly string[] =>
  found(findItems, language, text).map((m) => m.code);

const FINNISH: readonly (readonly [text: string, ...codes: string[]])[] = [
  ['Satamaan tuotiin tykistöammuksia.', 'ammunition.artillery'],
  ['Varastoon vietiin 155-millisiä ammuksia.', 'ammunition.artillery'],
  ['Armeija osti torjuntaohjuksia ja risteilyohjuksia.', 'missile.air-defence', 'missile.cruise'],
  ['Maahan tuli lyhyen kantaman ballistisia ohjuksia.', 'missile.ballistic'],
  ['Vastineeksi annettiin ohjusteknologiaa.', 'technology.missile'],
  ['Ydin- ja ohjusteknologiaa luovutettiin.', 'technology.nuclear', 'technology.missile'],
  ['Armeija sai tykistön ja raketinheittimien ammuksia.', 'ammunition.artillery', 'ammunition.rocket'],
  ['Laivassa oli Shahed-lennokkeja.', 'drone.attack'],
  ['Rajalle siirrettiin Patriot-patteri.', 'weapon.air-defence'],
  ['Kylään saapui suomalaissotilaita.', 'personnel.soldier'],
  ['Sodassa oli tuhansia kaatuneita.', 'personnel.soldier'],
  ['Asetoimitukset jatkuivat.', 'weapon'],
  ['Polttoainetoimitukset loppuivat.', 'energy.refined'],
  ['Leirille tuli kolmetuhatta pohjoiskorealaista.', 'personnel.soldier'],
  ['Kahvila osti uuden kahvinkeittimen.'],
  ['Prosenttiyksikkö ratkaisi vaalin.'],
  ['Asiaa tutkitaan kotitietokoneella.'],
  ['Kylmyyttä käytettiin aseena.'],
  ['Pelko ruokkii sotakonetta.'],
  ['Varastoon tuotiin ase.', 'weapon'],
];

const ENGLISH: readonly (readonly [text: string, ...codes: string[]])[] = [
  ['They shipped artillery shells.', 'ammunition.artillery'],
  ['They shipped 152-mm rounds.', 'ammunition.artillery'],
  ['They bought air-defence systems and rocket launchers.', 'weapon.air-defence', 'weapon.mlrs'],
  ['It fired cruise and ballistic missiles.', 'missile.cruise', 'missile.ballistic'],
  ['They sent 5,000 rounds of 155mm artillery ammunition.', 'ammunition.artillery'],
  ['The port received Patriot interceptors.', 'missile.air-defence'],
  ['The firm sold drone parts.', 'technology.component'],
  ['Arms deliveries stopped.', 'weapon'],
  ['The minister took part in the debate.'],
  ['A missile strike woke the town.'],
  ['They used cold as a weapon.'],
  ['They were given a weapon.', 'weapon'],
  ['The speech poured fuel on the fire.'],
  ['They poured fuel on the ground.', 'energy.refined'],
  ['Three people briefed on the plan spoke of it.'],
  ['Three hundred people marched to the front.', 'personnel.soldier'],
  ['About 3,000 North Koreans arrived.', 'personnel.soldier'],
];

test('Finnish things by head and modifier', fi, () => {
  for (const [text, ...expected] of FINNISH) assert.deepEqual(codes('fi', text), expected, text);
});

test('English things by head and modifier', en, () => {
  for (const [text, ...expected] of ENGLISH) assert.deepEqual(codes('en', text), expected, text);
});

test('every code of the lexica and the refinements is an item with labels', () => {
  const known = new Set(dataTable('items.tsv').map((row) => row.code));
  for (const table of ['lexica/fi/items.tsv', 'lexica/en/items.tsv', 'item-refinements.tsv'])
    for (const row of dataTable(table)) if (row.code) assert.ok(known.has(row.code), `${table}: ${row.code}`);
  for (const row of dataTable('items.tsv'))
    for (const locale of ['en', 'fi'] as const) assert.equal(itemLabel(row.code ?? '', locale), row[locale]);
  assert.equal(itemLabel('ammunition.artillery', 'fi'), 'tykistöammukset');
});

test('every family and trait of a refinement is a word of some lexicon', () => {
  const rows = [...dataTable('lexica/fi/items.tsv'), ...dataTable('lexica/en/items.tsv')];
  const families = new Set(rows.map((row) => row.family));
  const traits = new Set(rows.map((row) => row.trait));
  for (const { family, trait } of dataTable('item-refinements.tsv'))
    assert.ok(families.has(family) && traits.has(trait), `${family} ${trait}`);
});
