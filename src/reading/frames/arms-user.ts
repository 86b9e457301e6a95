// Who uses arms that nobody is said to use. What enters: a sentence, what its number is anchored in. What leaves: the enemy of
// whom they come down on ("launched at Bryansk", "Iskuissa Kiovaan"), else of who tells of it ("Kyiv says 220 drones came"), where
// the passage speaks of such an enemy. The maker that a thing is named by ("Turkish drones") is no user unless it is the enemy.
import { attributionAt } from '../discourse/attribution.ts';
import { areOpposed, isAtWar } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import { sameStretch } from '../discourse/speech.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import { ancestorsOf, isVerbal } from '../predication/tree.ts';
import type { PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';

/** Cases and adpositions of whom or what arms are used on. */
const TARGET: ReadonlySet<string> = new Set(
  'at on into against towards toward over across in onto near Ill Ine kohti vastaan päin yllä yli yläpuolella'.split(
    ' ',
  ),
);

/** Cases and adpositions of places where something is done, which own nothing of it. */
const PLACE: ReadonlySet<string> = new Set(
  'at on into in inside over near across onto Ill Ine All kohti vastaan'.split(' '),
);

/** Whether a party is only where something is done: its own phrase is marked so, up to the verb. */
export const isPlaced = (view: SentenceView, m: { readonly headToken: number }): boolean =>
  isMarked(view, m.headToken, PLACE);

function isMarked({ tree }: SentenceView, token: number, marks: ReadonlySet<string>): boolean {
  if (markersOf(tree, token).some((x) => marks.has(x))) return true;
  for (const above of ancestorsOf(tree, token).slice(0, 2)) {
    if (isVerbal(tree.tokens[above])) return false;
    if (markersOf(tree, above).some((x) => marks.has(x))) return true;
  }
  return false;
}

/** The party whose enemy uses the arms: who is aimed at, else who tells of them; ids, the surest first. */
function aimedAt(passage: Passage, view: SentenceView, token: number, lexicon: Lexicon): readonly string[] {
  const { parties, places } = view.mentions;
  const near = (m: { readonly headToken: number }): boolean => sameStretch(view.tree, m.headToken, token);
  const hit = [
    ...parties.filter((m) => near(m) && isMarked(view, m.headToken, TARGET)).map((m) => passage.discourse.idOf(m)),
    ...places.filter((m) => near(m) && isMarked(view, m.headToken, TARGET)).map((m) => m.state),
  ];
  const by = attributionAt(passage, view, token)?.by;
  const told = parties.filter(
    (m) => isSpeaker(view, lexicon, m) || (by !== undefined && m.start < by.end && by.start < m.end),
  );
  const cited = view.mentions.sources.map((m) => m.state);
  const ids = [...hit, ...told.map((m) => passage.discourse.idOf(m)), ...cited];
  return ids.filter((id) => id !== null);
}

/** The enemy of whom arms are used on, or who tells of them; `named` is the party that the things are named by. */
export function enemyUsing(
  passage: Passage,
  view: SentenceView,
  token: number,
  named: PartyMention | null,
  lexicon: Lexicon,
): PartyFill | null {
  const { topic, idOf } = passage.discourse;
  const own = named ? idOf(named) : null;
  for (const id of aimedAt(passage, view, token, lexicon)) {
    if (own !== null && own !== id && areOpposed(own, id) && isAtWar(own) === isAtWar(id)) return null;
    const enemies = topic.filter((t) => areOpposed(t, id));
    const enemy = enemies.find(isAtWar) ?? enemies[0];
    if (enemy !== undefined) return { id: enemy, mention: null, known: 'implied', rule: 'statistic.enemy' };
  }
  return null;
}
