// The drafts around a draft. What enters: the drafts of a passage in the order of its frames. What leaves: those whose
// quotes begin near another's, in that same order, found by place and not by looking through all. The index of a list of
// drafts is built once, and only of a list that reaches farther than what is near.
import type { Draft } from '../frames/frame.ts';

/** Characters between a draft and another that bears on it, at most. */
export const NEARBY = 3000;

type Placed = { readonly draft: Draft; readonly order: number; readonly start: number };
/**
 * Whole numbers under names of their own: objects whose fields begin alike share their kinds of numbers in the engine, and an
 * infinite `first` here would make fractions of the tokens of all mentions.
 */
type Index = { readonly earliest: number; readonly latest: number; placed: readonly Placed[] | null };

const indexes = new WeakMap<readonly Draft[], Index>();

function indexOf(drafts: readonly Draft[]): Index {
  let index = indexes.get(drafts);
  if (!index) {
    let earliest = drafts[0]?.quote.start ?? 0;
    let latest = earliest;
    for (const { quote } of drafts) {
      if (quote.start < earliest) earliest = quote.start;
      if (quote.start > latest) latest = quote.start;
    }
    index = { earliest, latest, placed: null };
    indexes.set(drafts, index);
  }
  return index;
}

const placedOf = (drafts: readonly Draft[]): readonly Placed[] =>
  drafts
    .map((draft, order) => ({ draft, order, start: draft.quote.start }))
    .sort((a, b) => a.start - b.start || a.order - b.order);

/** The drafts that begin at most NEARBY characters from where `draft` does, itself among them, in the order of `drafts`. */
export function nearbyDrafts(drafts: readonly Draft[], draft: Draft): readonly Draft[] {
  const index = indexOf(drafts);
  const { start } = draft.quote;
  if (start - index.earliest <= NEARBY && index.latest - start <= NEARBY) return drafts;
  index.placed ??= placedOf(drafts);
  const { placed } = index;
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.start ?? 0) < start - NEARBY) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((placed[end]?.start ?? Number.POSITIVE_INFINITY) <= start + NEARBY) end += 1;
  return placed
    .slice(low, end)
    .sort((a, b) => a.order - b.order)
    .map((p) => p.draft);
}
