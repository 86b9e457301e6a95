// With the shipped weights a reversed statement reads reversed, in both languages, and what is learnt is learnt the same
// way each time.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitYes, type Yes } from '../../../scripts/judgement/fit.ts';
import { UserError } from '../../../src/base/diagnostic.ts';
import { createDocument } from '../../../src/document/document.ts';
import type { LanguageCode } from '../../../src/language/language.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import { scoreOf } from '../../../src/reading/judgement/linear.ts';
import { judgementOf, shippedJudgement } from '../../../src/reading/judgement/weights.ts';
import { readDocument } from '../../../src/reading/read.ts';

/** A statement and the same with giver and receiver exchanged; `pair` is what the first one says. */
const PAIRS: Readonly<Record<'en' | 'fi', readonly (readonly [pair: string, told: string, reversed: string])[]>> = {
  en: [
    ['SE→LV', 'Sweden sent Latvia 40 howitzers.', 'Latvia sent Sweden 40 howitzers.'],
    ['KP→RU', 'North Korea delivered 300 missiles to Russia.', 'Russia delivered 300 missiles to North Korea.'],
    ['IR→RU', 'Iran has sold 90 drones to Russia.', 'Russia has sold 90 drones to Iran.'],
    ['US→UA', 'The United States gave Ukraine 700 rockets.', 'Ukraine gave the United States 700 rockets.'],
    ['CN→RU', 'Russia bought 50 lorries from China.', 'China bought 50 lorries from Russia.'],
  ],
  fi: [
    ['SE→LV', 'Ruotsi lähetti Latvialle 40 haupitsia.', 'Latvia lähetti Ruotsille 40 haupitsia.'],
    ['KP→RU', 'Pohjois-Korea toimitti Venäjälle 300 ohjusta.', 'Venäjä toimitti Pohjois-Korealle 300 ohjusta.'],
    ['IR→RU', 'Iran on myynyt Venäjälle 90 droonia.', 'Venäjä on myynyt Iranille 90 droonia.'],
    ['US→UA', 'Yhdysvallat antoi Ukrainalle 700 rakettia.', 'Ukraina antoi Yhdysvalloille 700 rakettia.'],
    ['CN→RU', 'Venäjä osti Kiinalta 50 kuorma-autoa.', 'Kiina osti Venäjältä 50 kuorma-autoa.'],
  ],
};

function whyNot(language: LanguageCode): string | false {
  try {
    openLanguage(language);
    return false;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

for (const language of ['en', 'fi'] as const) {
  describe(`reversed statements, ${language}`, { skip: whyNot(language) }, () => {
    const sides = (text: string): readonly string[] =>
      readDocument(createDocument(text, { language, published: '2025-05-05' }), openLanguage(language), {
        ...shippedJudgement(),
        accept: new Map(),
      })
        .claims.filter((c) => c.frame === 'transfer')
        .map((c) => `${c.from?.id}→${c.to?.id}`);

    for (const [pair, told, reversed] of PAIRS[language])
      it(told, () => {
        assert.ok(sides(told).includes(pair), sides(told).join());
        const turned = pair.split('→').reverse().join('→');
        assert.ok(sides(reversed).includes(turned), sides(reversed).join());
        assert.ok(!sides(reversed).includes(pair), sides(reversed).join());
      });

    it('gives every claim a certainty, and none without weights for it', () => {
      const document = createDocument(PAIRS[language].map(([, told]) => told).join(' '), { language });
      const judged = readDocument(document, openLanguage(language)).claims;
      assert.ok(judged.length > 0);
      for (const { certainty, reasons } of judged)
        assert.ok(certainty !== undefined && certainty > 0 && certainty < 1 && (reasons?.length ?? 0) > 0);
      assert.ok(new Set(judged.map((c) => c.certainty)).size > 1);
      const bare = readDocument(document, openLanguage(language), judgementOf([])).claims;
      assert.ok(bare.every((c) => c.certainty === 0.5 && c.reasons?.length === 0));
      const byRules = readDocument(document, openLanguage(language), null).claims;
      assert.ok(byRules.length > 0 && byRules.every((c) => c.certainty === undefined));
    });
  });
}

describe('fitting', () => {
  const examples: readonly Yes[] = Array.from({ length: 60 }, (_, i) => ({
    features: ['bias', i % 3 === 0 ? 'told' : 'hinted', `noise:${i % 7}`],
    label: i % 3 === 0,
  }));
  const settings = { least: 2, rounds: 10, rate: 0.2, pull: 1, blind: 0 };

  it('finds what tells yes from no', () => {
    const weights = fitYes(examples, settings);
    assert.ok(scoreOf(weights, ['bias', 'told']) > 1);
    assert.ok(scoreOf(weights, ['bias', 'hinted']) < -1);
  });

  it('gives the same weights each time, and none to what is too rare', () => {
    const rare = [...examples, { features: ['bias', 'once'], label: true }];
    assert.deepEqual([...fitYes(rare, settings)], [...fitYes(rare, settings)]);
    assert.ok(!fitYes(rare, settings).has('once'));
  });
});
