// Classes of words that are used alike, for the tagger: a word that the treebank lacks is known by its vector from elsewhere.
// A log-linear model learns from the treebank's words which tags a vector lets expect; words of like expectations are a class.
// What enters: vectors by the words' hashes, gold sentences. What leaves: the class of each word that has a vector.
import type { GoldSentence } from './conllu.ts';
import { wordHash } from './forms.ts';
import type { GivenVectors } from './learn-network.ts';
import { createRandom, shuffled } from './shuffle.ts';
import { compositeTag } from './tagset.ts';

/** Classes by the words' hashes (wordHash); empty where a language has no vectors. */
export type WordClasses = Pick<ReadonlyMap<number, number>, 'size' | 'get'> & Iterable<[number, number]>;

const CLASSES = 128;
/** Tags that the treebank has less often are not told apart. */
const TAG_FROM = 40;
/** A word counts as the root of how often it was seen, at most so often. */
const COUNT_AT_MOST = 25;
const EPOCHS = 20;
const RATE = 0.0015;
/** Pull of the weights to 0, of each step. */
const PULL = 0.001;
const ROUNDS = 15;

/** Words in a list; rows of numbers, one a word. */
type Rows = { readonly count: number; readonly width: number; readonly values: Float32Array };

const createRows = (count: number, width: number): Rows => ({ count, width, values: new Float32Array(count * width) });
const rowOf = ({ values, width }: Rows, i: number): Float32Array => values.subarray(i * width, (i + 1) * width);

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Makes a row's length `length`. */
function scale(row: Float32Array, length: number): void {
  const factor = length / Math.sqrt(dot(row, row) || 1);
  for (let i = 0; i < row.length; i++) row[i]! *= factor;
}

/** Vectors of one length, with a 1 behind each. */
function scaledVectors(vectors: GivenVectors): Rows {
  const width = vectors.values().next().value?.length ?? 0;
  const rows = createRows(vectors.size, width + 1);
  let i = 0;
  for (const vector of vectors.values()) {
    const row = rowOf(rows, i++);
    row.set(vector);
    scale(row.subarray(0, width), Math.sqrt(width));
    row[width] = 1;
  }
  return rows;
}

/** How often each word (hash) carries each of the tags that are told apart. */
function countTags(sentences: readonly GoldSentence[], chosen: ReadonlySet<string>) {
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const tagged = tokens.map(
    (token) => [wordHash(token.form.toLowerCase()), compositeTag(token.upos, token.feats, chosen)] as const,
  );
  const all = new Map<string, number>();
  for (const [, tag] of tagged) all.set(tag, (all.get(tag) ?? 0) + 1);
  const tags = new Map([...all].filter(([, n]) => n >= TAG_FROM).map(([tag], k) => [tag, k]));
  const counts = new Map<number, Map<number, number>>();
  for (const [word, tag] of tagged) {
    const k = tags.get(tag);
    if (k === undefined) continue;
    const ofWord = counts.get(word) ?? new Map<number, number>();
    counts.set(word, ofWord.set(k, (ofWord.get(k) ?? 0) + 1));
  }
  return { counts, tags: tags.size };
}

/** Writes the chances of the tags for a vector. */
function writeChances(weights: Rows, vector: Float32Array, out: Float32Array): void {
  let most = -Infinity;
  for (let k = 0; k < out.length; k++) {
    out[k] = dot(rowOf(weights, k), vector);
    most = Math.max(most, out[k]!);
  }
  let sum = 0;
  for (let k = 0; k < out.length; k++) {
    out[k] = Math.exp(out[k]! - most);
    sum += out[k]!;
  }
  for (let k = 0; k < out.length; k++) out[k]! /= sum;
}

/** Weights of the tags over vectors, by steps down the slope, smaller and smaller. */
function learnWeights(vectors: Rows, counts: readonly (ReadonlyMap<number, number> | undefined)[], tags: number): Rows {
  const weights = createRows(tags, vectors.width);
  const known = counts.flatMap((ofWord, i) => (ofWord ? [i] : []));
  const random = createRandom(41);
  const slopes = new Float32Array(tags);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE * (1 - epoch / EPOCHS);
    for (const place of shuffled(known.length, random)) {
      const vector = rowOf(vectors, known[place]!);
      const ofWord = counts[known[place]!]!;
      const total = ofWord.values().reduce((sum, n) => sum + n, 0);
      writeChances(weights, vector, slopes);
      for (const [k, n] of ofWord) slopes[k]! -= n / total;
      const step = rate * Math.sqrt(Math.min(total, COUNT_AT_MOST));
      for (let k = 0; k < tags; k++) {
        const row = rowOf(weights, k);
        const by = step * slopes[k]!;
        for (let i = 0; i < row.length; i++) row[i] = row[i]! * (1 - rate * PULL) - by * vector[i]!;
      }
    }
  }
  return weights;
}

/** Classes of rows of length 1 by their nearest centres (spherical k-means). */
function nearestCentres(rows: Rows, classes: number): Int32Array {
  const centres = createRows(classes, rows.width);
  const found = new Int32Array(rows.count);
  const first = shuffled(rows.count, createRandom(43)).slice(0, classes);
  for (const [k, i] of first.entries()) rowOf(centres, k).set(rowOf(rows, i));
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < rows.count; i++) {
      const row = rowOf(rows, i);
      let best = -Infinity;
      for (let k = 0; k < classes; k++) {
        const near = dot(row, rowOf(centres, k));
        if (near <= best) continue;
        best = near;
        found[i] = k;
      }
    }
    centres.values.fill(0);
    for (let i = 0; i < rows.count; i++) {
      const [row, centre] = [rowOf(rows, i), rowOf(centres, found[i]!)];
      for (let j = 0; j < row.length; j++) centre[j]! += row[j]!;
    }
    for (let k = 0; k < classes; k++) scale(rowOf(centres, k), 1);
  }
  return found;
}

/** Classes of all words that have vectors. */
export function learnClasses(
  vectors: GivenVectors,
  sentences: readonly GoldSentence[],
  features: readonly string[],
): ReadonlyMap<number, number> {
  const words = [...vectors.keys()];
  const scaled = scaledVectors(vectors);
  const { counts, tags } = countTags(sentences, new Set(features));
  const weights = learnWeights(
    scaled,
    words.map((word) => counts.get(word)),
    tags,
  );
  const expected = createRows(words.length, tags);
  words.forEach((_, i) => {
    const row = rowOf(expected, i);
    writeChances(weights, rowOf(scaled, i), row);
    for (let k = 0; k < tags; k++) row[k] = Math.sqrt(row[k]!);
  });
  const classes = nearestCentres(expected, Math.min(CLASSES, words.length));
  return new Map(words.map((word, i) => [word, classes[i]!]));
}
