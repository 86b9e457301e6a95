// Verbs that tell of a fall as well as of a count: "vienti laski 10 prosenttia" beside "instituutti laskee, että …". What
// enters: a sentence, a verb. What leaves: whether it tells of a fall, so that its subject says nothing. Data: lexica/LANG/markers.tsv.
import type { Lexicon } from './lexicon.ts';
import { childrenBy, lemmaOf, relationOf, type Tree } from './tree.ts';

/** Whether a verb that may count has a subject and neither a clause nor an object: what falls does so by or to some measure. */
export function isFalling(tree: Tree, verb: number, { markers }: Lexicon): boolean {
  if (markers.get(lemmaOf(tree, verb)) !== 'falls-too' || childrenBy(tree, verb, 'nsubj').length === 0) return false;
  if (childrenBy(tree, verb, 'ccomp', 'xcomp').length > 0) return false;
  if (childrenBy(tree, verb, 'obj').some((c) => !PERCENT.test(lemmaOf(tree, c)))) return false;
  return !SAID.test(relationOf(tree, verb)) || childrenBy(tree, verb, 'obl').some((c) => caseOf(tree, c) === 'Ill');
}

const caseOf = ({ tokens }: Tree, i: number): string => tokens[i]?.feats.Case ?? '';

const PERCENT = /^(?:prosentti|prosenttiyksikkö|%)$/u;

/** Relations of a verb that says behind or within what it says. */
const SAID = /^(?:parataxis|advcl|acl)$/u;
