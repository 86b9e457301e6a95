// The tagger. Each token gets the best of its candidate tags by a linear model over its form, its neighbours' forms and the
// two tags before it. It runs twice: from the end of the sentence to its start, and then from the start to the end with the
// first pass's tags as features on both sides, among the candidates that the first pass left near its best.
// What enters: form entries. What leaves: tag numbers.
import type { FormEntry } from './forms.ts';
import { mix1, mix2, mix3 } from './hash.ts';
import { type Space, score, settleFeatures, type Table } from './table.ts';
import { type Choice, choiceOf, type TagSet } from './tagset.ts';

/** The first pass, and the choices between the few candidates that it leaves, filled as they are met. */
export type Finder = { readonly tags: TagSet; readonly back: Table; readonly near: Map<number, Choice> };
export type Tagger = Finder & { readonly main: Table };

/** Stands for what is outside of the sentence. */
export const OUTSIDE = 0x51ed27;

/** A pass over a sentence: its direction, and the hashes of the tags that an earlier pass gave. */
export type Pass = { readonly step: 1 | -1; readonly guide: Int32Array | null };

/** Writes the features of token `i` that depend on its neighbours after the first `start`; gives their end. */
export function contextFeatures(
  out: Int32Array,
  start: number,
  words: readonly FormEntry[],
  i: number,
  pass: Pass,
  t1: number,
  t2: number,
): number {
  const { step, guide } = pass;
  const w = words[i]!;
  const before = words[i - step];
  const after = words[i + step];
  const p1 = before?.word ?? OUTSIDE;
  const n1 = after?.word ?? OUTSIDE;
  const a1 = after?.ambiguity ?? OUTSIDE;
  const a2 = words[i + 2 * step]?.ambiguity ?? OUTSIDE;
  let n = start;
  out[n++] = mix1(101, t1);
  out[n++] = mix2(102, t1, t2);
  out[n++] = mix2(103, t1, w.word);
  out[n++] = mix1(104, p1);
  out[n++] = mix1(105, n1);
  out[n++] = mix1(106, words[i - 2 * step]?.word ?? OUTSIDE);
  out[n++] = mix1(107, words[i + 2 * step]?.word ?? OUTSIDE);
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
  if (w.parserA !== 0) {
    const pa = before?.parserA ?? OUTSIDE;
    const na = after?.parserA ?? OUTSIDE;
    out[n++] = mix1(150, pa);
    out[n++] = mix1(151, na);
    out[n++] = mix2(152, w.parserA, t1);
    out[n++] = mix2(153, pa, w.ambiguity);
    out[n++] = mix2(154, na, w.ambiguity);
  }
  if (w.kind !== 0) n = kindFeatures(out, n, words, i, step, t1);
  return guide ? guideFeatures(out, n, w, guide, i, t1) : n;
}

/** Features of the words' classes by their vectors. */
function kindFeatures(
  out: Int32Array,
  start: number,
  words: readonly FormEntry[],
  i: number,
  step: 1 | -1,
  t1: number,
): number {
  const { kind, word, ambiguity } = words[i]!;
  const p1 = words[i - step]?.kind ?? OUTSIDE;
  const n1 = words[i + step]?.kind ?? OUTSIDE;
  const n2 = words[i + 2 * step]?.kind ?? OUTSIDE;
  let n = start;
  out[n++] = mix1(180, p1);
  out[n++] = mix1(181, n1);
  out[n++] = mix2(182, kind, t1);
  out[n++] = mix2(183, p1, ambiguity);
  out[n++] = mix2(184, n1, ambiguity);
  out[n++] = mix2(185, kind, p1);
  out[n++] = mix2(186, kind, n1);
  out[n++] = mix3(187, kind, p1, n1);
  out[n++] = mix2(188, n1, n2);
  out[n++] = mix2(189, n1, word);
  return n;
}

function guideFeatures(out: Int32Array, start: number, w: FormEntry, guide: Int32Array, i: number, t1: number): number {
  const g0 = guide[i]!;
  const g1 = i + 1 < guide.length ? guide[i + 1]! : OUTSIDE;
  const g2 = i + 2 < guide.length ? guide[i + 2]! : OUTSIDE;
  let n = start;
  out[n++] = mix1(130, g0);
  out[n++] = mix2(131, g0, g1);
  out[n++] = mix2(132, g0, t1);
  out[n++] = mix2(133, g0, w.suffix);
  out[n++] = mix2(134, g1, w.word);
  out[n++] = mix2(135, g1, t1);
  out[n++] = mix2(136, g1, g2);
  out[n++] = mix3(137, w.ambiguity, t1, g1);
  out[n++] = mix2(138, w.suffix, g1);
  out[n++] = mix3(139, t1, g0, g1);
  out[n++] = mix2(140, g0, w.word);
  out[n++] = mix2(141, g0, w.shape);
  return n;
}

/** The sum of a tag's parts. */
export function tagScore(tags: TagSet, tag: number, scores: Int32Array): number {
  const parts = tags.parts[tag]!;
  let sum = 0;
  for (let j = 0; j < parts.length; j++) sum += scores[parts[j]!]!;
  return sum;
}

/** The best-scored of some tags. */
export function bestTag(tags: TagSet, candidates: Int32Array, scores: Int32Array): number {
  let best = candidates[0]!;
  let bestScore = -Infinity;
  for (let c = 0; c < candidates.length; c++) {
    const sum = tagScore(tags, candidates[c]!, scores);
    if (sum > bestScore) {
      best = candidates[c]!;
      bestScore = sum;
    }
  }
  return best;
}

/** Writes the sums of a choice's candidates, the parts' scores added up for each. */
function addParts({ scores, totals }: Space, { inTurn }: Choice): void {
  let c = 0;
  for (let at = 0; at < inTurn.length; c++) {
    const end = at + 1 + inTurn[at]!;
    let sum = 0;
    for (at++; at < end; at++) sum += scores[inTurn[at]!]!;
    totals[c] = sum;
  }
}

/** What a form's own features say for each of its candidates, computed once for each pass. */
function ownScores(table: Table, space: Space, word: FormEntry, pass: Pass): Int32Array {
  const kept = pass.guide ? word.mainScores : word.backScores;
  if (kept) return kept;
  space.features.set(word.own);
  settleFeatures(space, word.own.length);
  score(table, space, word.own.length, word.choice.parts);
  addParts(space, word.choice);
  const own = space.totals.slice(0, word.candidates.length);
  if (pass.guide) word.mainScores = own;
  else word.backScores = own;
  return own;
}

/** A candidate that the first pass leaves behind its best by more than this is not looked at again. */
const BEHIND = 2000;
/** More candidates than these are not narrowed down. */
const FEW = 3;

/** What the second pass still chooses from: places in the form's list of candidates, and the choice between these. */
type Near = { readonly places: readonly number[]; readonly choice: Choice };

/** What the first pass gives: its tags, and what is near them; null where that is everything or one tag only. */
type First = { readonly found: Int32Array; readonly nears: readonly (Near | null)[]; readonly open: Uint8Array };

/** The candidates whose totals are not below the bar; null where these are not few. */
function nearBest({ tags, near }: Finder, { candidates }: FormEntry, totals: Int32Array, bar: number): Near | null {
  const places: number[] = [];
  let key = 0;
  for (let c = 0; c < candidates.length; c++) {
    if (totals[c]! < bar) continue;
    if (places.push(c) > FEW) return null;
    key = key * 65536 + candidates[c]! + 1;
  }
  let choice = near.get(key);
  if (!choice) {
    choice = choiceOf(
      tags,
      places.map((c) => candidates[c]!),
    );
    near.set(key, choice);
  }
  return { places, choice };
}

/** The first pass: tags from the end to the start, and what the second pass still has to choose from. */
function runBack(tagger: Finder, space: Space, words: readonly FormEntry[]): First {
  const { tags, back } = tagger;
  const { totals } = space;
  const pass: Pass = { step: -1, guide: null };
  const found = new Int32Array(words.length);
  const nears: (Near | null)[] = new Array(words.length).fill(null);
  const open = new Uint8Array(words.length);
  let t1 = OUTSIDE;
  let t2 = OUTSIDE;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!;
    const { candidates } = word;
    let best = 0;
    if (candidates.length > 1) {
      const own = ownScores(back, space, word, pass);
      const n = contextFeatures(space.features, 0, words, i, pass, t1, t2);
      settleFeatures(space, n);
      score(back, space, n, word.choice.parts);
      addParts(space, word.choice);
      for (let c = 0; c < candidates.length; c++) {
        totals[c]! += own[c]!;
        if (totals[c]! > totals[best]!) best = c;
      }
      const bar = totals[best]! - BEHIND;
      for (let c = 0; c < candidates.length; c++) if (totals[c]! >= bar && c !== best) open[i] = 1;
      if (open[i] === 1) nears[i] = nearBest(tagger, word, totals, bar);
    }
    const tag = candidates[best]!;
    found[i] = tag;
    t2 = t1;
    t1 = tags.hashes[tag]!;
  }
  return { found, nears, open };
}

/** The best of a word's candidates in the second pass, or of those that are near. */
function bestInContext(
  tagger: Tagger,
  space: Space,
  words: readonly FormEntry[],
  i: number,
  pass: Pass,
  t1: number,
  t2: number,
  near: Near | null,
): number {
  const word = words[i]!;
  const choice = near?.choice ?? word.choice;
  const own = ownScores(tagger.main, space, word, pass);
  const n = contextFeatures(space.features, 0, words, i, pass, t1, t2);
  settleFeatures(space, n);
  score(tagger.main, space, n, choice.parts);
  addParts(space, choice);
  let best = 0;
  let bestTotal = -Infinity;
  for (let k = 0; k < choice.candidates.length; k++) {
    const total = space.totals[k]! + own[near ? near.places[k]! : k]!;
    if (total > bestTotal) {
      best = k;
      bestTotal = total;
    }
  }
  return choice.candidates[best]!;
}

/** The second pass; where the first is known, only where it has left a choice, and only among what it left. */
function runMain(
  tagger: Tagger,
  space: Space,
  words: readonly FormEntry[],
  guide: Int32Array,
  first: First | null,
): Int32Array {
  const pass: Pass = { step: 1, guide };
  const result = new Int32Array(words.length);
  let t1 = OUTSIDE;
  let t2 = OUTSIDE;
  for (let i = 0; i < words.length; i++) {
    const { candidates } = words[i]!;
    const isOpen = first ? first.open[i] === 1 : candidates.length > 1;
    const tag = isOpen
      ? bestInContext(tagger, space, words, i, pass, t1, t2, first?.nears[i] ?? null)
      : (first?.found[i] ?? candidates[0]!);
    result[i] = tag;
    t2 = t1;
    t1 = tagger.tags.hashes[tag]!;
  }
  return result;
}

const hashesOf = (tags: TagSet, found: Int32Array): Int32Array => found.map((tag) => tags.hashes[tag]!);

/** Hashes of the tags of the first pass alone. */
export const guideTags = (tagger: Finder, space: Space, words: readonly FormEntry[]): Int32Array =>
  hashesOf(tagger.tags, runBack(tagger, space, words).found);

/** Tags of the first pass alone. */
export const firstTags = (tagger: Finder, space: Space, words: readonly FormEntry[]): Int32Array =>
  runBack(tagger, space, words).found;

/** Tags of a sentence. */
export function tagWords(tagger: Tagger, space: Space, words: readonly FormEntry[]): Int32Array {
  const first = runBack(tagger, space, words);
  return runMain(tagger, space, words, hashesOf(tagger.tags, first.found), first);
}

/** Tags of a sentence by the second pass alone, where training has the first pass's tags from elsewhere. */
export const tagWithGuide = (
  tagger: Tagger,
  space: Space,
  words: readonly FormEntry[],
  guide: Int32Array,
): Int32Array => runMain(tagger, space, words, guide, null);
