// Land that changes hands: "would cede the region to Russia", "luovuttaisi Venäjälle Donetskin alueen". What enters: a sentence's
// named things and predications. What leaves: for each verb of giving with a party as receiver and a word for land as what is
// given, the territory. Where something is, or what is given to a region, gives no land.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy, lemmaOf } from '../predication/tree.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** The lands that a sentence gives to somebody. */
export const landsOf = (
  view: SentenceView,
  named: readonly Thing[],
  predications: readonly Predication[],
  lexicon: Lexicon,
): readonly Thing[] =>
  predications.flatMap((by) => {
    if (by.sense !== 'give' || by.entry.wordClass !== 'V' || !isReceived(view, by)) return [];
    const land = by.args
      .filter((a) => a.role === 'theme' && a.found === 'relation' && !a.marked)
      .map((a) => landAt(view, a.head, lexicon))
      .find((head) => head !== -1);
    const token = view.tree.tokens[land ?? -1];
    if (land === undefined || !token || named.some((t) => land >= t.first && land < t.last)) return [];
    const { start, end, text } = token;
    const at = { start, end, text, first: land, last: land + 1, headToken: land };
    return [{ ...at, code: 'territory', mention: null, quantity: null, shared: false, by }];
  });

/** Whether a case or an adposition marks a party as who gets it. */
const isReceived = ({ mentions }: SentenceView, p: Predication): boolean =>
  p.args.some(
    (a) =>
      a.role === 'receiver' &&
      a.marked &&
      mentions.parties.some((m) => m.id !== null && a.head >= m.first && a.head < m.last),
  );

/** The token of a word for land that is given, by itself or as what a part is of ("osan alueesta"); -1 where there is none. */
function landAt({ tree }: SentenceView, head: number, { markers }: Lexicon): number {
  const isLand = (i: number): boolean => markers.get(lemmaOf(tree, i)) === 'land';
  if (isLand(head)) return head;
  return markers.get(lemmaOf(tree, head)) === 'rest' ? (childrenBy(tree, head, 'nmod').find(isLand) ?? -1) : -1;
}
