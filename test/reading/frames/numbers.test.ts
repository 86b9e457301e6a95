// What numbers may be claimed as: in each frame a number becomes a draft that goes on with the passage, where its words allow
// that frame; the judgement's model of numbers picks the frame and admits few.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../src/document/document.ts';
import { openLanguage } from '../../../src/language/languages.ts';
import type { Draft } from '../../../src/reading/frames/frame.ts';
import { NUMBER_FRAMES, type NumberFrame, numbersIn, readingOf, toldIn } from '../../../src/reading/frames/numbers.ts';
import { CASUALTIES_RULES, DEPLOYMENT_RULES, TRANSFER_RULES } from '../../../src/reading/frames/rules.ts';
import { judge } from '../../../src/reading/judgement/judge.ts';
import { type Judgement, shippedJudgement } from '../../../src/reading/judgement/weights.ts';
import { passageOf } from '../../../src/reading/passage.ts';
import { draftsOf } from '../../../src/reading/read.ts';

const analysers = { en: openLanguage('en'), fi: openLanguage('fi') };
type Code = keyof typeof analysers;

function read(language: Code, text: string) {
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-15' }), analysers[language]);
  return { passage, drafts: draftsOf(passage).drafts };
}

const told = (d: Draft | null): string | null =>
  d &&
  `${d.frame} ${d.from?.id ?? ''}>${d.to?.id ?? ''} ${d.item?.code ?? ''} ${d.quantity?.low ?? ''}${d.outcome ? ` ${d.outcome}` : ''}`;

/** The last number of a text, drafted in a frame. */
function lastAs(language: Code, text: string, frame: NumberFrame): Draft | null {
  const { passage, drafts } = read(language, text);
  const at = numbersIn(passage).at(-1);
  return at ? readingOf(passage, at, frame, toldIn(passage, drafts)) : null;
}

const SHELLS = 'Norway has sent Ukraine 12,000 shells this spring.';
const SOLDIERS = 'North Korea sent 3,000 soldiers to Russia in October.';
const DEAD = 'Norway said that 40 of its soldiers were killed in Kursk.';

const GOES_ON: readonly (readonly [Code, NumberFrame, string, string | null])[] = [
  ['en', 'transfer', `${SHELLS} By the autumn the figure was 45,000.`, 'transfer NO>UA ammunition.artillery 45000'],
  ['en', 'deployment', `${SOLDIERS} The number was 8,000 by the new year.`, 'deployment KP>RU personnel.soldier 8000'],
  ['en', 'casualties', `${DEAD} In May the number was 60.`, 'casualties NO> personnel.soldier 60 killed'],
  ['en', 'statistic', `${SHELLS} Russia's share is 45 per cent.`, 'statistic RU> share 45'],
  [
    'fi',
    'transfer',
    'Norja on toimittanut Ukrainalle 12 000 kranaattia. Syksyllä luku oli 45 000.',
    'transfer NO>UA ammunition.artillery 45000',
  ],
  // What lies frozen in a state is not given to it.
  [
    'fi',
    'transfer',
    'Venäjä toimitti Pohjois-Korealle öljyä. Belgiassa on jäädytettynä 190 miljardia euroa Venäjän keskuspankin varoja.',
    null,
  ],
  // A ceiling is not what was given up to it.
  [
    'fi',
    'transfer',
    'Venäjä on antanut Pohjois-Korealle yli miljoona tynnyriä öljyä. YK:n pakotteiden katto on 500 000 tynnyriä vuodessa.',
    null,
  ],
  // What is not people cannot fall; money neither; soldiers are not given.
  ['en', 'casualties', `${DEAD} It bought 60 tanks.`, null],
  ['en', 'casualties', `${DEAD} It spent $60 million.`, null],
  ['en', 'deployment', `${SOLDIERS} It earned $60 million.`, null],
  ['en', 'transfer', `${SHELLS} It has 60 soldiers there.`, null],
  // What may be given is not given; a number with a draft of another kind in its sentence goes on with that.
  ['en', 'transfer', `${SHELLS} The treaty allows Ukraine to import 45,000 a year.`, null],
  ['en', 'transfer', `${SHELLS} North Korea sent 3,000 soldiers to Russia, and later 1,200 more.`, null],
  // A large number said again without its noun is what it was before; a small one may be another.
  ['en', 'casualties', `${SHELLS} ${DEAD} The 12,000 are for one year.`, null],
  [
    'en',
    'casualties',
    `Norway sent 12 tanks. ${DEAD} In May the number was 12.`,
    'casualties NO> personnel.soldier 12 killed',
  ],
  // A passage that names no party.
  ['en', 'statistic', 'The library bought 45 books.', null],
];

describe('numbers', () => {
  for (const [language, frame, text, expected] of GOES_ON)
    it(`as ${frame}: ${text}`, () => assert.equal(told(lastAs(language, text, frame)), expected));

  it('are prose: no durations, no parts of code or addresses', () => {
    const { passage } = read('en', `${SHELLS} The voyage took 45 days. See /hit=71/ and f(81).`);
    assert.deepEqual(
      numbersIn(passage).map((n) => n.quantity.text),
      ['12,000'],
    );
  });

  it('keep their words in the text, their sides implied and their rule among those declared', () => {
    const rules = new Set([...TRANSFER_RULES, ...DEPLOYMENT_RULES, ...CASUALTIES_RULES].map((r) => r.id));
    for (const [language, frame, text] of GOES_ON) {
      const d = lastAs(language, text, frame);
      if (d === null || frame === 'statistic') continue;
      assert.ok(rules.has(d.rule), d.rule);
      assert.match(text.slice(d.quote.start, d.quote.end), /\d/u);
      assert.equal(d.from?.known, 'implied');
    }
  });

  it('are drafted by the judgement only, in the frame that its model of numbers finds likeliest', () => {
    const { passage, drafts } = read('en', `${SHELLS} By the autumn the figure was 45,000.`);
    assert.ok(!drafts.some((d) => d.rule.endsWith('.number')));
    const before = drafts.filter((d) => d.quote.start < SHELLS.length);
    const shipped = shippedJudgement();
    const setting = new Map([...shipped.setting, ['accept', 0] as const]);
    const framesOf = (number: Judgement['number']): readonly string[] =>
      judge(passage, before, { ...shipped, number, setting, certain: new Map() })
        .filter((d) => d.rule.endsWith('.number') && d.quantity?.text === '45,000')
        .map((d) => d.frame);
    for (const frame of NUMBER_FRAMES) assert.deepEqual(framesOf(new Map([[`${frame}|bias`, 3]])), [frame]);
    assert.deepEqual(framesOf(new Map([['none|bias', 6]])), []);
  });
});

it('a ceiling is no delivery, whoever drafts it', () => {
  const { drafts } = read(
    'fi',
    'Venäjä on antanut Pohjois-Korealle yli miljoona tynnyriä öljyä. YK:n pakotteiden katto on 500 000 tynnyriä vuodessa.',
  );
  const of = drafts.filter((d) => d.quantity?.low === '500000').map((d) => d.frame);
  assert.deepEqual(of, ['statistic']);
});
