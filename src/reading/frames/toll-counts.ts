// The number of a toll. What enters: the sentence, the toll's predication, its victims, the numbers that others have
// taken. What leaves: one number or none; a number belongs to one toll only.

import type { QuantityMention } from '../mentions/mention.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childrenBy, relationOf } from '../predication/tree.ts';
import { isMoney } from '../slots/quantity.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** The number of a toll: of its victims, bound to its word, or the nearest free count within reach. */
export function countOf(
  view: SentenceView,
  p: Predication,
  victims: Thing | null,
  taken: ReadonlySet<QuantityMention>,
  last: number,
): QuantityMention | null {
  const counts = view.mentions.quantities.filter(
    (q) => !q.measureOnly && !isMoney(q) && !taken.has(q) && !isOfOther(view, p, q),
  );
  const { heads } = view.tree;
  const own = counts.find((q) => q.counted === p.trigger || (q.first <= p.trigger && p.trigger < q.last));
  if (own) return own;
  const args = argumentsOf(p, 'victim');
  const asHead = counts.find((q) => args.some((a) => a.head === q.headToken));
  if (asHead) return asHead;
  const said = victims?.quantity ?? null;
  const isOwn = victims !== null && victims.first <= p.trigger && p.trigger < victims.last;
  const far = said !== null && (isOwn ? commaBetween(view, p, said) : Math.abs(said.headToken - p.trigger) > WIDE);
  if (said && !taken.has(said) && !far) return said;
  const bound = counts.find((q) => heads[q.headToken] === p.trigger);
  if (bound) return bound;
  const inside = nearestOf(p, counts, (q) => args.some((a) => a.tokens.includes(q.headToken)));
  if (inside && Math.abs(inside.headToken - p.trigger) <= WIDE) return inside;
  return (
    besideOf(view, p, counts, last) ??
    predicateOf(view, p, counts) ??
    (isOwn || said === null || taken.has(said) ? null : said)
  );
}

/** "a policeman died and 18 people were injured": a number of those whom another verb of harm has befallen. */
const isOfOther = (view: SentenceView, p: Predication, q: QuantityMention): boolean =>
  q.counted !== null &&
  !argumentsOf(p, 'victim').some((a) => a.head === q.counted) &&
  view.predications.some(
    (o) =>
      o.trigger !== p.trigger &&
      o.entry.family === 'casualties' &&
      o.entry.wordClass === 'V' &&
      o.form === 'finite' &&
      argumentsOf(o, 'victim').some((a) => a.found === 'relation' && a.head === q.counted),
  );

const commaBetween = (view: SentenceView, p: Predication, q: QuantityMention): boolean =>
  view.tree.tokens.slice(Math.min(p.trigger, q.last), Math.max(p.trigger, q.first)).some((t) => t.text === ',');

/** Tokens between a toll's word and a number within its victims' phrase, at most. */
const WIDE = 12;

const nearestOf = (
  p: Predication,
  counts: readonly QuantityMention[],
  fits: (q: QuantityMention) => boolean,
): QuantityMention | null =>
  counts.filter(fits).sort((a, b) => Math.abs(a.headToken - p.trigger) - Math.abs(b.headToken - p.trigger))[0] ?? null;

function besideOf(
  view: SentenceView,
  p: Predication,
  counts: readonly QuantityMention[],
  last: number,
): QuantityMention | null {
  const away = (q: QuantityMention): number => (q.first > last ? q.first - last : p.trigger - q.last + 1);
  const people = (q: QuantityMention): boolean =>
    q.unit === 'percent' ||
    q.counted === null ||
    q.counted === p.trigger ||
    !view.mentions.items.some(
      (m) => !m.code.startsWith('personnel') && q.counted !== null && q.counted >= m.first && q.counted < m.last,
    );
  const near = counts.filter((q) => people(q) && away(q) <= REACH && !otherVerbBetween(view, q, p, last));
  return near.sort((a, b) => away(a) - away(b))[0] ?? null;
}

/** "the dead are 300 by now": the number that is said of the dead, where nothing else of a toll stands between. */
function predicateOf(view: SentenceView, p: Predication, counts: readonly QuantityMention[]): QuantityMention | null {
  if (p.entry.wordClass === 'V') return null;
  let top = p.trigger;
  while (/^(?:amod|acl|conj|nmod)$/u.test(relationOf(view.tree, top)) && (view.tree.heads[top] ?? -1) !== -1)
    top = view.tree.heads[top] ?? top;
  const above = view.tree.heads[top] ?? -1;
  const clause = above === -1 || !/^(?:nsubj|obl|obj)/u.test(relationOf(view.tree, top)) ? top : above;
  const said = (q: QuantityMention): boolean =>
    q.counted === null &&
    (q.headToken === clause || view.tree.heads[q.headToken] === clause) &&
    childrenBy(view.tree, clause, 'cop').length > 0;
  return nearestOf(p, counts, said);
}

/** Tokens between a toll's word and its number, at most. */
const REACH = 6;

const otherVerbBetween = (view: SentenceView, q: QuantityMention, p: Predication, last: number): boolean => {
  const [from, to] = q.first > p.trigger ? [last + 1, q.first] : [q.last, p.trigger];
  return view.tree.tokens
    .slice(from, to)
    .some(
      (t) =>
        t.text === ';' ||
        t.text === ',' ||
        view.predications.some((o) => o.entry.family === 'casualties' && view.tree.tokens[o.trigger] === t),
    );
};
