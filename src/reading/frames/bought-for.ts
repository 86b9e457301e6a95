// Things bought from one for another: "Saksa ostaa Yhdysvalloista kolme järjestelmää Ukrainalle", "bought two from America for Kyiv".
// What enters: a sentence, the predication of a thing. What leaves: the buyer as who gives and whom they are for as who gets.
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { childrenBy } from '../predication/tree.ts';
import { fillOf, type PartyFill } from '../slots/party.ts';
import type { Direction } from './direction.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Both sides where a verb of buying has a buyer and somebody else whom it is for; null otherwise. */
export function boughtFor(
  { discourse }: Passage,
  view: SentenceView,
  thing: Thing,
  main: Predication | undefined,
  lexicon: Lexicon,
): Direction | null {
  if (!main || !isBuying(main, lexicon)) return null;
  const { tree, mentions } = view;
  const subjects = childrenBy(tree, main.trigger, 'nsubj');
  const own = mentions.parties.find((x) => subjects.includes(x.headToken) && x.last <= main.trigger);
  const buyer = own ? fillOf(discourse, own) : null;
  if (!buyer) return null;
  const fill = markedFor(discourse, view, thing, main, FOR);
  if (!fill || fill.id === buyer.id) return null;
  return { from: { fills: [buyer], strength: 'strong' }, to: { fills: [fill], strength: 'strong' } };
}

/** "Saksa pyysi Israelilta Ukrainalle ilmatorjuntaa": whom somebody asks a giver for something on behalf of; null where nobody is. */
export function askedFor(
  { discourse }: Passage,
  view: SentenceView,
  thing: Thing,
  main: Predication | undefined,
): PartyFill | null {
  if (main?.sense !== 'ask' || main.entry.wordClass !== 'V') return null;
  return markedFor(discourse, view, thing, main, ALLATIVE);
}

/** The party behind a verb that its case or preposition marks as whom the thing is for. */
function markedFor(
  discourse: Passage['discourse'],
  { tree, mentions }: SentenceView,
  thing: Thing,
  main: Predication,
  marks: ReadonlySet<string>,
): PartyFill | null {
  const isFor = (token: number): boolean =>
    (tree.heads[token] === main.trigger || tree.heads[token] === thing.headToken) &&
    markersOf(tree, token).some((m) => marks.has(m));
  const m = mentions.parties.find((x) => x.first > main.trigger && isFor(x.headToken));
  return m ? fillOf(discourse, m) : null;
}

const ALLATIVE: ReadonlySet<string> = new Set(['All']);

/** Case and preposition of whom something is for. */
const FOR: ReadonlySet<string> = new Set(['All', 'for']);

/** Whether a verb's subject may give as well as get what it tells of. */
const isBuying = ({ entry }: Predication, { triggers }: Lexicon): boolean =>
  entry.wordClass === 'V' &&
  ['give', 'receive'].every((sense) =>
    (triggers.get(entry.lemma) ?? []).some((e) => e.family === 'transfer' && e.wordClass === 'V' && e.sense === sense),
  );
