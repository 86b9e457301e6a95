// Things of which it is said that there are none for somebody: "no jets for Ukraine", "there will be neither money nor arms for
// Kyiv". What enters: a sentence and a thing of it. What leaves: whether a word of none stands on it.
import { childrenOf, coordinationHead, lemmaOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Whether a word of none stands on the thing or on the first of its list. */
export function isLacking({ tree }: SentenceView, { headToken }: Thing): boolean {
  return [headToken, coordinationHead(tree, headToken)].some((head) =>
    childrenOf(tree, head).some((c) => tree.tokens[c]?.feats.PronType === 'Neg' || lemmaOf(tree, c) === 'neither'),
  );
}
