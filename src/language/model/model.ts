// A trained model and its use: forms of one sentence in, their tags, lemmas, heads and relations out.
// A model keeps caches and work space of its own, so that analysing allocates little; results never depend on what was
// analysed before.

import type { Upos } from '../language.ts';
import { countBefore } from './agreement.ts';
import type { LanguageDesign } from './design.ts';
import {
  createFormCache,
  type FormCache,
  type FormEntry,
  formEntry,
  parserTag,
  type TaggedForm,
  type TagLexicon,
  taggedForm,
  uposNumber,
  wordFeatures,
} from './forms.ts';
import type { Lemmatiser } from './lemmatiser.ts';
import {
  freshSlot,
  keptSlot,
  LONGEST_TREE,
  openParser,
  type Parser,
  type ParserWeights,
  parseTree,
  prepareSlots,
} from './parser.ts';
import { createSpace, type Space } from './table.ts';
import { type Tagger, tagWords } from './tagger.ts';
import { tagNumber } from './tagset.ts';
import { createTree, resetTree, type Tree } from './tree.ts';

/** What training makes and the weights file holds. */
export type Weights = {
  readonly tagger: Tagger;
  readonly lexicon: TagLexicon;
  readonly lemmatiser: Lemmatiser;
  readonly parser: ParserWeights;
};

export type Model = Omit<Weights, 'parser'> & {
  readonly parser: Parser;
  readonly cache: FormCache;
  readonly space: Space;
  readonly tree: Tree;
  /** By relation number, the small numbers of the parts of speech that bear it, as bits. */
  readonly bearers: Int32Array;
};

/** A sentence's words, each under its tag, and the tree over them: heads (-1 for the root) and relations. */
export type Parsed = {
  readonly words: readonly TaggedForm[];
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
};

/** The same with the words' composite tags and lemmas. */
export type Analysis = Omit<Parsed, 'words'> & { readonly tags: readonly string[]; readonly lemmas: readonly string[] };

const bitsOf = (upos: readonly Upos[] | undefined): number =>
  upos ? upos.reduce((bits, one) => bits | (1 << uposNumber(one)), 0) : -1;

export const createModel = (weights: Weights, design: LanguageDesign): Model => ({
  ...weights,
  bearers: Int32Array.from(weights.parser.relations.names, (name) => bitsOf(design.bearers?.get(name))),
  parser: openParser(weights.parser),
  cache: createFormCache(design, weights.tagger.tags, weights.lexicon, weights.lemmatiser),
  space: createSpace(weights.tagger.main.kernel),
  tree: createTree(),
});

export const formEntries = (cache: FormCache, forms: readonly string[]): FormEntry[] =>
  forms.map((form, i) => formEntry(cache, form, i === 0));

/** Sets what a tree has of its words' tags. */
export function setTags(tree: Tree, cache: FormCache, tags: Int32Array): void {
  for (let i = 0; i < tree.size; i++) {
    const { posNumber, agreement } = parserTag(cache, tags[i]!);
    tree.posNumber[i] = posNumber;
    tree.agreement[i] = agreement;
    countBefore(tree, i, cache.tags.uposOf[tags[i]!]!);
  }
}

/** Sets the slots of a piece of a sentence, of its words and of their tags. */
function setSlots(
  { tree, parser, cache }: Model,
  words: readonly FormEntry[],
  tagged: readonly TaggedForm[],
  start: number,
) {
  const { size, slot } = tree;
  prepareSlots(parser, tree);
  for (let i = 0; i < size; i++) {
    const word = tagged[start + i]!;
    const known = keptSlot(parser, word);
    slot[i] =
      known >= 0 ? known : freshSlot(parser, word, wordFeatures(cache, words[start + i]!, word.tag, start + i === 0));
    const tag = parserTag(cache, word.tag);
    const ofTag = keptSlot(parser, tag);
    slot[size + 2 + i] = ofTag >= 0 ? ofTag : freshSlot(parser, tag, tag.features);
  }
}

/** `misfits` are words of a part of speech that does not bear their relation. */
type Arcs = { readonly heads: number[]; readonly deprels: string[]; readonly misfits: number[] };

/** Heads (-1 for the root) and relations; a sentence of more than LONGEST_TREE words hangs together by its pieces' roots. */
function parseWords(model: Model, words: readonly FormEntry[], tags: Int32Array, tagged: readonly TaggedForm[]): Arcs {
  const { tree, parser, bearers } = model;
  const heads: number[] = [];
  const deprels: string[] = [];
  const misfits: number[] = [];
  let root = -1;
  for (let start = 0; start < words.length; ) {
    const size = Math.min(words.length - start, LONGEST_TREE);
    resetTree(tree, size);
    setTags(tree, model.cache, tags.subarray(start, start + size));
    setSlots(model, words, tagged, start);
    parseTree(parser, tree);
    const first = root;
    for (let i = 0; i < size; i++) {
      const top = tree.head[i] === size;
      if (top && first < 0) root = start + i;
      heads.push(top ? first : start + tree.head[i]!);
      deprels.push(top && first >= 0 ? 'parataxis' : parser.relations.names[tree.label[i]!]!);
      if (((bearers[tree.label[i]!]! >> tree.posNumber[i]!) & 1) === 0) misfits.push(start + i);
    }
    start += size;
  }
  return { heads, deprels, misfits };
}

/** The tagger's tags, and what the language changes in them. */
function settledTags({ tagger, space, cache }: Model, words: readonly FormEntry[]): Int32Array {
  const tags = tagWords(tagger, space, words);
  const { settleTags } = cache.design;
  if (!settleTags) return tags;
  const names = Array.from(tags, (tag) => tagger.tags.names[tag]!);
  const candidates = (i: number) => Array.from(words[i]!.candidates, (tag) => tagger.tags.names[tag]!);
  const settled = settleTags(names, candidates);
  return settled === names ? tags : Int32Array.from(settled, (tag) => tagNumber(tagger.tags, tag));
}

/** Tags only: for a reader that needs no tree. */
export function tagForms(model: Model, forms: readonly string[]): readonly string[] {
  const tags = settledTags(model, formEntries(model.cache, forms));
  return Array.from(tags, (tag) => model.tagger.tags.names[tag]!);
}

const caseIn = (tag: string): string | undefined => /\|Case=[^|]+/.exec(tag)?.[0];

/** A tag for a word of a part of speech that does not bear its relation: the first that does, of the same case if one is; else the same. */
function fittingTag({ cache, tagger }: Model, word: FormEntry, tag: number, relation: string): number {
  const { names, uposOf } = tagger.tags;
  for (const upos of cache.design.bearers?.get(relation) ?? []) {
    const fitting = word.candidates.filter((one) => uposOf[one] === upos);
    if (fitting.length > 0) return fitting.find((one) => caseIn(names[one]!) === caseIn(names[tag]!)) ?? fitting[0]!;
  }
  return tag;
}

/** Everything about one sentence of at least one form. */
export function analyseForms(model: Model, forms: readonly string[]): Analysis {
  const { words, heads, deprels } = parseSentences(model, [forms])[0]!;
  const tags = words.map(({ tag }) => model.tagger.tags.names[tag]!);
  return { tags, lemmas: words.map(({ lemma }) => lemma), heads, deprels };
}

/** The trees of several sentences, one step after the other, which is quicker: each step has its code and tables at hand. */
export function parseSentences(model: Model, sentences: readonly (readonly string[])[]): readonly Parsed[] {
  const { cache } = model;
  const entries = sentences.map((forms) => formEntries(cache, forms));
  const tags = entries.map((words) => settledTags(model, words));
  return entries.map((words, s) => {
    const of = tags[s]!;
    const tagged = words.map((word, i) => taggedForm(cache, word, of[i]!, i === 0));
    const { heads, deprels, misfits } = parseWords(model, words, of, tagged);
    for (const i of misfits)
      tagged[i] = taggedForm(cache, words[i]!, fittingTag(model, words[i]!, of[i]!, deprels[i]!), i === 0);
    return { words: tagged, heads, deprels };
  });
}
