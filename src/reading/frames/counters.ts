// What is given for something else: "sent rice in return for shells", "promised recognition in exchange for a strip of coast".
// What enters: a thing in its sentence. What leaves: whether it goes the other way, and the verb that the bargain hangs on.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, lemmaOf, relationOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** "sent rice in return for shells": what hangs on a word of return goes the other way. */
export const isCounter = (view: SentenceView, thing: Thing, lexicon: Lexicon): boolean =>
  returnOver(view, thing, lexicon) !== -1;

/** Tokens between a word of return and what is given in return, at most. */
const APART = 6;

/** The noun of return that a thing hangs on, or the one right before its preposition, whatever that hangs on; else -1. */
function returnOver({ tree }: SentenceView, thing: Thing, { markers }: Lexicon): number {
  const isReturn = (i: number): boolean =>
    tree.tokens[i]?.upos === 'NOUN' && thing.first - i <= APART && markers.get(lemmaOf(tree, i)) === 'return';
  const above = tree.heads[thing.headToken] ?? -1;
  const head = above !== -1 && relationOf(tree, thing.headToken) === 'conj' ? (tree.heads[above] ?? -1) : above;
  if (head !== -1 && head < thing.first && isReturn(head)) return head;
  let before = thing.first - 1;
  while (before > 0 && /^(?:DET|ADJ|NUM|SYM)$/u.test(tree.tokens[before]?.upos ?? '')) before -= 1;
  return tree.tokens[before]?.upos === 'ADP' && isReturn(before - 1) ? before - 1 : -1;
}

/** "promised recognition in exchange for a strip of coast": the verb over the word of return on which a thing hangs. */
export function againstOf(
  view: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  lexicon: Lexicon,
): Predication | null {
  const word = returnOver(view, thing, lexicon);
  if (word === -1) return null;
  // The word hangs on the verb or on what is promised.
  const over = ancestorsOf(view.tree, word).slice(0, 2);
  return predications.find((p) => p.entry.wordClass === 'V' && over.includes(p.trigger)) ?? null;
}
