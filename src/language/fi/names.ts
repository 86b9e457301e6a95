// Names that the dictionary does not know, settled by their text: "Mudavadin" may be of Mudavad or of Mudavadi, and a text
// that has "Mudavadi" somewhere says which. What enters: a text and its tokens. What leaves: tokens, lemmas changed at most.
import type { Word } from '../model/analyser.ts';
import type { Known } from './lookup.ts';

const CAPITALISED = /\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu;

/** The capitalised words of a text. */
export const capitalisedWords = (text: string): ReadonlySet<string> => new Set(text.match(CAPITALISED) ?? []);

/** The base form of a guessed name: of those that its ending allows, the first that the text has as a word of its own. */
export function settledLemma(token: Word, known: Known, words: () => ReadonlySet<string>): string {
  if (token.upos !== 'PROPN' || known.by !== 'guess' || token.feats.Case === 'Nom') return token.lemma;
  const same = known.readings.filter(
    ({ upos, feats }) => upos === 'PROPN' && feats.Case === token.feats.Case && feats.Number === token.feats.Number,
  );
  if (same.length < 2) return token.lemma;
  return same.find(({ lemma }) => words().has(lemma))?.lemma ?? token.lemma;
}
