// A trained model and its use: forms of one sentence in, their tags, lemmas, heads and relations out.
// A model keeps caches and work space of its own, so that analysing allocates little; results never depend on what was
// analysed before.

import { agreementOf, countBefore } from './agreement.ts';
import type { LanguageDesign } from './design.ts';
import {
  createFormCache,
  entryLemma,
  type FormCache,
  type FormEntry,
  formEntry,
  type ParserTag,
  type TagLexicon,
} from './forms.ts';
import { hashText } from './hash.ts';
import type { Lemmatiser } from './lemmatiser.ts';
import {
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
};

/** Composite tags, lemmas, heads (-1 for the root) and relations of a sentence's words. */
export type Analysis = {
  /** The forms, each the same string for the same form: it is compared and looked up by what is known of it. */
  readonly forms: readonly string[];
  readonly tags: readonly string[];
  readonly lemmas: readonly string[];
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
};

export const createModel = (weights: Weights, design: LanguageDesign): Model => ({
  ...weights,
  parser: openParser(weights.parser),
  cache: createFormCache(design, weights.tagger.tags, weights.lexicon, weights.lemmatiser),
  space: createSpace(weights.tagger.main.kernel),
  tree: createTree(),
});

export const formEntries = (cache: FormCache, forms: readonly string[]): FormEntry[] =>
  forms.map((form, i) => formEntry(cache, form, i === 0));

const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
];
const UPOS_NUMBER = new Map(UPOS.map((upos, i) => [upos, i + 1]));

/** A tag as the parser sees it: as features the whole, its part of speech, each UD feature. */
export function parserTag(cache: FormCache, tag: number): ParserTag {
  let known = cache.parserTags[tag];
  if (!known) {
    const name = cache.tags.names[tag]!;
    known = {
      features: [hashText(name, 80), ...name.split('|').map((piece) => hashText(piece, 81))],
      posNumber: UPOS_NUMBER.get(cache.tags.uposOf[tag]!) ?? 0,
      agreement: agreementOf(name),
    };
    cache.parserTags[tag] = known;
  }
  return known;
}

/** What the parser sees of a word under a tag. */
export function wordFeatures(cache: FormCache, word: FormEntry, tag: number, initial: boolean): readonly number[] {
  const { parserA, parserB } = word;
  const extra = [parserA, parserB].filter((feature) => feature !== 0);
  return [
    entryLemma(cache, word, tag, initial).hash,
    word.word,
    word.suffix,
    ...parserTag(cache, tag).features,
    ...extra,
  ];
}

/** Sets what a tree has of its words' tags. */
export function setTags(tree: Tree, cache: FormCache, tags: Int32Array): void {
  for (let i = 0; i < tree.size; i++) {
    const { posNumber, agreement } = parserTag(cache, tags[i]!);
    tree.posNumber[i] = posNumber;
    tree.agreement[i] = agreement;
    countBefore(tree, i, cache.tags.uposOf[tags[i]!]!);
  }
}

/** Parses the words from `start` on, at most LONGEST_TREE, into the model's tree; gives their number. */
function parsePiece(model: Model, words: readonly FormEntry[], tags: Int32Array, start: number): number {
  const { tree, parser, cache } = model;
  const size = Math.min(words.length - start, LONGEST_TREE);
  resetTree(tree, size);
  prepareSlots(parser, tree);
  const ofPiece = tags.subarray(start, start + size);
  setTags(tree, cache, ofPiece);
  for (let i = 0; i < size; i++) {
    const [word, tag] = [words[start + i]!, ofPiece[i]!];
    tree.slot[i] = keptSlot(parser, word.slots, tag, () => wordFeatures(cache, word, tag, start + i === 0));
    tree.slot[size + 2 + i] = keptSlot(parser, parser.tagSlots, tag, () => parserTag(cache, tag).features);
  }
  parseTree(parser, tree);
  return size;
}

type Arcs = { readonly heads: number[]; readonly deprels: string[] };

/** Heads (-1 for the root) and relations; a sentence of more than LONGEST_TREE words hangs together by its pieces' roots. */
function parseWords(model: Model, words: readonly FormEntry[], tags: Int32Array): Arcs {
  const { tree, parser } = model;
  const heads: number[] = [];
  const deprels: string[] = [];
  let root = -1;
  for (let start = 0; start < words.length; ) {
    const size = parsePiece(model, words, tags, start);
    const first = root;
    for (let i = 0; i < size; i++) {
      const top = tree.head[i] === size;
      if (top && first < 0) root = start + i;
      heads.push(top ? first : start + tree.head[i]!);
      deprels.push(top && first >= 0 ? 'parataxis' : parser.relations.names[tree.label[i]!]!);
    }
    start += size;
  }
  return { heads, deprels };
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

/** Everything about one sentence of at least one form. */
export const analyseForms = (model: Model, forms: readonly string[]): Analysis => analyseSentences(model, [forms])[0]!;

/** The same of several sentences, one step after the other, which is quicker: each step has its code and tables at hand. */
export function analyseSentences(model: Model, sentences: readonly (readonly string[])[]): readonly Analysis[] {
  const { names } = model.tagger.tags;
  const words = sentences.map((forms) => formEntries(model.cache, forms));
  const tags = words.map((entries) => settledTags(model, entries));
  return words.map((entries, s) => {
    const of = tags[s]!;
    return {
      forms: entries.map((word) => word.form),
      tags: Array.from(of, (tag) => names[tag]!),
      lemmas: entries.map((word, i) => entryLemma(model.cache, word, of[i]!, i === 0).text),
      ...parseWords(model, entries, of),
    };
  });
}
