import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Token } from '../../../src/language/language.ts';
import { mended } from '../../../src/reading/predication/mending.ts';

/** Tokens of a parse written as "text/UPOS/relation/head", heads counted from 0, "-1" the root's. */
function parsed(parse: string): readonly Token[] {
  let at = 0;
  return parse.split(' ').map((part) => {
    const [text = '', upos = '', deprel = '', head = ''] = part.split('/');
    const start = at;
    at += text.length + 1;
    const feats: Record<string, string> = /^(?:sold|provided|halted|built|said)$/.test(text)
      ? { Tense: 'Past', VerbForm: 'Part' }
      : {};
    return { start, end: start + text.length, text, lemma: text, upos, feats, head: Number(head), deprel } as Token;
  });
}

const shown = (tokens: readonly Token[], ...which: readonly number[]): readonly string[] =>
  which.map((i) => `${tokens[i]?.upos} ${tokens[i]?.deprel} ${tokens[tokens[i]?.head ?? -1]?.text ?? '-'}`);

describe('mended voices', () => {
  it('a past participle has no copula', () => {
    const inverted = parsed(
      'Not/PART/advmod/4 now/ADV/advmod/4 was/AUX/cop/3 Oman/PROPN/nsubj/4 sold/VERB/root/-1 jets/NOUN/obj/4',
    );
    assert.deepEqual(shown(mended(inverted), 2, 3), ['AUX aux:pass sold', 'PROPN nsubj:pass sold']);
    const adjective = parsed('Oman/PROPN/nsubj/2 was/AUX/cop/2 glad/ADJ/root/-1');
    assert.deepEqual(mended(adjective), adjective);
  });

  it('a name behind "by" after what is given is the agent, after what is done its own doer', () => {
    const tail = 'by/ADP/case/6 Oman/PROPN/nmod/4';
    const given = parsed(
      `Kyiv/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 provided/VERB/root/-1 with/ADP/case/4 jets/NOUN/obl/2 ${tail}`,
    );
    assert.deepEqual(shown(mended(given), 6), ['PROPN obl:agent provided']);
    const done = parsed(
      `Kyiv/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 halted/VERB/root/-1 after/ADP/case/4 attacks/NOUN/obl/2 ${tail}`,
    );
    assert.deepEqual(mended(done), done);
  });

  it('"that" in a clause on a noun stands for it where the clause has its own subject', () => {
    const clause = parsed(
      'jets/NOUN/root/-1 that/SCONJ/mark/3 Oman/PROPN/nsubj/3 sold/VERB/acl:relcl/0 Kyiv/PROPN/obj/3',
    );
    assert.deepEqual(shown(mended(clause), 1, 4), ['PRON obj sold', 'PROPN iobj sold']);
    const content = parsed('claims/NOUN/root/-1 that/SCONJ/mark/3 Oman/PROPN/nsubj/3 sold/VERB/acl/0 jets/NOUN/obj/3');
    assert.deepEqual(mended(content), content);
  });

  it('a root in -s with a subject and no copula is a verb', () => {
    const denial = parsed('Oman/PROPN/nsubj/1 denies/NOUN/root/-1 selling/VERB/acl/1 jets/NOUN/obj/2');
    assert.deepEqual(shown(mended(denial), 1, 2), ['VERB root -', 'VERB xcomp denies']);
    const nominal = parsed('Omani/ADJ/amod/1 jets/NOUN/root/-1 selling/VERB/acl/1');
    assert.deepEqual(mended(nominal), nominal);
  });

  it('a name that opens the sentence before a comma is the subject of a verb without one', () => {
    const opening = 'Oman/INTJ/discourse/5 ,/PUNCT/punct/0 too/ADV/advmod/5 ,/PUNCT/punct/5';
    const told = mended(
      parsed(`${opening} has/AUX/aux/5 sold/VERB/root/-1 jets/NOUN/obj/5`).map((t) =>
        t.text === 'has' ? { ...t, feats: { VerbForm: 'Fin' } } : t,
      ),
    );
    assert.deepEqual(shown(told, 0), ['PROPN nsubj sold']);
    const asked = parsed(`${opening} sell/VERB/root/-1 jets/NOUN/obj/4`.replace('discourse/5', 'discourse/4'));
    assert.deepEqual(shown(mended(asked), 0), ['INTJ discourse sell']);
  });

  it('a past form that seems the subject of the verb behind it is a participle on its noun', () => {
    const reduced = parsed(
      'Jets/NOUN/nsubj/1 sold/VERB/nsubj/5 to/ADP/case/3 Oman/PROPN/obl/1 are/AUX/cop/5 old/ADJ/root/-1',
    );
    assert.deepEqual(shown(mended(reduced), 0, 1), ['NOUN nsubj old', 'VERB acl Jets']);
    const told = parsed('Jets/NOUN/nsubj/1 sold/VERB/ccomp/4 ,/PUNCT/punct/4 Oman/PROPN/nsubj/4 said/VERB/root/-1');
    assert.deepEqual(mended(told), told);
  });

  it('a past form with an agent is no clause where a finite verb without a subject follows', () => {
    const start = 'Jets/NOUN/nsubj/1 sold/VERB/root/-1 by/ADP/case/3 Oman/PROPN/obl:agent/1';
    const clause = parsed(`${start} sank/VERB/conj/1 boats/NOUN/obj/4`);
    assert.deepEqual(shown(mended(clause), 0, 1, 4), ['NOUN nsubj sank', 'VERB acl Jets', 'VERB root -']);
    const joined = parsed(`${start} and/CCONJ/cc/5 sank/VERB/conj/1`);
    assert.deepEqual(mended(joined), joined);
  });

  it('a participle with an agent right behind a noun is on it', () => {
    const trailing = parsed(
      'Oman/PROPN/nsubj/1 lost/VERB/root/-1 jets/NOUN/obj/1 built/VERB/advcl/1 by/ADP/case/5 Iran/PROPN/obl:agent/3',
    );
    assert.deepEqual(shown(mended(trailing), 3), ['VERB acl jets']);
    const bare = trailing.filter((_, i) => i < 4);
    assert.deepEqual(mended(bare), bare);
  });

  it('nouns coordinated with the verb of the clause before them are the subject of the one behind', () => {
    const nouns =
      'If/SCONJ/mark/1 allowed/VERB/advcl/7 ,/PUNCT/punct/3 jets/NOUN/conj/1 and/CCONJ/cc/5 guns/NOUN/conj/1';
    const rest = 'be/AUX/aux:pass/7 sold/VERB/root/-1';
    assert.deepEqual(shown(mended(parsed(`${nouns} ${rest}`)), 3, 5), ['NOUN nsubj:pass sold', 'NOUN conj jets']);
    const own = parsed(`${nouns} ${rest} it/PRON/nsubj:pass/7`);
    assert.deepEqual(mended(own), own);
  });
});
