// Sanctions that are eased: "poisti Syyrian talouspakotteet", "eased the sanctions on Belarus". What enters: a sentence's
// predications. What leaves: what is given by such a verb, in its predication, and whom the sanctions were against. A verb of
// easing whose object is anything else says nothing here; sanctions that are kept are a stance.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { depthBelow, lemmaOf } from '../predication/tree.ts';
import { fillOf, type PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Whether a predication is of easing. */
export const isRelief = ({ sense }: Predication): boolean => sense === 'relieve';

/** The sanctions of a sentence that are eased. */
export const reliefOf = (
  view: SentenceView,
  predications: readonly Predication[],
  { markers }: Lexicon,
): readonly Thing[] =>
  predications.flatMap((by) => {
    if (!isRelief(by) || by.form === 'participle') return [];
    const object = by.args.find(
      (a) => a.role === 'theme' && a.found !== 'proximity' && markers.get(lemmaOf(view.tree, a.head)) === 'sanctions',
    );
    const token = view.tree.tokens[object?.head ?? -1];
    if (!object || !token) return [];
    const { start, end, text } = token;
    const at = { start, end, text, first: object.head, last: object.head + 1, headToken: object.head };
    return [{ ...at, code: 'assurance.sanctions', mention: null, quantity: null, shared: false, by }];
  });

/** Whom eased sanctions were against: a party within their own words ("Minskiin kohdistamiaan pakotteita"). */
export function relievedBy(
  { discourse }: Passage,
  view: SentenceView,
  { headToken }: Thing,
  p: Predication,
): PartyFill | null {
  const givers = p.args.filter((a) => a.role === 'giver').flatMap((a) => a.tokens);
  const m = view.mentions.parties.find(
    (x) => x.id !== null && !givers.includes(x.headToken) && depthBelow(view.tree, x.headToken, headToken) > 0,
  );
  return m ? fillOf(discourse, m) : null;
}
