// Stretches of a sentence for quotes of clauses: a verb with its subject, objects and complement, without what is
// coordinated or added. What leaves: first token and one past the last.
import { COLON, punctuationOf, SEMICOLON, signAt } from '../predication/punctuation.ts';
import { isUnder, isVerbal, relationOf, type Tree } from '../predication/tree.ts';

/** Tokens of a clause's quote, at most. */
const LONGEST = 32;

const OUTSIDE = new Set(['advcl', 'parataxis', 'discourse', 'vocative', 'dep']);

/** The clause of a verb or predicate around the token itself, with complements; coordinated clauses are left out. */
export function clauseStretch(tree: Tree, head: number): { readonly first: number; readonly last: number } {
  const enter = (i: number): boolean => {
    const relation = relationOf(tree, i);
    return relation === 'conj' ? tree.heads[i] !== head && !isVerbal(tree.tokens[i]) : !OUTSIDE.has(relation);
  };
  const signs = punctuationOf(tree);
  let first = head;
  let last = head + 1;
  const joins = (i: number): boolean =>
    (signAt(signs, i) & SEMICOLON) === 0 && (tree.tokens[i]?.upos === 'PUNCT' || isUnder(tree, i, head, enter));
  while (first > 0 && head - first < LONGEST && (signAt(signs, first - 1) & COLON) === 0 && joins(first - 1))
    first -= 1;
  while (last < tree.tokens.length && last - head < LONGEST && joins(last)) last += 1;
  while (first < head && isEdge(tree, first)) first += 1;
  while (last > head + 1 && isEdge(tree, last - 1)) last -= 1;
  return { first, last };
}

const isEdge = (tree: Tree, i: number): boolean =>
  tree.tokens[i]?.upos === 'PUNCT' || tree.tokens[i]?.upos === 'CCONJ' || tree.tokens[i]?.upos === 'SCONJ';
