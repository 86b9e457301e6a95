// The drafts around a draft. What enters: the drafts of a passage in the order of its frames. What leaves: those whose
// quotes begin near another's, in that same order, found by place and not by looking through all. The index of a list of
// drafts is built once.
import type { Draft } from '../frames/frame.ts';

/** Characters between a draft and another that bears on it, at most. */
export const NEARBY = 3000;

type Placed = { readonly draft: Draft; readonly order: number; readonly start: number };

const indexes = new WeakMap<readonly Draft[], readonly Placed[]>();

function indexOf(drafts: readonly Draft[]): readonly Placed[] {
  let index = indexes.get(drafts);
  if (!index) {
    index = drafts
      .map((draft, order) => ({ draft, order, start: draft.quote.start }))
      .sort((a, b) => a.start - b.start || a.order - b.order);
    indexes.set(drafts, index);
  }
  return index;
}

/** The drafts that begin at most NEARBY characters from where `draft` does, itself among them, in the order of `drafts`. */
export function nearbyDrafts(drafts: readonly Draft[], draft: Draft): readonly Draft[] {
  const index = indexOf(drafts);
  const { start } = draft.quote;
  let [low, high] = [0, index.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((index[middle]?.start ?? 0) < start - NEARBY) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((index[end]?.start ?? Number.POSITIVE_INFINITY) <= start + NEARBY) end += 1;
  if (low === 0 && end === index.length) return drafts;
  return index
    .slice(low, end)
    .sort((a, b) => a.order - b.order)
    .map((p) => p.draft);
}
