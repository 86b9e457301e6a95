// What is given for something else: "sent rice in return for shells", "promised recognition in exchange for a strip of coast".
// What enters: a thing in its sentence. What leaves: whether it goes the other way, and the verb that the bargain hangs on.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, lemmaOf, relationOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** "sent rice in return for shells": what hangs on a word of return goes the other way. */
export function isCounter(view: SentenceView, thing: Thing, lexicon: Lexicon): boolean {
  const above = view.tree.heads[thing.headToken] ?? -1;
  const head =
    above !== -1 && relationOf(view.tree, thing.headToken) === 'conj' ? (view.tree.heads[above] ?? -1) : above;
  if (head === -1 || head >= thing.first || view.tree.tokens[head]?.upos !== 'NOUN') return false;
  return lexicon.markers.get(lemmaOf(view.tree, head)) === 'return' && thing.first - head <= 6;
}

/** "promised recognition in exchange for a strip of coast": the verb over the word of return on which a thing hangs. */
export function againstOf(
  { tree }: SentenceView,
  thing: Thing,
  predications: readonly Predication[],
  { markers }: Lexicon,
): Predication | null {
  const above = tree.heads[thing.headToken] ?? -1;
  if (above === -1 || above > thing.first || markers.get(lemmaOf(tree, above)) !== 'return') return null;
  const over = ancestorsOf(tree, above);
  return predications.find((p) => p.entry.wordClass === 'V' && over[0] === p.trigger) ?? null;
}
