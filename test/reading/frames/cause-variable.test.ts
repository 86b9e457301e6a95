// Variables of causes: which word of the phrase names one, who gives the support, and whether there is more or less of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { effect } from '../../../src/reading/frames/effect.ts';
import type { Draft } from '../../../src/reading/frames/frame.ts';
import { passageOf } from '../../../src/reading/passage.ts';

const effectsOf = (language: 'en' | 'fi', text: string): readonly Draft[] =>
  effect.read(passageOf(createDocument(text, { language, published: '2025-06-15' }), openLanguage(language)).passage);

/** Language, sentence, variable and change of its cause. */
const ROWS: readonly (readonly ['en' | 'fi', string, string | null, '+' | '-' | null])[] = [
  ['fi', 'Teheranille annettava apu on heikentänyt Pohjois-Korean asevoimien kykyä.', 'support.given', '+'],
  ['fi', 'Venäjän tuki parantaa Pohjois-Korean ilmapuolustusta.', 'support.received', '+'],
  ['en', "The support for Russia has weakened Iran's military capability.", 'support.given', '+'],
  ['en', "The aid from China has strengthened North Korea's economy.", 'support.received', '+'],
  ['en', "The deliveries have weakened North Korea's military capability.", null, null],
  ['fi', 'Ehtyvät varastot heikentävät Venäjän asevoimien kykyä.', 'stock.weapons', '-'],
  ['en', "Sanctions have weakened Iran's economy.", 'pressure.sanctions', null],
  ['en', "The loss of stocks has weakened Iran's military capability.", null, null],
  ['fi', 'Taistelukokemus parantaa Venäjän joukkojen taistelukykyä.', 'experience.combat', null],
];

describe('variables of causes', () => {
  for (const [language, text, variable, change] of ROWS)
    it(text, () => {
      const [first] = effectsOf(language, text);
      assert.deepEqual([first?.cause?.variable ?? null, first?.cause?.change ?? null], [variable, change]);
    });
  it('take in a participle that the parser has cut off, with whom it is given to', () => {
    const [first] = effectsOf('fi', 'Teheranille annettava apu on heikentänyt Pohjois-Korean asevoimien kykyä.');
    assert.equal(first?.cause?.text, 'Teheranille annettava apu');
  });
});

describe('a verb of counting and of lowering', () => {
  it('brings nothing about where one who is cited for numbers does it', () => {
    assert.deepEqual(effectsOf('fi', 'Etelä-Korean puolustusministeriö laski Pohjois-Korean tappioita varovasti.'), []);
    assert.equal(effectsOf('fi', 'Sopimus laski sodan uhkaa Puolassa.').length, 1);
  });
});
