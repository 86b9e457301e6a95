// Meetings that the place of a deed tells of: whoever does something in another state's capital is there ("signed in Paris",
// "flew home from Washington", "was in Beijing"), and whoever does something to another's leader at home has received him.
// What enters: a sentence with its seats. What leaves: encounters; the judgement admits them one by one.

import { subjectOf } from '../discourse/speech.ts';
import type { SourceMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { childBy, childrenBy, conjunctsOf, isVerbal, relationOf } from '../predication/tree.ts';
import { fillOf, type PartyFill } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import { type Encounter, isGroup, isOrigin, isPersonal, type Seat } from './meeting-places.ts';

type Actor = { readonly fill: PartyFill; readonly first: number; readonly last: number };

/** Encounters of everyone who does something at a seat of another state. */
export function actsIn(passage: Passage, view: SentenceView, seats: readonly Seat[]): readonly Encounter[] {
  if (seats.length === 0) return [];
  const actors = actorsIn(passage, view);
  if (actors.length === 0) return [];
  return seats.flatMap((s): readonly Encounter[] => {
    const at = isGroup(s.state) ? -1 : deedAt(view, s);
    if (at === -1 || isHarmed(view, at) || (isGoal(view, s) && !moves(view, at))) return [];
    const doers = doersOf(view, actors, at, s);
    return isOrigin(view, s)
      ? moves(view, at)
        ? there(at, doers, s, 'from')
        : []
      : [...there(at, doers, s, 'there'), ...here(view, at, doers, actors, s)];
  });
}

/** People of a state in the sentence: by name, by pronoun, by their post ("the Iranian foreign minister"). */
function actorsIn(passage: Passage, view: SentenceView): readonly Actor[] {
  const named = view.mentions.parties
    .filter((m) => isPersonal(view.tree, m))
    .flatMap((m): readonly Actor[] => {
      const fill = fillOf(passage.discourse, m);
      return fill ? [{ fill, first: m.first, last: m.last }] : [];
    });
  const posts = view.mentions.sources
    .filter(
      (m) => m.kind === 'official' && m.state !== null && !named.some((a) => a.first < m.last && m.first < a.last),
    )
    .map((m): Actor => ({ fill: byPost(view, m), first: m.first, last: m.last }));
  return [...named, ...posts];
}

function byPost(view: SentenceView, m: SourceMention): PartyFill {
  const mention = view.mentions.parties.find((p) => p.first >= m.first && p.last <= m.last && p.id === m.state);
  return mention
    ? { id: m.state ?? '', mention, known: 'stated' }
    : { id: m.state ?? '', mention: null, known: 'implied', rule: 'meeting.post' };
}

/** The verb that a seat is the place of: right above it, or the seat itself where somebody is there. */
function deedAt(view: SentenceView, s: Seat): number {
  const { tree } = view;
  if (childBy(tree, s.headToken, 'cop') !== -1) return s.headToken;
  const beside = tree.heads[s.headToken] ?? -1;
  if (beside !== -1 && tree.tokens[beside]?.upos === 'ADV' && childBy(tree, beside, 'cop') !== -1) return beside;
  let at = ofPerson(view, s);
  while (
    /^(?:conj|appos|flat|nmod|compound|amod)$/u.test(relationOf(tree, at)) &&
    !isVerbal(tree.tokens[tree.heads[at] ?? -1])
  )
    at = tree.heads[at] ?? -1;
  const above = tree.heads[at] ?? -1;
  if (at === s.headToken && /^i?obj$/u.test(relationOf(tree, at))) return -1;
  return above !== -1 &&
    isVerbal(tree.tokens[above]) &&
    /^(?:obl|iobj|obj|advmod|conj|xcomp)$/u.test(relationOf(tree, at))
    ? above
    : -1;
}

/** "told Zelensky in Kyiv": where the parser hangs the seat on a person, that person's place in the clause. */
function ofPerson({ tree, mentions }: SentenceView, s: Seat): number {
  const head = tree.heads[s.headToken] ?? -1;
  const person = mentions.parties.find((m) => head >= m.first && head < m.last && isPersonal(tree, m));
  return person && person.id === s.state ? person.headToken : s.headToken;
}

/** Who does it: the verb's subject with those beside it, through the verbs that it hangs on; whom it receives is another. */
function doersOf(view: SentenceView, actors: readonly Actor[], deed: number, s: Seat): readonly Actor[] {
  const { tree } = view;
  for (let at = deed, steps = 0; at !== -1 && steps < 3; at = tree.heads[at] ?? -1, steps += 1) {
    const subject = subjectOf(tree, at) === -1 ? (childrenBy(tree, at, 'nsubj')[0] ?? -1) : subjectOf(tree, at);
    if (subject !== -1) {
      const heads = conjunctsOf(tree, subject);
      return actors.filter(
        (a) =>
          a.fill.id !== '' &&
          heads.some((h) => h >= a.first && h < a.last) &&
          !(s.first >= a.first && s.last <= a.last),
      );
    }
    if (!/^(?:conj|xcomp|advcl|acl)$/u.test(relationOf(tree, at))) break;
  }
  return actors.filter((a) => a.last === deed);
}

const GOAL = new Set(['to', 'into', 'for', 'Ill', 'All']);

/** Whether a seat is where somebody goes to, or something is sent. */
const isGoal = (view: SentenceView, s: Seat): boolean => markersOf(view.tree, s.headToken).some((x) => GOAL.has(x));

const hostOf = (s: Seat): PartyFill =>
  s.mention
    ? { id: s.state, mention: s.mention, known: 'stated' }
    : { id: s.state, mention: null, known: 'implied', rule: 'meeting.place' };

const there = (at: number, doers: readonly Actor[], s: Seat, manner: 'there' | 'from'): readonly Encounter[] =>
  doers
    .filter((a) => a.fill.id !== s.state)
    .map(({ fill, first, last }) => ({
      manner,
      at,
      guest: fill,
      host: hostOf(s),
      first: Math.min(first, s.first),
      last: Math.max(last, s.last),
    }));

/** "had berated Zelensky in the White House": one at home, and another state's person as the object. */
function here(
  view: SentenceView,
  at: number,
  doers: readonly Actor[],
  actors: readonly Actor[],
  s: Seat,
): readonly Encounter[] {
  const home = doers.find((a) => a.fill.id === s.state);
  if (!home) return [];
  const objects = childrenBy(view.tree, at, 'obj', 'iobj', 'obl').flatMap((o) => conjunctsOf(view.tree, o));
  return actors
    .filter((a) => a.fill.id !== s.state && objects.some((o) => o >= a.first && o < a.last))
    .map((a) => ({
      manner: 'here',
      at,
      guest: a.fill,
      host: home.fill,
      first: Math.min(home.first, a.first),
      last: Math.max(a.last, s.last),
    }));
}

/** Where somebody is killed or taken is no meeting. */
const isHarmed = (view: SentenceView, at: number): boolean =>
  view.predications.some((p) => p.trigger === at && p.entry.family === 'casualties');

/** A verb of going, coming or being sent. */
const moves = (view: SentenceView, at: number): boolean =>
  view.predications.some(
    (p) => p.trigger === at && (p.entry.family === 'meeting' || p.sense === 'move' || p.sense === 'withdraw'),
  );
