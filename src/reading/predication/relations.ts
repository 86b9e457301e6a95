// Relations of words: what is to say of one by its name alone, told once for each. What enters: relations as parsers and
// menders name them. What leaves: the relation without its subtype, its bit, and what mendings look for in it. Bits make the
// test for one of several relations a number's; relations that no such test names have none.
import { interned } from '../../base/interned.ts';
import { type Signs, signsOf } from './mending-signs.ts';

export type Relation = {
  /** The relation without its subtype: one string for each, so that they compare quickly. */
  readonly bare: string;
  /** The bare relation as a bit of 31; 0 for relations that have none. */
  readonly bit: number;
  readonly signs: Signs;
};

const BITS: ReadonlyMap<string, number> = new Map(
  [
    'acl',
    'advcl',
    'advmod',
    'amod',
    'appos',
    'aux',
    'case',
    'cc',
    'ccomp',
    'compound',
    'conj',
    'cop',
    'csubj',
    'dep',
    'det',
    'flat',
    'iobj',
    'mark',
    'name',
    'nmod',
    'nsubj',
    'nummod',
    'obj',
    'obl',
    'parataxis',
    'punct',
    'root',
    'xcomp',
  ].map((name, i) => [name, 1 << i]),
);

/** The bit of a bare relation that has one. */
export function bitOf(relation: string): number {
  const bit = BITS.get(relation);
  if (bit === undefined) throw new RangeError(`no bit stands for the relation ${relation}`);
  return bit;
}

/** The bits of several bare relations. */
export const bitsOf = (...relations: readonly string[]): number => relations.reduce((all, r) => all | bitOf(r), 0);

const known = new Map<string, Relation>();

/** What is to say of a relation by its name. */
export function relationNamed(deprel: string): Relation {
  let relation = known.get(deprel);
  if (relation === undefined) {
    const bare = interned(deprel.split(':', 1)[0] ?? deprel);
    relation = { bare, bit: BITS.get(bare) ?? 0, signs: signsOf(deprel) };
    known.set(deprel, relation);
  }
  return relation;
}
