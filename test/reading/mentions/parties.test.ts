import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findParties } from '../../../src/reading/mentions/parties.ts';
import { partyName } from '../../../src/reading/mentions/party-names.ts';
import { partyHint } from '../../../src/reading/mentions/party-screen.ts';
import { found, missing } from './analysed.ts';

const fi = { skip: missing('fi') };
const en = { skip: missing('en') };

const ids = (language: 'fi' | 'en', text: string): string =>
  found(findParties, language, text)
    .map((m) => `${m.text}=${m.id ?? '?'}/${m.manner}`)
    .join(' ');

const FINNISH: readonly (readonly [text: string, expected: string])[] = [
  ['Pjongjangille maksettiin öljyllä.', 'Pjongjangille=KP/capital'],
  ['Zelenskyin mukaan sopimus on valmis.', 'Zelenskyin=UA/leader'],
  ['Raketteja myytiin USA:lle ja EU:lle.', 'USA:lle=US/name EU:lle=EU/name'],
  ['NIS:n raportti julkaistiin.', 'NIS:n=KR/body'],
  ['Valkoisesta talosta vastattiin heti.', 'Valkoisesta talosta=US/body'],
  ['Kylään saapui pohjoiskorealaisia.', 'pohjoiskorealaisia=KP/demonym'],
  ['Kylään saapui venäläissotilaita.', 'venäläis=RU/compound'],
  ['Etelä-Koreasta lähti laiva Pohjois-Koreaan.', 'Etelä-Koreasta=KR/name Pohjois-Koreaan=KP/name'],
  ['Kim Jong-unille annettiin auto.', 'Kim Jong-unille=KP/leader'],
  ['Presidentti Vladimir Putinin kone laskeutui.', 'Vladimir Putinin=RU/leader'],
  ['Yhdysvaltain joukot vetäytyivät Suomesta.', 'Yhdysvaltain=US/name Suomesta=FI/name'],
  ['Tapaamisessa oli Tšekin presidentti.', 'Tšekin=CZ/name presidentti=CZ/description'],
  ['Igor Setšinin yhtiö maksoi, mutta eduskunta kieltäytyi.', 'Igor Setšinin=RU/person eduskunta=FI/body'],
  ['Huthien ohjuksia ammuttiin.', 'Huthien=HOUTHI/name'],
];

const ENGLISH: readonly (readonly [text: string, expected: string])[] = [
  ['The US told us nothing.', 'US=US/name us=?/pronoun'],
  ["The Kremlin praised Kim Jong Un's gift.", 'Kremlin=RU/body Kim Jong Un=KP/leader'],
  ['South Korean aid reached Kyiv.', 'South Korean=KR/demonym Kyiv=UA/capital'],
  ['Tehran armed the Houthis.', 'Tehran=IR/capital Houthis=HOUTHI/name'],
  ['The North sent troops.', 'The North=KP/description'],
  ['Three ships crossed the North Sea.', ''],
  ['The Folketing thanked the Saeima.', 'Folketing=DK/body Saeima=LV/body'],
  [
    'Tulsi Gabbard met Pak Thae Song; Gabbard spoke.',
    'Tulsi Gabbard=US/person Pak Thae Song=KP/leader Gabbard=US/person',
  ],
  ['Chris Wright wrote it right.', 'Chris Wright=US/person it=?/pronoun'],
  ['The Dutch and the Danes paid.', 'Dutch=NL/demonym Danes=DK/demonym'],
];

test('Finnish parties in any inflection', fi, () => {
  for (const [text, expected] of FINNISH) assert.equal(ids('fi', text), expected, text);
});

test('English parties by name, demonym, capital and seat', en, () => {
  for (const [text, expected] of ENGLISH) assert.equal(ids('en', text), expected, text);
});

test('common words are no parties', fi, () => {
  assert.equal(ids('fi', 'Perustaa korjattiin omin voimin, eikä malli kestänyt.'), '');
  assert.equal(ids('fi', 'Yleistä tietoa jaettiin.'), '');
});

test('the south is a state only in a text about Korea', en, () => {
  assert.equal(found(findParties, 'en', 'Rain fell in the South.')[0]?.id ?? null, null);
  assert.equal(found(findParties, 'en', 'Pyongyang threatened the South.')[1]?.id, 'KR');
});

test('names are shown in both languages', () => {
  assert.equal(partyName('KP', 'fi'), 'Pohjois-Korea');
  assert.equal(partyName('KP', 'en'), 'North Korea');
  assert.equal(partyName('NOBODY', 'fi'), 'NOBODY');
});

test('the screen never denies a party that the finder sees', fi, () => {
  for (const [text] of FINNISH) assert.equal(partyHint(text, { start: 0, end: text.length }, 'fi'), 'name', text);
  for (const [text, expected] of ENGLISH)
    if (/=[A-Z]/u.test(expected)) assert.notEqual(partyHint(text, { start: 0, end: text.length }, 'en'), 'none', text);
  const plain = 'Lumi suli pellolta nopeasti.';
  assert.equal(partyHint(plain, { start: 0, end: plain.length }, 'fi'), 'none');
  const rain = 'Bakers raised prices on Tuesday.';
  assert.equal(partyHint(rain, { start: 0, end: rain.length }, 'en'), 'none');
});

test('spans reproduce their words and never overlap, on any text', en, () => {
  const bits = fc.constantFrom(
    'Russia',
    "Kim Jong Un's",
    'the',
    'U.S.',
    ',',
    'sent',
    '—',
    '12',
    '🙂',
    'north',
    'EU:n',
    '’s',
    'ja',
    '-',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 14 }), fc.string({ maxLength: 8 }), (words, tail) => {
      const text = `${words.join(' ')} ${tail}`;
      let end = 0;
      for (const m of found(findParties, 'en', text)) {
        assert.equal(text.slice(m.start, m.end), m.text);
        assert.ok(m.start >= end && m.first < m.last && m.headToken >= m.first && m.headToken < m.last);
        end = m.end;
      }
    }),
    { numRuns: 60 },
  );
});
