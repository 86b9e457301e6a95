// The tagger: left to right, each token gets the best of its candidate tags by a linear model over its form, its neighbours'
// forms and the two tags before it. What enters: form entries. What leaves: tag numbers.
import type { FormEntry } from './forms.ts';
import { mix1, mix2, mix3 } from './hash.ts';
import { score, type Table, type TrainingTable, update } from './table.ts';
import type { TagSet } from './tagset.ts';

export type Tagger = { readonly tags: TagSet; readonly table: Table };

/** Reused arrays: the tagger allocates nothing for a token. */
export type TaggerSpace = { readonly features: Int32Array; scores: Int32Array };

export const createTaggerSpace = (): TaggerSpace => ({ features: new Int32Array(512), scores: new Int32Array(1024) });

const OUTSIDE = 0x51ed27;

/** Writes the features that depend on the neighbours; gives their end. */
function contextFeatures(
  out: Int32Array,
  start: number,
  words: readonly FormEntry[],
  i: number,
  t1: number,
  t2: number,
): number {
  const w = words[i]!;
  const before = words[i - 1];
  const after = words[i + 1];
  const p1 = before?.word ?? OUTSIDE;
  const n1 = after?.word ?? OUTSIDE;
  const a1 = after?.ambiguity ?? OUTSIDE;
  const a2 = words[i + 2]?.ambiguity ?? OUTSIDE;
  let n = start;
  out[n++] = mix1(101, t1);
  out[n++] = mix2(102, t1, t2);
  out[n++] = mix2(103, t1, w.word);
  out[n++] = mix1(104, p1);
  out[n++] = mix1(105, n1);
  out[n++] = mix1(106, words[i - 2]?.word ?? OUTSIDE);
  out[n++] = mix1(107, words[i + 2]?.word ?? OUTSIDE);
  out[n++] = mix1(108, before?.suffix ?? OUTSIDE);
  out[n++] = mix1(109, after?.suffix ?? OUTSIDE);
  out[n++] = mix1(110, a1);
  out[n++] = mix2(111, a1, t1);
  out[n++] = mix2(112, a1, a2);
  out[n++] = mix2(113, w.ambiguity, a1);
  out[n++] = mix3(114, w.ambiguity, a1, t1);
  out[n++] = mix3(115, w.ambiguity, t1, t2);
  out[n++] = mix2(116, w.word, p1);
  out[n++] = mix2(117, w.word, n1);
  out[n++] = mix2(118, w.suffix, t1);
  out[n++] = mix2(119, w.suffix, a1);
  out[n++] = mix2(120, w.shape, t1);
  out[n++] = mix2(121, after?.shape ?? OUTSIDE, w.shape);
  out[n++] = mix3(122, w.ambiguity, p1, n1);
  return n;
}

function bestTag(tags: TagSet, word: FormEntry, scores: Int32Array): number {
  let best = word.candidates[0]!;
  let bestScore = -Infinity;
  for (let c = 0; c < word.candidates.length; c++) {
    const tag = word.candidates[c]!;
    const parts = tags.parts[tag]!;
    let sum = 0;
    for (let j = 0; j < parts.length; j++) sum += scores[parts[j]!]!;
    if (sum > bestScore) {
      best = tag;
      bestScore = sum;
    }
  }
  return best;
}

function ownScores(tagger: Tagger, space: TaggerSpace, word: FormEntry): Int32Array {
  if (!word.ownScores) {
    for (const part of word.parts) space.scores[part] = 0;
    score(tagger.table, word.own, 0, word.own.length, word.parts, space.scores);
    word.ownScores = word.parts.map((part) => space.scores[part]!);
  }
  return word.ownScores;
}

/** Tags of a sentence. */
export function tagWords(tagger: Tagger, space: TaggerSpace, words: readonly FormEntry[]): Int32Array {
  const { hashes } = tagger.tags;
  const result = new Int32Array(words.length);
  let t1 = OUTSIDE;
  let t2 = OUTSIDE;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    let tag = word.candidates[0]!;
    if (word.candidates.length > 1) {
      const own = ownScores(tagger, space, word);
      for (let j = 0; j < own.length; j++) space.scores[word.parts[j]!] = own[j]!;
      const n = contextFeatures(space.features, 0, words, i, t1, t2);
      score(tagger.table, space.features, 0, n, word.parts, space.scores);
      tag = bestTag(tagger.tags, word, space.scores);
    }
    result[i] = tag;
    t2 = t1;
    t1 = hashes[tag]!;
  }
  return result;
}

/** One training step over a sentence: predicts, corrects, goes on with what it predicted. Gives the number of wrong tags. */
export function trainOnWords(
  tags: TagSet,
  table: TrainingTable,
  space: TaggerSpace,
  words: readonly FormEntry[],
  gold: Int32Array,
): number {
  let t1 = OUTSIDE;
  let t2 = OUTSIDE;
  let wrong = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const answer = gold[i]!;
    let tag = word.candidates[0]!;
    if (word.candidates.length > 1) {
      space.features.set(word.own);
      const n = contextFeatures(space.features, word.own.length, words, i, t1, t2);
      for (let j = 0; j < word.parts.length; j++) space.scores[word.parts[j]!] = 0;
      score(table, space.features, 0, n, word.parts, space.scores);
      tag = bestTag(tags, word, space.scores);
      if (tag !== answer && word.candidates.includes(answer)) {
        for (const part of tags.parts[answer]!) update(table, space.features, n, part, 1);
        for (const part of tags.parts[tag]!) update(table, space.features, n, part, -1);
      }
    }
    if (tag !== answer) wrong++;
    table.steps++;
    t2 = t1;
    t1 = tags.hashes[tag]!;
  }
  return wrong;
}
