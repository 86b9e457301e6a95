// A trained model and its use: forms of one sentence in, their tags, lemmas, heads and relations out.
// A model keeps caches and work space of its own, so that analysing allocates little; results never depend on what was
// analysed before.

import { setAgreement } from './agreement.ts';
import type { LanguageDesign } from './design.ts';
import { createFormCache, entryLemma, type FormCache, type FormEntry, formEntry, type TagLexicon } from './forms.ts';
import { hashText } from './hash.ts';
import type { Lemmatiser } from './lemmatiser.ts';
import { type Parser, parseTree } from './parser.ts';
import { createSpace, type Space } from './table.ts';
import { type Tagger, tagWords } from './tagger.ts';
import { createTree, resetTree, type Tree } from './tree.ts';

/** What training makes and the weights file holds. */
export type Weights = {
  readonly tagger: Tagger;
  readonly lexicon: TagLexicon;
  readonly lemmatiser: Lemmatiser;
  readonly parser: Parser;
};

export type Model = Weights & {
  readonly cache: FormCache;
  readonly space: Space;
  readonly tree: Tree;
  readonly mirrored: Tree;
};

/** Composite tags, lemmas, heads (-1 for the root) and relations of a sentence's words. */
export type Analysis = {
  readonly tags: readonly string[];
  readonly lemmas: readonly string[];
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
};

export const createModel = (weights: Weights, design: LanguageDesign): Model => ({
  ...weights,
  cache: createFormCache(design, weights.tagger.tags, weights.lexicon, weights.lemmatiser),
  space: createSpace(weights.tagger.main.kernel),
  tree: createTree(),
  mirrored: createTree(),
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
const UPOS_HASH = new Map(UPOS.map((upos, i) => [upos, { number: i + 1, hash: hashText(upos, 70) }]));

/** Sets a tree's words from entries and their tags; gives the lemmas. */
export function fillTree(tree: Tree, cache: FormCache, words: readonly FormEntry[], tags: Int32Array): string[] {
  resetTree(tree, words.length);
  const { treeFeatures } = cache.design;
  tree.agrees = treeFeatures !== undefined;
  return words.map((word, i) => {
    const tag = tags[i]!;
    const lemma = entryLemma(cache, word, tag, i === 0);
    const upos = UPOS_HASH.get(cache.tags.uposOf[tag]!);
    tree.word[i] = lemma.hash;
    tree.pos[i] = upos?.hash ?? 0;
    tree.posNumber[i] = upos?.number ?? 0;
    tree.tag[i] = cache.tags.hashes[tag]!;
    tree.mid[i] = cache.tags.midHashes[tag]!;
    if (treeFeatures) setAgreement(tree, cache, i, tag, treeFeatures);
    tree.extraA[i] = word.parserA;
    tree.extraB[i] = word.parserB;
    return lemma.text;
  });
}

/** Tags only: for a reader that needs no tree. */
export function tagForms(model: Model, forms: readonly string[]): readonly string[] {
  const tags = tagWords(model.tagger, model.space, formEntries(model.cache, forms));
  return Array.from(tags, (tag) => model.tagger.tags.names[tag]!);
}

/** Everything about one sentence of at least one form. */
export function analyseForms(model: Model, forms: readonly string[]): Analysis {
  const words = formEntries(model.cache, forms);
  const tags = tagWords(model.tagger, model.space, words);
  const { tree, parser } = model;
  const lemmas = fillTree(tree, model.cache, words, tags);
  parseTree(parser, model.space, tree, model.mirrored);
  const size = forms.length;
  return {
    tags: forms.map((_, i) => model.tagger.tags.names[tags[i]!]!),
    lemmas,
    heads: forms.map((_, i) => (tree.head[i] === size ? -1 : tree.head[i]!)),
    deprels: forms.map((_, i) => parser.main.relations.names[tree.label[i]!]!),
  };
}
