// Use case: looking for documents by their words. An index of words by document stands beside each store, made at the first search
// and brought up to the store's documents at each: a word is found in any of its forms (language/base-forms.ts). All words of a
// question must stand in a document or its title; words in quotation marks must stand there as they are.

import type { Document } from '../document/document.ts';
import { type BaseForms, englishForms, finnishForms, WORD } from '../language/base-forms.ts';
import type { StoreView } from '../store/port.ts';

export type Hit = {
  readonly documentId: string;
  /** The first place where a word of the question stands, with the words round it. */
  readonly excerpt: {
    readonly prefix: string;
    readonly exact: string;
    readonly suffix: string;
    readonly start: number;
  };
  /** How often words of the question stand in it. */
  readonly count: number;
};
export type Found = { readonly total: number; readonly hits: readonly Hit[] };

type Index = {
  /** Documents in the order in which they were taken in. */
  readonly ids: string[];
  readonly seen: Set<string>;
  /** Key → the documents that have it, by their place in `ids`, and how often each has it. */
  readonly postings: Map<string, Postings>;
  readonly keys: KeysOf;
  readonly asked: (word: string) => readonly string[];
};
type Postings = { readonly places: number[]; readonly counts: number[] };
type KeysOf = (language: string | null, form: string) => readonly string[];

const indexes = new WeakMap<StoreView, Promise<Index>>();

/** Documents that are taken in before others may do something. */
const BATCH = 20;
/** Characters before and after what was found, to the next blank. */
const [BEFORE, AFTER] = [45, 110];

const emptyIndex = (): Index => {
  const finnish = finnishForms();
  // A question does not say which language it is in.
  const asked = (word: string) => [...new Set([...finnish(word, false), ...englishForms(word, false)])];
  return { ids: [], seen: new Set(), postings: new Map(), keys: keeperOfKeys(finnish), asked };
};

/** The keys of forms, each worked out once: a store has few forms and many words. */
function keeperOfKeys(finnish: BaseForms): KeysOf {
  const kept = { fi: new Map<string, readonly string[]>(), other: new Map<string, readonly string[]>() };
  return (language, form) => {
    const [map, make] = language === 'fi' ? [kept.fi, finnish] : [kept.other, englishForms];
    const known = map.get(form) ?? make(form, true);
    map.set(form, known);
    return known;
  };
}

const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

function take({ ids, seen, postings, keys }: Index, { id, language, title, text }: Document): void {
  const place = ids.push(id) - 1;
  seen.add(id);
  const forms = new Map<string, number>();
  for (const form of [...wordsOf(title ?? ''), ...wordsOf(text)]) forms.set(form, (forms.get(form) ?? 0) + 1);
  const own = new Map<string, number>();
  for (const [form, count] of forms)
    for (const key of new Set(keys(language, form))) own.set(key, (own.get(key) ?? 0) + count);
  for (const [key, count] of own) {
    const known = postings.get(key) ?? { places: [], counts: [] };
    known.places.push(place);
    known.counts.push(count);
    postings.set(key, known);
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The index with all documents of the store in it. */
async function complete(store: StoreView, index: Index): Promise<Index> {
  let taken = 0;
  for (const { id } of await store.documents()) {
    if (index.seen.has(id)) continue;
    const stored = await store.document(id);
    if (stored && !index.seen.has(id)) take(index, stored.document);
    taken += 1;
    if (taken % BATCH === 0) await pause();
  }
  return index;
}

function indexOf(store: StoreView): Promise<Index> {
  const before = indexes.get(store);
  const next = (before ?? Promise.resolve(emptyIndex())).then((index) => complete(store, index));
  indexes.set(store, next);
  next.catch(() => indexes.delete(store));
  return next;
}

type Question = { readonly words: readonly string[]; readonly phrases: readonly string[] };

/** The words of a question, and what stands in quotation marks. */
export function questionOf(text: string): Question {
  const phrases = [...text.matchAll(/["“”]([^"“”]+)["“”]/gu)].map(([, phrase = '']) => phrase.trim()).filter(Boolean);
  return { words: wordsOf(text), phrases };
}

/** The places of documents that have all the words, with how often they have them. */
function placesWith(index: Index, words: readonly string[]): ReadonlyMap<number, number> {
  const [first, ...others] = words.map((word) => countsOf(index, word)).sort((a, b) => a.size - b.size);
  return new Map(
    [...(first ?? [])].flatMap(([place, count]) => {
      const more = others.map((one) => one.get(place) ?? 0);
      return more.includes(0) ? [] : [[place, more.reduce((sum, one) => sum + one, count)] as const];
    }),
  );
}

/** How often each document has a word: in whichever of its readings it has it most. */
function countsOf(index: Index, word: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const key of index.asked(word)) {
    const found = index.postings.get(key);
    for (const [i, place] of (found?.places ?? []).entries())
      counts.set(place, Math.max(counts.get(place) ?? 0, found?.counts[i] ?? 0));
  }
  return counts;
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').toLowerCase();

/** Where the words of a question stand in a text. */
function excerptOf(
  index: Index,
  { language, text }: Document,
  { words, phrases: [phrase] }: Question,
): Omit<Hit, 'documentId'> {
  const wanted = new Set(words.flatMap((word) => index.asked(word)));
  const found = [...text.matchAll(WORD)].filter(([form]) => index.keys(language, form).some((key) => wanted.has(key)));
  const at = phrase === undefined ? -1 : text.toLowerCase().indexOf(phrase.toLowerCase());
  const start = at < 0 ? (found[0]?.index ?? 0) : at;
  const exact = at < 0 ? (found[0]?.[0] ?? '') : text.slice(at, at + (phrase?.length ?? 0));
  const end = start + exact.length;
  const around = {
    prefix: text.slice(Math.max(0, start - BEFORE), start).replace(start > BEFORE ? /^\S*\s/u : /^/u, ''),
    suffix: text.slice(end, end + AFTER).replace(end + AFTER < text.length ? /\s\S*$/u : /$/u, ''),
  };
  return { excerpt: { ...around, exact, start }, count: found.length };
}

/**
 * The documents that have all words of a question, those that have them most often first; `limit` of them with excerpts. Nothing
 * is found by a question without a word.
 */
export async function search(store: StoreView, text: string, limit: number): Promise<Found> {
  const index = await indexOf(store);
  const question = questionOf(text);
  const places = placesWith(index, question.words);
  const found = [...places.keys()].map((place) => ({ id: index.ids[place] ?? '', count: places.get(place) ?? 0 }));
  const ordered = found.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  if (question.phrases.length > 0) return phrasesIn(store, index, question, { ordered, limit });
  const hits: Hit[] = [];
  for (const { id } of ordered.slice(0, limit)) hits.push(...(await hitOf(store, index, question, id)));
  return { total: ordered.length, hits };
}

type Ordered = { readonly ordered: readonly { readonly id: string }[]; readonly limit: number };

/** Of the documents that have the words, those that have the phrases as they are: each must be looked at. */
async function phrasesIn(
  store: StoreView,
  index: Index,
  question: Question,
  { ordered, limit }: Ordered,
): Promise<Found> {
  const hits: Hit[] = [];
  for (const [i, { id }] of ordered.entries()) {
    hits.push(...(await hitOf(store, index, question, id)));
    if (i % BATCH === 0) await pause();
  }
  return { total: hits.length, hits: hits.slice(0, limit) };
}

/** A document that has the phrases of a question, with an excerpt. */
async function hitOf(store: StoreView, index: Index, question: Question, id: string): Promise<readonly Hit[]> {
  const document = (await store.document(id))?.document;
  if (!document) return [];
  const whole = plain(`${document.title ?? ''}\n${document.text}`);
  const isThere = question.phrases.every((phrase) => whole.includes(plain(phrase)));
  return isThere ? [{ documentId: id, ...excerptOf(index, document, question) }] : [];
}
