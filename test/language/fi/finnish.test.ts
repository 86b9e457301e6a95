import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openFinnish } from '../../../src/language/fi/finnish.ts';
import type { Token } from '../../../src/language/language.ts';
import { analyserContract } from '../analyser-contract.ts';
import { skip } from './open.ts';

analyserContract(
  'Finnish',
  openFinnish,
  [
    'Satama sulki porttinsa 24.2.2022. Laivat eivät lähteneet, koska myrsky oli kova. Kapteeni kertoi, ettei lasti kärsinyt.',
    'Myrsky laantui illalla. Laivat lähtivät satamasta, ja kapteeni kiitti 1 200:aa auttajaa.',
  ],
  skip,
);

const tokensOf = (text: string): readonly Token[] =>
  openFinnish()
    .analyse(text)
    .flatMap(({ tokens }) => tokens);

const token = (text: string, word: string): Token => tokensOf(text).find((one) => one.text === word)!;

describe('the Finnish analyser', { skip }, () => {
  test('lemma, features and parts come from the chosen reading', () => {
    const trucks = token('Naapurimaa lähetti kuorma-autoja rajalle.', 'kuorma-autoja');
    assert.equal(trucks.lemma, 'kuorma-auto');
    assert.deepEqual([trucks.upos, trucks.feats.Case, trucks.feats.Number], ['NOUN', 'Par', 'Plur']);
    assert.deepEqual(trucks.parts, ['kuorma', 'auto']);
    assert.equal(token('Hän lähti laivoineen.', 'lähti').parts, undefined);
  });

  test('subject and object hang on their verb, roles by case', () => {
    const tokens = tokensOf('Norja myi Ruotsille laivan.');
    const [giver, verb, receiver, goods] = tokens as [Token, Token, Token, Token];
    assert.equal(verb.deprel, 'root');
    assert.deepEqual([giver.deprel, receiver.deprel, goods.deprel], ['nsubj', 'obl', 'obj']);
    assert.deepEqual([giver.head, receiver.head, goods.head], [1, 1, 1]);
  });

  test('the text settles the base form of a name that the dictionary does not know', () => {
    const last = (text: string): string | undefined =>
      tokensOf(text).find(({ text: word }) => word === 'Kuzadimin')?.lemma;
    assert.equal(last('Kapteeni Kuzadimin laiva lähti.'), 'Kuzadim');
    assert.equal(last('Kapteeni Kuzadimin laiva lähti. Kuzadimi jäi rannalle.'), 'Kuzadimi');
  });

  test('a word that goes by itself with its verb is an adverb, with a noun a postposition', () => {
    const alone = token('Vene upposi ja lapset jäivät alle.', 'alle');
    assert.deepEqual([alone.upos, alone.deprel], ['ADV', 'advmod']);
    const withNoun = token('Lapset jäivät veneen alle.', 'alle');
    assert.deepEqual([withNoun.upos, withNoun.deprel], ['ADP', 'case']);
  });

  test('a grown negation is an auxiliary of its own', () => {
    const ei = token('Ministeri sanoi, ettei maa lähettänyt laivoja.', 'ei');
    assert.deepEqual([ei.upos, ei.lemma, ei.feats.Polarity], ['AUX', 'ei', 'Neg']);
    assert.equal(token('Ministeri sanoi, ettei maa lähettänyt laivoja.', 'ett').lemma, 'että');
  });

  test('a decomposed text has the same lemmas as a composed one', () => {
    const text = 'Ministeri kävi pääkaupungissa eilen.';
    const lemmas = (one: string) => tokensOf(one).map(({ lemma }) => lemma);
    assert.deepEqual(lemmas(text.normalize('NFD')), lemmas(text));
  });
});
