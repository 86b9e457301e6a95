// A sentence's dependency tree with what frames ask of it: children, subtree, path to the root, markers, coordination.
// What enters: a sentence whose heads may be wrong, out of range or circular. What leaves: a tree in which every token
// has a head before the root is reached; a token in a circle is hung on the root. Pure; nothing is changed.
import { interned } from '../../base/interned.ts';
import type { Sentence, Token } from '../../language/language.ts';
import { type Lower, spelledOf } from '../spelling.ts';
import { IRREGULAR, type Lexicon, MARKER } from './lexicon.ts';
import { mended } from './mending.ts';

export type Tree = {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Head of each token after mending, -1 for a root. */
  readonly heads: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** Each token's relation without its subtype. */
  readonly relations: readonly string[];
  /** Each token's lemma in lower case, as lexica have it. */
  readonly lemmas: readonly string[];
  /** The same with their numbers, by which tables keep what they say of them. */
  readonly bases: readonly Lower[];
  /** Each token's own words in lower case. */
  readonly texts: readonly string[];
  readonly words: readonly Lower[];
  /** What `markersOf` (candidates.ts) has found of each token; filled as it is asked. */
  readonly markers: (readonly string[] | undefined)[];
  /** What the lexicon has of each token's base form (`marksIn`); null until asked. */
  marks: Uint8Array | null;
  /** What `factOf` has found of each token: the upper half says which facts are known, the lower which hold. */
  readonly facts: Uint8Array;
};

/** Builds the tree and mends heads that are out of range or circular. */
export function treeOf(sentence: Sentence): Tree {
  const tokens = mended(sentence.tokens);
  const heads = tokens.map(({ head }, i) => (head >= 0 && head < tokens.length && head !== i ? head : -1));
  const state = zeros(tokens.length);
  const path: number[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    if (state[start] !== 0) continue;
    path.length = 0;
    let at = start;
    while (at !== -1 && state[at] === 0) {
      state[at] = 1;
      path.push(at);
      at = heads[at] ?? -1;
    }
    if (at !== -1 && state[at] === 1) heads[at] = -1;
    for (let i = 0; i < path.length; i += 1) state[path[i] as number] = 2;
  }
  const children = childrenUnder(heads);
  const spelled = spelledOf(sentence);
  const bases = spelled.lemmas.map(({ low }) => low);
  const words = spelled.texts.map(({ low }) => low);
  return {
    sentence,
    tokens,
    heads,
    children,
    relations: tokens.map(({ deprel }) => bareRelation(deprel)),
    lemmas: bases.map(({ lower }) => lower),
    bases,
    texts: words.map(({ lower }) => lower),
    words,
    markers: [],
    marks: null,
    facts: new Uint8Array(tokens.length),
  };
}

let scratch = new Int32Array(256);

/** As many zeros, for one use at a time: small lists of their own cost more than what is done with them. */
function zeros(size: number): Int32Array {
  if (scratch.length < size) scratch = new Int32Array(2 * size);
  else scratch.fill(0, 0, size);
  return scratch;
}

/** The children of each token, ascending; most have none or one, so that lists are made no longer than they are. */
function childrenUnder(heads: readonly number[]): readonly (readonly number[])[] {
  const counts = zeros(heads.length);
  for (let i = 0; i < heads.length; i += 1) {
    const head = heads[i] as number;
    if (head !== -1) counts[head] = (counts[head] ?? 0) + 1;
  }
  const children: number[][] = [];
  for (let i = 0; i < heads.length; i += 1) {
    const count = counts[i] ?? 0;
    children.push(count === 0 ? LEAF : new Array<number>(count));
  }
  for (let i = heads.length - 1; i >= 0; i -= 1) {
    const head = heads[i] ?? -1;
    if (head === -1) continue;
    const left = (counts[head] ?? 1) - 1;
    counts[head] = left;
    (children[head] as number[])[left] = i;
  }
  return children;
}

const LEAF: number[] = [];

/** Relations as parsers and menders name them, without their subtypes: one string for each, so that they compare quickly. */
const bare = new Map<string, string>();

/** The relation without its subtype: "nsubj:pass" gives "nsubj". */
export function bareRelation(deprel: string): string {
  let relation = bare.get(deprel);
  if (relation === undefined) {
    relation = interned(deprel.split(':', 1)[0] ?? deprel);
    bare.set(deprel, relation);
  }
  return relation;
}

export const relationOf = (tree: Tree, index: number): string => tree.relations[index] ?? '';

/** The token's own words in lower case; '' where there is no such token. */
export const textOf = (tree: Tree, index: number): string => tree.texts[index] ?? '';

/** The token's lemma in lower case; '' where there is no such token. */
export const lemmaOf = (tree: Tree, index: number): string => tree.lemmas[index] ?? '';

const NONE: readonly number[] = [];

export const childrenOf = (tree: Tree, index: number): readonly number[] => tree.children[index] ?? NONE;

/** Children with one of the bare relations, in the order of the text. */
export function childrenBy(tree: Tree, index: number, ...relations: readonly string[]): readonly number[] {
  let found: number[] | undefined;
  for (const c of childrenOf(tree, index))
    if (relations.includes(relationOf(tree, c))) {
      if (found) found.push(c);
      else found = [c];
    }
  return found ?? NONE;
}

/** Indexes of the token and all that depend on it, ascending; `enter` says which children are followed. */
export function subtreeOf(
  tree: Tree,
  index: number,
  enter: (child: number) => boolean = () => true,
): readonly number[] {
  if (childrenOf(tree, index).length === 0) return [index];
  const found: number[] = [];
  gather(tree, index, enter, found);
  for (let i = 1; i < found.length; i += 1)
    if ((found[i] as number) < (found[i - 1] as number)) return found.sort((a, b) => a - b);
  return found;
}

/** Gathers a subtree, of each token what hangs on it from the left first: ascending where no edges cross. */
function gather(tree: Tree, index: number, enter: (child: number) => boolean, found: number[]): void {
  const children = childrenOf(tree, index);
  let next = 0;
  for (; next < children.length && (children[next] as number) < index; next += 1)
    if (enter(children[next] as number)) gather(tree, children[next] as number, enter, found);
  found.push(index);
  for (; next < children.length; next += 1)
    if (enter(children[next] as number)) gather(tree, children[next] as number, enter, found);
}

/** Whether a token is in another's subtree, by children that `enter` follows: `subtreeOf` without making it. */
export function isUnder(tree: Tree, token: number, head: number, enter: (child: number) => boolean): boolean {
  for (let at = token; at !== -1; at = tree.heads[at] ?? -1) {
    if (at === head) return true;
    if (!enter(at)) return false;
  }
  return false;
}

/** The token's heads from the nearest to the root. */
export function ancestorsOf(tree: Tree, index: number): readonly number[] {
  const found: number[] = [];
  for (let at = tree.heads[index] ?? -1; at !== -1; at = tree.heads[at] ?? -1) found.push(at);
  return found;
}

/** Number of steps from `index` up to `ancestor`; -1 where it is none. */
export function depthBelow(tree: Tree, index: number, ancestor: number): number {
  let steps = 0;
  for (let at = index; at !== -1; at = tree.heads[at] ?? -1) {
    if (at === ancestor) return steps;
    steps += 1;
  }
  return -1;
}

export const isVerbal = (token: Token | undefined): boolean => token?.upos === 'VERB' || token?.upos === 'AUX';

/** The first of a coordination that the token belongs to. */
export function coordinationHead(tree: Tree, index: number): number {
  let at = index;
  while (relationOf(tree, at) === 'conj' && (tree.heads[at] ?? -1) !== -1) at = tree.heads[at] ?? at;
  return at;
}

/** The token and those coordinated with it (its `conj` children, theirs too), ascending. */
export function conjunctsOf(tree: Tree, index: number): readonly number[] {
  return subtreeOf(tree, index, (c) => relationOf(tree, c) === 'conj');
}

/** What the language's lexicon has of each token's base form, as bits of its `marksOf`; of its own words IRREGULAR. */
export function marksIn(tree: Tree, { marksOf }: Lexicon): Uint8Array {
  if (tree.marks) return tree.marks;
  const marks = new Uint8Array(tree.bases.length);
  for (let i = 0; i < marks.length; i += 1) {
    const base = tree.bases[i] as Lower;
    const word = tree.words[i] as Lower;
    const own = marksOf(base);
    marks[i] = (own & ~IRREGULAR) | ((word === base ? own : marksOf(word)) & IRREGULAR);
  }
  tree.marks = marks;
  return marks;
}

/** The part that a token's base form has to play (`markers` of the lexicon); '' for none, as of most words. */
export const partOf = (tree: Tree, index: number, lexicon: Lexicon): string =>
  ((marksIn(tree, lexicon)[index] ?? 0) & MARKER) === 0 ? '' : lexicon.markerOf(tree.bases[index] as Lower);

const KNOWN = 4;

/** Whether a fact (a bit below 16) holds of a token, by a test that asks nothing but the tree; tested once. */
export function factOf(tree: Tree, index: number, bit: number, test: (tree: Tree, index: number) => boolean): boolean {
  const known = tree.facts[index] ?? 0;
  if ((known & (bit << KNOWN)) !== 0) return (known & bit) !== 0;
  const holds = test(tree, index);
  tree.facts[index] = (tree.facts[index] ?? 0) | (bit << KNOWN) | (holds ? bit : 0);
  return holds;
}

/** Whether the token's own word or one of its auxiliaries has the feature value. */
export function hasFeature(tree: Tree, index: number, name: string, value: string): boolean {
  if (tree.tokens[index]?.feats[name] === value) return true;
  for (const c of childrenOf(tree, index)) {
    const relation = relationOf(tree, c);
    if ((relation === 'aux' || relation === 'cop') && tree.tokens[c]?.feats[name] === value) return true;
  }
  return false;
}
