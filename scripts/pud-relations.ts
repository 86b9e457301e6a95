// The relations of English PUD in the manner of EWT. What enters: a sentence of PUD with the features of EWT (adopt.ts). What leaves: the
// same with the subtypes that EWT has and PUD writes in another way: who does what a passive says, and times and measures
// that go without a preposition with what is no noun.
import type { GoldSentence, GoldToken } from '../src/language/model/conllu.ts';

const NO_NOUN: ReadonlySet<string> = new Set(['VERB', 'ADJ', 'ADV']);

function relationOf({ deprel, head }: GoldToken, i: number, tokens: readonly GoldToken[]): string {
  const above = tokens[head];
  if (deprel === 'nmod:unmarked' && NO_NOUN.has(above?.upos ?? '')) return 'obl:unmarked';
  const isBy = tokens.some((one) => one.head === i && one.deprel === 'case' && one.form.toLowerCase() === 'by');
  return deprel === 'obl' && above?.feats.Voice === 'Pass' && isBy ? 'obl:agent' : deprel;
}

/** A sentence with EWT's relations. */
export const withRelationsOfEwt = (sentence: GoldSentence): GoldSentence => ({
  ...sentence,
  tokens: sentence.tokens.map((token, i) => ({ ...token, deprel: relationOf(token, i, sentence.tokens) })),
});
