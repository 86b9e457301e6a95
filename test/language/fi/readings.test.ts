import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lookUp, skip } from './open.ts';

/** 'NOUN laiva Case=Ine|Number=Plur' for each reading of a form. */
const shown = (form: string): string[] =>
  lookUp(form).readings.map(
    ({ upos, lemma, feats }) =>
      `${upos} ${lemma} ${Object.entries(feats)
        .map((pair) => pair.join('='))
        .sort()
        .join('|')}`,
  );

const has = (form: string, reading: string): void =>
  assert.ok(shown(form).includes(reading), `${form}: ${shown(form)}`);
const lacks = (form: string, pattern: RegExp): void =>
  assert.ok(!shown(form).some((reading) => pattern.test(reading)), `${form}: ${shown(form)}`);

describe('Voikko readings in UD terms', { skip }, () => {
  test('nouns, compounds, possessive suffixes', () => {
    has('laivoissa', 'NOUN laiva Case=Ine|Number=Plur');
    has('laivansa', 'NOUN laiva Case=Gen|Number=Sing|Person[psor]=3');
    has('laivansa', 'NOUN laiva Case=Nom|Number=Plur|Person[psor]=3');
    assert.deepEqual(lookUp('rautatievaunuja').readings[0]!.parts, ['rauta', 'tie', 'vaunu']);
    assert.deepEqual(lookUp('vaunuja').readings[0]!.parts, []);
  });

  test('verbs: person, tense, passive, connegative, infinitives', () => {
    has('lähetti', 'VERB lähettää Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Act');
    has('lähetetään', 'VERB lähettää Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Pass');
    has('lähetä', 'VERB lähettää Connegative=Yes|Mood=Ind|Tense=Pres|VerbForm=Fin');
    has('lähettäisi', 'VERB lähettää Connegative=Yes|Mood=Cnd|VerbForm=Fin');
    has('lähettämään', 'VERB lähettää Case=Ill|InfForm=3|Number=Sing|VerbForm=Inf|Voice=Act');
    has('lähettäessään', 'VERB lähettää Case=Ine|InfForm=2|Number=Sing|Person[psor]=3|VerbForm=Inf|Voice=Act');
    lacks('lähetti', /Voice=Pass/);
  });

  test('participles have their verb as lemma', () => {
    has('lähettämät', 'VERB lähettää Case=Nom|Number=Plur|PartForm=Agt|VerbForm=Part|Voice=Act');
    has('lähetetyistä', 'VERB lähettää Case=Ela|Number=Plur|PartForm=Past|VerbForm=Part|Voice=Pass');
    has('saapuneet', 'VERB saapua Case=Nom|Number=Plur|PartForm=Past|VerbForm=Part|Voice=Act');
  });

  test('verbal nouns are nouns of their own and know their verb', () => {
    has('lähettämisestä', 'NOUN lähettäminen Case=Ela|Number=Sing');
    assert.equal(lookUp('lähettämisestä').readings.find(({ upos }) => upos === 'NOUN')?.verb, 'lähettää');
    assert.equal(lookUp('lähetyksiä').readings.find(({ upos }) => upos === 'NOUN')?.verb, 'lähettää');
  });

  test('auxiliaries, negation, adverbs', () => {
    has('on', 'AUX olla Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin|Voice=Act');
    has('eivät', 'AUX ei Number=Plur|Person=3|Polarity=Neg|VerbForm=Fin|Voice=Act');
    has('nopeasti', 'ADV nopeasti ');
    has('nopeammin', 'ADV nopeasti Degree=Cmp');
    has('mukanaan', 'ADV mukana Person[psor]=3');
  });

  test('pronouns and numerals', () => {
    has('heille', 'PRON hän Case=All|Number=Plur|Person=3|PronType=Prs');
    has('näistä', 'PRON tämä Case=Ela|Number=Plur|PronType=Dem');
    has('jotakin', 'PRON jokin Case=Par|Clitic=Kin|Number=Sing|PronType=Ind');
    has('kuusitoista', 'NUM kuusitoista Case=Nom|NumType=Card|Number=Sing');
    has('kolmannen', 'ADJ kolmas Case=Gen|NumType=Ord|Number=Sing');
  });

  test('names by their capitals, nouns that live in the plural', () => {
    has('Etelä-Korean', 'PROPN Etelä-Korea Case=Gen|Number=Sing');
    lacks('Etelä-Korean', /etelä-korea/);
    has('Yhdysvalloille', 'PROPN Yhdysvallat Case=All|Number=Plur');
    has('asevoimien', 'NOUN asevoimat Case=Gen|Number=Plur');
    lacks('päivänä', /Päivä/);
    lacks('Norja', /norja/);
    has('norja', 'NOUN norja Case=Nom|Number=Sing');
  });

  test('the likelier cut comes first', () => {
    const noun = (form: string) => lookUp(form).readings.find(({ upos }) => upos === 'NOUN')?.lemma;
    assert.equal(noun('vuosi'), 'vuosi');
    assert.equal(noun('tilanne'), 'tilanne');
    assert.equal(noun('koneita'), 'kone');
    assert.equal(noun('rautaammusta'), 'rautaammus');
  });

  test('decomposed letters and soft hyphens do not hide a word', () => {
    has('la\u0308hetti', 'VERB lähettää Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Act');
    has('lai\u00advoissa', 'NOUN laiva Case=Ine|Number=Plur');
  });
});
