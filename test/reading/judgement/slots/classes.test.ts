// How a claim is put and what its number is of: what may be chosen, and that weights choose it where they gain enough.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument } from '../../../../src/document/document.ts';
import { LANGUAGES } from '../../../../src/language/languages.ts';
import { namesOf } from '../../../../src/reading/judgement/feature.ts';
import { listFrom, newSheet } from '../../../../src/reading/judgement/sheet.ts';
import { type Classed, classed, TELLS, VALUES, valued } from '../../../../src/reading/judgement/slots/classes.ts';
import { type Standing, standingOf, surroundingsOf } from '../../../../src/reading/judgement/slots/standing.ts';
import { passageOf } from '../../../../src/reading/passage.ts';
import { draftsOf } from '../../../../src/reading/read.ts';

/** Where the transfer of a text stands. */
function standingIn(text: string, language: 'en' | 'fi' = 'en'): Standing {
  const analyser = LANGUAGES.find((l) => l.code === language)?.open();
  assert.ok(analyser);
  const { passage } = passageOf(createDocument(text, { language, published: '2025-06-18' }), analyser);
  const { drafts } = draftsOf(passage);
  const draft = drafts.find((d) => d.frame === 'transfer');
  const standing = draft ? standingOf(surroundingsOf(passage, drafts), draft) : null;
  assert.ok(standing, text);
  return standing;
}

function toldOf(standing: Standing, slot: Classed): readonly string[] {
  const sheet = newSheet();
  TELLS[slot](sheet, standing);
  return namesOf(listFrom(sheet));
}

const ORDERED = 'Germany ordered 30 tanks for Ukraine in 2024.';

describe('slots that every claim has', () => {
  it("may have any value, the rules' own first", () => {
    const values = VALUES.modality(standingIn('Germany has not sent Ukraine 30 tanks.'));
    assert.equal(values[0], 'denied');
    assert.equal(new Set(values).size, 7);
  });

  it('of a number: never a rate or a share that its own words do not make it; nothing where it is a share', () => {
    const [own, ...others] = VALUES.basis(standingIn('Germany sends Ukraine 30 tanks a month.'));
    assert.equal(own, 'rate');
    assert.deepEqual([...others].sort(), ['capacity', 'increment', 'stock', 'total']);
    assert.ok(!VALUES.basis(standingIn(ORDERED)).slice(1).includes('rate'));
    assert.deepEqual(VALUES.basis(standingIn('Germany gave Ukraine tanks.')), []);
  });

  it('become another where the weights gain more than the margin', () => {
    const standing = standingIn(ORDERED);
    const own = standing.draft.modality;
    const other = own === 'planned' ? 'asserted' : 'planned';
    const weights = new Map([[`${other}@transfer|bias`, 1]]);
    assert.equal(classed(standing, 'modality', weights, 0.5).modality, other);
    assert.equal(classed(standing, 'modality', weights, 1.5), standing.draft);
    assert.equal(classed(standing, 'modality', new Map([[`${other}@deployment|bias`, 1]]), 0), standing.draft);
  });

  it("stay another's word where the text cites it, whatever the weights say for its own", () => {
    const standing = standingIn('Germany has sent Ukraine 30 tanks, according to Reuters.');
    assert.equal(standing.draft.modality, 'reported');
    const weights = new Map([
      ['asserted|bias', 3],
      ['claimed|bias', 2],
    ]);
    assert.equal(classed(standing, 'modality', weights, 0.5).modality, 'claimed');
  });

  it('lose the period of a rate with the rate', () => {
    const { draft } = standingIn('Germany sends Ukraine 30 tanks a month.');
    assert.equal(draft.quantity?.per, 'month');
    const now = valued(draft, 'basis', 'total').quantity;
    assert.deepEqual([now?.basis, now?.per, now?.low], ['total', null, draft.quantity?.low]);
  });
});

describe('what speaks for a value', () => {
  it('is the tense and the cues of the verb, who is cited, and when it is', () => {
    const told = toldOf(standingIn('Germany will send Ukraine 30 tanks in 2026, according to Reuters.'), 'modality');
    for (const name of ['cue=planned:false', 'tense=will:Inf', 'when=4:to-come', 'cited=according:reported'])
      assert.ok(told.includes(name), `${name} in ${told.join(' ')}`);
  });

  it('is whether the one that is cited fights the one that it is said of', () => {
    const foe = toldOf(standingIn('North Korea has sent Russia 30 guns, Kyiv said.'), 'modality');
    assert.ok(foe.some((name) => name.startsWith('source:foe=true')));
    const friend = toldOf(standingIn('Germany has sent Ukraine 30 guns, Kyiv said.'), 'modality');
    assert.ok(!friend.some((name) => name.startsWith('source:foe=true')));
  });

  it('is what stands around the number, and what it counts', () => {
    const told = toldOf(standingIn('Saksa luovutti Ukrainalle 30 panssarivaunua.', 'fi'), 'basis');
    for (const name of ['counted=panssarivaunu', 'settled=open:', 'near=ukraina'])
      assert.ok(told.includes(name), `${name} in ${told.join(' ')}`);
  });
});
