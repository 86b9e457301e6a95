// Training: gold sentences and a language's design to weights. Deterministic: the same input gives the same weights.
// Whatever learns on the output of an earlier step learns on output for sentences that the earlier step had not seen.
import type { GoldSentence } from './conllu.ts';
import type { LanguageDesign } from './design.ts';
import { createFormCache } from './forms.ts';
import type { GivenVectors } from './learn-network.ts';
import { trainLemmatiser } from './lemmatiser.ts';
import { formEntries, type Weights } from './model.ts';
import { createSpace } from './table.ts';
import { tagWords } from './tagger.ts';
import { tagNumber } from './tagset.ts';
import { collectRelations, type Example, relationNumbers, trainParser } from './train-parser.ts';
import { formsOf, trainTagger } from './train-tagger.ts';
import type { WordClasses } from './word-classes.ts';

export type TrainOptions = {
  readonly taggerEpochs: number;
  /** Runs of learning whose mean the tagger is. */
  readonly taggerRuns: number;
  readonly parserEpochs: number;
  /** Parts of the training data that take turns at being unseen. */
  readonly folds: number;
  /** The tagger's table size, as a power of two. */
  readonly taggerBits: number;
  /** A right answer that wins by no more than this is strengthened all the same. */
  readonly taggerMargin: number;
  /** Networks of the parser, whose scores are added up. */
  readonly networks: number;
  /** Further networks, which see the sentences of another annotation style in every epoch, each of their words marked. */
  readonly marked: number;
  /** Words between two steps of the parser's learning, and how far the first step goes. */
  readonly parserBatch: number;
  readonly parserRate: number;
  /** Vectors of words from elsewhere, by the hashes of their lower-case forms (wordHash). */
  readonly vectors: GivenVectors;
  /** Classes of words for the tagger. */
  readonly classes: WordClasses;
  /** Weights nearer to zero are left out. */
  readonly prune: number;
  /** Sentences of another annotation style, on which the parser's networks begin; later epochs leave them out, but for `marked` ones. */
  readonly foreign: readonly GoldSentence[];
  /** Sentences of which only the trees are by hand: the parser alone learns from them, twice an epoch. */
  readonly trees: readonly GoldSentence[];
  readonly log: (line: string) => void;
};

export const DEFAULT_OPTIONS: TrainOptions = {
  taggerEpochs: 6,
  taggerRuns: 1,
  parserEpochs: 8,
  folds: 3,
  taggerBits: 21,
  taggerMargin: 30,
  networks: 2,
  marked: 0,
  parserBatch: 500,
  parserRate: 0.004,
  prune: 0.5,
  vectors: new Map(),
  classes: new Map(),
  foreign: [],
  trees: [],
  log: () => {},
};

/** Weights for a language from its treebank sentences; `kept`: weights of which all but the parser stay as they are. */
export function trainModel(
  sentences: readonly GoldSentence[],
  design: LanguageDesign,
  given: Partial<TrainOptions> = {},
  kept: Weights | null = null,
): Weights {
  const options = { ...DEFAULT_OPTIONS, ...given };
  const learnt = trainTagger(sentences, design, options);
  const { tagger, lexicon } = kept ?? learnt;
  const lemmatiser = kept?.lemmatiser ?? trainLemmatiser(sentences, new Set(design.features));
  const cache = createFormCache(design, tagger.tags, lexicon, lemmatiser);
  const numbers = relationNumbers([...sentences, ...options.trees, ...options.foreign]);
  const example = (sentence: GoldSentence, tags: Int32Array, foreign: boolean): Example => ({
    words: formEntries(cache, formsOf(sentence)),
    tags,
    heads: Int32Array.from(sentence.tokens, (token) => (token.head < 0 ? sentence.tokens.length : token.head)),
    labels: Int32Array.from(sentence.tokens, (token) => numbers.get(token.deprel)!),
    foreign,
  });
  const space = createSpace(null);
  const tagged = (sentence: GoldSentence, foreign: boolean): Example =>
    example(sentence, tagWords(tagger, space, formEntries(cache, formsOf(sentence))), foreign);
  const trees = options.trees.map((sentence) => tagged(sentence, false));
  const examples = [
    ...sentences.map((sentence, s) =>
      example(
        sentence,
        Int32Array.from(learnt.crossed[s]!, (tag) => tagNumber(tagger.tags, tag)),
        false,
      ),
    ),
    ...trees,
    ...trees,
    ...options.foreign.map((sentence) => tagged(sentence, true)),
  ];
  const parser = trainParser(examples, cache, collectRelations(examples, cache, numbers), options);
  return { tagger, lexicon, lemmatiser, parser };
}
