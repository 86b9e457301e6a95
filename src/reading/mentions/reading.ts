// A stretch of text as numbers are read in it: its pieces, what each can start, the numerals that have been found. What enters:
// pieces, or a sentence. What leaves: a reading; a sentence's own is noted, since dates and quantities share it.
import type { LanguageCode, Sentence } from '../../language/language.ts';
import { createNote } from '../notes.ts';
import type { MentionContext } from './mention.ts';
import type { Reading } from './numeral-words.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { type QuantityLexicon, quantityLexicon } from './quantity-lexicon.ts';
import { classesOf } from './word-class.ts';

/** A reading of pieces of a text, none of which is in a date, with the language's own lexicon or another. */
export const createReading = (
  text: string,
  pieces: readonly Piece[],
  language: LanguageCode,
  lexicon: QuantityLexicon = quantityLexicon(language),
): Reading => ({ text, pieces, language, classes: classesOf(pieces, language), dated: null, lexicon, numerals: [] });

const notes = createNote<Reading>();

/** The reading of a sentence, noted. */
export function readingOf(sentence: Sentence, { text, language }: MentionContext): Reading {
  const known = notes.of(sentence);
  if (known && known.text === text) return known;
  return notes.keep(sentence, createReading(text, piecesOf(text, sentence), language));
}
