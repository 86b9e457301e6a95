// What is asked for, denied, not said or only thought of: how the rules put it before any judgement.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { readDocument } from '../../../src/reading/read.ts';

/** Claims of a frame by the rules alone: sides, item, modality, source. */
function claimsOf(text: string, frame = 'transfer'): readonly string[] {
  const document = createDocument(text, { language: 'en', published: '2025-11-07' });
  return readDocument(document, openLanguage('en'), null)
    .claims.filter((c) => c.frame === frame)
    .map(({ from, to, item, modality }) =>
      [`${from?.id ?? ''}>${to?.id ?? ''}`, item?.code, modality].filter((x) => x != null).join(' '),
    );
}

describe('what somebody is called on to do', () => {
  it('is to come, by those who are asked', () => {
    assert.deepEqual(claimsOf('Zelenskiy called on Germany to send 20 missiles to Ukraine.'), [
      'DE>UA missile planned',
    ]);
    assert.deepEqual(claimsOf('Zelenskiy appealed to France to send 20 missiles to Ukraine.'), [
      'FR>UA missile planned',
    ]);
    assert.deepEqual(claimsOf('Trump called on Europe to stop buying oil from Russia.'), [
      'RU>EUROPE energy.refined denied',
    ]);
  });

  it('is told apart from what somebody does after a call', () => {
    assert.deepEqual(claimsOf('Zelenskiy called on Monday to thank Germany, which has sent 20 missiles to Ukraine.'), [
      'DE>UA missile asserted',
    ]);
  });
});

describe('a call on a person', () => {
  const stances = (text: string): number => claimsOf(text, 'position').length;
  it('is a visit where nothing is asked for', () => {
    assert.deepEqual(claimsOf('Kim called on Putin in Beijing.', 'meeting'), ['KP>RU asserted']);
    assert.equal(stances('Kim called on Putin in Beijing.'), 0);
  });

  it('is a demand where something is', () => {
    for (const text of ['Macron called on Putin to end the war.', 'Macron called on Putin for restraint.']) {
      assert.deepEqual(claimsOf(text, 'meeting'), []);
      assert.equal(stances(text), 1);
    }
  });
});

describe('a report that is denied', () => {
  it('is a denial of what it tells', () => {
    assert.deepEqual(claimsOf('Tehran dismissed reports that it had sent missiles to Russia.'), [
      'IR>RU missile denied',
    ]);
    assert.deepEqual(claimsOf('The Kremlin dismissed claims of missile deliveries from Iran to Russia.'), [
      'IR>RU missile denied',
    ]);
    assert.deepEqual(claimsOf('The Kremlin denied a report that North Korea had sent 500 soldiers.', 'deployment'), [
      'KP>RU personnel.soldier denied',
    ]);
  });

  it('is told apart from one that is published, not denied, or not commented on', () => {
    const told = ['IR>RU weapon reported'];
    assert.deepEqual(claimsOf('Reuters published a report that Iran had sent launchers to Russia.'), told);
    assert.deepEqual(claimsOf('Iran did not deny a report that it had sent launchers to Russia.'), told);
    assert.deepEqual(claimsOf('Iran declined to comment on reports that it had sent launchers to Russia.'), told);
    assert.deepEqual(claimsOf('Iran refused to confirm that it had sent launchers to Russia.'), told);
  });

  it('is told apart from a thing that is refused', () => {
    assert.deepEqual(claimsOf('Norway refused to send 12 howitzers to Ukraine.'), ['NO>UA weapon.artillery denied']);
  });
});

describe('what is barred, ended or only of interest', () => {
  it('is not given', () => {
    assert.deepEqual(claimsOf('Pyongyang is barred from selling coal to Russia.'), ['KP>RU energy.coal denied']);
    assert.deepEqual(claimsOf('The EU plans to end imports of Russian gas by the end of 2027.'), [
      'RU>EU energy.gas denied',
    ]);
    assert.deepEqual(claimsOf('India is interested in buying five S-400 regiments from Russia.'), [
      'RU>IN weapon.air-defence hypothetical',
    ]);
  });

  it('is told apart from what comes about in the end', () => {
    assert.deepEqual(claimsOf('France ended up sending 12 howitzers to Ukraine.'), ['FR>UA weapon.artillery asserted']);
  });
});

describe('a verb joined to one that denies or refuses', () => {
  it('is not denied with it, and keeps its own number', () => {
    assert.deepEqual(claimsOf('Iran denied sending missiles but sold 2,000 drones to Russia.'), [
      'IR>RU missile denied',
      'IR>RU drone asserted',
    ]);
    assert.deepEqual(
      claimsOf('South Korea refused to send shells to Ukraine, but lent 500,000 to the United States.'),
      ['KR>UA ammunition.artillery denied', 'KR>US ammunition.artillery asserted'],
    );
  });

  it('is told apart from what is denied or planned together', () => {
    assert.deepEqual(claimsOf('Iran denied sending missiles or selling drones to Russia.'), [
      'IR>RU missile denied',
      'IR>RU drone denied',
    ]);
    assert.deepEqual(claimsOf('Norway plans to donate 12 howitzers and train 500 Ukrainian soldiers.'), [
      'NO>UA weapon.artillery planned',
      'NO>UA training planned',
    ]);
  });
});
