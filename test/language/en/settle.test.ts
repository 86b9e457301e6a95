import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openEnglish } from '../../../src/language/en/english.ts';
import { countedNouns, describeForm, finiteParticiple, missedVerb } from '../../../src/language/en/settle.ts';

const PARTICIPLE = 'VERB|Tense=Past|VerbForm=Part|Voice=Pass';
const NAME = 'PROPN|Number=Sing';
const NOUN = 'NOUN|Number=Plur';

describe('names that open a sentence', () => {
  test('a state or capital at the start is a name; elsewhere, and other words, the tagger decides', () => {
    assert.deepEqual(describeForm('Poland', true).candidates, [NAME]);
    assert.deepEqual(describeForm('Moscow', true).candidates, [NAME]);
    assert.equal(describeForm('Poland', false).candidates, null);
    assert.equal(describeForm('Weapons', true).candidates, null);
  });

  test('the participle after it, with an object behind, is the verb of a sentence that has none', () => {
    assert.match(finiteParticiple([NAME, PARTICIPLE, NOUN])[1]!, /VerbForm=Fin/u);
    assert.match(finiteParticiple([NAME, NAME, PARTICIPLE, 'NUM|NumType=Card', NOUN])[2]!, /VerbForm=Fin/u);
    assert.match(finiteParticiple(['DET', NOUN, PARTICIPLE, 'ADP', NAME, 'PUNCT'])[2]!, /VerbForm=Fin/u);
    for (const tags of [
      ['DET', NOUN, PARTICIPLE, 'ADP', NAME],
      ['DET', NOUN, PARTICIPLE, 'ADP', NAME, PARTICIPLE, 'PUNCT'],
      ['DET', NOUN, 'AUX|VerbForm=Inf', PARTICIPLE, 'PUNCT'],
      [NAME, PARTICIPLE, 'ADP', NOUN],
      [NOUN, PARTICIPLE, NOUN],
      [PARTICIPLE, NOUN],
      [NAME, PARTICIPLE, NOUN, 'VERB|Mood=Ind|Tense=Past|VerbForm=Fin'],
      [NAME, 'ADP', PARTICIPLE, NOUN],
    ])
      assert.equal(finiteParticiple(tags), tags);
  });

  test('what is counted is a noun, but for a number that belongs to a name before it', () => {
    const present = 'VERB|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin';
    const count = 'NUM|NumType=Card';
    assert.equal(countedNouns([NAME, present, count, present])[3], 'NOUN|Number=Plur');
    assert.equal(countedNouns([NAME, present, count, count, present])[4], 'NOUN|Number=Plur');
    assert.deepEqual(
      countedNouns([NAME, NOUN, count, present], () => [NOUN, present]),
      [NAME, present, count, NOUN],
    );
    for (const tags of [
      [NAME, count, present],
      [NOUN, count, present, NOUN],
      [NAME, 'ADP', present],
    ])
      assert.equal(countedNouns(tags), tags);
  });

  test('the one noun that can be a verb is it where a closed sentence has none', () => {
    const past = 'VERB|Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin';
    const tags = ['ADJ|Degree=Pos', NOUN, 'NOUN|Number=Sing', 'ADP', NOUN, 'PUNCT'];
    const either = () => ['NOUN|Number=Sing', past];
    assert.equal(missedVerb(tags, either)[2], past);
    assert.equal(
      missedVerb(tags, () => [NOUN]),
      tags,
    );
    assert.equal(missedVerb(tags.slice(0, -1), either).includes(past), false);
    assert.equal(missedVerb([past, ...tags], either)[3], 'NOUN|Number=Sing');
  });

  test("a type's designation is never several things", () => {
    assert.ok(describeForm('Mi-24', false).candidates?.every((tag) => !tag.includes('Plur')));
    assert.equal(describeForm('F-16s', false).candidates, null);
  });

  test('the whole analyser takes the name for the subject', () => {
    const analyser = openEnglish();
    for (const text of ['Moscow promised oil to Pyongyang.', 'Poland sent tanks.', 'Norway pledged howitzers.']) {
      const tokens = analyser.analyse(text)[0]!.tokens;
      assert.equal(tokens[1]!.feats.VerbForm, 'Fin', text);
      assert.deepEqual([tokens[0]!.upos, tokens[0]!.head, tokens[0]!.deprel], ['PROPN', 1, 'nsubj'], text);
    }
  });
});
