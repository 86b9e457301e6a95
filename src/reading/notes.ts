// Notes on sentences: what the steps that read a sentence share (its spellings, pieces, words, dates), found once. Steps take a
// group of sentences one after the other, and nothing asks for the notes later: only those of the last sentences are kept, so
// that they do not outlive their use. A note that is gone is found again, and the same.
// What is noted of a tree or a passage, it carries itself. No WeakMap does for either: once its table is old, the engine keeps
// what its entries lead to until it looks through the whole heap, which is then full of sentences that were read long ago.
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

/** Forgets the notes of all sentences: for when a group of documents has been read. */
export function dropNotes(): void {
  young = new Map();
  old = new Map();
  last = { sentence: null, page: [] };
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

/** What carries its notes itself. */
export type Noted = { readonly notes: Page };

let ownKinds = 0;

/** Room for the notes of a new thing that carries them. */
export const emptyNotes = (): Page => new Array<unknown>(ownKinds).fill(undefined);

/** A new kind of note on what carries its notes itself. */
export function createOwnNote<T>(): {
  readonly of: (thing: Noted) => T | undefined;
  /** Keeps a note, and gives it back. */
  readonly keep: (thing: Noted, note: T) => T;
} {
  const kind = ownKinds++;
  return {
    of: (thing) => thing.notes[kind] as T | undefined,
    keep: (thing, note) => {
      thing.notes[kind] = note;
      return note;
    },
  };
}
