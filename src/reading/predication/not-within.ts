// What a denied verb of holding or permitting would hold or permit: "sopimukseen ei sisälly lupausta", "ei salli vientiä". What
// enters: a sentence, a token, the verb over it. What leaves: whether it is so denied.
import { holds, NEGATED } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { bitsOf } from './relations.ts';
import { lemmaOf, type Tree } from './tree.ts';

/** Whether a verb's object or subject stands in the partitive of what is denied, where the verb holds or permits. */
export const isNotWithin = (tree: Tree, { triggers }: Lexicon, at: number, verb: number): boolean =>
  tree.tokens[at]?.feats.Case === 'Par' &&
  ((tree.bits[at] ?? 0) & HELD) !== 0 &&
  holds(tree, verb, NEGATED) &&
  (triggers.get(lemmaOf(tree, verb)) ?? []).some((e) => e.sense === 'comprise' || e.sense === 'permit');

const HELD = bitsOf('obj', 'nsubj');
