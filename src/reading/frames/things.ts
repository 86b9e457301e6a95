// Things: what a sentence says could be given, sent or counted. Each item mention is a thing, each sum of money that
// counts no item too. What leaves: things with their quantity, in the order of the text.

import type { ItemMention, QuantityMention } from '../mentions/mention.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { conjunctsOf, coordinationHead, depthBelow } from '../predication/tree.ts';
import { isMoney, quantityOf } from '../slots/quantity.ts';
import type { SentenceView } from './frame.ts';

export type Thing = {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly headToken: number;
  readonly text: string;
  readonly code: string;
  /** Null for a sum of money without a word for what it is. */
  readonly mention: ItemMention | null;
  readonly quantity: QuantityMention | null;
  /** True where the quantity is one number over several things. */
  readonly shared: boolean;
};

/** The things of a sentence. */
export function thingsOf(view: SentenceView, lexicon: Lexicon): readonly Thing[] {
  const taken = new Set<QuantityMention>();
  const worth = worthQuantities(view, lexicon);
  for (const q of worth) taken.add(q);
  const things: Thing[] = view.mentions.items.map((m) => {
    const quantity = quantityOf(view, m, taken);
    if (quantity) taken.add(quantity);
    return thing(m, m.code, m, quantity, false);
  });
  const withWorth = worth.reduce<readonly Thing[]>((list, q) => spreadWorth(view, list, q), things);
  const sums = view.mentions.quantities
    .filter((q) => isMoney(q) && !q.measureOnly && !withWorth.some((t) => t.quantity === q))
    .map((q) => thing(q, 'money', null, q, false));
  return [...withWorth, ...sums].sort((a, b) => a.start - b.start);
}

type Place = {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  readonly headToken: number;
  readonly text: string;
};

function thing(
  at: Place,
  code: string,
  mention: ItemMention | null,
  quantity: QuantityMention | null,
  shared: boolean,
): Thing {
  const { start, end, first, last, headToken, text } = at;
  return { start, end, first, last, headToken, text, code, mention, quantity, shared };
}

/** Sums that say what goods are worth: next to a word of worth. */
function worthQuantities(view: SentenceView, lexicon: Lexicon): readonly QuantityMention[] {
  const isWorth = (i: number): boolean =>
    lexicon.markers.get(view.tree.tokens[i]?.lemma.toLowerCase() ?? '') === 'worth' ||
    lexicon.markers.get(view.tree.tokens[i]?.text.toLowerCase() ?? '') === 'worth';
  return view.mentions.quantities.filter(
    (q) => isMoney(q) && [q.first - 1, q.first - 2, q.first - 3, q.last, q.last + 1].some(isWorth),
  );
}

/** Gives a worth to the goods that it stands with: those after it ("edestä öljyä, ruokaa"), else the list before it. */
function spreadWorth(view: SentenceView, things: readonly Thing[], q: QuantityMention): readonly Thing[] {
  const after = things.filter((t) => t.first >= q.last && t.first - q.last <= 4)[0];
  const before = things.filter((t) => t.last <= q.first && q.first - t.last <= 12).at(-1);
  const above = things.find((t) => depthBelow(view.tree, q.headToken, t.headToken) !== -1);
  const anchor = above ?? after ?? before;
  if (!anchor) return things;
  const list = new Set(conjunctsOf(view.tree, coordinationHead(view.tree, anchor.headToken)));
  const members = things.filter((t) => t === anchor || (list.has(t.headToken) && t.quantity === null));
  const shared = members.length > 1;
  return things.flatMap((t) => {
    if (!members.includes(t)) return [t];
    return t.quantity === null ? [{ ...t, quantity: q, shared }] : [t, { ...t, quantity: q, shared }];
  });
}
