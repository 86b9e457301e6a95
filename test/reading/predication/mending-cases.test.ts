import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Token } from '../../../src/language/language.ts';
import { mended } from '../../../src/reading/predication/mending.ts';

/** Tokens of a parse written as "text/UPOS/relation/head" or "text/UPOS/relation/head/case", heads counted from 0. */
function parsed(parse: string): readonly Token[] {
  let at = 0;
  return parse.split(' ').map((part) => {
    const [text = '', upos = '', deprel = '', head = '', found] = part.split('/');
    const start = at;
    at += text.length + 1;
    const feats: Record<string, string> = found ? { Case: found } : {};
    if (found && /^(?:VERB|AUX)$/.test(upos)) feats.VerbForm = 'Part';
    return { start, end: start + text.length, text, lemma: text, upos, feats, head: Number(head), deprel } as Token;
  });
}

const shown = (tokens: readonly Token[], which: number): string =>
  `${tokens[which]?.deprel} ${tokens[tokens[which]?.head ?? -1]?.text ?? '-'}`;

describe('what is told by a participle in the genitive', () => {
  for (const relation of ['obl', 'nsubj', 'obj'])
    it(`has its subject before the verb that tells, where the parser hangs it there as ${relation}`, () => {
      const told = parsed(
        `Miesten/NOUN/${relation}/1/Gen sanotaan/VERB/root/-1 olevan/AUX/cop/3/Gen leirillä/NOUN/ccomp/1/Ade`,
      );
      assert.equal(shown(mended(told), 0), 'nsubj leirillä');
    });

  it('has it where the participle is a verb itself', () => {
    const seen = parsed(
      'Kuvissa/NOUN/obl/1/Ine nähtiin/VERB/root/-1 laivojen/NOUN/obj/1/Gen lähtevän/VERB/xcomp/1/Gen',
    );
    assert.equal(shown(mended(seen), 2), 'nsubj lähtevän');
  });

  it('keeps the subject that it has', () => {
    const own = parsed('Kuvan/NOUN/obj/1/Gen nähtiin/VERB/root/-1 laivojen/NOUN/nsubj/3/Gen lähtevän/VERB/xcomp/1/Gen');
    assert.deepEqual(mended(own), own);
  });

  it('is none where the verb behind is no such participle, or the word is in another case or behind a postposition', () => {
    for (const parse of [
      'Kuvan/NOUN/obj/1/Gen lupasi/VERB/root/-1 näyttää/VERB/xcomp/1',
      'Kuva/NOUN/nsubj/1/Nom sanoo/VERB/root/-1 lähtevän/VERB/xcomp/1/Gen',
      'Kuvan/NOUN/obl/2/Gen mukaan/ADP/case/0 nähtiin/VERB/root/-1 lähtevän/VERB/xcomp/2/Gen',
    ])
      assert.deepEqual(mended(parsed(parse)), parsed(parse));
  });
});

describe('two objects of one verb', () => {
  it('are a list where a comma or "ja" stands between them', () => {
    const listed = parsed(
      'Maa/NOUN/nsubj/1/Nom osti/VERB/root/-1 laivat/NOUN/obj/1/Nom ,/PUNCT/punct/5 uutta/ADJ/amod/5/Par öljyä/NOUN/obj/1/Par',
    );
    assert.equal(shown(mended(listed), 5), 'conj laivat');
    const joined = parsed(
      'Maa/NOUN/nsubj/1/Nom osti/VERB/root/-1 laivat/NOUN/obj/1/Nom ja/CCONJ/cc/4 öljyä/NOUN/obj/1/Par',
    );
    assert.equal(shown(mended(joined), 4), 'conj laivat');
  });

  it('stay apart where nothing joins them, or what joins belongs to the second alone', () => {
    for (const parse of [
      'Maa/NOUN/nsubj/1/Nom osti/VERB/root/-1 viikon/NOUN/obj/1/Gen öljyä/NOUN/obj/1/Par',
      'Maa/NOUN/nsubj/1/Nom osti/VERB/root/-1 viikon/NOUN/obj/1/Gen hyvää/ADJ/amod/6/Par ja/CCONJ/cc/5 halpaa/ADJ/conj/3/Par öljyä/NOUN/obj/1/Par',
      'Oman/PROPN/nsubj/1 buys/VERB/root/-1 ships/NOUN/obj/1 ,/PUNCT/punct/4 oil/NOUN/obj/1',
    ])
      assert.deepEqual(mended(parsed(parse)), parsed(parse));
  });
});

describe('what has a postposition', () => {
  it('belongs to the verb of the noun behind it', () => {
    const talks = parsed(
      'Maa/NOUN/nsubj/1/Nom neuvotteli/VERB/root/-1 naapurin/NOUN/nmod/4/Gen kanssa/ADP/case/2 laivoista/NOUN/obl/1/Ela',
    );
    assert.equal(shown(mended(talks), 2), 'obl neuvotteli');
  });

  it('belongs to a participle between', () => {
    const signed = parsed(
      'Maa/NOUN/nsubj/1/Nom rikkoi/VERB/root/-1 naapurin/NOUN/nmod/5/Gen kanssa/ADP/case/2 tehdyn/VERB/acl/5/Gen sopimuksen/NOUN/obj/1/Gen',
    );
    assert.equal(shown(mended(signed), 2), 'obl tehdyn');
  });

  it('stays on the noun before it, and with a preposition on any', () => {
    for (const parse of [
      'Maan/NOUN/nmod:poss/1/Gen sopimus/NOUN/nsubj/4/Nom naapurin/NOUN/nmod/1/Gen kanssa/ADP/case/2 raukesi/VERB/root/-1',
      'Maa/NOUN/nsubj/1/Nom osti/VERB/root/-1 ennen/ADP/case/3 sotaa/NOUN/nmod/4/Par laivoja/NOUN/obj/1/Par',
    ])
      assert.deepEqual(mended(parsed(parse)), parsed(parse));
  });
});

describe('a name before a noun as its title', () => {
  const named = (ending: string, found: string): readonly Token[] =>
    parsed(
      `Oman/PROPN/nsubj/1/Nom kohtasi/VERB/root/-1 San/PROPN/compound:nn/4/Nom Marino${ending}/PROPN/flat:name/2/${found} talossa/NOUN/obl/1/Ine`,
    );

  it('is the verb’s where its last word is inflected, the noun’s owner in the genitive', () => {
    assert.equal(shown(mended(named('a', 'Par')), 2), 'obj kohtasi');
    assert.equal(shown(mended(named('lle', 'All')), 2), 'obl kohtasi');
    assert.equal(shown(mended(named('n', 'Gen')), 2), 'nmod:poss talossa');
  });

  it('is one where it is not inflected', () => {
    assert.deepEqual(mended(named('', 'Nom')), named('', 'Nom'));
  });
});
