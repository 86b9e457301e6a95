// Trees of our own: sentences of the passages in bench/corpus with their dependency trees by hand, in bench/treebank. What
// enters: a language. What leaves: the sentences to learn from, and every fifth, which is held out to measure by. Only heads,
// relations and parts of speech are by hand; lemmas and features are the analyser's.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldSentence, parseConllu } from '../src/language/model/conllu.ts';

export type OwnTrees = { readonly learnt: readonly GoldSentence[]; readonly held: readonly GoldSentence[] };

/** Every so many sentences one is held out. */
const HELD = 5;

/** The trees of a language; none where it has no file. */
export function readTrees(language: string): OwnTrees {
  const file = join(import.meta.dirname, 'treebank', `${language}.conllu`);
  const all = existsSync(file) ? parseConllu(readFileSync(file, 'utf8')) : [];
  const isHeld = (_: GoldSentence, i: number): boolean => i % HELD === 0;
  return { learnt: all.filter((s, i) => !isHeld(s, i)), held: all.filter(isHeld) };
}
