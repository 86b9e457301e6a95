// What is held down by a rule: "caps supplies to X at 500,000 barrels", "controls exports of chips". What enters: a sentence
// and a token of it. What leaves: whether a word of restraint stands over the token's phrase: then the text tells of a measure,
// and of nothing that was given.
import type { QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { ancestorsOf, childrenOf, lemmaOf, partOf, relationOf, type Tree, textOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';

/** Relations by which words belong to one phrase, or a phrase to its verb. */
const WITHIN = /^(?:obj|nsubj|nmod|obl|compound|nummod|conj|appos)$/u;

/** Whether a rule holds down the phrase in which a token stands. */
export function isRestrained({ tree }: SentenceView, token: number, lexicon: Lexicon): boolean {
  let below = token;
  if (isCapped(tree, token, lexicon)) return true;
  for (const at of ancestorsOf(tree, token)) {
    if (!WITHIN.test(relationOf(tree, below))) return false;
    if (partOf(tree, at, lexicon) === 'restrains' && holdsDown(tree, at, below)) return true;
    if (tree.tokens[at]?.upos === 'VERB') return false;
    below = at;
  }
  return false;
}

/** A verb holds down its object, or its subject in the passive; a noun what stands behind "on" ("controls on exports"). */
function holdsDown(tree: Tree, at: number, below: number): boolean {
  const marked = (words: RegExp): boolean => childrenOf(tree, below).some((c) => words.test(lemmaOf(tree, c)));
  if (tree.tokens[at]?.upos === 'NOUN') return marked(/^on$/u);
  // "limiting the flow": what goes on is to be held down.
  if (/ing$/u.test(textOf(tree, at))) return false;
  const deprel = tree.tokens[below]?.deprel ?? '';
  return deprel === 'obj' || deprel === 'nsubj:pass' || (deprel.startsWith('obl') && marked(UP_TO));
}

/** Prepositions of what something is held down to. */
const UP_TO = /^(?:at|to)$/u;

/** "a UN resolution caps supplies at 500,000": the verb taken for a noun before its object, a number held down to behind. */
function isCapped(tree: Tree, token: number, lexicon: Lexicon): boolean {
  const caps = childrenOf(tree, token).some(
    (c) => c < token && /^(?:compound|nsubj)$/u.test(relationOf(tree, c)) && partOf(tree, c, lexicon) === 'restrains',
  );
  return caps && tree.tokens.some((t, i) => i > token && t.upos === 'NUM' && UP_TO.test(textOf(tree, i - 1)));
}

/** "UN rules cap exports to X at 500,000 barrels a year": what a word of restraint before it holds down to a number is no figure. */
export const isHeldDownTo = ({ tree }: SentenceView, { first }: QuantityMention, lexicon: Lexicon): boolean =>
  UP_TO.test(textOf(tree, first - 1)) &&
  tree.tokens.some((_, i) => i < first && partOf(tree, i, lexicon) === 'restrains');
