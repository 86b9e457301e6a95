// What the choosers of slots may choose from: the rules' own filler first, and the readings that the text allows.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../../src/document/document.ts';
import { LANGUAGES } from '../../../../src/language/languages.ts';
import type { Modality } from '../../../../src/reading/claim.ts';
import { CHOICES, type Chosen, filled } from '../../../../src/reading/judgement/slots/decide.ts';
import { type Standing, standingOf, surroundingsOf } from '../../../../src/reading/judgement/slots/standing.ts';
import { meantDate } from '../../../../src/reading/judgement/slots/when.ts';
import { passageOf } from '../../../../src/reading/passage.ts';
import { draftsOf } from '../../../../src/reading/read.ts';

const english = LANGUAGES.find((l) => l.code === 'en');

/** Where the transfer of a text stands. */
function standingIn(text: string): Standing {
  const analyser = english?.open();
  assert.ok(analyser);
  const { passage } = passageOf(createDocument(text, { language: 'en', published: '2025-06-18' }), analyser);
  const { drafts } = draftsOf(passage);
  const draft = drafts.find((d) => d.frame === 'transfer');
  const standing = draft ? standingOf(surroundingsOf(passage, drafts), draft) : null;
  assert.ok(standing, text);
  return standing;
}

/** The choices of a slot for it. */
const choicesIn = (text: string, slot: Chosen): readonly unknown[] =>
  CHOICES[slot](standingIn(text)).map((c) => c.value());

describe('the choices of a slot', () => {
  it('are a date that may be either as past, or as to come where the claim and the tense over the date say so', () => {
    const datesIn = (text: string) => choicesIn(text, 'when').map((v) => (v as { edtf: string } | null)?.edtf ?? null);
    assert.deepEqual(datesIn('Germany sent Ukraine 30 tanks on Tuesday.'), ['2025-06-17', null]);
    assert.deepEqual(datesIn('Germany will send Ukraine 30 tanks on Tuesday.'), ['2025-06-24', null]);
    assert.deepEqual(datesIn('Germany may send Ukraine 30 tanks in August.'), ['2025-08', null]);
    assert.deepEqual(datesIn('Germany promised in August to send Ukraine 30 tanks.'), ['2024-08', null]);
    assert.deepEqual(datesIn('Germany had been asked in August to send Ukraine 30 tanks.'), ['2024-08', null]);
    assert.deepEqual(datesIn('Berlin said on Tuesday that Germany would send Ukraine 30 tanks.'), [null, '2025-06-17']);
  });

  it('leave a date that may be either to the modality that was chosen at last', () => {
    const standing = standingIn('Germany is to send Ukraine 30 tanks in August.');
    const dated = { ...standing, draft: filled(standing.draft, 'when', CHOICES.when(standing)[0]?.value()) };
    const as = (modality: Modality) => meantDate({ ...dated, draft: { ...dated.draft, modality } })?.edtf;
    assert.equal(as('planned'), '2025-08');
    assert.equal(as('hypothetical'), '2025-08');
    assert.equal(as('asserted'), '2024-08');
  });

  it('are a state that is neither side as a place', () => {
    const names = choicesIn('Germany gave Ukraine 30 tanks in Poland.', 'where').map(
      (v) => (v as { name: string } | null)?.name ?? null,
    );
    assert.ok(names.includes('Poland'), names.join());
    assert.ok(!names.includes('Ukraine'), names.join());
  });

  it('are citations of sentences before, and none', () => {
    const text = 'The war goes on, the Pentagon said. It was raining. Germany gave Ukraine 30 tanks.';
    const origins = choicesIn(text, 'source').map((v) => (v as { origin: string } | null)?.origin ?? null);
    assert.ok(origins.includes('Pentagon') && origins.includes(null), origins.join());
  });

  it('are the citation of the sentence after, and sources that sentences before only name', () => {
    const originsIn = (text: string) =>
      choicesIn(text, 'source').map((v) => (v as { origin: string } | null)?.origin ?? null);
    const after = originsIn('Germany gave Ukraine 30 tanks. So a list of the Pentagon says.');
    assert.ok(after.includes('Pentagon'), after.join());
    const named = originsIn('The new table of the Kiel Institute surprises. It rained. Germany gave Ukraine 30 tanks.');
    assert.ok(named.includes('Kiel Institute'), named.join());
    const cited = originsIn('It rained on the Kiel Institute. Germany gave Ukraine 30 tanks, the Pentagon said.');
    assert.ok(!cited.includes('Kiel Institute'), cited.join());
  });

  it('are dates of the sentences right before, and the first and the last of those before them', () => {
    const text =
      'The list is of March 2025. It has errors. In May 2024 it rained. In 2020 it rained too. It snowed. It thawed. Germany gave Ukraine 30 tanks.';
    const dates = choicesIn(text, 'when').map((v) => (v as { edtf: string } | null)?.edtf ?? null);
    assert.deepEqual(dates.filter((d) => d !== null).sort(), ['2020', '2025-03']);
  });
});
