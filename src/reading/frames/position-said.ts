// What is said beside, or instead of, a clause that the tree hangs on its verb: each further clause of a list ("said that A and
// that B"), and in languages of cases what an inflected participle says ("sanoi torjuneensa ajatuksen", "sanoi X:n leikkivän
// tulella"), by the order of words. What enters: a sentence, one of its citations by a verb. What leaves: stretches of tokens.
import { COLON, COMMA, END, punctuationOf, QUOTE, signAt } from '../predication/punctuation.ts';
import { childrenBy, isVerbal, lemmaOf, type Tree, textOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import { endFrom } from './position-spoken.ts';
import { clauseStretch } from './stretch.ts';

export type Stretch = { readonly first: number; readonly last: number };

/** Clauses of a list that are told apart, at most. */
const MOST = 4;
const THAT = /^(?:that|että)$/u;

/** The further clauses of what is said: those coordinated with it that have a subject or a "that" of their own. */
export function saidBeside({ tree }: SentenceView, complement: number): readonly Stretch[] {
  return childrenBy(tree, complement, 'conj')
    .filter(
      (c) =>
        childrenBy(tree, c, 'nsubj').some((s) => s < c || tree.tokens[s]?.feats.Case !== undefined) ||
        childrenBy(tree, c, 'mark').some((m) => THAT.test(lemmaOf(tree, m))),
    )
    .slice(0, MOST)
    .map((c) => clauseStretch(tree, c));
}

/** Tokens between a verb of speech and the participle of what is said, at most. */
const REACH = 7;

/** What a participle in the genitive, or with its subject's suffix, says behind a verb of speech; null where none stands. */
export function saidInParticiple({ tree }: SentenceView, verb: number): Stretch | null {
  const signs = punctuationOf(tree);
  for (let k = verb + 1; k <= Math.min(verb + REACH, tree.tokens.length - 1); k += 1) {
    if ((signAt(signs, k) & (COMMA | QUOTE | COLON | END)) !== 0 || tree.tokens[k]?.upos === 'CCONJ') return null;
    if (isTold(tree, k)) return { first: verb, last: endFrom(tree, k + 1) };
  }
  return null;
}

/** "torjuneensa", "leikkivän", "olevan": a participle that tells, not one that stands before its noun. */
function isTold(tree: Tree, k: number): boolean {
  const token = tree.tokens[k];
  const { VerbForm, Case, 'Person[psor]': own } = token?.feats ?? {};
  if (Case !== 'Gen') return false;
  if (own !== undefined) return OWN_ACT.test(textOf(tree, k));
  if (VerbForm !== 'Part' || !isVerbal(token)) return false;
  const next = tree.tokens[k + 1];
  return lemmaOf(tree, k) === 'olla' || next?.feats.Case !== 'Gen' || !/^(?:NOUN|ADJ|PROPN)$/u.test(next.upos);
}

/** Endings of a participle whose subject is who says it. */
const OWN_ACT = /(?:vansa|vänsä|neensa|neensä)$/u;
