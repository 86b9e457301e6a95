// Vectors of words from elsewhere, for the parser's network to begin with and for the tagger's classes of words. What enters: a JSON file with `words` in order of
// frequency and `vectors` by word, `dimensions` numbers each (what follows them is left out). What leaves: vectors by the
// hashes under which the parser knows the words.
import { readFileSync } from 'node:fs';
import type { GoldSentence } from '../src/language/model/conllu.ts';
import { wordHash } from '../src/language/model/forms.ts';
import type { GivenVectors } from '../src/language/model/learn-network.ts';

type VectorFile = {
  readonly dimensions: number;
  readonly words: readonly string[];
  readonly vectors: Readonly<Record<string, readonly number[]>>;
};

/** A word seen so often in the treebank has a row in the network anyway. */
const SEEN_FROM = 2;
const WORD = /^\p{Ll}[\p{Ll}'-]+$/u;

/** Vectors of the most frequent words and of those that the sentences have more than once; other words look unknown. */
export function readVectors(path: string, sentences: readonly GoldSentence[], frequent: number): GivenVectors {
  const { dimensions, words, vectors } = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
  const counts = new Map<string, number>();
  for (const { form } of sentences.flatMap((sentence) => sentence.tokens)) {
    const lower = form.toLowerCase();
    counts.set(lower, (counts.get(lower) ?? 0) + 1);
  }
  const chosen = words
    .filter((word) => WORD.test(word))
    .filter((word, rank) => rank < frequent || (counts.get(word) ?? 0) >= SEEN_FROM);
  return new Map(chosen.map((word) => [wordHash(word), Float32Array.from(vectors[word]!.slice(0, dimensions))]));
}
