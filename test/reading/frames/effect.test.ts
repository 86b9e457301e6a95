// Causes of effects: the subject's words, or the statement before where the subject only points back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import type { Analyser } from '../../../src/language/language.ts';
import { LANGUAGES } from '../../../src/language/languages.ts';
import { effect } from '../../../src/reading/frames/effect.ts';
import type { Draft } from '../../../src/reading/frames/frame.ts';
import { passageOf } from '../../../src/reading/passage.ts';

function open(code: string): Analyser | string {
  try {
    return LANGUAGES.find((l) => l.code === code)?.open() ?? `no language ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const effectsOf = (analyser: Analyser, text: string): readonly Draft[] =>
  effect.read(
    passageOf(createDocument(text, { language: analyser.language, published: '2025-06-15' }), analyser).passage,
  );

const TEXTS: Readonly<Record<string, string>> = {
  en: "The deliveries have weakened North Korea's military capability. This reduces the risk of war.",
  fi: 'Toimitukset ovat heikentäneet Pohjois-Korean asevoimien kykyä. Tämä vähentää sodan uhkaa.',
};

describe('causes of effects', () => {
  for (const [code, text] of Object.entries(TEXTS)) {
    const analyser = open(code);
    it(`finds them in ${code}`, { skip: typeof analyser === 'string' ? analyser : false }, () => {
      if (typeof analyser === 'string') return;
      const [first, second] = effectsOf(analyser, text);
      assert.equal(first?.sign, '-');
      assert.match(first?.cause?.text ?? '', /deliveries|Toimitukset/u);
      assert.equal(first?.cause?.variable ?? null, null);
      assert.equal(second?.sign, '-');
      assert.equal(second?.item?.code, 'war risk');
      assert.equal(second?.cause?.variable, 'capability.military');
      assert.equal(second?.cause?.change, '-');
    });
  }
});
