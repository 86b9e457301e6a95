// Names that the dictionary does not know, settled by their text: "Mudavadin" may be of Mudavad or of Mudavadi, and a text
// that has "Mudavadi" somewhere says which. What enters: a text; what is known of a form. What leaves: words; base forms.
import type { Upos } from '../language.ts';
import type { Known } from './lookup.ts';
import type { Reading } from './readings.ts';

const CAPITALISED = /\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu;

/** The capitalised words of a text. */
export const capitalisedWords = (text: string): ReadonlySet<string> => new Set(text.match(CAPITALISED) ?? []);

/** The base forms that a guessed name may have by its ending, where there are several; the text then says which. */
export function possibleBases({ readings, by }: Known, upos: Upos, feats: Reading['feats']): readonly string[] | null {
  if (upos !== 'PROPN' || by !== 'guess' || feats.Case === 'Nom') return null;
  const same = readings.filter(
    (reading) => reading.upos === 'PROPN' && reading.feats.Case === feats.Case && reading.feats.Number === feats.Number,
  );
  return same.length < 2 ? null : same.map(({ lemma }) => lemma);
}
