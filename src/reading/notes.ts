// Notes on sentences: what the steps that read a sentence share (its spellings, pieces, words, dates), found once. Steps take a
// group of sentences one after the other, and nothing asks for the notes later: only those of the last sentences are kept, so
// that they do not outlive their use. A note that is gone is found again, and the same.
import type { Sentence } from '../language/language.ts';

/** A kind of note. */
export type Note<T> = {
  readonly of: (sentence: Sentence) => T | undefined;
  /** Keeps a note, and gives it back. */
  readonly keep: (sentence: Sentence, note: T) => T;
};

type Page = unknown[];

/** Sentences of a generation; the notes of two are kept. */
const GENERATION = 256;
let kinds = 0;
let young = new Map<Sentence, Page>();
let old = new Map<Sentence, Page>();
let last: { readonly sentence: Sentence | null; readonly page: Page } = { sentence: null, page: [] };

function pageOf(sentence: Sentence): Page {
  if (last.sentence === sentence) return last.page;
  let page = young.get(sentence) ?? old.get(sentence);
  if (!page) {
    if (young.size >= GENERATION) [old, young] = [young, new Map()];
    page = new Array<unknown>(kinds).fill(undefined);
    young.set(sentence, page);
  }
  last = { sentence, page };
  return page;
}

/** A new kind of note. */
export function createNote<T>(): Note<T> {
  const kind = kinds++;
  return {
    of: (sentence) => pageOf(sentence)[kind] as T | undefined,
    keep: (sentence, note) => {
      pageOf(sentence)[kind] = note;
      return note;
    },
  };
}
