// At whom a stance is aimed. What enters: a predication of a stance, who takes it, the end of its clause. What leaves: parties in
// the roles of the stance, those that its clause names, who did what it judges, whom it answers, or the passage's other one.
import type { PartyMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import type { Predication } from '../predication/predication.ts';
import { lemmaOf, relationOf, type Tree, textOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole } from '../slots/party.ts';
import { answeredBy } from './answered.ts';
import type { Passage, SentenceView } from './frame.ts';
import { impliedTarget } from './position-slots.ts';
import { partIn } from './position-views.ts';
import { clauseStretch } from './stretch.ts';

/** At whom it is aimed, the surest first. */
export function targetsOf(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  holders: ReadonlySet<string>,
  last: number,
): readonly PartyFill[] {
  const { discourse } = passage;
  const other = (m: PartyMention | undefined): PartyFill | null => {
    const fill = m ? fillOf(discourse, m) : null;
    return fill && !holders.has(fill.id) ? fill : null;
  };
  for (const role of ['target', 'theme']) {
    const fills = partiesInRole(view, discourse, p, role).filter((f) => !holders.has(f.id));
    if (fills.length > 0) return fills;
  }
  const { parties } = view.mentions;
  const behind = parties.filter((m) => m.first > p.trigger && m.last <= last && other(m) !== null);
  // What something is called ("a breach of the UN's resolutions") names no one that it is aimed at, but who does it.
  const named = behind.find((m) => (p.sense === 'call' ? isDoer(view, m) : m.id !== null));
  if (!named && isOfBoth(view, p.trigger, last)) {
    const two = discourse.topic.filter((id) => !holders.has(id)).slice(0, 2);
    if (two.length > 1) return two.map((id) => ({ id, mention: null, known: 'implied', rule: 'discourse.both' }));
  }
  const things = parties.find((m) => isOfThings(view, p, m));
  const fill =
    other(named) ??
    other(things) ??
    other(pointedAt(view, p, holders, passage)) ??
    other(behind.find((m) => isDoer(view, m))) ??
    answeredBy(passage, view, { sense: p.sense, ...clauseStretch(view.tree, p.trigger), holders }) ??
    impliedTarget(discourse, p.sense, holders);
  return fill ? [fill] : [];
}

/** "urges calm on both", "uhkasi molempia": two at once behind a verb of stance. */
const isOfBoth = ({ tree }: SentenceView, verb: number, last: number): boolean =>
  tree.tokens.some(
    ({ text }, i) =>
      i > verb &&
      i < last &&
      ((partIn(textOf(tree, i)) === 'both' && !/^(?:NOUN|PROPN|ADJ|DET)$/u.test(tree.tokens[i + 1]?.upos ?? '')) ||
        (text === 'two' && partIn(lemmaOf(tree, i + 1)) === 'one of two')),
  );

/** "katsoo Pariisin lietsovan", "said he was wrong", "force by the Americans": who does what a stance is about. */
const isDoer = ({ tree }: SentenceView, { headToken }: PartyMention): boolean =>
  relationOf(tree, headToken) === 'nsubj' || markersOf(tree, headToken).includes('by');

/** "syytti tätä": whom the sentence has named last before, where a stance's object is only "this one". */
function pointedAt(
  { tree, mentions }: SentenceView,
  p: Predication,
  holders: ReadonlySet<string>,
  { discourse }: Passage,
): PartyMention | undefined {
  if (!AT_SOMEBODY.has(p.sense) || !isThis(tree, p.trigger + 1)) return undefined;
  return mentions.parties.findLast((m) => m.last <= p.trigger && !holders.has(discourse.idOf(m) ?? ''));
}

/** "tätä" by itself, not "tätä päätöstä". */
const isThis = (tree: Tree, i: number): boolean =>
  tree.lemmas[i] === 'tämä' &&
  tree.tokens[i]?.feats.Case === 'Par' &&
  tree.tokens[i]?.feats.Number !== 'Plur' &&
  tree.tokens[i + 1]?.feats.Case !== 'Par';

/** Stances whose object is somebody. */
const AT_SOMEBODY: ReadonlySet<string> = new Set(['accuse', 'condemn', 'demand', 'thank', 'threaten', 'warn']);

/** Nouns of measures against things of somebody. */
const MEASURES: ReadonlySet<string> = new Set(['sanction', 'forbid', 'act']);

/** "a ban on Ukrainian grain", "intialaistuotteiden tulli": whose the things are that a measure is against, who never takes it. */
export function isOfThings({ tree }: SentenceView, p: Predication, m: PartyMention | null): boolean {
  if (m === null || !MEASURES.has(p.sense) || p.entry.wordClass !== 'N' || m.headToken === p.trigger) return false;
  if (m.manner === 'compound') return tree.heads[m.headToken] === p.trigger;
  const thing = tree.heads[m.headToken] ?? -1;
  return (
    m.manner === 'demonym' &&
    thing !== p.trigger &&
    tree.tokens[thing]?.upos === 'NOUN' &&
    tree.heads[thing] === p.trigger &&
    /^(?:amod|nmod|compound)$/u.test(relationOf(tree, m.headToken))
  );
}
