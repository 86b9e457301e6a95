// What stands right beside a thing of several decides its sides; those who join in give; a number alone goes on with what its
// clause or place says. The rules' own drafts are looked at, before the judgement.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

function drafts(text: string, language: string, frame: string): readonly string[] {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-18' }), openLanguage(language));
  return draftsOf(passage)
    .drafts.filter((d) => d.frame === frame)
    .map((d) => [`${d.from?.id ?? ''}>${d.to?.id ?? ''}`, d.item?.code, d.quantity?.low].filter(Boolean).join(' '));
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'en',
    'Germany: 14 tanks for Ukraine; Denmark: 19 jets; Norway: 22 howitzers.',
    ['DE>UA weapon.tank 14', 'DK>UA weapon.aircraft 19', 'NO>UA weapon.artillery 22'],
  ],
  [
    'en',
    'Leopards from Germany, Abrams from America: Ukraine is getting both.',
    ['DE>UA weapon.tank', 'US>UA weapon.tank'],
  ],
  ['en', 'Russia got drawings from China, Iran gold.', ['CN>RU technology', 'CN>IR money.payment']],
  ['en', 'Sweden gave Ukraine shells, and Norway said that it was glad.', ['SE>UA ammunition.artillery']],
  [
    'fi',
    'Berliinistä tulee Ukrainalle kaksi panssarivaunua, Oslosta kahdeksan tykkiä ja Madridista kymmenen hävittäjää.',
    ['DE>UA weapon.tank 2', 'NO>UA weapon.artillery 8', 'ES>UA weapon.aircraft 10'],
  ],
  [
    'en',
    'Germany promised Ukraine two tanks; Norway and Spain joined in.',
    ['DE>UA weapon.tank 2', 'NO>UA weapon.tank', 'ES>UA weapon.tank'],
  ],
  ['en', 'Germany promised Ukraine two tanks. Norway joined NATO.', ['DE>UA weapon.tank 2']],
  ['fi', 'Saksa lupasi Ukrainalle panssarivaunuja. Norja lähti mukaan.', ['DE>UA weapon.tank', 'NO>UA weapon.tank']],
  ['fi', 'Saksa lupasi Ukrainalle panssarivaunuja. Norja lähti lomalle.', ['DE>UA weapon.tank']],
  ['en', 'Denmark paid for shells for Ukraine.', ['DK>UA ammunition.artillery']],
  ['en', 'Russia pays North Korea for shells.', ['KP>RU ammunition.artillery', 'RU>KP money.payment']],
  ['en', 'Iran helps Syria to build missiles.', ['IR>SY technology.missile']],
];

describe('sides beside a thing', () => {
  for (const [language, text, expected] of CASES)
    it(text, () => assert.deepEqual([...drafts(text, language, 'transfer')].sort(), [...expected].sort()));
});

describe('numbers without a noun', () => {
  it('go on with the place behind them', () => {
    assert.deepEqual(drafts('France keeps 1,500 soldiers in Djibouti and about 350 in Gabon.', 'en', 'deployment'), [
      'FR>DJ personnel.soldier 1500',
      'FR>GA personnel.soldier 350',
    ]);
    assert.deepEqual(drafts('France keeps 1,500 soldiers in Djibouti and 350 shops in Gabon.', 'en', 'deployment'), [
      'FR>DJ personnel.soldier 1500',
    ]);
  });
  it('are the object of the clause behind them', () => {
    const text = 'North Korean soldiers have gone to Russia. Of the 15,000 it has sent, many are dead.';
    assert.ok(drafts(text, 'en', 'deployment').some((d) => d.endsWith('15000')));
  });
});
