// Who is asked by a verb that names them behind a preposition: "called on Oman to send", "appealed to Oman to hand over". What
// enters: a tree, an infinitive. What leaves: the token of those who are to do it, -1 where nobody is asked so. Pure.
import type { Token } from '../../language/language.ts';
import { childBy, childrenBy, childrenOf, lemmaOf, relationOf, type Tree } from './tree.ts';

/** Verbs of asking, each with the prepositions behind which those who are asked stand. */
const ASKING: ReadonlyMap<string, RegExp> = new Map([
  ['call', /^(?:up)?on$/u],
  ['prevail', /^(?:up)?on$/u],
  ['appeal', /^to$/u],
  ['plead', /^with$/u],
]);

/** Days of the week: when somebody calls, not on whom. */
const DAY = /day$/iu;

/** Those who are asked to do what an infinitive says. */
export function askedTo(tree: Tree, act: number): number {
  const verb = tree.heads[act] ?? -1;
  const marker = ASKING.get(lemmaOf(tree, verb));
  if (!marker || act < verb || !/^(?:advcl|xcomp|ccomp)$/u.test(relationOf(tree, act))) return -1;
  if (!isInfinitive(tree, act) || childBy(tree, verb, 'obj') !== -1) return -1;
  return (
    childrenBy(tree, verb, 'obl', 'xcomp').find(
      (c) =>
        c > verb &&
        c < act &&
        !DAY.test(tree.texts[c] ?? '') &&
        [...childrenOf(tree, c), ...childrenOf(tree, verb)].some(
          (m) => m > verb && m < c && isPreposition(tree.tokens[m]) && marker.test(lemmaOf(tree, m)),
        ),
    ) ?? -1
  );
}

const isPreposition = (token: Token | undefined): boolean => token?.upos === 'ADP';

const isInfinitive = (tree: Tree, act: number): boolean =>
  tree.tokens[act]?.feats.VerbForm === 'Inf' && childrenBy(tree, act, 'mark').some((c) => lemmaOf(tree, c) === 'to');
