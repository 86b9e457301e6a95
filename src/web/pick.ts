// Selecting words of a text by keyboard: a range of words that the arrow keys move and stretch. Pure; selection.ts shows it.
import type { Span } from '../base/span.ts';

export type Places = {
  /** Every word of the text, in order. */
  readonly words: readonly Span[];
  /** For each sentence the index of its first word; sentences without a word are left out. */
  readonly sentences: readonly number[];
};
/** Indexes of words: where the range was begun, and where it is now. */
export type Pick = { readonly anchor: number; readonly head: number };

/** The words and sentences of a text. */
export function placesOf(text: string, locale: string | null): Places {
  const cut = (granularity: 'word' | 'sentence') => [
    ...new Intl.Segmenter(locale ?? undefined, { granularity }).segment(text),
  ];
  const words = cut('word')
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
  const firsts = cut('sentence').map(({ index }) => words.findIndex(({ start }) => start >= index));
  return { words, sentences: [...new Set(firsts)].filter((first) => first >= 0) };
}

/** The first word at or after a place of the text, as a range of one. */
export function pickAt({ words }: Places, offset: number): Pick | null {
  const at = words.findIndex(({ end }) => end > offset);
  return at < 0 ? null : { anchor: at, head: at };
}

/** The span from the first to the last word of a range. */
export function pickedSpan({ words }: Places, { anchor, head }: Pick): Span | null {
  const [first, last] = [words[Math.min(anchor, head)], words[Math.max(anchor, head)]];
  return first && last ? { start: first.start, end: last.end } : null;
}

const clamp = (at: number, { words }: Places): number => Math.max(0, Math.min(words.length - 1, at));

/** Where a key takes the head of a range; null where the key does nothing. Up and down go by sentences. */
function target(head: number, key: string, stretch: boolean, places: Places): number | null {
  const next = places.sentences.find((first) => first > head) ?? places.words.length;
  const own = places.sentences.findLast((first) => first <= head) ?? 0;
  switch (key) {
    case 'ArrowLeft':
      return head - 1;
    case 'ArrowRight':
      return head + 1;
    case 'ArrowDown':
      return stretch ? (head === next - 1 ? endOfNext(next, places) : next - 1) : next;
    case 'ArrowUp':
      return head === own ? (places.sentences.findLast((first) => first < head) ?? 0) : own;
    case 'Home':
      return own;
    case 'End':
      return next - 1;
    default:
      return null;
  }
}

const endOfNext = (start: number, { words, sentences }: Places): number =>
  (sentences.find((first) => first > start) ?? words.length) - 1;

/** A range after a key; null where the key does nothing. With `stretch` its beginning stays. */
export function moved(pick: Pick, key: string, stretch: boolean, places: Places): Pick | null {
  const to = target(pick.head, key, stretch, places);
  if (to === null) return null;
  const head = clamp(to, places);
  return { anchor: stretch ? pick.anchor : head, head };
}
