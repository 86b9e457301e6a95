// The parties that a draft may be between. What enters: a passage, its drafts. What leaves: for each party its mentions
// by sentence, and how often the rules have put it on either side: the ground of the features of roles.
import type { PartySlot } from '../claim.ts';
import { givesLike, goesFrom, mayGive } from '../discourse/exchanges.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { Draft, Passage, SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import type { Predication } from '../predication/predication.ts';
import { relationOf } from '../predication/tree.ts';
import { phraseMarkers } from '../slots/party.ts';
import { type Feature, featureNamed, kindOf } from './feature.ts';

export type Named = {
  readonly mention: PartyMention;
  readonly id: string;
  readonly sentence: number;
  readonly speaks: boolean;
  readonly told: Told;
};

/** What is to say of a mention, whichever draft it may stand in. */
export type Told = {
  readonly markers: readonly string[];
  /** As it stands before what a draft is about, and after it. */
  readonly before: readonly Feature[];
  readonly after: readonly Feature[];
  /** How it stands to the triggers of predications; filled as it is asked. */
  readonly triggers: Map<Predication, readonly Feature[]>;
};

export type Ground = {
  readonly passage: Passage;
  readonly drafts: readonly Draft[];
  readonly topic: readonly string[];
  /** Mentions of each sentence whose party is known. */
  readonly bySentence: readonly (readonly Named[])[];
  /** The same without those that only speak. */
  readonly actingIn: readonly (readonly Named[])[];
  readonly sentencesOf: ReadonlyMap<string, readonly number[]>;
  /** Mentions of each sentence by party. */
  readonly namedIn: readonly ReadonlyMap<string, readonly Named[]>[];
  /** What is to say of parties that a sentence does not name; filled as it is asked. */
  readonly absent: readonly Map<string, readonly Feature[]>[];
  /** What is to say of all drafts of a sentence; filled as it is asked. */
  readonly ofSentence: (readonly Feature[])[];
  /** Parties that each sentence names or that come into question from around it. */
  readonly near: readonly (readonly string[])[];
  /** What is publicly known of who gives things of a code to whom: a number of KNOWLEDGE. */
  readonly known: (code: string, from: string, to: string) => number;
  /** What kind of text the passage is, as features: how much of it is about states and arms. */
  readonly tone: readonly Feature[];
};

/** Gathers the parties of a passage. */
export function groundOf(passage: Passage, drafts: readonly Draft[]): Ground {
  const lexicon = lexiconOf(passage.language);
  const sentencesOf = new Map<string, number[]>();
  const bySentence = passage.sentences.map((view, sentence) =>
    view.mentions.parties.flatMap((mention): readonly Named[] => {
      const id = passage.discourse.idOf(mention);
      if (id === null) return [];
      const list = sentencesOf.get(id) ?? [];
      if (list.at(-1) !== sentence) list.push(sentence);
      sentencesOf.set(id, list);
      const speaks = isSpeaker(view, lexicon, mention);
      return [{ mention, id, sentence, speaks, told: toldOf(view, mention, speaks) }];
    }),
  );
  const topic = passage.discourse.topic;
  const namedIn = bySentence.map((list) => Map.groupBy(list, (n) => n.id));
  return {
    passage,
    drafts,
    topic,
    bySentence,
    actingIn: bySentence.map((list) => list.filter((n) => !n.speaks)),
    sentencesOf,
    namedIn,
    absent: bySentence.map(() => new Map()),
    ofSentence: bySentence.map(() => []),
    near: namedIn.map((_, sentence) => nearOf(namedIn, topic, sentence)),
    known: knownPairs(),
    tone: toneOf(passage),
  };
}

const manner = kindOf('manner');
const as = kindOf('as');
const mark = kindOf('mark');
const SPEAKS = featureNamed('speaks');

function toldOf(view: SentenceView, { manner: said, headToken }: PartyMention, speaks: boolean): Told {
  const markers = phraseMarkers(view, headToken);
  const common = [manner(said), as(relationOf(view.tree, headToken))];
  if (speaks) common.push(SPEAKS);
  for (const x of markers) if (!common.includes(mark(x))) common.push(mark(x));
  const marked = (side: string): readonly Feature[] => [...common, ...new Set(markers.map((x) => mark(x, side)))];
  return { markers, before: marked('before'), after: marked('after'), triggers: new Map() };
}

const ENEMIES = featureNamed('enemies');
const KNOWN = featureNamed('known');
const KNOWN_TURNED = featureNamed('known-turned');
const LIKE = featureNamed('like');
const LIKE_TURNED = featureNamed('like-turned');

/** What may be known of a pair, by its number. */
export const KNOWLEDGE: readonly (readonly Feature[])[] = [
  [],
  [KNOWN],
  [KNOWN_TURNED],
  [ENEMIES],
  [ENEMIES, KNOWN],
  [ENEMIES, KNOWN_TURNED],
  [LIKE],
  [LIKE_TURNED],
  [LIKE, LIKE_TURNED],
];

/** Numbers of what is known of other goods: nothing, that they go so, the other way, both ways. */
const LIKES = [0, 6, 7, 8] as const;

/** Looks up once what is known of two parties and a code. */
function knownPairs(): Ground['known'] {
  const found = new Map<string, Map<string, Map<string, number>>>();
  return (code, from, to) => {
    const byFrom = found.get(code) ?? new Map<string, Map<string, number>>();
    const byTo = byFrom.get(from) ?? new Map<string, number>();
    let known = byTo.get(to);
    if (known === undefined) {
      known = (mayGive(from, to, code) ? 0 : 3) + (goesFrom(from, to, code) ? 1 : goesFrom(to, from, code) ? 2 : 0);
      if (known === 0) known = LIKES[Number(givesLike(from, to, code)) + 2 * Number(givesLike(to, from, code))] ?? 0;
      found.set(code, byFrom.set(from, byTo.set(to, known)));
    }
    return known;
  };
}

const ARMS = /^(?:ammunition|missile|drone|weapon|aid|assurance|training)/;
const STATELY: ReadonlySet<string> = new Set(['leader', 'body', 'capital', 'person']);

const tone = kindOf('tone');

/** How many arms, states by their leaders and bodies, parties and sources a passage of its length names. */
function toneOf({ sentences, discourse }: Passage): readonly Feature[] {
  let [arms, states, parties, sources, acts] = [0, 0, 0, 0, 0];
  for (const { mentions, predications } of sentences) {
    for (const { code } of mentions.items) if (ARMS.test(code)) arms += 1;
    for (const party of mentions.parties) {
      if (STATELY.has(party.manner)) states += 1;
      if (party.id !== null) parties += 1;
    }
    sources += mentions.sources.length;
    for (const { entry } of predications) if (entry.family === 'transfer' || entry.family === 'deployment') acts += 1;
  }
  const often = (n: number): string => level(n / Math.max(1, sentences.length));
  return [
    tone('arms', often(arms)),
    tone('states', often(states)),
    tone('parties', often(parties)),
    tone('sources', often(sources)),
    tone('acts', often(acts)),
    tone('named', Math.min(5, discourse.topic.length)),
  ];
}

const level = (x: number): string => (x === 0 ? '0' : x < 0.4 ? 'few' : x < 0.8 ? 'some' : x < 1.5 ? 'many' : 'most');

/** Parties that come into question besides the rules' own, at most. */
const MOST = 8;
/** Sentences between a mention and the draft, at most, for a party that is not among the most salient. */
const REACH = 3;

/** Ids of the parties that a sentence names, then of the most salient and of those named around it. */
function nearOf(namedIn: Ground['namedIn'], topic: readonly string[], sentence: number): readonly string[] {
  const ids = new Set(namedIn[sentence]?.keys());
  const around = namedIn.slice(Math.max(0, sentence - REACH), sentence + 2);
  topic.forEach((id, rank) => {
    if (rank < 3 || around.some((named) => named.has(id))) ids.add(id);
  });
  return [...ids];
}

/** Ids that may fill the sides of a draft in a sentence: the rules' own and those near it. */
export function candidatesOf(ground: Ground, sentence: number, own: readonly (PartySlot | null)[]): readonly string[] {
  const ids = new Set<string>();
  for (const slot of own) if (slot) ids.add(slot.id);
  for (const id of ground.near[sentence] ?? []) if (ids.size < MOST + own.length) ids.add(id);
  return [...ids];
}
