// Modality as the tense and the words above tell it: by the rules alone, on phrases in both languages, with negatives.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

const analysers = { en: openLanguage('en'), fi: openLanguage('fi') };

const PHRASES: readonly (readonly [keyof typeof analysers, frame: string, modality: string, text: string])[] = [
  // Finnish has no future: people who go, and what a state gets, in the present are still to come.
  ['fi', 'deployment', 'planned', 'Pohjois-Korea lähettää Venäjälle 3 000 sotilasta.'],
  ['fi', 'deployment', 'asserted', 'Pohjois-Korea lähetti Venäjälle 3 000 sotilasta.'],
  ['fi', 'transfer', 'planned', 'Ukraina saa Ruotsilta neljä ilmatorjuntajärjestelmää.'],
  ['fi', 'transfer', 'asserted', 'Ukraina sai Ruotsilta neljä ilmatorjuntajärjestelmää.'],
  ['fi', 'transfer', 'planned', 'Norjasta on tulossa Ukrainalle kymmenen hävittäjää.'],
  ['en', 'deployment', 'asserted', 'North Korean soldiers are moving to Russia.'],
  // A plan with its infinitive is no description that takes the deed as given.
  ['en', 'transfer', 'planned', 'Britain made a promise to send Ukraine 14 tanks.'],
  ['fi', 'transfer', 'planned', 'Ukrainalle on määrä toimittaa Britanniasta 14 panssarivaunua.'],
  ['en', 'transfer', 'asserted', 'Britain spoke of the 14 tanks that it had sent to Ukraine.'],
  // What was announced in the past is to come; under a condition it is not.
  ['en', 'transfer', 'planned', 'Finland said that it would give Ukraine 20 tanks.'],
  ['en', 'transfer', 'hypothetical', 'Finland would give Ukraine 20 tanks if others did.'],
  // A clause in the past beside one of what is to come is settled.
  ['en', 'transfer', 'asserted', 'The ministers will meet after Russia gave Iran 24 jets.'],
  // What goes on is not to come.
  ['fi', 'transfer', 'asserted', 'Iran toimittaa edelleen Venäjälle 300 droonia.'],
  ['fi', 'transfer', 'planned', 'Iran toimittaa Venäjälle 300 droonia.'],
  // An adjective of the delivery itself.
  ['en', 'transfer', 'planned', 'The promised delivery of 20 tanks from Finland to Ukraine was on the agenda.'],
  ['en', 'transfer', 'asserted', 'The first delivery of 20 tanks from Finland to Ukraine was on the agenda.'],
  // Its third person may look like the infinitive; what people are sent for comes with them; what is dated before is past.
  ['fi', 'transfer', 'planned', 'Tanska antaa Virolle 12 tykkiä.'],
  ['fi', 'transfer', 'asserted', 'Tanska antoi Virolle 12 tykkiä.'],
  ['fi', 'deployment', 'planned', 'Pohjois-Korea lähettää Venäjälle 400 sotilasta raivaamaan miinoja.'],
  ['fi', 'transfer', 'planned', 'Ministeri kertoi Tanskan luovuttavan Ukrainalle 12 tykkiä.'],
  ['fi', 'transfer', 'asserted', 'Ministeri kertoi Tanskan luovuttaneen Ukrainalle 12 tykkiä.'],
  ['fi', 'agreement', 'planned', 'Suomi irtisanoo lentosopimuksen Iranin kanssa.'],
  ['fi', 'agreement', 'asserted', 'Suomi irtisanoi lentosopimuksen Iranin kanssa.'],
  // Verbs that are joined share their auxiliary.
  ['en', 'transfer', 'planned', 'Denmark will repair its guns and hand Ukraine 12 of them.'],
  // What hangs on a condition; "even if" is none.
  ['en', 'transfer', 'hypothetical', 'Denmark is willing to hand Ukraine 12 guns if Sweden replaces them.'],
  ['en', 'transfer', 'planned', 'Denmark will hand Ukraine 12 guns even if Sweden objects.'],
  // Done by a verb of its own sense.
  ['fi', 'transfer', 'denied', 'Tanska ei ala toimittaa Ukrainalle tykkejä.'],
  ['en', 'transfer', 'denied', 'Denmark has failed to deliver 12 guns to Ukraine.'],
  ['en', 'transfer', 'planned', 'The cabinet ordered the army to send Ukraine 12 guns.'],
  ['en', 'transfer', 'planned', 'Denmark is about to send Ukraine 12 guns.'],
  // "to be" behind a verb of thinking is no plan; an act under way in Finnish is one.
  ['en', 'transfer', 'estimated', 'Oman is thought to have been given 12 guns by Denmark.'],
  ['en', 'transfer', 'planned', 'Oman is to be given 12 guns by Denmark.'],
  ['fi', 'transfer', 'planned', 'Tanska on luovuttamassa Ukrainalle 12 tykkiä.'],
  // A mass that is given or got without a number or a date is no plan; things that can be counted are.
  ['fi', 'transfer', 'asserted', 'Oman ostaa Iranilta öljyä.'],
  ['fi', 'transfer', 'planned', 'Oman ostaa Iranilta tykkejä.'],
  // Verbs of coming, and what has not come yet.
  ['en', 'transfer', 'planned', 'Denmark is going to send Ukraine 12 guns.'],
  ['fi', 'transfer', 'planned', 'Tanska tulee toimittamaan Ukrainalle 12 tykkiä.'],
  ['en', 'transfer', 'denied', 'Denmark has yet to send any guns to Ukraine.'],
  ['en', 'transfer', 'planned', 'Denmark has decided to send Ukraine 12 guns.'],
  ['fi', 'transfer', 'denied', 'Tanska hylkäsi Ukrainan pyynnön 12 tykistä.'],
  // None of it.
  ['en', 'agreement', 'denied', 'No treaty has been signed by Denmark and Oman.'],
  ['en', 'transfer', 'denied', 'There will be no deliveries of guns from Denmark to Oman.'],
  // A meeting at which something is promised has taken place.
  ['en', 'meeting', 'asserted', 'Norway promised to send Oman 12 guns at talks with Denmark.'],
  ['en', 'meeting', 'planned', 'Norway promised to meet Denmark in Oslo.'],
  // What an enemy, or an armed group of others, says is its claim.
  ['en', 'casualties', 'claimed', 'Israel said that 30 Hezbollah fighters were killed.'],
  ['en', 'casualties', 'asserted', 'Israel said that 30 Israeli soldiers were killed.'],
  // A number that is told as an estimate.
  ['fi', 'transfer', 'estimated', 'Pohjois-Korea on toimittanut Venäjälle arviolta 200 tykkiä.'],
  ['fi', 'transfer', 'asserted', 'Pohjois-Korea on toimittanut Venäjälle noin 200 tykkiä.'],
];

describe('modality', () => {
  for (const [language, frame, modality, text] of PHRASES)
    it(`${modality}: ${text}`, () => {
      const { claims } = readDocument(
        createDocument(text, { language, published: '2025-06-15' }),
        analysers[language],
        null,
      );
      assert.deepEqual(
        claims.filter((c) => c.frame === frame).map((c) => c.modality),
        [modality],
      );
    });
});
