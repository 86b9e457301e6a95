// Who takes a stance by the order of words, where neither the tree nor the place beside the verb tells: who leads the stretch
// that the verb stands in ("Sudan's army withdrew, a day after accusing …", "X holds Y responsible and vows …"), and whether a
// verb that the tree takes for a participle is a finite one ("has for the first time authorised …"). What enters: a
// predication of stance. What leaves: the holder's slot, or null.
import type { PartySlot } from '../claim.ts';
import { citedOf } from '../discourse/memory.ts';
import type { PartyMention, SourceMention } from '../mentions/mention.ts';
import { markersOf } from '../predication/candidates.ts';
import { argumentsOf, type Predication } from '../predication/predication.ts';
import { childBy, childrenOf, isVerbal, lemmaOf, relationOf, type Tree, textOf } from '../predication/tree.ts';
import { fillOf, partySlot } from '../slots/party.ts';
import type { Passage, SentenceView } from './frame.ts';
import { keeperSlot, officeSlot, personMeant, personSlot, stateSlot } from './position-slots.ts';
import { partIn } from './position-views.ts';

/** Tokens before who leads a stretch, at most: "On Monday X", "In Moscow the ministry". */
const OPENING = 7;
/** Tokens between who leads a stretch and the verb, at most. */
const REACH = 24;
const STRETCH = /^[;:.?!–—]$|^-$/u;

/** The party or source that leads the stretch of an active verb that has no subject of its own. */
export function leading(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  if (!isTelling(view.tree, p)) return null;
  const from = stretchFrom(view.tree, p.trigger);
  const stands = (m: PartyMention | SourceMention): boolean =>
    m.first >= from && m.first - from <= OPENING && m.last <= p.trigger && isFree(view.tree, m.headToken);
  const { parties, sources } = view.mentions;
  const party = parties.find((m) => stands(m) && m.manner !== 'demonym');
  const source = sources.find((m) => stands(m) && (m.state !== null || citedOf(m) !== null));
  const first = source && (!party || source.first <= party.first) ? source : party;
  if (!first || p.trigger - first.last > REACH) return null;
  if (first.type === 'source') return stateSlot(first) ?? officeSlot(passage, view, citedOf(first));
  return (
    personMeant(passage, view, partySlot(fillOf(passage.discourse, first))) ??
    personSlot(passage, view, first.headToken)
  );
}

/** Senses whose words have too many other uses to be given to whoever leads. */
const LOOSE: ReadonlySet<string> = new Set(['act', 'want', 'respect']);

/** An active verb of a stance without a subject, no infinitive. */
const isTelling = (tree: Tree, { entry, voice, trigger, sense }: Predication): boolean =>
  entry.wordClass === 'V' &&
  voice === 'active' &&
  !LOOSE.has(sense) &&
  tree.tokens[trigger]?.upos === 'VERB' &&
  tree.tokens[trigger].feats.Case === undefined &&
  textOf(tree, trigger - 1) !== 'to' &&
  childBy(tree, trigger, 'nsubj') === -1;

function stretchFrom(tree: Tree, verb: number): number {
  let from = verb;
  while (from > 0 && !STRETCH.test(textOf(tree, from - 1))) from -= 1;
  return from;
}

const isFree = (tree: Tree, head: number): boolean =>
  (tree.tokens[head]?.feats.Case ?? 'Nom') === 'Nom' && childBy(tree, head, 'case') === -1;

/** "the finance ministry protested", "kansleri vakuutti": the state of an office that is the subject and names none. */
export function ofOffice(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  if (p.entry.wordClass !== 'V') return null;
  for (const { head, tokens } of argumentsOf(p, 'holder')) {
    const source = view.mentions.sources.find((m) => head >= m.first && head < m.last);
    const slot = source && officeSlot(passage, view, citedOf(source));
    if (slot && !tokens.some((t) => t === p.trigger)) return slot;
  }
  return null;
}

/** Senses of stances that are told of without their holder: by decree, by vote, by what was said before. */
const UNNAMED: ReadonlySet<string> = new Set('sanction forbid permit vote demand call warn threaten'.split(' '));

/** "A ban on …", "they were told to …": who takes a stance that the sentence names nobody for is whom the text before speaks of. */
export function unnamed(passage: Passage, view: SentenceView, p: Predication): PartySlot | null {
  const { tree, mentions } = view;
  const isName = [...mentions.parties, ...mentions.sources].some((m) => p.trigger >= m.first && p.trigger < m.last);
  if (!UNNAMED.has(p.sense) || isName || !isWeighty(tree, p)) return null;
  return keeperSlot(passage, view, tree.tokens[p.trigger]?.start ?? view.sentence.start);
}

/** A verb, or a noun that says more than itself. */
const isWeighty = (tree: Tree, { entry, sense, trigger }: Predication): boolean =>
  entry.wordClass === 'V'
    ? relationOf(tree, trigger) !== 'amod' && (DECREED.has(sense) || !isSomebodys(tree, trigger))
    : sense !== 'threaten' &&
      HEADS.has(relationOf(tree, trigger)) &&
      childrenOf(tree, trigger).some((c) => SAYS.has(relationOf(tree, c)));

/** Senses of what is decreed or voted, whoever the subject is: "fourteen members voted", "the law forbids". */
const DECREED: ReadonlySet<string> = new Set(['sanction', 'forbid', 'permit', 'vote']);

/** "the choir thanked": a verb with a subject of its own that is no pronoun. */
const isSomebodys = (tree: Tree, verb: number): boolean => {
  const subject = childBy(tree, verb, 'nsubj');
  return subject !== -1 && tree.tokens[subject]?.upos !== 'PRON';
};

const HEADS: ReadonlySet<string> = new Set(['nsubj', 'obj', 'obl', 'root', 'conj', 'parataxis']);
const SAYS: ReadonlySet<string> = new Set(['nmod', 'acl', 'amod', 'nummod', 'compound']);

/** Tokens between "has" and the verb that it makes a perfect tense, at most. */
const PERFECT = 6;

/** "has for the first time authorised": an auxiliary before the verb, with no other verb between. */
export function isPerfect(tree: Tree, verb: number): boolean {
  for (let k = verb - 1; k >= Math.max(0, verb - PERFECT); k -= 1) {
    if (tree.tokens[k]?.upos === 'AUX') return lemmaOf(tree, k) === 'have';
    if (isVerbal(tree.tokens[k]) || tree.tokens[k]?.upos === 'PUNCT') return false;
  }
  return false;
}

/** ", vetoed by Russia a month before": a participle set behind a comma, with its actor behind it. */
export const isAsideBy = (view: SentenceView, p: Predication): boolean =>
  relationOf(view.tree, p.trigger) === 'acl' &&
  textOf(view.tree, p.trigger - 1) === ',' &&
  argumentsOf(p, 'holder').some((a) => a.head > p.trigger && markersOf(view.tree, a.head).includes('by'));

/** Senses of what is done about affairs, though things may stand deeper in the clause. */
const ON_AFFAIRS: ReadonlySet<string> = new Set(['act', 'refuse', 'deny', 'accept', 'want']);

const AFFAIRS: ReadonlySet<string | undefined> = new Set(['affair', 'closable']);

/**
 * "closed its crossings and put troops on alert", "called off talks on aid", "wants the deliveries to stop": what is acted on
 * is no thing or number itself, or somebody else is wanted to do something.
 */
export function isOfAffairs(view: SentenceView, p: Predication): boolean {
  if (!ON_AFFAIRS.has(p.sense) || p.entry.wordClass !== 'V') return false;
  const { tree, mentions } = view;
  const object = childBy(tree, p.trigger, 'obj');
  if (p.sense === 'want') return object !== -1 && childBy(tree, p.trigger, 'xcomp') > object;
  if (object === -1 || object < p.trigger) return false;
  if (p.sense === 'act') return AFFAIRS.has(partIn(lemmaOf(tree, object)));
  const from = p.trigger + 1;
  const things = [...mentions.items, ...mentions.quantities.filter((q) => !q.measureOnly)];
  return !things.some((m) => (m.last > from && m.first <= object) || m.headToken === object);
}
