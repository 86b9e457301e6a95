// The judgement decides: without its weights the rules' own choices stand, with them sides, acceptance and certainty change.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseTsv } from '../../../src/base/data.ts';
import { createDocument } from '../../../src/document/document.ts';
import type { Sentence, Token, Upos } from '../../../src/language/language.ts';
import type { PartySlot } from '../../../src/reading/claim.ts';
import { discourseOf } from '../../../src/reading/discourse/discourse.ts';
import type { Draft, Passage, SentenceView } from '../../../src/reading/frames/frame.ts';
import { featureNamed, namesOf } from '../../../src/reading/judgement/feature.ts';
import { judge } from '../../../src/reading/judgement/judge.ts';
import { scoreOf, sigmoid, softmax, weigherOf } from '../../../src/reading/judgement/linear.ts';
import { groundOf } from '../../../src/reading/judgement/parties-named.ts';
import { reasonsFor, weightiest } from '../../../src/reading/judgement/reasons.ts';
import { choicesOf } from '../../../src/reading/judgement/roles.ts';
import { newSheet, tellAll } from '../../../src/reading/judgement/sheet.ts';
import { type Judgement, judgementOf, shippedJudgement } from '../../../src/reading/judgement/weights.ts';
import type { PartyMention } from '../../../src/reading/mentions/mention.ts';
import { findPredications } from '../../../src/reading/predication/find.ts';
import { lexiconOf } from '../../../src/reading/predication/lexicon.ts';
import { treeOf } from '../../../src/reading/predication/tree.ts';

type Word = readonly [text: string, lemma: string, upos: Upos, head: number, deprel: string];

/** "NAME gave NAME drones." with the two names as given: parsed by hand. */
function passageWith(giver: PartyName, receiver: PartyName): Passage {
  const words: readonly Word[] = [
    [giver.name, giver.name, 'PROPN', 1, 'nsubj'],
    ['gave', 'give', 'VERB', -1, 'root'],
    [receiver.name, receiver.name, 'PROPN', 1, 'iobj'],
    ['drones', 'drone', 'NOUN', 1, 'obj'],
    ['.', '.', 'PUNCT', 1, 'punct'],
  ];
  const tokens: Token[] = [];
  let at = 0;
  for (const [text, lemma, upos, head, deprel] of words) {
    tokens.push({ text, lemma, upos, feats: {}, head, deprel, start: at, end: at + text.length });
    at += text.length + 1;
  }
  const text = words.map(([word]) => word).join(' ');
  const sentence: Sentence = { start: 0, end: text.length, tokens };
  const tree = treeOf(sentence);
  const party = (token: number, id: string): PartyMention => {
    const { start = 0, end = 0, text: said = '' } = tokens[token] ?? {};
    const place = { start, end, text: said, first: token, last: token + 1, headToken: token };
    return { ...place, type: 'party', id, manner: 'name', name: null, group: null };
  };
  const { start = 0, end = 0 } = tokens[3] ?? {};
  const view: SentenceView = {
    index: 0,
    sentence,
    tree,
    mentions: {
      quantities: [],
      dates: [],
      places: [],
      sources: [],
      parties: [party(0, giver.id), party(2, receiver.id)],
      items: [{ type: 'item', code: 'drone', start, end, text: 'drones', first: 3, last: 4, headToken: 3 }],
    },
    predications: findPredications(tree, lexiconOf('en')),
  };
  const document = createDocument(text, { language: 'en', published: '2025-05-05' });
  return {
    document,
    language: 'en',
    context: { text, language: 'en', published: '2025-05-05' },
    sentences: [view],
    discourse: discourseOf([view], lexiconOf('en')),
  };
}

type PartyName = { readonly id: string; readonly name: string };
const SWEDEN: PartyName = { id: 'SE', name: 'Sweden' };
const LATVIA: PartyName = { id: 'LV', name: 'Latvia' };
const implied = (id: string): PartySlot => ({ id, text: null, start: null, end: null, known: 'implied' });
const stated = (id: string): PartySlot => ({ ...implied(id), known: 'stated' });

function draftOf(passage: Passage, from: PartySlot | null, to: PartySlot | null): Draft {
  const item = passage.sentences[0]?.mentions.items[0];
  assert.ok(item);
  const { start, end, text, code } = item;
  const open = { quantity: null, when: null, where: null, source: null } as const;
  return {
    ...open,
    frame: 'transfer',
    rule: 'transfer.give',
    from,
    to,
    item: { code, text, start, end },
    modality: 'asserted',
    quote: { start: 0, end },
  };
}

const EMPTY: Judgement = judgementOf([]);
const sidesOf = (drafts: readonly Draft[]): string => drafts.map((d) => `${d.from?.id}→${d.to?.id}`).join(' ');

describe('the shipped weights', () => {
  it('load, and hold a weight for every model that they name', () => {
    const shipped = shippedJudgement();
    for (const model of ['roles', 'accept', 'certain'] as const) assert.ok(shipped[model].size > 100, model);
    assert.ok(shipped.setting.has('accept'));
  });

  it('know no party and no kind of goods by name: roles are told by structure', () => {
    const names = /\|.*\b(?:RU|UA|KP|KR|US|CN|IR|DE|GB|FI|SE|EU|NATO|ammunition|missile|drone|weapon)\b/;
    assert.deepEqual(
      [...shippedJudgement().roles.keys()].filter((f) => names.test(f)),
      [],
    );
  });

  it('are refused where a line is no weight', () => {
    for (const bad of ['roles\tx\t', 'roles\t\t1', 'rolls\tx\t1', 'roles\tx\tone'])
      assert.throws(() => judgementOf(parseTsv(`model\tfeature\tweight\n${bad}\n`)), SyntaxError, bad);
  });
});

describe('roles', () => {
  const passage = passageWith(SWEDEN, LATVIA);
  const wrong = draftOf(passage, implied('LV'), implied('SE'));

  it('stay the rules’ without weights', () => {
    assert.equal(sidesOf(judge(passage, [wrong], EMPTY)), 'LV→SE');
    const open: Judgement = { ...EMPTY, setting: new Map([['role.transfer', 0]]) };
    assert.equal(sidesOf(judge(passage, [wrong], open)), 'LV→SE');
  });

  it('follow the weights, with the words of the party and the reasons', () => {
    const weights = new Map([
      ['from|as:nsubj', 2],
      ['to|as:iobj', 2],
    ]);
    const judged = judge(passage, [wrong], { ...EMPTY, roles: weights, setting: new Map([['role.transfer', 0.5]]) });
    assert.equal(sidesOf(judged), 'SE→LV');
    assert.equal(judged[0]?.from?.text, 'Sweden');
    assert.equal(judged[0]?.from?.known, 'stated');
    assert.match(judged[0]?.from?.rule ?? '', /^judged.*as:nsubj/);
    assert.equal(passage.document.text.slice(judged[0]?.to?.start ?? 0, judged[0]?.to?.end ?? 0), 'Latvia');
  });

  it('need more than the margin to leave the rules', () => {
    const weights = new Map([
      ['from|as:nsubj', 0.4],
      ['to|rule', 1],
    ]);
    const at = (margin: number): string =>
      sidesOf(
        judge(passage, [draftOf(passage, null, implied('LV'))], {
          ...EMPTY,
          roles: weights,
          setting: new Map([['role.transfer', margin]]),
        }),
      );
    assert.equal(at(0.2), 'SE→LV');
    assert.equal(at(0.6), 'undefined→LV');
  });

  it('turn round when the statement does: the same features for whoever stands there', () => {
    const reversed = passageWith(LATVIA, SWEDEN);
    const featuresOf = (p: Passage, giver: string, receiver: string): readonly (readonly string[])[] => {
      const draft = draftOf(p, stated(giver), stated(receiver));
      const ground = groundOf(p, [draft]);
      const choices = choicesOf(ground, draft);
      assert.ok(choices);
      return (['from', 'to'] as const).flatMap((side) =>
        [giver, receiver].map((id) => namesOf(choices[side].find((c) => c.id === id)?.features ?? [])),
      );
    };
    assert.deepEqual(featuresOf(passage, 'SE', 'LV'), featuresOf(reversed, 'LV', 'SE'));
    const known = shippedJudgement();
    const read = (p: Passage): string =>
      sidesOf(
        judge(p, [draftOf(p, null, null)], {
          ...known,
          accept: new Map(),
          certain: new Map(),
          setting: new Map([['role.transfer', 0]]),
        }),
      );
    assert.equal(read(passage), 'SE→LV');
    assert.equal(read(reversed), 'LV→SE');
  });

  it('are told what is publicly known of a party only where the sentence does not state both', () => {
    const toldOf = (giver: PartySlot | null, receiver: PartySlot | null): readonly string[] => {
      const draft = draftOf(passage, giver, receiver);
      const choices = choicesOf(groundOf(passage, [draft]), draft);
      return namesOf(choices?.from.find((c) => c.id === 'SE')?.features ?? []).filter((f) =>
        /^(?:customers|at-war)/.test(f),
      );
    };
    assert.deepEqual(toldOf(stated('SE'), implied('LV')), ['customers:9']);
    assert.deepEqual(toldOf(stated('SE'), stated('LV')), []);
  });

  it('are told who did the last deed of another kind before, but not of figures', () => {
    const own = draftOf(passage, null, null);
    const deed: Draft = { ...draftOf(passage, stated('SE'), stated('LV')), quote: { start: 0, end: own.quote.end } };
    const toldOf = (frame: Draft['frame'], id: string): readonly string[] => {
      const draft: Draft = { ...own, frame, quote: { start: 5, end: own.quote.end } };
      const choices = choicesOf(groundOf(passage, [deed, draft]), draft);
      return namesOf(choices?.from.find((c) => c.id === id)?.features ?? []).filter((f) => f.startsWith('prior'));
    };
    assert.deepEqual(toldOf('position', 'SE'), ['prior-from:transfer:near']);
    assert.deepEqual(toldOf('position', 'LV'), ['prior-to:transfer:near']);
    assert.deepEqual(toldOf('transfer', 'SE'), []);
    assert.deepEqual(toldOf('statistic', 'SE'), []);
  });

  it('leave givers apart that the rules read apart', () => {
    const two = [draftOf(passage, implied('SE'), null), draftOf(passage, implied('LV'), null)];
    const weights = new Map([['from|as:nsubj', 9]]);
    const judged = judge(passage, two, { ...EMPTY, roles: weights, setting: new Map([['role.transfer', 0]]) });
    assert.deepEqual(
      judged.map((d) => d.from?.id),
      ['SE', 'LV'],
    );
  });
});

describe('acceptance and certainty', () => {
  const passage = passageWith(SWEDEN, LATVIA);
  const draft = draftOf(passage, implied('SE'), implied('LV'));

  it('drops what is less likely a claim than the threshold', () => {
    const accept = new Map([['bias', -1]]);
    assert.equal(judge(passage, [draft], { ...EMPTY, accept, setting: new Map([['accept', 0.3]]) }).length, 0);
    assert.equal(judge(passage, [draft], { ...EMPTY, accept, setting: new Map([['accept', 0.2]]) }).length, 1);
  });

  it('gives each claim its certainty and what moved it', () => {
    const [judged] = judge(passage, [draft], { ...EMPTY, certain: new Map([['from:implied:words', -1]]) });
    assert.equal(judged?.certainty, 0.269);
    assert.deepEqual(judged?.reasons, ['-1.00 from:implied:words']);
  });

  it('drops what would be wrong four times in five, but not of a list whose other things stand', () => {
    const [faint, sure] = [draft, draftOf(passage, stated('SE'), implied('LV'))];
    const unsure = { ...EMPTY, certain: new Map([['from:implied:words', -3]]) };
    const read = (...drafts: readonly Draft[]): number => judge(passage, drafts, unsure).length;
    assert.equal(read(faint), 0);
    assert.equal(read(sure), 1);
    assert.equal(read(faint, sure), 2);
    assert.equal(read(faint, { ...sure, to: implied('NO') }), 1, 'other sides');
    assert.equal(read(faint, { ...sure, rule: 'transfer.flow' }), 1, 'another rule');
  });

  it('is the same every time', () => {
    const once = JSON.stringify(judge(passage, [draft], shippedJudgement()));
    assert.equal(JSON.stringify(judge(passage, [draft], shippedJudgement())), once);
  });
});

describe('linear models', () => {
  it('give probabilities', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 9 }), (scores) => {
        const p = softmax(scores);
        assert.ok(Math.abs(p.reduce((a, b) => a + b, 0) - 1) < 1e-9);
        assert.equal(p.indexOf(Math.max(...p)), p.indexOf(p[scores.indexOf(Math.max(...scores))] ?? -1));
      }),
    );
    assert.equal(sigmoid(0), 0.5);
  });

  it('tell what decided', () => {
    const weights = new Map([
      ['from|a', 2],
      ['from|b', -1],
      ['x|a', 1],
    ]);
    assert.equal(scoreOf(weights, ['from|a', 'from|b', 'unknown']), 1);
    const [a, b] = [featureNamed('a'), featureNamed('b')];
    assert.deepEqual(namesOf(reasonsFor(weights, ['from'], [a], [b])), ['a', 'b']);
    const weigh = weigherOf(weights, ['from', 'x']);
    const sheet = newSheet();
    tellAll(sheet, [b, a, b]);
    assert.deepEqual(weightiest(weigh, sheet), ['+3.00 a', '-2.00 b']);
    assert.deepEqual(weightiest(weigh, sheet, 1), ['+3.00 a']);
  });
});
