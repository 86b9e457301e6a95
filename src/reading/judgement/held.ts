// Which arguments hold a token: asked of one sentence again and again. What enters: a sentence. What leaves: the arguments of
// its predications by the tokens in them, gathered once.
import type { SentenceView } from '../frames/frame.ts';
import type { Argument, Predication } from '../predication/predication.ts';

/** An argument of a predication. */
export type Held = { readonly p: Predication; readonly a: Argument };

const byToken = new WeakMap<SentenceView, (readonly Held[] | undefined)[]>();
const NONE: readonly Held[] = [];

/** The arguments that hold a token, in the order of their predications. */
export function heldAt(view: SentenceView, token: number): readonly Held[] {
  let known = byToken.get(view);
  if (!known) {
    known = gathered(view);
    byToken.set(view, known);
  }
  return known[token] ?? NONE;
}

/** The first argument of a predication that holds a token. */
export const heldBy = (view: SentenceView, p: Predication, token: number): Argument | undefined =>
  heldAt(view, token).find((held) => held.p === p)?.a;

function gathered({ tree, predications }: SentenceView): (readonly Held[] | undefined)[] {
  const lists: (Held[] | undefined)[] = tree.tokens.map(() => undefined);
  for (const p of predications)
    for (const a of p.args) {
      const held = { p, a };
      for (const token of a.tokens) {
        const list = lists[token];
        if (list === undefined) lists[token] = [held];
        else if (list.at(-1) !== held) list.push(held);
      }
    }
  return lists;
}
