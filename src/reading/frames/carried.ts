// What carries things to others, "a warship landed guns", and what is called like those who fight, "sold Pakistan fighters". What
// enters: a sentence's things and predications. What leaves: whether a thing only carries what is given; aircraft for people.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import type { SentenceView } from './frame.ts';
import type { Thing } from './things.ts';
import { isTrade } from './trade-sums.ts';

const CARRIER = /^(?:weapon\.(?:ship|aircraft|helicopter)|equipment\.vehicle|container)(?:\.|$)/u;

/** Whether a ship, plane or vehicle stands at a token. */
export const isCarrierAt = (view: SentenceView, token: number): boolean =>
  view.mentions.items.some((m) => CARRIER.test(m.code) && token >= m.first && token < m.last);

/** Whether a ship, plane or vehicle brings another thing: the subject of a verb of giving that has that thing as its object. */
export const isCarrier = (thing: Thing, things: readonly Thing[], predications: readonly Predication[]): boolean =>
  CARRIER.test(thing.code) &&
  predications.some(
    (p) =>
      p.sense === 'give' &&
      p.entry.wordClass === 'V' &&
      p.voice === 'active' &&
      p.args.some((a) => a.role === 'giver' && a.head === thing.headToken) &&
      things.some(
        (t) => t !== thing && t.first > p.trigger && p.args.some((a) => a.role === 'theme' && a.head === t.headToken),
      ),
  );

/** "bought 42 Chinese fighters", "donated its old fighters": what is traded or handed over under that name are aircraft. */
export function asAircraft(thing: Thing, predications: readonly Predication[], lexicon: Lexicon): Thing {
  if (thing.code !== 'personnel.soldier' || !/\bfighters?$/iu.test(thing.text)) return thing;
  const traded = predications.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      (isTrade(p, lexicon) || lexicon.markers.get(p.entry.lemma) === 'hands') &&
      p.args.some((a) => a.role === 'theme' && a.tokens.includes(thing.headToken)),
  );
  return traded ? { ...thing, code: 'weapon.aircraft' } : thing;
}
