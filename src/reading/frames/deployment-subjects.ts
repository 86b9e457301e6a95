// Whose people they are by the clause that they stand in: "Ethiopia, which keeps 3,000 men there", "the men he has there",
// "Britannialla on Virossa tuhat sotilasta". What enters: people without an owner in their own words. What leaves: the state
// that is the subject of the clause, or that has them by its case; nobody who only tells of them.
import { isSpeaker } from '../discourse/speakers.ts';
import { subjectOf } from '../discourse/speech.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { isPassive, markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { ancestorsOf, childBy, childrenBy, isVerbal, relationOf } from '../predication/tree.ts';
import { fillOf, type PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import type { Thing } from './things.ts';

/** Verbs above people that are looked at, at most. */
const STEPS = 2;

/** A verb of sending, moving, keeping or having people, as no one has who is given some. */
const hasPeople = ({ predications, tree }: SentenceView, verb: number): boolean =>
  tree.tokens[verb]?.upos === 'VERB' &&
  predications.some(
    (p) =>
      p.trigger === verb &&
      (p.sense === 'possess' || (p.entry.family === 'deployment' && p.sense !== 'recruit' && p.sense !== 'fight')),
  );

/** The state that sends, has or moves people by being the subject over them. */
export function clauseOwner(
  passage: Passage,
  view: SentenceView,
  thing: Thing,
  main: Predication,
  lexicon: Lexicon,
): PartyFill | null {
  const { tree } = view;
  const owner = havers(view, thing);
  const verbs = ancestorsOf(tree, thing.headToken).filter((i) => isVerbal(tree.tokens[i]));
  const subjects = verbs.slice(0, STEPS).flatMap((v): readonly PartyMention[] => {
    if (isPassive(tree, v) || !hasPeople(view, v)) return [];
    const s = subjectOf(tree, v);
    if (s === -1 || s === thing.headToken || (thing.quantity?.headToken ?? -1) === s) return [];
    return view.mentions.parties.filter((m) => isSubject(view, m, s) && !isSpeaker(view, lexicon, m, main.trigger));
  });
  for (const m of [...owner, ...subjects]) {
    const fill = fillOf(passage.discourse, m);
    if (fill) return fill;
  }
  return null;
}

/** A party as the subject itself, or whose body the subject is ("its parliament"). */
const isSubject = ({ tree }: SentenceView, m: PartyMention, subject: number): boolean =>
  m.headToken === subject ||
  (m.first <= subject && subject < m.last) ||
  (tree.heads[m.headToken] === subject && /^(?:nmod|amod|flat|appos)$/u.test(relationOf(tree, m.headToken)));

/** "Britannialla on Virossa tuhat sotilasta": a state in the case of the one who has, over people who are. */
function havers(view: SentenceView, thing: Thing): readonly PartyMention[] {
  const { tree } = view;
  const above = relationOf(tree, thing.headToken) === 'nsubj' ? (tree.heads[thing.headToken] ?? -1) : thing.headToken;
  if (above === -1 || childBy(tree, above, 'cop') === -1) return [];
  const had = [above, ...childrenBy(tree, above, 'obl', 'nmod', 'nsubj')];
  return view.mentions.parties.filter(
    (m) => had.includes(m.headToken) && m.manner === 'name' && markersOf(tree, m.headToken).includes('Ade'),
  );
}
