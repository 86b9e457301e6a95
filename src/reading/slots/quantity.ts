// Which quantity belongs to a thing, and its basis. What enters: the sentence's quantities and the thing's tokens. What
// leaves: the quantity slot. A quantity counts one thing only; money over a list of goods is `shared`.
import type { Basis, QuantitySlot, WhenSlot } from '../claim.ts';
import type { SentenceView } from '../frames/frame.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { childrenBy, relationOf } from '../predication/tree.ts';

export type Range = { readonly first: number; readonly last: number; readonly headToken: number };

const MONEY = /^[A-Z]{3}$/;
export const isMoney = (q: QuantityMention): boolean => MONEY.test(q.unit);

/** The slot of a quantity. The mention's own basis wins over the one that the frame infers. */
export function quantitySlot(q: QuantityMention, inferred: Basis, shared = false): QuantitySlot {
  const basis = q.unit === 'percent' ? 'share' : (q.basis ?? (q.per ? 'rate' : inferred));
  const slot: QuantitySlot = {
    low: q.low,
    high: q.high,
    unit: q.unit,
    approx: q.approx,
    basis,
    per: basis === 'rate' ? q.per : null,
    precision: q.precision,
    text: q.text,
    start: q.start,
    end: q.end,
  };
  return shared ? { ...slot, shared: true } : slot;
}

const VOLUME: ReadonlySet<string> = new Set(['barrel', 'litre', 'cubic-metre']);
/** Classes of things that come by the piece and are never poured. */
const PIECES = /^(?:container|missile|drone|weapon|personnel|ammunition)(?:\.|$)/u;

/**
 * A number without a unit may take the one of an amount before it ("1.2 million barrels, then 800,000"); where its thing
 * comes by the piece, the number counts pieces. A count stays what it is.
 */
export const countedBy = (code: string | null, quantity: QuantitySlot | null): QuantitySlot | null =>
  quantity && code !== null && VOLUME.has(quantity.unit) && PIECES.test(code)
    ? { ...quantity, unit: 'count' }
    : quantity;

/** What a date makes of a number: up to or since a day it adds up, within a window it is one part; null without a date. */
export function basisByTime(when: WhenSlot | null): 'total' | 'increment' | null {
  if (when === null) return null;
  return when.edtf.endsWith('/..') || when.edtf.startsWith('../') ? 'total' : 'increment';
}

/** The count that belongs to the thing: the one that counts its word, else the nearest before it in its own phrase. */
export function quantityOf(
  view: SentenceView,
  thing: Range,
  taken: ReadonlySet<QuantityMention>,
): QuantityMention | null {
  const free = view.mentions.quantities.filter((q) => !q.measureOnly && !taken.has(q));
  const counting = free.find((q) => q.counted !== null && q.counted >= thing.first && q.counted < thing.last);
  if (counting) return counting;
  const inside = free.find((q) => q.first >= thing.first && q.last <= thing.last);
  if (inside) return inside;
  const bound = free.find(
    (q) =>
      !isMoney(q) &&
      !countsAnother(view, q, thing) &&
      (view.tree.heads[q.headToken] === thing.headToken ||
        (q.counted !== null &&
          view.tree.heads[thing.headToken] === q.counted &&
          relationOf(view.tree, thing.headToken) === 'nmod')),
  );
  if (bound && Math.abs(bound.headToken - thing.headToken) < 8) return bound;
  return nearestBefore(view, thing, free) ?? sumAfter(view, thing, free);
}

/** "jets: 100 to 150 Gripens": a number that counts the word of another thing, of which this one is no part. */
const countsAnother = ({ tree, mentions }: SentenceView, { counted, last }: QuantityMention, thing: Range): boolean =>
  counted !== null &&
  counted >= last &&
  thing.last <= counted &&
  tree.heads[thing.headToken] !== counted &&
  mentions.items.some((m) => counted >= m.first && counted < m.last && m.headToken !== thing.headToken);

/** Nothing but modifiers may stand between a number and what it counts. */
const MODIFIERS = new Set(['ADJ', 'ADP', 'DET', 'NOUN', 'PROPN', 'NUM', 'ADV', 'SYM', 'PART']);

/** "paid 300 million for shells": a sum that is paid is no number of what it is paid for. */
const isPaid = (view: SentenceView, q: QuantityMention, thing: Range): boolean =>
  thing.first > q.last &&
  view.predications.some(
    (p) =>
      p.sense === 'pay' && p.args.some((a) => a.role === 'theme' && a.head === q.headToken && a.found === 'relation'),
  );

function nearestBefore(view: SentenceView, thing: Range, free: readonly QuantityMention[]): QuantityMention | null {
  const before = free.filter((q) => q.last <= thing.first && thing.first - q.last <= (isMoney(q) ? 2 : 4)).at(-1);
  if (!before || (isMoney(before) && isPaid(view, before, thing))) return null;
  if (
    before.counted !== null &&
    before.counted >= before.last &&
    view.mentions.items.some((m) => before.counted !== null && before.counted >= m.first && before.counted < m.last)
  )
    return null;
  for (let i = before.last; i < thing.first; i += 1) {
    if (!MODIFIERS.has(view.tree.tokens[i]?.upos ?? '')) return null;
  }
  if (view.mentions.items.some((m) => m.first >= before.last && m.last <= thing.first)) return null;
  return before;
}

/** "a package of 80 million euros": a sum right after, bound by one adposition. */
function sumAfter(view: SentenceView, thing: Range, free: readonly QuantityMention[]): QuantityMention | null {
  const after = free.find((q) => isMoney(q) && q.first > thing.last && q.first - thing.last <= 1);
  return after && view.tree.tokens[thing.last]?.lemma.toLowerCase() === 'of' ? after : null;
}

/** "a soldier", "an early-warning plane": one, where a thing without a number is singular and has an indefinite article. */
export function oneOf(view: SentenceView, thing: Range): QuantityMention | null {
  const { tree } = view;
  const token = tree.tokens[thing.headToken];
  if (token?.feats.Number === 'Plur') return null;
  const article = childrenBy(tree, thing.headToken, 'det').find(
    (c) => c <= thing.headToken && tree.tokens[c]?.feats.Definite === 'Ind',
  );
  const at = article === undefined ? undefined : tree.tokens[article];
  if (article === undefined || !at) return null;
  const { start, end, text } = at;
  return oneCounted({ start, end, text, first: article, last: article + 1, headToken: article }, thing.headToken);
}

/** Words that stand for one, of the thing whose token is counted. */
export const oneCounted = (
  {
    start,
    end,
    text,
    first,
    last,
    headToken,
  }: Pick<QuantityMention, 'start' | 'end' | 'text' | 'first' | 'last' | 'headToken'>,
  counted: number,
): QuantityMention => ({
  type: 'quantity',
  start,
  end,
  text,
  first,
  last,
  headToken,
  low: '1',
  high: '1',
  approx: false,
  precision: '1',
  unit: 'count',
  basis: null,
  per: null,
  counted,
  measureOnly: false,
  written: null,
});
