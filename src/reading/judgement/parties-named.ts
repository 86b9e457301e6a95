// The parties that a draft may be between. What enters: a passage, its drafts. What leaves: for each party its mentions
// by sentence, and who comes into question in a sentence: the ground of the features of roles. What only some drafts ask
// for is found when it is asked.
import type { Frame as FrameName } from '../claim.ts';
import { customersOf, isAtWar, suppliersOf } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { Draft, Passage } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { type Feature, featureNamed, kindOf, stepsOf } from './feature.ts';
import { partyNumber } from './knowledge.ts';
import { type Bundle, bundled } from './scale.ts';
import { toneOf } from './tone.ts';

export type Named = {
  readonly mention: PartyMention;
  readonly id: string;
  readonly sentence: number;
  readonly speaks: boolean;
  /** What is to say of it, whichever draft it may stand in; null until it is asked (mention-features.ts). */
  told: Told | null;
};

/** What is to say of a mention, whichever draft it may stand in. */
export type Told = {
  readonly markers: readonly string[];
  /** As it stands before what a draft is about, and after it. */
  readonly before: Bundle;
  readonly after: Bundle;
  /** How it stands to the triggers of predications; filled as it is asked. */
  readonly triggers: { readonly main: Predication; readonly told: Bundle }[];
};

/** A party, or none, as a sentence sees it. */
export type Seen = {
  readonly id: string | null;
  /** Its number in knowledge.ts; -1 of none. */
  readonly number: number;
  /** Its mentions in the sentence. */
  readonly named: readonly Named[];
  /** What is to say of it, whichever draft of the sentence asks. */
  readonly told: Bundle;
  /** What is publicly known of it: only for drafts of which the sentence leaves a side open. */
  readonly known: Bundle;
};

export type Ground = {
  readonly passage: Passage;
  readonly drafts: readonly Draft[];
  readonly ofFrame: ReadonlyMap<FrameName, readonly Draft[]>;
  readonly topic: readonly string[];
  /** Mentions of each sentence whose party is known. */
  readonly bySentence: readonly (readonly Named[])[];
  /** The same without those that only speak. */
  readonly actingIn: readonly (readonly Named[])[];
  readonly sentencesOf: ReadonlyMap<string, readonly number[]>;
  /** Parties as the sentences see them, and those that a sentence names or that come into question from around it. */
  readonly seen: Map<string, Seen>[];
  readonly near: (readonly Seen[] | undefined)[];
  /** What is to say of all drafts of a sentence; filled as it is asked. */
  readonly ofSentence: (readonly Feature[])[];
  /** What kind of text the passage is, as features. */
  readonly tone: readonly Feature[];
};

/** Gathers the parties of a passage. */
export function groundOf(passage: Passage, drafts: readonly Draft[]): Ground {
  const lexicon = lexiconOf(passage.language);
  const sentencesOf = new Map<string, number[]>();
  const bySentence = passage.sentences.map((view, sentence) => {
    const named: Named[] = [];
    for (const mention of view.mentions.parties) {
      const id = passage.discourse.idOf(mention);
      if (id === null) continue;
      const list = sentencesOf.get(id);
      if (!list) sentencesOf.set(id, [sentence]);
      else if (list.at(-1) !== sentence) list.push(sentence);
      named.push({ mention, id, sentence, speaks: isSpeaker(view, lexicon, mention), told: null });
    }
    return named;
  });
  return {
    passage,
    drafts,
    ofFrame: Map.groupBy(drafts, (d) => d.frame),
    topic: passage.discourse.topic,
    bySentence,
    actingIn: bySentence.map((list) => (list.some((n) => n.speaks) ? list.filter((n) => !n.speaks) : list)),
    sentencesOf,
    seen: bySentence.map(() => new Map()),
    near: bySentence.map(() => undefined),
    ofSentence: bySentence.map(() => []),
    tone: toneOf(passage),
  };
}

/** Parties that come into question besides the rules' own, at most. */
const MOST = 8;
/** Sentences between a mention and the draft, at most, for a party that is not among the most salient. */
const REACH = 3;

/** The parties that a sentence names, then the most salient and those named around it. */
function nearIn(ground: Ground, sentence: number): readonly Seen[] {
  const known = ground.near[sentence];
  if (known) return known;
  const ids = new Set<string>();
  for (const { id } of ground.bySentence[sentence] ?? []) ids.add(id);
  ground.topic.forEach((id, rank) => {
    if (rank < 3 || isAround(ground.sentencesOf.get(id) ?? [], sentence)) ids.add(id);
  });
  const near = Array.from(ids, (id) => seenFrom(ground, sentence, id));
  ground.near[sentence] = near;
  return near;
}

const isAround = (sentences: readonly number[], sentence: number): boolean =>
  (sentences[firstFrom(sentences, sentence - REACH)] ?? Number.POSITIVE_INFINITY) < sentence + 2;

/** How many parties a sentence names that do not only speak. */
export function actorsIn({ actingIn }: Ground, sentence: number): number {
  const all = actingIn[sentence] ?? [];
  let count = 0;
  for (let i = 0; i < all.length; i += 1) {
    const id = all[i]?.id;
    let before = 0;
    while (before < i && all[before]?.id !== id) before += 1;
    if (before === i) count += 1;
  }
  return count;
}

const NOBODY: Seen = { id: null, number: -1, named: [], told: bundled([featureNamed('none')]), known: bundled([]) };

/** Nobody, and the parties that may fill the sides of a draft in a sentence: the rules' own and those near it. */
export function candidatesOf(ground: Ground, sentence: number, { from, to }: Draft): readonly Seen[] {
  const found = [NOBODY];
  if (from) found.push(seenFrom(ground, sentence, from.id));
  if (to && to.id !== from?.id) found.push(seenFrom(ground, sentence, to.id));
  const near = nearIn(ground, sentence);
  for (let i = 0; i < near.length && found.length < MOST + 3; i += 1) {
    const one = near[i] as Seen;
    if (!found.includes(one)) found.push(one);
  }
  return found;
}

/** A party as a sentence sees it. */
export function seenFrom(ground: Ground, sentence: number, id: string | null): Seen {
  if (id === null) return NOBODY;
  let seen = ground.seen[sentence]?.get(id);
  if (!seen) {
    const named = (ground.bySentence[sentence] ?? []).filter((n) => n.id === id);
    const features = named.length > 0 ? [hereOf(named)] : distanceOf(ground.sentencesOf.get(id) ?? [], sentence);
    const told = bundled([...features, ...standingOf(ground, sentence, id)]);
    seen = { id, number: partyNumber(id), named, told, known: bundled(publicOf(id)) };
    ground.seen[sentence]?.set(id, seen);
  }
  return seen;
}

const HERE = featureNamed('here');
const ONLY_SPEAKS = featureNamed('here:speaks');
const hereOf = (named: readonly Named[]): Feature => (named.every((n) => n.speaks) ? ONLY_SPEAKS : HERE);

const STATE_OF_PLACE = featureNamed('place:state');
/** By its place among the most salient parties from -1 (none) to 4. */
const TOPIC = [-1, 0, 1, 2, 3, 4].map((rank) => featureNamed(`topic:${rank}`));

/** How salient a party is, and whether a place of its stands in the sentence. */
function standingOf({ topic, passage }: Ground, sentence: number, id: string): readonly Feature[] {
  const salient = TOPIC[Math.min(4, topic.indexOf(id)) + 1] as Feature;
  const placed = passage.sentences[sentence]?.mentions.places.some((p) => p.state === id);
  return placed ? [salient, STATE_OF_PLACE] : [salient];
}

const AT_WAR = featureNamed('at-war');
const few = stepsOf(0, 2, 9);
const customers = kindOf('customers');
const suppliers = kindOf('suppliers');

/** What is publicly known of a party as giver and receiver. */
function publicOf(id: string): readonly Feature[] {
  const found = [customers(few(customersOf(id))), suppliers(few(suppliersOf(id)))];
  return isAtWar(id) ? [...found, AT_WAR] : found;
}

const upTo = (name: string, most: number): readonly Feature[] =>
  Array.from({ length: most + 1 }, (_, n) => featureNamed(`${name}:${n}`));
const before = upTo('before', 4);
const NONE_BEFORE = featureNamed('before:none');
const after = upTo('after', 3);
const IN_FIRST = featureNamed('in:first');
const IN_ONE = featureNamed('in:one');

/** How far from a sentence the party is named. */
function distanceOf(sentences: readonly number[], at: number): readonly Feature[] {
  const next = firstFrom(sentences, at);
  const last = sentences[next - 1];
  const later = sentences[next] === at ? sentences[next + 1] : sentences[next];
  const found = [last === undefined ? NONE_BEFORE : (before[Math.min(4, at - last)] as Feature)];
  if (last === undefined && later !== undefined) found.push(after[Math.min(3, later - at)] as Feature);
  if (sentences[0] === 0) found.push(IN_FIRST);
  if (sentences.length === 1) found.push(IN_ONE);
  return found;
}

/** Where the first of the ascending numbers stands that is not below `least`. */
function firstFrom(ascending: readonly number[], least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
