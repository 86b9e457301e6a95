// A trie over words of the tables: phrases of one or more words, found from any word of a sentence in one walk.
// Hyphens are no words, so that "Kim Jong Un" and "Kim Jong-un" are one phrase.
import type { LanguageCode } from '../../language/language.ts';
import { byId } from './by-id.ts';
import { createForms, type Forms } from './lexicon-forms.ts';
import { type Form, phraseWords, type Word } from './lexicon-words.ts';

type Node<T> = { readonly next: Map<string, Node<T>>; readonly values: T[] };

export type TrieMatch<T> = {
  /** Word indexes: first, and one past the last. */
  readonly first: number;
  readonly last: number;
  readonly value: T;
};

type List<T> = TrieMatch<T>[] | null;

export type Trie<T> = {
  readonly forms: Forms;
  /** All phrases that start at word `first`, longer ones later. */
  readonly startingAt: (words: readonly Word[], first: number) => readonly TrieMatch<T>[];
  /** True where a phrase starts with a word. */
  readonly mayStart: (form: Form) => boolean;
  /** True where words of whose `barren` bits these are common start no phrase. */
  readonly isBarren: (bits: number) => boolean;
  /** The values of phrases that a word alone may be. */
  readonly ofForm: (form: Form) => readonly T[];
};

const NOTHING: readonly never[] = [];

const createNode = <T>(): Node<T> => ({ next: new Map(), values: [] });

/** Words of one phrase stand beside each other: no comma, bracket or full stop between, but "St. Petersburg" may. */
const adjoins = (word: Word, text: string): boolean => word.gap !== 'other' || text.length <= 2;

/** Tries that have a bit of their own in a form's `barren`. */
const MOST = 32;
let tries = 0;

/** A trie over phrases with their values; `many`: names in it have plurals, as those of weapons. */
export function createTrie<T>(
  language: LanguageCode,
  entries: readonly (readonly [phrase: string, value: T])[],
  many = false,
): Trie<T> {
  const own = tries < MOST ? 1 << tries++ : 0;
  const root = createNode<T>();
  const vocabulary = new Set<string>();
  for (const [phrase, value] of entries) {
    let node = root;
    for (const word of phraseWords(phrase, language)) {
      vocabulary.add(word);
      let next = node.next.get(word);
      if (!next) {
        next = createNode<T>();
        node.next.set(word, next);
      }
      node = next;
    }
    if (node !== root && !node.values.includes(value)) node.values.push(value);
  }
  const forms = createForms(language, vocabulary, many);
  const starts = byId((form: Form): readonly Node<T>[] => {
    const nodes = forms.basesOf(form).flatMap((base) => root.next.get(base) ?? []);
    return nodes.length === 0 ? NOTHING : nodes;
  });
  /** Adds what stands from a node on to the list, which is made where there is something. */
  const walk = (words: readonly Word[], first: number, last: number, node: Node<T>, list: List<T>): List<T> => {
    let found = list;
    for (const value of node.values) {
      found ??= [];
      found.push({ first, last, value });
    }
    const word = node.next.size > 0 ? words[last] : undefined;
    if (!word || !adjoins(word, words[last - 1]?.text ?? '')) return found;
    for (const base of forms.basesOf(word.form)) {
      const next = node.next.get(base);
      if (next) found = walk(words, first, last + 1, next, found);
    }
    return found;
  };
  return {
    forms,
    startingAt: (words, first) => {
      const form = words[first]?.form;
      if (!form || (form.barren & own) !== 0) return NOTHING;
      const nodes = starts(form);
      if (nodes.length === 0) {
        form.barren |= own;
        return NOTHING;
      }
      let found: List<T> = null;
      for (const node of nodes) found = walk(words, first, first + 1, node, found);
      return found === null ? NOTHING : inOrder(found, byEnd);
    },
    mayStart: (form) => starts(form).length > 0,
    isBarren: (bits) => (bits & own) !== 0,
    ofForm: (form) => {
      const nodes = starts(form);
      return nodes.length === 0 ? NOTHING : nodes.flatMap((node) => node.values);
    },
  };
}

type Range = { readonly first: number; readonly last: number };

const byEnd = (a: Range, b: Range): number => a.last - b.last;
const byFirst = (a: Range, b: Range): number => a.first - b.first;

/** The list in order: itself where it is so already, as most are. */
function inOrder<T extends Range>(list: readonly T[], order: (a: Range, b: Range) => number): readonly T[] {
  for (let i = 1; i < list.length; i += 1) if (order(list[i - 1] as T, list[i] as T) > 0) return [...list].sort(order);
  return list;
}

/** Keeps the longest matches that do not overlap, from left to right; of equal ones the first. */
export function longest<T extends Range>(matches: readonly T[]): readonly T[] {
  if (matches.length < 2) return matches;
  const ordered = inOrder(matches, byFirst);
  const kept: T[] = [];
  for (let i = 0; i < ordered.length; ) {
    let best = ordered[i] as T;
    const { first } = best;
    for (i += 1; ordered[i]?.first === first; i += 1) if ((ordered[i] as T).last > best.last) best = ordered[i] as T;
    if (first >= (kept[kept.length - 1]?.last ?? 0)) kept.push(best);
  }
  return kept;
}
