// Who takes a stance where no subject or owner of its words is a party: "criticism came from Paris", "the plan drew fury in
// Tehran", "Soulissa herätti suuttumusta", and "he", "they" who were cited last. What enters: a predication of stance.
// What leaves: the holder's slot, or null.
import type { PartySlot } from '../claim.ts';
import { personAt } from '../discourse/attribution.ts';
import { markersOf } from '../predication/candidates.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childBy, childrenOf, conjunctsOf, isVerbal, lemmaOf, relationOf } from '../predication/tree.ts';
import { fillOf, type PartyFill, partiesInRole, partySlot } from '../slots/party.ts';
import type { Draft, Passage, SentenceView } from './frame.ts';
import { keeperSlot, personSlot, spokenBy } from './position-slots.ts';
import { partIn } from './position-views.ts';

/** Senses of feeling and judging: who is said to show them is where they come from. */
const SHOWN: ReadonlySet<string> = new Set(
  'condemn thank concern oppose react demand accuse deny doubt welcome support-stance warn threaten hope'.split(' '),
);
const WHERE: ReadonlySet<string> = new Set(['from', 'in', 'by', 'among', 'across', 'Ela', 'Abl', 'Ine']);
const SUBJECTS = /^(?:nsubj|obj|obl|root|conj)$/u;

/** "drew a rebuke from Tehran", "Pariisista kuului arvostelua": the party in the place of a noun's clause. */
export function shownBy(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  const { tree } = view;
  if (p.entry.wordClass !== 'N' || !SHOWN.has(p.sense) || !SUBJECTS.test(relationOf(tree, p.trigger))) return null;
  const verb = tree.heads[p.trigger] ?? -1;
  const places = [p.trigger, ...(verb !== -1 && isVerbal(tree.tokens[verb]) ? [verb] : [])]
    .flatMap((head) => childrenOf(tree, head))
    .filter((c) => markersOf(tree, c).some((x) => WHERE.has(x)))
    .flatMap((c) => conjunctsOf(tree, c));
  const party = view.mentions.parties.find((m) => places.includes(m.headToken) && m.manner !== 'pronoun');
  return party ? partySlot(fillOf(passage.discourse, party)) : null;
}

/** "…, he warned": a pronoun that stands for whoever was cited last. */
export function citedLast(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  const said = argumentsOf(p, 'holder').find((a) => /^(?:he|she|they|hän)$/u.test(lemmaOf(view.tree, a.head)));
  const token = said ? view.tree.tokens[said.head] : undefined;
  if (!said || !token) return null;
  const { text, start, end } = token;
  const id = personAt(passage, view, said.head)?.state ?? null;
  return id === null
    ? personSlot(passage, view, said.head)
    : { id, text, start, end, known: 'implied', rule: 'discourse.speaker' };
}

/** "Britain is expected to act": who is expected to do something, as it were its own plan. */
export function expected(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  if (p.sense !== 'hope' || p.voice !== 'passive' || childBy(view.tree, p.trigger, 'xcomp') === -1) return null;
  return partySlot(partiesInRole(view, passage.discourse, p, 'theme')[0] ?? null);
}

/** "The declaration calls for …": what a body says in writing is the stance of the state or body that the text before speaks of. */
export function inWriting(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  const said = argumentsOf(p, 'holder').find((a) => partIn(lemmaOf(view.tree, a.head)) === 'document');
  return said ? keeperSlot(passage, view, view.tree.tokens[said.head]?.start ?? view.sentence.start) : null;
}

/** Relations of a clause that goes on from another one: "X received Y, called it … and left". */
const GOING_ON: ReadonlySet<string> = new Set(['conj', 'parataxis', 'advcl', 'acl', 'dep']);

/** The subject of the clause that a verb without one goes on from: who stands there, before it. */
export function goingOn(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  const { tree } = view;
  if (p.entry.wordClass !== 'V' || p.voice === 'passive' || childBy(tree, p.trigger, 'nsubj') !== -1) return null;
  let at = p.trigger;
  for (let steps = 0; steps < 3 && GOING_ON.has(relationOf(tree, at)); steps += 1) {
    at = tree.heads[at] ?? -1;
    if (at === -1 || at > p.trigger) return null;
    const subject = childBy(tree, at, 'nsubj');
    if (subject !== -1) return subject < p.trigger ? spokenBy(passage, view, subject) : null;
  }
  return null;
}

/** Before a verb its actor may be parted from it by these. */
const BEFORE_VERB: ReadonlySet<string | undefined> = new Set(['ADV', 'AUX', 'PART']);

/**
 * Where the tree gives a verb a subject that is nobody: who stands right before it, or, behind a comma, right behind it
 * ("…, warned its foreign minister, X, …").
 */
export function nextTo(passage: Passage, view: SentenceView, p: Predication): readonly PartyFill[] {
  if (p.entry.wordClass !== 'V' || p.voice === 'passive' || p.form === 'participle') return [];
  const { tokens } = view.tree;
  let before = p.trigger;
  while (BEFORE_VERB.has(tokens[before - 1]?.upos)) before -= 1;
  const stands = ({ first, last, headToken }: Stand): boolean =>
    (tokens[headToken]?.feats.Case ?? 'Nom') === 'Nom' &&
    (last === before
      ? isFree(view, headToken)
      : SAID.has(p.sense) && first > p.trigger && first - p.trigger <= 2 && isTurned(view, p.trigger));
  const { parties } = view.mentions;
  const at = parties.findIndex((m) => m.id !== null && stands(m));
  const joined = at > 0 && tokens[(parties[at]?.first ?? 0) - 1]?.upos === 'CCONJ' ? 1 : 0;
  const found = at === -1 ? [] : parties.slice(at - joined, at + 1);
  return found
    .filter((m, i) => i === found.length - 1 || (m.id !== null && m.last + 1 === found[i + 1]?.first))
    .flatMap((m) => fillOf(passage.discourse, m) ?? []);
}

/** Senses of stances that are taken in words. */
const SAID: ReadonlySet<string> = new Set(
  'condemn demand warn threaten accuse admit assert promise boast deny react hope doubt'.split(' '),
);

type Stand = { readonly first: number; readonly last: number; readonly headToken: number };

const isFree = ({ tree }: SentenceView, head: number): boolean => childBy(tree, head, 'case') === -1;

/** Whether a verb stands right behind a comma, as one does whose speaker follows it. */
const isTurned = ({ tree }: SentenceView, verb: number): boolean => verb > 1 && tree.tokens[verb - 1]?.text === ',';

/** Senses of what a state decrees: told of in the passive, or as a thing, as if by itself. */
const DECREED: ReadonlySet<string> = new Set(['sanction', 'forbid', 'permit', 'act']);
/** Sentences before in which who decrees stands, at most. */
const DECREED_BEFORE = 4;

/**
 * "Ten more ships were barred", "a ban on five banks": who decrees it is whose ports or market it closes, else who has decreed
 * something shortly before.
 */
export function decreedBy(
  passage: Passage,
  view: SentenceView,
  p: Predication,
  told: readonly Draft[],
): PartySlot | null {
  const laid = p.entry.wordClass === 'N' ? isLaid(view, p) : p.voice === 'passive';
  if (!DECREED.has(p.sense) || !laid) return null;
  const own = view.mentions.parties.find((m) => m.id !== null && m.first > p.trigger && isOfOwn(view, m.headToken));
  if (own) return partySlot(fillOf(passage.discourse, own));
  const from = passage.sentences[Math.max(0, view.index - DECREED_BEFORE)]?.sentence.start ?? 0;
  const last = told.findLast(
    ({ rule, quote, from: by }) =>
      quote.start >= from && by !== null && by.known === 'stated' && DECREED.has(rule.slice('position.'.length)),
  )?.from;
  if (last) return { id: last.id, text: null, start: null, end: null, known: 'implied', rule: 'position.decree' };
  return p.entry.wordClass === 'V' && p.sense === 'sanction'
    ? keeperSlot(passage, view, view.tree.tokens[p.trigger]?.start ?? view.sentence.start)
    : null;
}

/** "EU ports", "British waters", "from the Union": a place that a state can close, with its owner right before it, or itself. */
const isOfOwn = ({ tree }: SentenceView, owner: number): boolean => {
  if (markersOf(tree, owner).includes('from')) return true;
  const next = tree.tokens[owner + 1]?.text === "'s" ? owner + 2 : owner + 1;
  return partIn(lemmaOf(tree, next)) === 'closable';
};

/** "a ban on five banks", "an embargo hits": a measure that is said to be laid on somebody. */
const isLaid = ({ tree }: SentenceView, { sense, trigger }: Predication): boolean =>
  (sense === 'sanction' || sense === 'forbid') &&
  (childrenOf(tree, trigger).some((c) => c > trigger && markersOf(tree, c).some((x) => LAID_ON.has(x))) ||
    (relationOf(tree, trigger) === 'nsubj' && trigger < (tree.heads[trigger] ?? -1)));

const LAID_ON: ReadonlySet<string> = new Set(['on', 'against', 'for', 'vastaan', 'All', 'Ill']);
