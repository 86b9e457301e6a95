// Training the tagger. Both passes learn by an averaged perceptron that corrects itself also where the right tag wins by less
// than a margin. The second pass learns on tags of first passes that have not seen the sentence (cross-tagging).
import type { GoldSentence } from './conllu.ts';
import type { LanguageDesign } from './design.ts';
import { createFormCache, type FormEntry, type TagLexicon } from './forms.ts';
import { NO_RULES } from './lemmatiser.ts';
import { formEntries } from './model.ts';
import { createRandom, shuffled } from './shuffle.ts';
import {
  averaged,
  createSpace,
  createTrainingTable,
  type Space,
  score,
  settleFeatures,
  type Table,
  type TrainingTable,
  update,
} from './table.ts';
import {
  bestTag,
  contextFeatures,
  guideTags,
  OUTSIDE,
  type Pass,
  type Tagger,
  tagScore,
  tagWithGuide,
} from './tagger.ts';
import { compositeTag, createTagSet, type TagSet, tagNumber } from './tagset.ts';
import type { TrainOptions } from './train.ts';
import type { WordClasses } from './word-classes.ts';

/** A tag that rare forms carry less often than this is not open to unseen forms. */
const OPEN_FROM = 8;

const goldTags = (sentence: GoldSentence, tags: TagSet, chosen: ReadonlySet<string>): Int32Array =>
  Int32Array.from(sentence.tokens, (token) => tagNumber(tags, compositeTag(token.upos, token.feats, chosen)));

/** The forms of a gold sentence. */
export const formsOf = (sentence: GoldSentence): readonly string[] => sentence.tokens.map((token) => token.form);

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

/** The lexicon of a training set. Open tags are those that rare forms carry, all where there are none. */
function createLexicon(
  sentences: readonly GoldSentence[],
  tags: TagSet,
  chosen: ReadonlySet<string>,
  classes: WordClasses,
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
  return { entries, open: open.length > 0 ? open.map(([tag]) => tag) : tags.names.map((_, tag) => tag), classes };
}

/** The wrong candidate that comes nearest to the answer or beats it; the answer where all stay behind by the margin. */
function rivalTag(tags: TagSet, word: FormEntry, scores: Int32Array, answer: number, margin: number): number {
  let rival = answer;
  let bar = tagScore(tags, answer, scores) - margin;
  for (const tag of word.candidates) {
    if (tag === answer) continue;
    const sum = tagScore(tags, tag, scores);
    if (sum >= bar) {
      rival = tag;
      bar = sum;
    }
  }
  return rival;
}

type Learner = {
  readonly tags: TagSet;
  readonly table: TrainingTable;
  readonly space: Space;
  readonly margin: number;
};

/** One step over a sentence: predicts, corrects, goes on with what it predicted. Gives the number of wrong tags. */
function learnSentence(learner: Learner, words: readonly FormEntry[], gold: Int32Array, pass: Pass): number {
  const { tags, table, space, margin } = learner;
  let t1 = OUTSIDE;
  let t2 = OUTSIDE;
  let wrong = 0;
  for (let k = 0; k < words.length; k++) {
    const i = pass.step > 0 ? k : words.length - 1 - k;
    const word = words[i]!;
    const answer = gold[i]!;
    let tag = word.candidates[0]!;
    if (word.candidates.length > 1) {
      space.features.set(word.own);
      const n = contextFeatures(space.features, word.own.length, words, i, pass, t1, t2);
      settleFeatures(space, n);
      score(table, space, n, word.parts);
      tag = bestTag(tags, word.candidates, space.scores);
      const rival = word.candidates.includes(answer) ? rivalTag(tags, word, space.scores, answer, margin) : answer;
      if (rival !== answer) {
        for (const part of tags.parts[answer]!) update(table, space.features, n, part, 1);
        for (const part of tags.parts[rival]!) update(table, space.features, n, part, -1);
      }
    }
    if (tag !== answer) wrong++;
    table.steps++;
    t2 = t1;
    t1 = tags.hashes[tag]!;
  }
  return wrong;
}

type TaggerTask = {
  readonly tags: TagSet;
  readonly lexicon: TagLexicon;
  readonly words: readonly FormEntry[][];
  readonly gold: readonly Int32Array[];
};

function createTask(sentences: readonly GoldSentence[], design: LanguageDesign, classes: WordClasses): TaggerTask {
  const chosen = new Set(design.features);
  const tags = createTagSet();
  const lexicon = createLexicon(sentences, tags, chosen, classes);
  tags.growing = false;
  const cache = createFormCache(design, tags, lexicon, NO_RULES);
  return {
    tags,
    lexicon,
    words: sentences.map((sentence) => formEntries(cache, formsOf(sentence))),
    gold: sentences.map((sentence) => goldTags(sentence, tags, chosen)),
  };
}

/** One run of learning: several epochs over the sentences in an order of its own. */
function learnRun(
  task: TaggerTask,
  options: TrainOptions,
  epochs: number,
  guides: readonly Int32Array[] | null,
  run: number,
): TrainingTable {
  const learner = {
    tags: task.tags,
    table: createTrainingTable(options.taggerBits),
    space: createSpace(null),
    margin: options.taggerMargin,
  };
  const random = createRandom(17 + 100 * run);
  const total = task.gold.reduce((sum, one) => sum + one.length, 0);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let wrong = 0;
    for (const s of shuffled(task.words.length, random))
      wrong += learnSentence(
        learner,
        task.words[s]!,
        task.gold[s]!,
        guides ? { step: 1, guide: guides[s]! } : { step: -1, guide: null },
      );
    options.log(
      `  tagger ${guides ? 'main' : 'back'} run ${run + 1} epoch ${epoch + 1}: ${((100 * (total - wrong)) / total).toFixed(2)} % right`,
    );
  }
  return learner.table;
}

/** A pass's table: the mean of several runs, which differ in the order of the sentences only. */
const learnPass = (
  task: TaggerTask,
  options: TrainOptions,
  { epochs, runs }: { readonly epochs: number; readonly runs: number },
  guides: readonly Int32Array[] | null,
): Table =>
  averaged(
    Array.from({ length: runs }, (_, run) => learnRun(task, options, epochs, guides, run)),
    options.prune,
  );

/** A first pass with what it needs of the training: for sentences that others have annotated in part. */
export function trainFirstPass(sentences: readonly GoldSentence[], design: LanguageDesign, options: TrainOptions) {
  const task = createTask(sentences, design, options.classes);
  const back = learnPass(task, { ...options, log: () => {} }, CROSS, null);
  const cache = createFormCache(design, task.tags, task.lexicon, NO_RULES);
  return { finder: { tags: task.tags, back, near: new Map() }, cache };
}

const inFold = (i: number, fold: number, folds: number): boolean => i % folds === fold;
/** How taggers of parts of the training data learn. */
const CROSS = { epochs: 5, runs: 1 };

/** First-pass tags (hashes) of each sentence, by passes that have not seen it. */
function crossGuide(
  sentences: readonly GoldSentence[],
  design: LanguageDesign,
  options: TrainOptions,
): readonly Int32Array[] {
  const result: Int32Array[] = [];
  for (let fold = 0; fold < options.folds; fold++) {
    const { finder, cache } = trainFirstPass(
      sentences.filter((_, i) => !inFold(i, fold, options.folds)),
      design,
      options,
    );
    const space = createSpace(null);
    for (let i = fold; i < sentences.length; i += options.folds)
      result[i] = guideTags(finder, space, formEntries(cache, formsOf(sentences[i]!)));
    options.log(`first pass of fold ${fold + 1} of ${options.folds}`);
  }
  return result;
}

/** Composite tags of each sentence by taggers that have not seen it: what the parser learns on. */
function crossTag(
  sentences: readonly GoldSentence[],
  design: LanguageDesign,
  options: TrainOptions,
  guides: readonly Int32Array[],
): readonly (readonly string[])[] {
  const result: string[][] = [];
  for (let fold = 0; fold < options.folds; fold++) {
    const others = (_: unknown, i: number): boolean => !inFold(i, fold, options.folds);
    const task = createTask(sentences.filter(others), design, options.classes);
    const main = learnPass(task, { ...options, log: () => {} }, CROSS, guides.filter(others));
    const cache = createFormCache(design, task.tags, task.lexicon, NO_RULES);
    const tagger = { tags: task.tags, back: main, main, near: new Map() };
    const space = createSpace(null);
    for (let i = fold; i < sentences.length; i += options.folds) {
      const numbers = tagWithGuide(tagger, space, formEntries(cache, formsOf(sentences[i]!)), guides[i]!);
      result[i] = Array.from(numbers, (tag) => tagger.tags.names[tag]!);
    }
    options.log(`second pass of fold ${fold + 1} of ${options.folds}`);
  }
  return result;
}

/** A tagger, its lexicon, and the cross-tagged training sentences. */
export function trainTagger(sentences: readonly GoldSentence[], design: LanguageDesign, options: TrainOptions) {
  const guides = crossGuide(sentences, design, options);
  const crossed = crossTag(sentences, design, options, guides);
  const task = createTask(sentences, design, options.classes);
  const whole = { epochs: options.taggerEpochs, runs: options.taggerRuns };
  const back = learnPass(task, options, whole, null);
  const main = learnPass(task, options, whole, guides);
  const tagger: Tagger = { tags: task.tags, back, main, near: new Map() };
  return { tagger, lexicon: task.lexicon, crossed };
}
