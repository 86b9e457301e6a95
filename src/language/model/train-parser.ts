// Training the parser: both runs learn by an averaged perceptron with a margin and a dynamic oracle, on tags as they will be
// predicted; the second run learns on guides by first runs that have not seen the sentence.
import type { GoldSentence } from './conllu.ts';
import type { FormCache, FormEntry } from './forms.ts';
import { fillTree } from './model.ts';
import { actionCost } from './oracle.ts';
import {
  bestAction,
  candidateRelations,
  createRelations,
  isAllowed,
  LEFT,
  mirrorRelations,
  nameArc,
  nameWhole,
  type Parser,
  pairKey,
  type Relations,
  RIGHT,
  runGuide,
  SHIFT,
  type Stage,
  scoreActions,
} from './parser.ts';
import { arcFeatures } from './parser-features.ts';
import { createRandom, shuffled } from './shuffle.ts';
import {
  averaged,
  createSpace,
  createTrainingTable,
  type Space,
  settleFeatures,
  type Table,
  type TrainingTable,
  update,
} from './table.ts';
import type { TrainOptions } from './train.ts';
import { attach, createTree, mirrorWords, type Tree } from './tree.ts';

/** A sentence to learn from: its words, predicted tags, gold heads (the root's number is the size) and relation numbers. */
export type Example = {
  readonly words: readonly FormEntry[];
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  /** Of another annotation style: for the first epochs only. */
  readonly warm: boolean;
};

/** Epochs that learn from examples of another annotation style, too. */
const WARM_EPOCHS = 2;

/** Numbers of all relations; 0 is none. */
export function relationNumbers(sentences: readonly GoldSentence[]): ReadonlyMap<string, number> {
  const names = new Set(sentences.flatMap((sentence) => sentence.tokens.map((token) => token.deprel)));
  return new Map(['', ...[...names].sort()].map((name, i) => [name, i]));
}

/** Relations that occur between two parts of speech, over the training trees as they will be tagged. */
export function collectRelations(
  examples: readonly Example[],
  cache: FormCache,
  numbers: ReadonlyMap<string, number>,
): Relations {
  const seen = new Map<number, Set<number>>();
  const tree = createTree();
  for (const { words, tags, heads, labels, warm } of examples) {
    if (warm) continue;
    fillTree(tree, cache, words, tags);
    for (let i = 0; i < words.length; i++) {
      const key = pairKey(tree, heads[i]!, i);
      seen.set(key, (seen.get(key) ?? new Set()).add(labels[i]!));
    }
  }
  const allowed = new Map([...seen].map(([key, set]) => [key, Int32Array.from([...set].sort((a, b) => a - b))]));
  return createRelations([...numbers.keys()], allowed);
}

type Learner = Stage & {
  readonly actions: TrainingTable;
  readonly labels: TrainingTable;
  readonly space: Space;
  readonly margin: number;
};

/** The wrong relation that comes within the margin of the right one or beats it; the right one where there is none. */
function rivalRelation(candidates: Int32Array, scores: Int32Array, gold: number, margin: number): number {
  if (candidates.length < 2 || !candidates.includes(gold)) return gold;
  let rival = gold;
  let bar = scores[gold]! - margin;
  for (const candidate of candidates)
    if (candidate !== gold && scores[candidate]! >= bar) {
      rival = candidate;
      bar = scores[candidate]!;
    }
  return rival;
}

/** Corrects the naming of an arc whose head is right; gives the name that was chosen. */
function learnLabel(learner: Learner, t: Tree, head: number, child: number, gold: number): number {
  const { space, labels, relations, margin } = learner;
  const named = nameArc(learner, space, t, head, child);
  labels.steps++;
  const rival = rivalRelation(candidateRelations(relations, t, head, child).list, space.scores, gold, margin);
  if (rival !== gold) {
    const n = arcFeatures(space.features, t, head, child);
    settleFeatures(space, n);
    update(labels, space.features, n, gold, 1);
    update(labels, space.features, n, rival, -1);
  }
  return named;
}

/** Corrects the naming of the arcs of a complete tree whose heads are right. */
function learnWhole(whole: TrainingTable, learner: Learner, t: Tree, { heads, labels }: Example): void {
  const { space, relations, margin } = learner;
  nameWhole(whole, relations, space, t, (child, _named, count, candidates) => {
    whole.steps++;
    if (heads[child] !== t.head[child]) return;
    const rival = rivalRelation(candidates.list, space.scores, labels[child]!, margin);
    if (rival === labels[child]) return;
    update(whole, space.features, count, labels[child]!, 1);
    update(whole, space.features, count, rival, -1);
  });
}

/** The best-scored action of least cost, that cost, and the best-scored one that costs more (-1 where there is none). */
function judgeActions(scores: Int32Array, t: Tree, depth: number, front: number, gold: Int32Array) {
  const costs = [SHIFT, LEFT, RIGHT].map((action) =>
    isAllowed(action, depth, front, t.size) ? actionCost(action, t, depth, front, gold) : Infinity,
  );
  const least = Math.min(...costs);
  let right = -1;
  let rival = -1;
  costs.forEach((cost, action) => {
    if (cost === least) {
      if (right < 0 || scores[action]! > scores[right]!) right = action;
    } else if (cost < Infinity && (rival < 0 || scores[action]! > scores[rival]!)) rival = action;
  });
  return { costs, least, right, rival };
}

/** One sentence: follows its own choice with the probability that `explore` has, else the oracle's. Gives wrong choices. */
function learnTree(learner: Learner, t: Tree, example: Example, explore: () => boolean): number {
  const { actions, space, margin } = learner;
  let depth = 0;
  let front = 0;
  let wrong = 0;
  while (front < t.size || depth > 0) {
    const n = scoreActions(actions, space, t, depth, front);
    let action = bestAction(space.scores, depth, front, t.size);
    const { costs, least, right, rival } = judgeActions(space.scores, t, depth, front, example.heads);
    if (rival >= 0 && space.scores[rival]! + margin >= space.scores[right]!) {
      update(actions, space.features, n, right, 1);
      update(actions, space.features, n, rival, -1);
    }
    if (costs[action]! > least) {
      wrong++;
      if (!explore()) action = right;
    }
    actions.steps++;
    if (action === SHIFT) {
      t.stack[depth++] = front++;
      continue;
    }
    const child = t.stack[--depth]!;
    const head = action === LEFT ? front : t.stack[depth - 1]!;
    attachLearned(learner, t, head, child, example);
  }
  return wrong;
}

function attachLearned(learner: Learner, t: Tree, head: number, child: number, { heads, labels }: Example): void {
  const right = heads[child] === head;
  const label = right
    ? learnLabel(learner, t, head, child, labels[child]!)
    : nameArc(learner, learner.space, t, head, child);
  attach(t, head, child, label);
}

/** One stage over examples; `prepare` sets the tree of an example by its index. */
function learnStage(
  examples: readonly Example[],
  relations: Relations,
  options: TrainOptions,
  prepare: (tree: Tree, index: number) => void,
): Stage & { readonly whole: Table } {
  const learner: Learner = {
    actions: createTrainingTable(options.actionBits),
    labels: createTrainingTable(options.labelBits),
    relations,
    space: createSpace(null),
    margin: options.parserMargin,
  };
  const whole = createTrainingTable(options.labelBits);
  const tree = createTree();
  const random = createRandom(29);
  for (let epoch = 0; epoch < options.parserEpochs; epoch++) {
    let wrong = 0;
    for (const e of shuffled(examples.length, random)) {
      if (examples[e]!.warm && epoch >= WARM_EPOCHS) continue;
      prepare(tree, e);
      wrong += learnTree(learner, tree, examples[e]!, () => epoch > 0 && random() < 0.9);
      learnWhole(whole, learner, tree, examples[e]!);
    }
    options.log(`  parser epoch ${epoch + 1}: ${wrong} wrong choices`);
  }
  const { prune } = options;
  return {
    actions: averaged(learner.actions, prune),
    labels: averaged(learner.labels, prune),
    whole: averaged(whole, prune),
    relations,
  };
}

function mirrorExample({ words, tags, heads, labels, warm }: Example): Example {
  const size = words.length;
  const flip = (head: number): number => (head === size ? size : size - 1 - head);
  return {
    words: words.toReversed(),
    tags: tags.toReversed(),
    heads: heads.map(flip).reverse(),
    labels: labels.toReversed(),
    warm,
  };
}

function learnGuide(
  examples: readonly Example[],
  cache: FormCache,
  relations: Relations,
  options: TrainOptions,
): Stage {
  const source = createTree();
  return learnStage(examples.map(mirrorExample), mirrorRelations(relations), options, (tree, e) => {
    fillTree(source, cache, examples[e]!.words, examples[e]!.tags);
    mirrorWords(source, tree);
  });
}

type Guide = { readonly heads: Int32Array; readonly labels: Int32Array };

/** The guide of each example by a first run that has not seen it. */
function crossGuide(
  examples: readonly Example[],
  cache: FormCache,
  relations: Relations,
  options: TrainOptions,
): readonly Guide[] {
  const result: Guide[] = [];
  const space = createSpace(null);
  const tree = createTree();
  const mirrored = createTree();
  const short = { ...options, parserEpochs: Math.min(6, options.parserEpochs), log: () => {} };
  for (let fold = 0; fold < options.folds; fold++) {
    const stage = learnGuide(
      examples.filter((_, i) => i % options.folds !== fold),
      cache,
      relations,
      short,
    );
    for (let i = fold; i < examples.length; i += options.folds) {
      const { words, tags } = examples[i]!;
      fillTree(tree, cache, words, tags);
      runGuide(stage, space, tree, mirrored);
      result[i] = { heads: tree.guideHead.slice(0, words.length), labels: tree.guideLabel.slice(0, words.length) };
    }
    options.log(`first run of fold ${fold + 1} of ${options.folds}`);
  }
  return result;
}

/** The parser, on the given tags. */
export function trainParser(
  examples: readonly Example[],
  cache: FormCache,
  relations: Relations,
  options: TrainOptions,
): Parser {
  const guides = crossGuide(examples, cache, relations, options);
  const guide = learnGuide(examples, cache, relations, options);
  const main = learnStage(examples, relations, options, (tree, e) => {
    fillTree(tree, cache, examples[e]!.words, examples[e]!.tags);
    tree.guideHead.set(guides[e]!.heads);
    tree.guideLabel.set(guides[e]!.labels);
    for (let i = 0; i < tree.size; i++) tree.guideLast[tree.guideHead[i]!] = i;
  });
  return { guide, main, whole: main.whole };
}
