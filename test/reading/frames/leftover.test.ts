// What the frames have left over: counted things and bare numbers that no draft is about become drafts that go on with the
// passage; what a draft is about, or what counts something else, does not. The judgement alone admits them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import type { Draft } from '../../../src/reading/frames/frame.ts';
import { leftoversOf } from '../../../src/reading/frames/leftover.ts';
import { DEPLOYMENT_RULES, TRANSFER_RULES } from '../../../src/reading/frames/rules.ts';
import { judge } from '../../../src/reading/judgement/judge.ts';
import { shippedJudgement } from '../../../src/reading/judgement/weights.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

const analysers = { en: openLanguage('en'), fi: openLanguage('fi') };
type Code = keyof typeof analysers;

function read(language: Code, text: string) {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-15' }), analysers[language]);
  return { passage, drafts: draftsOf(passage).drafts };
}

const told = (d: Draft): string =>
  `${d.frame} ${d.from?.id ?? ''}>${d.to?.id ?? ''} ${d.item?.code ?? ''} ${d.quantity?.low ?? ''} ${d.modality}`;

function leftIn(language: Code, text: string): readonly string[] {
  const { passage, drafts } = read(language, text);
  return leftoversOf(passage, drafts).map(told);
}

const GOES_ON: readonly (readonly [Code, string, string])[] = [
  [
    'en',
    'Norway has sent Ukraine 12,000 shells this spring. By the autumn the figure was 45,000.',
    'transfer NO>UA ammunition.artillery 45000 asserted',
  ],
  [
    'en',
    'North Korea sent 3,000 soldiers to Russia in October. The number was 8,000 by the new year.',
    'deployment KP>RU personnel.soldier 8000 asserted',
  ],
  [
    'fi',
    'Norja on toimittanut Ukrainalle 12 000 kranaattia. Syksyllä luku oli 45 000.',
    'transfer NO>UA ammunition.artillery 45000 asserted',
  ],
];

const ENDS: readonly (readonly [Code, string])[] = [
  ['en', 'Norway has sent Ukraine 12,000 shells.'],
  ['en', 'Norway has sent Ukraine 12,000 shells. The voyage took 45 days.'],
  ['en', 'Norway has sent Ukraine 12,000 shells. Its prime minister, who is 45 per cent sure, smiled.'],
  ['en', 'The library bought 45 books.'],
  ['fi', 'Norja on toimittanut Ukrainalle 12 000 kranaattia.'],
  ['fi', 'Norja on toimittanut Ukrainalle 12 000 kranaattia. Matka kesti 45 päivää.'],
  ['fi', 'Kirjasto osti 45 kirjaa.'],
];

describe('leftovers', () => {
  for (const [language, text, expected] of GOES_ON)
    it(`go on: ${text}`, () => assert.deepEqual(leftIn(language, text), [expected]));

  for (const [language, text] of ENDS) it(`none: ${text}`, () => assert.deepEqual(leftIn(language, text), []));

  it('keep their words in the text and their rule among those declared', () => {
    const rules = new Set([...TRANSFER_RULES, ...DEPLOYMENT_RULES].map((r) => r.id));
    for (const [language, text] of GOES_ON) {
      const { passage, drafts } = read(language, text);
      for (const d of leftoversOf(passage, drafts)) {
        assert.ok(rules.has(d.rule), d.rule);
        assert.match(text.slice(d.quote.start, d.quote.end), /\d/u);
        assert.equal(d.from?.known, 'implied');
      }
    }
  });

  it('come only through the judgement, by its threshold, and change no other claim', () => {
    const [language, text] = GOES_ON[0] ?? ['en', ''];
    const { passage, drafts } = read(language, text);
    assert.ok(!drafts.some((d) => d.rule.endsWith('.leftover')));
    const shipped = shippedJudgement();
    const at = (least: number | null): readonly Draft[] => {
      const setting = new Map([...shipped.setting].filter(([name]) => name !== 'leftover'));
      if (least !== null) setting.set('leftover', least);
      return judge(passage, drafts, { ...shipped, setting });
    };
    assert.deepEqual(at(0).slice(0, -1), at(null));
    assert.deepEqual(at(1), at(null));
    assert.equal(at(0).at(-1)?.rule, 'transfer.leftover');
  });
});
