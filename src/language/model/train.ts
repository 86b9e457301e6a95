// Training: gold sentences and a language's design to weights. Deterministic: the same input and seed give the same weights.
// The parser learns on tags predicted by taggers that have not seen the sentence (cross-tagging), as it will meet them.
import type { GoldSentence } from './conllu.ts';
import type { LanguageDesign } from './design.ts';
import { createFormCache, type FormCache, type TagLexicon } from './forms.ts';
import { NO_RULES, trainLemmatiser } from './lemmatiser.ts';
import { fillTree, formEntries, type Weights } from './model.ts';
import { actionCost } from './oracle.ts';
import {
  bestAction,
  createParserSpace,
  isAllowed,
  LEFT,
  nameArc,
  type Parser,
  pairKey,
  type Relations,
  RIGHT,
  SHIFT,
  scoreActions,
} from './parser.ts';
import { arcFeatures } from './parser-features.ts';
import { averaged, createTrainingTable, type TrainingTable, update } from './table.ts';
import { createTaggerSpace, type Tagger, tagWords, trainOnWords } from './tagger.ts';
import { compositeTag, createTagSet, type TagSet, tagNumber } from './tagset.ts';
import { attach, createTree, type Tree } from './tree.ts';

export type TrainOptions = {
  readonly taggerEpochs: number;
  readonly parserEpochs: number;
  readonly folds: number;
  readonly taggerBits: number;
  readonly actionBits: number;
  readonly labelBits: number;
  readonly log: (line: string) => void;
};

export const DEFAULT_OPTIONS: TrainOptions = {
  taggerEpochs: 8,
  parserEpochs: 10,
  folds: 5,
  taggerBits: 22,
  actionBits: 21,
  labelBits: 21,
  log: () => {},
};

/** A tag seen less often than this is not open to unseen forms. */
const OPEN_FROM = 8;

/** Numbers from 0 to below n in a random order that the state decides (xorshift). */
function shuffled(n: number, random: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function createRandom(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const goldTags = (sentence: GoldSentence, tags: TagSet, chosen: ReadonlySet<string>): Int32Array =>
  Int32Array.from(sentence.tokens, (token) => tagNumber(tags, compositeTag(token.upos, token.feats, chosen)));

function countTags(sentences: readonly GoldSentence[], tags: TagSet, chosen: ReadonlySet<string>) {
  const byForm = new Map<string, Map<number, number>>();
  for (const sentence of sentences)
    goldTags(sentence, tags, chosen).forEach((tag, i) => {
      const form = sentence.tokens[i]!.form;
      const counts = byForm.get(form) ?? new Map<number, number>();
      byForm.set(form, counts.set(tag, (counts.get(tag) ?? 0) + 1));
    });
  return byForm;
}

/** The lexicon of a training set. Open tags are those that rare forms carry. */
export function createLexicon(
  sentences: readonly GoldSentence[],
  tags: TagSet,
  chosen: ReadonlySet<string>,
): TagLexicon {
  const entries = new Map<string, { count: number; tags: number[] }>();
  const rare = new Map<number, number>();
  for (const [form, counts] of countTags(sentences, tags, chosen)) {
    const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const count = sorted.reduce((sum, [, n]) => sum + n, 0);
    if (count <= 2) for (const [tag, n] of sorted) rare.set(tag, (rare.get(tag) ?? 0) + n);
    if (count >= 2) entries.set(form, { count, tags: sorted.map(([tag]) => tag) });
  }
  const open = [...rare].filter(([, n]) => n >= OPEN_FROM).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { entries, open: open.map(([tag]) => tag) };
}

/** A tagger from scratch; its tag set and lexicon are its own. */
export function trainTagger(
  sentences: readonly GoldSentence[],
  design: LanguageDesign,
  options: TrainOptions,
): { readonly tagger: Tagger; readonly lexicon: TagLexicon } {
  const chosen = new Set(design.features);
  const tags = createTagSet();
  const lexicon = createLexicon(sentences, tags, chosen);
  tags.growing = false;
  const cache = createFormCache(design, tags, lexicon, NO_RULES);
  const gold = sentences.map((sentence) => goldTags(sentence, tags, chosen));
  const words = sentences.map((sentence) =>
    formEntries(
      cache,
      sentence.tokens.map((token) => token.form),
    ),
  );
  const table = createTrainingTable(options.taggerBits);
  const space = createTaggerSpace();
  const random = createRandom(17);
  const total = gold.reduce((sum, one) => sum + one.length, 0);
  for (let epoch = 0; epoch < options.taggerEpochs; epoch++) {
    let wrong = 0;
    for (const s of shuffled(sentences.length, random)) wrong += trainOnWords(tags, table, space, words[s]!, gold[s]!);
    options.log(`  tagger epoch ${epoch + 1}: ${((100 * (total - wrong)) / total).toFixed(2)} % right in training`);
  }
  return { tagger: { tags, table: averaged(table) }, lexicon };
}

/** Predicted composite tags of each sentence, by taggers trained on the other folds. */
function crossTag(
  sentences: readonly GoldSentence[],
  design: LanguageDesign,
  options: TrainOptions,
): readonly string[][] {
  const result: string[][] = [];
  for (let fold = 0; fold < options.folds; fold++) {
    options.log(`cross-tagging, fold ${fold + 1} of ${options.folds}`);
    const others = sentences.filter((_, i) => i % options.folds !== fold);
    const { tagger, lexicon } = trainTagger(others, design, {
      ...options,
      taggerEpochs: Math.min(5, options.taggerEpochs),
    });
    const cache = createFormCache(design, tagger.tags, lexicon, NO_RULES);
    const space = createTaggerSpace();
    for (let i = fold; i < sentences.length; i += options.folds) {
      const words = formEntries(
        cache,
        sentences[i]!.tokens.map((token) => token.form),
      );
      result[i] = Array.from(tagWords(tagger, space, words), (tag) => tagger.tags.names[tag]!);
    }
  }
  return result;
}

type Example = {
  readonly words: ReturnType<typeof formEntries>;
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
};

const goldHeads = (sentence: GoldSentence): Int32Array =>
  Int32Array.from(sentence.tokens, (token) => (token.head < 0 ? sentence.tokens.length : token.head));

function relationNumbers(sentences: readonly GoldSentence[]): Map<string, number> {
  const names = new Set(sentences.flatMap((sentence) => sentence.tokens.map((token) => token.deprel)));
  return new Map(['', ...[...names].sort()].map((name, i) => [name, i]));
}

/** Relations that occur between two parts of speech, over the training trees as they will be tagged. */
function collectRelations(
  examples: readonly Example[],
  cache: FormCache,
  numbers: ReadonlyMap<string, number>,
): Relations {
  const seen = new Map<number, Set<number>>();
  const tree = createTree();
  for (const { words, tags, heads, labels } of examples) {
    fillTree(tree, cache, words, tags);
    for (let i = 0; i < words.length; i++) {
      const key = pairKey(tree, heads[i]!, i);
      seen.set(key, (seen.get(key) ?? new Set()).add(labels[i]!));
    }
  }
  const allowed = new Map([...seen].map(([key, set]) => [key, Int32Array.from([...set].sort((a, b) => a - b))]));
  return { names: [...numbers.keys()], allowed, all: Int32Array.from([...numbers.values()].filter((n) => n > 0)) };
}

type ParserTraining = {
  readonly actions: TrainingTable;
  readonly labels: TrainingTable;
  readonly relations: Relations;
};

function learnLabel(
  p: ParserTraining,
  space: ReturnType<typeof createParserSpace>,
  t: Tree,
  head: number,
  child: number,
  gold: number,
) {
  const named = nameArc(p.labels, p.relations, space, t, head, child);
  if (named !== gold) {
    const n = arcFeatures(space.features, t, head, child);
    update(p.labels, space.features, n, gold, 1);
    update(p.labels, space.features, n, named, -1);
  }
  p.labels.steps++;
  return named;
}

/** The best-scored action among those of least cost. */
function cheapestAction(scores: Int32Array, t: Tree, depth: number, front: number, gold: Int32Array): number {
  let best = -1;
  let bestCost = Infinity;
  for (let action = SHIFT; action <= RIGHT; action++) {
    if (!isAllowed(action, depth, front, t.size)) continue;
    const cost = actionCost(action, t, depth, front, gold);
    if (cost < bestCost || (cost === bestCost && scores[action]! > scores[best]!)) {
      best = action;
      bestCost = cost;
    }
  }
  return best;
}

/** One sentence: follows its own choice with probability `explore`, else the oracle's. Gives wrong choices. */
function trainOnTree(
  p: ParserTraining,
  space: ReturnType<typeof createParserSpace>,
  t: Tree,
  example: Example,
  explore: () => boolean,
): number {
  const { heads, labels } = example;
  let depth = 0;
  let front = 0;
  let wrong = 0;
  while (front < t.size || depth > 0) {
    const n = scoreActions(p.actions, space, t, depth, front);
    const predicted = bestAction(space.scores, depth, front, t.size);
    const right = cheapestAction(space.scores, t, depth, front, heads);
    let action = predicted;
    if (actionCost(predicted, t, depth, front, heads) > actionCost(right, t, depth, front, heads)) {
      wrong++;
      update(p.actions, space.features, n, right, 1);
      update(p.actions, space.features, n, predicted, -1);
      if (!explore()) action = right;
    }
    p.actions.steps++;
    if (action === SHIFT) {
      t.stack[depth++] = front++;
      continue;
    }
    const child = t.stack[--depth]!;
    const head = action === LEFT ? front : t.stack[depth - 1]!;
    const label =
      heads[child] === head
        ? learnLabel(p, space, t, head, child, labels[child]!)
        : nameArc(p.labels, p.relations, space, t, head, child);
    attach(t, head, child, label);
  }
  return wrong;
}

/** The parser, on the given tags. */
function trainParser(
  examples: readonly Example[],
  cache: FormCache,
  relations: Relations,
  options: TrainOptions,
): Parser {
  const p = {
    actions: createTrainingTable(options.actionBits),
    labels: createTrainingTable(options.labelBits),
    relations,
  };
  const space = createParserSpace();
  const tree = createTree();
  const random = createRandom(29);
  for (let epoch = 0; epoch < options.parserEpochs; epoch++) {
    let wrong = 0;
    for (const e of shuffled(examples.length, random)) {
      const example = examples[e]!;
      fillTree(tree, cache, example.words, example.tags);
      wrong += trainOnTree(p, space, tree, example, () => epoch > 0 && random() < 0.9);
    }
    options.log(`  parser epoch ${epoch + 1}: ${wrong} wrong choices`);
  }
  return { actions: averaged(p.actions), labels: averaged(p.labels), relations };
}

/** Weights for a language from its treebank sentences. */
export function trainModel(
  sentences: readonly GoldSentence[],
  design: LanguageDesign,
  given: Partial<TrainOptions> = {},
): Weights {
  const options = { ...DEFAULT_OPTIONS, ...given };
  const crossed = crossTag(sentences, design, options);
  options.log('tagger');
  const { tagger, lexicon } = trainTagger(sentences, design, options);
  const lemmatiser = trainLemmatiser(sentences, new Set(design.features));
  const cache = createFormCache(design, tagger.tags, lexicon, lemmatiser);
  const numbers = relationNumbers(sentences);
  const examples = sentences.map(
    (sentence, s): Example => ({
      words: formEntries(
        cache,
        sentence.tokens.map((token) => token.form),
      ),
      tags: Int32Array.from(crossed[s]!, (tag) => tagNumber(tagger.tags, tag)),
      heads: goldHeads(sentence),
      labels: Int32Array.from(sentence.tokens, (token) => numbers.get(token.deprel)!),
    }),
  );
  options.log('parser');
  const parser = trainParser(examples, cache, collectRelations(examples, cache, numbers), options);
  return { tagger, lexicon, lemmatiser, parser };
}
