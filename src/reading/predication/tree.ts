// A sentence's dependency tree with what frames ask of it: children, subtree, path to the root, markers, coordination.
// What enters: a sentence whose heads may be wrong, out of range or circular. What leaves: a tree in which every token
// has a head before the root is reached; a token in a circle is hung on the root. Pure; nothing is changed.
import type { Sentence, Token } from '../../language/language.ts';
import { emptyNotes } from '../notes.ts';
import { type Lower, type Spelling, spelledOf } from '../spelling.ts';
import { CUE, HOST, type Lexicon, MARKER, OF_WORD } from './lexicon.ts';
import { mended } from './mending.ts';
import { PHRASE_BITS } from './phrases.ts';
import type { Punctuation } from './punctuation.ts';
import { bitOf, bitsOf, relationNamed } from './relations.ts';

/** Lists by token, made in one pass; those that are filled as they are asked belong to the functions named. */
export type Tree = {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Head of each token after mending, -1 for a root. */
  readonly heads: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** Each token's relation without its subtype, and the same as a bit (relations.ts). */
  readonly relations: readonly string[];
  readonly bits: readonly number[];
  /** Each token's lemma in lower case, as lexica have it. */
  readonly lemmas: readonly string[];
  /** The same with their numbers, by which tables keep what they say of them. */
  readonly bases: readonly Lower[];
  /** Each token's own words in lower case. */
  readonly texts: readonly string[];
  readonly words: readonly Lower[];
  /** What `markersOf` (candidates.ts) has found of each token. */
  readonly markers: (readonly string[] | undefined)[];
  /** What the lexicon has of each token (`marksIn`); null until asked. */
  marks: Marks | null;
  /** Its punctuation (`punctuationOf`); null until asked. */
  punctuation: Punctuation | null;
  /** What `factsOf` (facts.ts) has found of each token. */
  readonly facts: number[];
  /** What else is found of it once (notes.ts). */
  readonly notes: unknown[];
};

/** Bits by token (`marksOf` of the lexicon), and those of all tokens together. */
export type Marks = { readonly of: readonly number[]; readonly all: number };

/** Builds the tree and mends heads that are out of range or circular. */
export function treeOf(sentence: Sentence): Tree {
  const tokens = mended(sentence.tokens);
  const spelled = spelledOf(sentence);
  // Lists of their full length: those that grow are copied as they do.
  const size = tokens.length;
  const heads = new Array<number>(size);
  const relations = new Array<string>(size);
  const bits = new Array<number>(size);
  const lemmas = new Array<string>(size);
  const bases = new Array<Lower>(size);
  const texts = new Array<string>(size);
  const words = new Array<Lower>(size);
  for (let i = 0; i < size; i += 1) {
    const { head, deprel } = tokens[i] as Token;
    const { bare, bit } = relationNamed(deprel);
    const base = (spelled.lemmas[i] as Spelling).low;
    const word = (spelled.texts[i] as Spelling).low;
    heads[i] = head >= 0 && head < size && head !== i ? head : -1;
    relations[i] = bare;
    bits[i] = bit;
    bases[i] = base;
    lemmas[i] = base.lower;
    words[i] = word;
    texts[i] = word.lower;
  }
  unwind(heads);
  const children = childrenUnder(heads);
  return {
    sentence,
    tokens,
    heads,
    children,
    relations,
    bits,
    lemmas,
    bases,
    texts,
    words,
    markers: [],
    marks: null,
    punctuation: null,
    facts: new Array<number>(size).fill(0),
    notes: emptyNotes(),
  };
}

/** Hangs on the root what hangs in a circle. */
function unwind(heads: number[]): void {
  const state = zeros(heads.length);
  for (let start = 0; start < heads.length; start += 1) {
    let at = start;
    for (; at !== -1 && state[at] === 0; at = heads[at] as number) state[at] = start + 1;
    if (at !== -1 && state[at] === start + 1) heads[at] = -1;
  }
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

export const relationOf = (tree: Tree, index: number): string => tree.relations[index] ?? '';

/** The token's own words in lower case; '' where there is no such token. */
export const textOf = (tree: Tree, index: number): string => tree.texts[index] ?? '';

/** The token's lemma in lower case; '' where there is no such token. */
export const lemmaOf = (tree: Tree, index: number): string => tree.lemmas[index] ?? '';

const NONE: readonly number[] = [];

export const childrenOf = (tree: Tree, index: number): readonly number[] => tree.children[index] ?? NONE;

/** Children with one of the bare relations, in the order of the text. (Named one by one: a list of them would be made each time.) */
export function childrenBy(
  tree: Tree,
  index: number,
  first: string,
  second?: string,
  third?: string,
  fourth?: string,
  fifth?: string,
): readonly number[] {
  let found: number[] | undefined;
  const children = childrenOf(tree, index);
  for (let i = 0; i < children.length; i += 1) {
    const c = children[i] as number;
    const r = tree.relations[c];
    if (r !== first && (second === undefined || (r !== second && r !== third && r !== fourth && r !== fifth))) continue;
    if (found) found.push(c);
    else found = [c];
  }
  return found ?? NONE;
}

/** The first child with the bare relation; -1 where there is none. */
export function childBy(tree: Tree, index: number, relation: string): number {
  const children = childrenOf(tree, index);
  for (let i = 0; i < children.length; i += 1)
    if (tree.relations[children[i] as number] === relation) return children[i] as number;
  return -1;
}

/** Indexes of the token and all that depend on it, ascending; `enter` says which children are followed. */
export function subtreeOf(
  tree: Tree,
  index: number,
  enter: ((child: number) => boolean) | null = null,
): readonly number[] {
  if (childrenOf(tree, index).length === 0) return [index];
  const found: number[] = [];
  gather(tree, index, enter, found);
  return ascending(found);
}

/** The same by relations: children whose bits are among `barred`, and the token `but`, are not followed. */
export function subtreeBut(tree: Tree, index: number, barred: number, but: number): readonly number[] {
  if (childrenOf(tree, index).length === 0) return [index];
  const found: number[] = [];
  gather(tree, index, (c) => c !== but && ((tree.bits[c] as number) & barred) === 0, found);
  return ascending(found);
}

/** Trees without crossing edges are gathered in order. */
function ascending(found: number[]): readonly number[] {
  for (let i = 1; i < found.length; i += 1)
    if ((found[i] as number) < (found[i - 1] as number)) return found.sort((a, b) => a - b);
  return found;
}

/** Gathers a subtree, of each token what hangs on it from the left first: ascending where no edges cross. */
function gather(tree: Tree, index: number, enter: ((child: number) => boolean) | null, found: number[]): void {
  const children = childrenOf(tree, index);
  let own = false;
  for (let i = 0; i < children.length; i += 1) {
    const c = children[i] as number;
    if (!own && c > index) {
      own = true;
      found.push(index);
    }
    if (enter === null || enter(c)) gather(tree, c, enter, found);
  }
  if (!own) found.push(index);
}

/** How many tokens a subtree has. */
export function sizeOf(tree: Tree, index: number): number {
  const children = childrenOf(tree, index);
  let size = 1;
  for (let i = 0; i < children.length; i += 1) size += sizeOf(tree, children[i] as number);
  return size;
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

/** Marks of phrases, which a token has from its own word as well as from its base form. */
const OF_EITHER = PHRASE_BITS['stance-phrases'] | PHRASE_BITS['effect-phrases'] | PHRASE_BITS['toll-phrases'];

/** What the language's lexicon has of each token, as bits of its `marksOf`. */
export function marksIn(tree: Tree, lexicon: Lexicon): readonly number[] {
  return (tree.marks ?? marked(tree, lexicon)).of;
}

/** The bits that some token of the sentence has. */
export const allMarks = (tree: Tree, lexicon: Lexicon): number => (tree.marks ?? marked(tree, lexicon)).all;

function marked(tree: Tree, { marksOf }: Lexicon): Marks {
  const of = new Array<number>(tree.bases.length);
  let all = 0;
  for (let i = 0; i < of.length; i += 1) {
    const base = tree.bases[i] as Lower;
    const word = tree.words[i] as Lower;
    const own = marksOf(base);
    const both = word === base ? own : (own & ~OF_WORD) | (marksOf(word) & (OF_WORD | OF_EITHER));
    of[i] = both;
    all |= both;
  }
  if ((all & CUE) !== 0) markHosts(tree, of);
  const marks = { of, all };
  tree.marks = marks;
  return marks;
}

const CASE = bitOf('case');
const PHRASES = bitsOf('obl', 'nmod');

/** Marks the tokens that cues hang on, also as the prepositions of their phrases. */
function markHosts({ heads, bits }: Tree, marks: number[]): void {
  for (let i = 0; i < marks.length; i += 1) {
    const head = heads[i] as number;
    if (((marks[i] as number) & CUE) === 0 || head === -1) continue;
    marks[head] = (marks[head] as number) | HOST;
    const above = heads[head] as number;
    if (bits[i] === CASE && above !== -1 && ((bits[head] as number) & PHRASES) !== 0)
      marks[above] = (marks[above] as number) | HOST;
  }
}

/** The part that a token's base form has to play (`markers` of the lexicon); '' for none, as of most words. */
export const partOf = (tree: Tree, index: number, lexicon: Lexicon): string =>
  ((marksIn(tree, lexicon)[index] ?? 0) & MARKER) === 0 ? '' : lexicon.markerOf(tree.bases[index] as Lower);

/** Whether the token's own word or one of its auxiliaries has the feature value. */
export function hasFeature(tree: Tree, index: number, name: string, value: string): boolean {
  if (tree.tokens[index]?.feats[name] === value) return true;
  for (const c of childrenOf(tree, index)) {
    const relation = relationOf(tree, c);
    if ((relation === 'aux' || relation === 'cop') && tree.tokens[c]?.feats[name] === value) return true;
  }
  return false;
}
