// Trade between two states that a sum or a weight measures: "China's exports to Russia came to $110 billion", "Kiinan vienti
// Venäjälle oli 110 miljardia". What enters: a sentence's named things and predications. What leaves: goods as a thing, in the
// predication of the noun of trade. Trade in a kind of goods is that kind's; a state's whole trade, a rise or a share is a figure.
import type { QuantityMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { isMoney } from '../slots/quantity.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';
import { isCrossing } from './trade-sums.ts';

/** Tokens between a noun of trade and its sum, at most. */
const REACH = 16;

/** The trades of a sentence that are measured. */
export const tradesOf = (
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Thing[] =>
  predications.flatMap((by) => {
    if (by.entry.wordClass !== 'N' || !isCrossing(by, lexicon) || !namesOther(view, by, lexicon)) return [];
    const isOf = (t: Thing): boolean => by.args.some((a) => a.tokens.includes(t.headToken)) || t.last === by.trigger;
    if (named.some((t) => t.mention !== null && isOf(t))) return [];
    const quantity = sumOf(view, by.trigger, named);
    const token = view.tree.tokens[by.trigger];
    if (!quantity || !token) return [];
    const { start, end, text } = token;
    const at = { start, end, text, first: by.trigger, last: by.trigger + 1, headToken: by.trigger };
    return [{ ...at, code: 'goods', mention: null, quantity, shared: false, by }];
  });

/** Whether the noun has a party that the goods go to or come from. */
const namesOther = ({ tree, mentions }: SentenceView, p: Predication, lexicon: Lexicon): boolean =>
  p.args.some(
    (a) =>
      a.role === (p.sense === 'give' ? 'receiver' : 'giver') &&
      markersOf(tree, a.head).some((m) => SIDES.has(m) || lexicon.receiverMarkers.has(m)) &&
      mentions.parties.some((m) => m.id !== null && a.tokens.includes(m.headToken)),
  );

/** Marks of where goods come from. */
const SIDES: ReadonlySet<string> = new Set(['from', 'Ela', 'Abl']);

/** The last free sum or weight behind the noun in its own stretch: where it rose to. */
const sumOf = (view: SentenceView, noun: number, named: readonly Thing[]): QuantityMention | undefined => {
  const { texts } = view.tree;
  const stop = texts.findIndex((t, i) => i > noun && /^[;:,]$/u.test(t));
  const last = Math.min(stop === -1 ? texts.length : stop, noun + REACH);
  return view.mentions.quantities.findLast(
    (q) =>
      q.first > noun &&
      q.last <= last &&
      !q.measureOnly &&
      (isMoney(q) || q.unit === 'tonne') &&
      !named.some((t) => t.quantity === q && t.mention !== null),
  );
};
