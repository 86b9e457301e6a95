// Training the parser: a network learns by a dynamic oracle (every action of least cost is right), on tags as they will be
// predicted, and follows mostly its own choices, so that it learns to go on from its mistakes.
import { type FormCache, type FormEntry, parserTag, wordFeatures } from './forms.ts';
import { learned, moveAverages, withoutFeature } from './keep-network.ts';
import {
  addSlope,
  backward,
  beginSentence,
  createLearner,
  endSentence,
  forward,
  type Learner,
  LONGEST,
  learnStep,
  outputScore,
} from './learn-network.ts';
import { setTags } from './model.ts';
import type { NetworkWeights } from './network-weights.ts';
import { actionCost } from './oracle.ts';
import {
  createRelations,
  EDGES,
  isAllowed,
  LEFT,
  labelOutput,
  onlyAction,
  type ParserWeights,
  pairKey,
  type Relations,
  RIGHT,
  SHIFT,
} from './parser.ts';
import { createState, parserShape, type State, setState } from './parser-state.ts';
import { createRandom, shuffled } from './shuffle.ts';
import type { TrainOptions } from './train.ts';
import { attach, createTree, resetTree, type Tree } from './tree.ts';

/** A sentence to learn from: its words, predicted tags, gold heads (the root's number is the size) and relation numbers. */
export type Example = {
  readonly words: readonly FormEntry[];
  readonly tags: Int32Array;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  /** Of another annotation style. */
  readonly foreign: boolean;
};

/** What a network has of the sentences of another annotation style: the first epochs only, or all of them with a mark on each word. */
type Manner = 'warm' | 'marked';
/** Epochs of a warm network that learn from sentences of another annotation style, too. */
const WARM_EPOCHS = 2;
/** The feature of each word, and of each tag, in a sentence of another annotation style (Stymne et al. 2018). */
const FOREIGN = 0x51f0a3c7;
/** Chance to follow a wrong choice of its own, from the second epoch on. */
const EXPLORE = 0.9;
/** Steps between two moves of the averages, and how far they move. */
const AVERAGE_EVERY = 10;
const AVERAGE_SHARE = 0.01;
/** The share of the first rate that the last step has. */
const LAST_RATE = 0.05;

/** Numbers of all relations; 0 is none. */
export function relationNumbers(sentences: readonly { readonly tokens: readonly { readonly deprel: string }[] }[]) {
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
  for (const { words, tags, heads, labels, foreign } of examples) {
    if (foreign) continue;
    resetTree(tree, words.length);
    setTags(tree, cache, tags);
    for (let i = 0; i < words.length; i++) {
      const key = pairKey(tree, heads[i]!, i);
      seen.set(key, (seen.get(key) ?? new Set()).add(labels[i]!));
    }
  }
  const allowed = new Map([...seen].map(([key, set]) => [key, Int32Array.from([...set].sort((a, b) => a - b))]));
  return createRelations([...numbers.keys()], allowed);
}

type Pupil = {
  readonly learner: Learner;
  readonly relations: number;
  readonly root: number;
  readonly state: State;
  readonly random: () => number;
};

const ACTIONS = [SHIFT, LEFT, RIGHT] as const;
const chances = (scores: readonly number[]): number[] => {
  const most = Math.max(...scores);
  return scores.map((score) => Math.exp(score - most));
};
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Takes in the slopes of the actions' scores; gives the action to go on with. */
function learnAction(pupil: Pupil, t: Tree, depth: number, front: number, gold: Int32Array, explore: boolean) {
  const { learner, random } = pupil;
  const allowed = ACTIONS.filter((action) => isAllowed(action, depth, front, t.size));
  const costs = allowed.map((action) => actionCost(action, t, depth, front, gold));
  const least = Math.min(...costs);
  const weights = chances(allowed.map((action) => outputScore(learner, action)));
  const sum = total(weights);
  const rightSum = total(weights.filter((_, k) => costs[k] === least));
  let [best, right] = [-1, -1];
  allowed.forEach((action, k) => {
    const isRight = costs[k] === least;
    addSlope(learner, action, weights[k]! / sum - (isRight ? weights[k]! / rightSum : 0));
    if (best < 0 || weights[k]! > weights[best]!) best = k;
    if (isRight && (right < 0 || weights[k]! > weights[right]!)) right = k;
  });
  const wrong = costs[best]! > least;
  return { action: allowed[wrong && !(explore && random() < EXPLORE) ? right : best]!, wrong };
}

/** The name of a new arc; takes in the slopes of the names' scores where its right name is known. */
function learnLabel({ learner, relations }: Pupil, action: number, right: number): number {
  const outputs = Array.from({ length: relations - 1 }, (_, k) => labelOutput(action, k + 1, relations));
  const weights = chances(outputs.map((output) => outputScore(learner, output)));
  const sum = total(weights);
  let best = 0;
  weights.forEach((weight, k) => {
    if (right > 0) {
      const slope = weight / sum - (k + 1 === right ? 1 : 0);
      if (Math.abs(slope) > 1e-4) addSlope(learner, outputs[k]!, slope);
    }
    if (weight > weights[best]!) best = k;
  });
  return best + 1;
}

/** One sentence; gives the number of wrong choices. */
function learnTree(pupil: Pupil, t: Tree, { heads, labels }: Example, explore: boolean): number {
  const { learner, state } = pupil;
  let [depth, front, wrong] = [0, 0, 0];
  while (front < t.size || depth > 0) {
    const only = onlyAction(depth, front, t.size);
    let action = only;
    setState(state, t, depth, front);
    const looks = only < 0 || only === RIGHT;
    if (looks) forward(learner, state.nodes, state.numbers);
    if (only < 0) {
      const chosen = learnAction(pupil, t, depth, front, heads, explore);
      action = chosen.action;
      if (chosen.wrong) wrong++;
    }
    if (action === SHIFT) {
      if (looks) backward(learner, state.nodes, state.numbers);
      t.stack[depth++] = front++;
      continue;
    }
    const child = t.stack[--depth]!;
    const head = action === LEFT ? front : t.stack[depth - 1]!;
    const right = heads[child] === head ? labels[child]! : 0;
    const label = head === t.size ? pupil.root : learnLabel(pupil, action, right);
    if (looks) backward(learner, state.nodes, state.numbers);
    attach(t, head, child, label);
  }
  return wrong;
}

function countFeatures(sentences: readonly (readonly (readonly number[])[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const words of sentences)
    for (const features of words) for (const key of features) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Features of a sentence's nodes: of its words, of their tags, of the edges behind either; `mark` is one more of each word and tag. */
const nodeFeatures = (cache: FormCache, { words, tags }: Example, mark: readonly number[]) => [
  ...words.map((word, i) => [...wordFeatures(cache, word, tags[i]!, i === 0), ...mark]),
  ...EDGES,
  ...Array.from(tags, (tag) => [...parserTag(cache, tag).features, ...mark]),
  ...EDGES,
];

/** One network, from its own random start. */
function trainNetwork(
  all: readonly Example[],
  cache: FormCache,
  relations: Relations,
  options: TrainOptions,
  { manner, seed }: { readonly manner: Manner; readonly seed: number },
): NetworkWeights {
  const marked = manner === 'marked';
  const examples = all.filter(({ words }) => 2 * (words.length + 2) <= LONGEST);
  const features = examples.map((one) => nodeFeatures(cache, one, marked && one.foreign ? [FOREIGN] : []));
  const random = createRandom(seed);
  const count = relations.names.length;
  const learner = createLearner(parserShape(count), countFeatures(features), random, options.vectors);
  const pupil: Pupil = { learner, relations: count, root: relations.root, state: createState(), random };
  const tree = createTree();
  const epochs = Array.from({ length: options.parserEpochs }, (_, epoch) =>
    shuffled(examples.length, random).filter((e) => marked || epoch < WARM_EPOCHS || !examples[e]!.foreign),
  );
  const sentences = epochs.reduce((sum, order) => sum + order.length, 0);
  let [done, words, wrong] = [0, 0, 0];
  epochs.forEach((order, epoch) => {
    wrong = 0;
    for (const e of order) {
      resetTree(tree, examples[e]!.words.length);
      setTags(tree, cache, examples[e]!.tags);
      beginSentence(learner, features[e]!);
      wrong += learnTree(pupil, tree, examples[e]!, epoch > 0);
      endSentence(learner);
      words += tree.size;
      done++;
      if (words < options.parserBatch && done < sentences) continue;
      words = 0;
      learnStep(learner, options.parserRate * (1 - (1 - LAST_RATE) * (done / sentences)));
      if (done === sentences || (epoch > 0 && learner.steps % AVERAGE_EVERY === 0))
        moveAverages(learner, AVERAGE_SHARE);
    }
    options.log(`  parser epoch ${epoch + 1}: ${wrong} wrong choices`);
  });
  return withoutFeature(learned(learner), FOREIGN);
}

/** The parser, on the given tags: networks that learn the same from different beginnings, and such as learn in the other manner. */
export const trainParser = (
  examples: readonly Example[],
  cache: FormCache,
  relations: Relations,
  options: TrainOptions,
): ParserWeights => ({
  networks: [
    ...Array.from({ length: options.networks }, (_, k) => ({ manner: 'warm', seed: 29 + 100 * k }) as const),
    ...Array.from({ length: options.marked }, (_, k) => ({ manner: 'marked', seed: 429 + 100 * k }) as const),
  ].map((start) => trainNetwork(examples, cache, relations, options, start)),
  relations,
});
