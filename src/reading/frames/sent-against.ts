// What is sent against somebody is fired, not given: "sent 400 drones against Ukraine's cities", "lähetti Kiovaa kohti 20
// ohjusta". What enters: a sentence and its predications of giving. What leaves: whether one of them fires what it sends, and
// the anchor of the figure that a number of such things is.
import { itemLabel } from '../mentions/item-labels.ts';
import type { QuantityMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy } from '../predication/tree.ts';
import type { Anchor } from './figure-anchors.ts';
import type { SentenceView } from './frame.ts';

/** What flies at somebody. */
const FLYING = /^(?:missile|drone|ammunition)/u;
const AGAINST: ReadonlySet<string> = new Set('against towards toward vastaan kohti päin'.split(' '));

/** Whether a verb of sending has things that fly sent against somebody, and nobody who gets them. */
export function isFired(view: SentenceView, p: Predication, code: string): boolean {
  if (p.sense !== 'give' || p.entry.wordClass !== 'V' || !FLYING.test(code)) return false;
  const against = ['obl', 'nmod'].flatMap((r) => childrenBy(view.tree, p.trigger, r)).some((o) => isAgainst(view, o));
  return (
    against &&
    !p.args.some(
      (a) =>
        a.role === 'receiver' && !isAgainst(view, a.head) && view.mentions.parties.some((m) => m.headToken === a.head),
    )
  );
}

const isAgainst = ({ tree }: SentenceView, token: number): boolean =>
  markersOf(tree, token).some((m) => AGAINST.has(m));

/** A number of things that are sent against somebody, its own word or, where it has none, that of the clause. */
export function firedOf(view: SentenceView, q: QuantityMention): Anchor | null {
  if (q.unit !== 'count') return null;
  for (const p of view.predications) {
    if (p.clause.first > q.first || q.first >= p.clause.last) continue;
    const thing = view.mentions.items.find((m) =>
      q.counted === null ? FLYING.test(m.code) : q.counted >= m.first && q.counted < m.last,
    );
    if (thing && isFired(view, p, thing.code)) {
      const label = `${itemLabel(thing.code)} used`;
      return { token: p.trigger, label, rule: 'statistic.use-against', p: null, basis: q.per ? 'rate' : 'total' };
    }
  }
  return null;
}
