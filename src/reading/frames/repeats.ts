// Repeats among the drafts of a frame. What enters: drafts, which of them are bare, what they say. What leaves: the drafts
// without bare ones that say what another one says; one pass over all, however many there are.
import type { Draft } from './frame.ts';

/** Drops a bare mention of what the passage claims in full, or has claimed just so; `saying` is equal for what is the same. */
export function withoutRepeats(
  drafts: readonly Draft[],
  bare: (d: Draft) => boolean,
  saying: (d: Draft) => string,
): readonly Draft[] {
  if (!drafts.some(bare)) return drafts;
  const said = new Set(drafts.filter((d) => !bare(d)).map(saying));
  return drafts.filter((d) => {
    if (!bare(d)) return true;
    const key = saying(d);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

/** Giver, receiver and item of a draft, and what else is to be the same. */
export const sides = (d: Draft, ...also: readonly string[]): string =>
  JSON.stringify([d.from?.id ?? null, d.to?.id ?? null, d.item?.code ?? null, ...also]);
