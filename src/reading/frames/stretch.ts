// Stretches of a sentence for quotes of clauses: a verb with its subject, objects and complement, without what is
// coordinated or added. What leaves: first token and one past the last.
import { isUnder, isVerbal, relationOf, type Tree } from '../predication/tree.ts';

/** Tokens of a clause's quote, at most. */
const LONGEST = 32;

const OUTSIDE = new Set(['advcl', 'parataxis', 'discourse', 'vocative', 'dep']);

/** The clause of a verb or predicate around the token itself, with complements; coordinated clauses are left out. */
export function clauseStretch(tree: Tree, head: number): { readonly first: number; readonly last: number } {
  const enter = (i: number): boolean =>
    !OUTSIDE.has(relationOf(tree, i)) &&
    !(relationOf(tree, i) === 'conj' && (isVerbal(tree.tokens[i]) || tree.heads[i] === head));
  let first = head;
  let last = head + 1;
  const joins = (i: number): boolean =>
    tree.tokens[i]?.text !== ';' && (tree.tokens[i]?.upos === 'PUNCT' || isUnder(tree, i, head, enter));
  while (first > 0 && joins(first - 1) && tree.tokens[first - 1]?.text !== ':' && head - first < LONGEST) first -= 1;
  while (last < tree.tokens.length && joins(last) && last - head < LONGEST) last += 1;
  while (first < head && isEdge(tree, first)) first += 1;
  while (last > head + 1 && isEdge(tree, last - 1)) last -= 1;
  return { first, last };
}

const isEdge = (tree: Tree, i: number): boolean =>
  tree.tokens[i]?.upos === 'PUNCT' || tree.tokens[i]?.upos === 'CCONJ' || tree.tokens[i]?.upos === 'SCONJ';
