// Arms that are where people are: ships and aircraft that go somewhere, weapons that stand abroad, arms in one list with people. What
// enters: a sentence, its things, its predications of moving people. What leaves: whether a thing goes or stays as people do.
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { isCarrierAt } from './carried.ts';
import type { SentenceView } from './frame.ts';
import { isOwned } from './own-arms.ts';
import { placesOf } from './people-presence.ts';
import type { Thing } from './things.ts';

export const KEPT = /^(?:weapon|missile|drone)\b/u;

/** Tokens of a phrase in which a ship's own name may stand behind the word for it. */
const NAMED = 6;
const MOVED = /^weapon\.(?:ship|aircraft|helicopter|air-defence)/u;

const isReceived = (view: SentenceView, p: Predication): boolean =>
  p.args.some((a) => a.role === 'receiver' && view.mentions.parties.some((m) => a.tokens.includes(m.headToken)));

/** Ships and aircraft that go somewhere, or are sent there by no word of giving, go as people do. */
export const isMoved = (t: Thing, view: SentenceView): boolean =>
  MOVED.test(t.code) &&
  view.predications.some(
    (p) =>
      (p.sense === 'move' || p.sense === 'withdraw' || p.sense === 'fight') &&
      p.entry.wordClass === 'V' &&
      p.args.some(
        (a) => a.role === 'people' && (a.head === t.headToken || a.tokens.slice(0, NAMED).includes(t.headToken)),
      ) &&
      !view.predications.some(
        (o) =>
          o.trigger === p.trigger && o.entry.family === 'transfer' && (t.code !== 'weapon.ship' || isReceived(view, o)),
      ),
  );

/** Weapons that stand somewhere abroad, or that a verb of posting one's own moves, are there as people are. */
export const isKept = (view: SentenceView, t: Thing, moves: readonly Predication[], lexicon: Lexicon): boolean =>
  KEPT.test(t.code) &&
  moves.some(
    (p) =>
      p.entry.wordClass === 'V' &&
      p.args.some((a) => a.role === 'people' && (a.head === t.headToken || isOwnNumber(t, a.head))) &&
      !p.args.some((a) => a.role === 'agent' && isCarrierAt(view, a.head)) &&
      !isHandedOver(view, p) &&
      (lexicon.markers.get(p.entry.lemma) === 'posts' || stands(view, p)),
  );

/** Names that stand in the case of receivers where they are only where something goes ("Venäjälle"). */
const OUTER: ReadonlySet<string> = new Set(['RU', 'BY', 'PH', 'MV']);

/** "siirsi Ukrainalle aseita": a party in the case of receivers, not of places, gets what is moved. */
const isHandedOver = ({ tree, mentions, predications }: SentenceView, { trigger }: Predication): boolean =>
  predications.some(
    (o) =>
      o.trigger === trigger &&
      o.sense === 'give' &&
      o.args.some(
        (a) =>
          a.role === 'receiver' &&
          tree.tokens[a.head]?.feats.Case === 'All' &&
          mentions.parties.some((m) => m.headToken === a.head && m.id !== null && !OUTER.has(m.id)),
      ),
  );

/** "ten F-35s at Ceiba", "its frigates off Tartus": a state's own ships and aircraft with the place where they are beside them. */
export const isPosted = (view: SentenceView, t: Thing): boolean =>
  MOVED.test(t.code) &&
  isOwned(view, t) &&
  placesOf(view, t).length > 0 &&
  !view.predications.some(
    (p) => p.entry.family === 'transfer' && p.args.some((a) => a.role === 'theme' && a.tokens.includes(t.headToken)),
  );

/** "ten of the launchers are to stand there": the number of things as the head of their phrase. */
const isOwnNumber = ({ quantity }: Thing, head: number): boolean =>
  quantity !== null && head >= quantity.first && head < quantity.last;

/** Whether a verb of standing marks a place: a state, a region, a site. */
const stands = (view: SentenceView, p: Predication): boolean =>
  p.sense === 'station' &&
  view.tree.tokens[p.trigger]?.upos === 'VERB' &&
  p.args.some(
    (a) =>
      a.role === 'place' &&
      (partyAt(view, a.head) ||
        view.mentions.places.some((m) => m.headToken === a.head) ||
        view.mentions.items.some((m) => m.code.startsWith('territory') && a.head >= m.first && a.head < m.last)),
  );

/** Tokens between the people and the arms of one list, at most. */
const LISTED = 7;

/** "a hundred instructors and an air-defence system", "300 soldiers with two batteries": arms in one list with people go where those go. */
export function isListedWith({ tree }: SentenceView, people: Thing, arms: Thing): boolean {
  const [a, b] = people.first < arms.first ? [people, arms] : [arms, people];
  const between = tree.tokens.slice(a.last, b.first);
  return (
    between.length <= LISTED &&
    between.some((t) => t.upos === 'CCONJ' || t.text === ',' || t.text === 'with') &&
    between.every((t) => /^(?:ADJ|ADV|CCONJ|DET|NUM|NOUN|PROPN)$/u.test(t.upos) || t.text === ',' || t.text === 'with')
  );
}

const partyAt = (view: SentenceView, token: number): boolean =>
  view.mentions.parties.some((m) => m.headToken === token);
