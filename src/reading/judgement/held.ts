// Which arguments hold a token: asked of one sentence again and again. What enters: a sentence, a token. What leaves: the
// arguments of its predications that have the token in them, looked for once of each token that is asked for.

import type { SentenceView } from '../frames/frame.ts';
import { createOwnNote } from '../notes.ts';
import type { Argument, Predication } from '../predication/predication.ts';

/** An argument of a predication. */
export type Held = { readonly p: Predication; readonly a: Argument };

const byToken = createOwnNote<(readonly Held[] | undefined)[]>();
const NONE: readonly Held[] = [];

/** The arguments that hold a token, in the order of their predications. */
export function heldAt(view: SentenceView, token: number): readonly Held[] {
  const { tree } = view;
  const known = byToken.of(tree) ?? byToken.keep(tree, new Array<undefined>(tree.tokens.length));
  let held = known[token];
  if (held === undefined) {
    held = holding(view, token);
    known[token] = held;
  }
  return held;
}

/** The first argument of a predication that holds a token. */
export function heldBy(view: SentenceView, p: Predication, token: number): Argument | undefined {
  const all = heldAt(view, token);
  for (let i = 0; i < all.length; i += 1) if (all[i]?.p === p) return all[i]?.a;
  return undefined;
}

function holding({ predications }: SentenceView, token: number): readonly Held[] {
  let held: Held[] | undefined;
  for (const p of predications)
    for (const a of p.args) {
      const { tokens } = a;
      if (token < (tokens[0] ?? 0) || token > (tokens.at(-1) ?? -1) || !tokens.includes(token)) continue;
      held ??= [];
      held.push({ p, a });
    }
  return held ?? NONE;
}
