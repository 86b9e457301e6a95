// Numbers of what is used or made where the tree gives none: the verb stands right before the number ("fire perhaps
// 20,000", "turn out a million a year"), or behind it in its own clause ("nine of which were shot down"). What enters: a
// sentence, a number, the lexicon. What leaves: the token of the verb and its sense. Forms and base forms count, not tags.
import { wordKinds } from '../../base/word-kinds.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { childrenBy } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

export type UseWord = { readonly token: number; readonly sense: string };

/** What becomes of arms by a verb of their use: made, used, shot down, lost (data/lexica/use-results.tsv). */
export const resultOf = (sense: string, verb: string): string =>
  sense === 'produce' ? 'made' : (wordKinds('lexica/use-results.tsv').of(verb) ?? 'used');

/** The verb at a token, with its particle where the two are one in that table ("shot down", "ampui alas"). */
export function verbAt({ tree }: SentenceView, token: number): string {
  const [lemma, next] = [tree.lemmas[token] ?? '', tree.lemmas[token + 1] ?? ''];
  return wordKinds('lexica/use-results.tsv').of(`${lemma} ${next}`) === undefined ? lemma : `${lemma} ${next}`;
}

/** Tokens between a verb and its number, at most. */
const BEFORE = 3;
/** Tokens between a number and a verb behind it, at most. */
const BEHIND = 8;

/** The verb of use or making that stands right before the number; what a number or an adjective stands before is a noun ("152-mm shells"). */
export function verbBefore(view: SentenceView, q: QuantityMention, lexicon: Lexicon): UseWord | null {
  const { tokens } = view.tree;
  for (let i = q.first - 1; i >= 0 && q.first - i <= BEFORE; i -= 1) {
    const sense = senseAt(view, i, lexicon);
    if (sense !== null && !isNoun(view, i)) return { token: i, sense };
    if (/^(?:NOUN|PROPN|PRON|VERB)$/u.test(tokens[i]?.upos ?? '') || /^[,;:]$/u.test(tokens[i]?.text ?? ''))
      return null;
  }
  return null;
}

/** Whether what stands before a word, or counts it, shows that it is a noun: "the shells", "152 mm shells". */
const isNoun = ({ tree }: SentenceView, token: number): boolean =>
  /^(?:DET|ADJ|ADP|NUM)$/u.test(tree.tokens[token - 1]?.upos ?? '') ||
  (tree.tokens[token]?.upos === 'NOUN' && childrenBy(tree, token, 'nummod', 'compound').length > 0);

/** "nine of which were shot down", "six of them are launched": the verb behind a part of what was named. */
export function verbBehind(view: SentenceView, q: QuantityMention, lexicon: Lexicon): UseWord | null {
  const { tokens } = view.tree;
  if (!/^(?:of|joista|niistä)$/iu.test(tokens[q.last]?.text ?? '')) return null;
  for (let i = q.last; i < tokens.length && i - q.last <= BEHIND; i += 1) {
    if (/^[;:.]$/u.test(tokens[i]?.text ?? '')) return null;
    const sense = senseAt(view, i, lexicon);
    if (sense === 'use') return { token: i, sense };
  }
  return null;
}

/** The sense of use or making that a word has as a verb, or null. */
export function senseAt(view: SentenceView, token: number, lexicon: Lexicon): string | null {
  const word = view.tree.tokens[token];
  if (!word) return null;
  const next = view.tree.tokens[token + 1]?.lemma.toLowerCase() ?? '';
  const lemma = word.lemma.toLowerCase();
  const parted = view.tree.tokens[token + 1]?.deprel !== 'advmod';
  const entries = (parted ? lexicon.triggers.get(`${lemma} ${next}`) : undefined) ?? lexicon.triggers.get(lemma) ?? [];
  return entries.find((e) => e.family === 'statistic' && e.wordClass === 'V')?.sense ?? null;
}
