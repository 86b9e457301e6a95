// A language is told by its function words only where nothing speaks against it; everything else is left to the library.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageByWords } from '../../src/language/by-words.ts';

const ENGLISH =
  'The ministry said on Monday that the shells had reached the harbour, and that they would be loaded on trains which leave for the front this week. Two ships from the north have been seen there since, and their holds were empty when they left.';
const FINNISH =
  'Ministeriö kertoi maanantaina, että ammukset olivat saapuneet satamaan ja että ne lastataan juniin, jotka lähtevät rintamalle tällä viikolla. Myös kaksi laivaa on nähty siellä sen jälkeen, mutta niiden ruumat olivat tyhjät, kun ne lähtivät takaisin kohti pohjoista lauantaina kello kahdeksan aamulla.';
const ESTONIAN =
  'Ministeerium teatas esmaspäeval, et mürsud on jõudnud sadamasse ja et need laaditakse rongidele, mis lähevad sel nädalal rindele. Ka kaks laeva on seal pärast seda nähtud, aga nende trümmid olid tühjad, kui nad laupäeva hommikul kell kaheksa tagasi põhja poole läksid, ütles ametnik, kelle nime ei avaldatud.';
const SWEDISH =
  'Ministeriet meddelade på måndagen att granaterna hade kommit fram till hamnen och att de lastas på tåg som avgår till fronten den här veckan. Två fartyg från norr har setts där sedan dess, men deras lastrum var tomma när de lämnade hamnen på lördagen, sade en tjänsteman vars namn inte uppgavs.';
const DUTCH =
  'Het ministerie zei maandag dat de granaten in de haven waren aangekomen en dat ze worden geladen op treinen die deze week naar het front vertrekken. Er zijn daar sindsdien twee schepen uit het noorden gezien, maar hun ruimen waren leeg toen ze zaterdag om acht uur weer vertrokken, zei een ambtenaar.';

test('an article is told by its words', () => {
  assert.equal(languageByWords(ENGLISH), 'en');
  assert.equal(languageByWords(FINNISH), 'fi');
  assert.equal(languageByWords(`${FINNISH} "The deal", sanoi virkamies englanniksi.`), 'fi');
});

test('other languages, even near ones, are not', () => {
  for (const text of [ESTONIAN, SWEDISH, DUTCH]) assert.equal(languageByWords(text), null);
});

test('a text in two languages is not', () => {
  assert.equal(languageByWords(`${ENGLISH} ${FINNISH}`), null);
  assert.equal(languageByWords(`${SWEDISH} ${ESTONIAN} ${DUTCH} ${ENGLISH.slice(0, 60)}`), null);
});

test('a few words, or none, tell nothing', () => {
  for (const text of [
    '',
    '123 456',
    'The ministry said that the shells had arrived.',
    'Ministeriö kertoi, että ammukset saapuivat.',
  ])
    assert.equal(languageByWords(text), null);
});
