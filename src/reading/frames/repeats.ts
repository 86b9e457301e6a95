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

/** A number that stands for its thing, without a noun. */
const isAlone = ({ item, quantity }: Draft): boolean => quantity !== null && item?.start == null;

/** "the nine million is for one year": a number without its noun that another thing had before is that thing's, told again. */
export function withoutEchoes(drafts: readonly Draft[]): readonly Draft[] {
  const number = ({ quantity: q }: Draft): string => `${q?.low ?? q?.high} ${q?.unit}`;
  return drafts.filter(
    (d) =>
      !isAlone(d) ||
      !drafts.some(
        (o) =>
          o.quantity !== null &&
          o.quote.end <= d.quote.start &&
          !isAlone(o) &&
          number(o) === number(d) &&
          o.item?.code !== d.item?.code,
      ),
  );
}
