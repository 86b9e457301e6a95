// The parties that a draft may be between. What enters: a passage, its drafts. What leaves: for each party its mentions
// by sentence, and how often the rules have put it on either side: the ground of the features of roles.
import type { PartySlot } from '../claim.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { Draft, Passage, SentenceView } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { lexiconOf } from '../predication/lexicon.ts';
import { type Feature, feature } from './feature.ts';

export type Named = {
  readonly mention: PartyMention;
  readonly id: string;
  readonly sentence: number;
  readonly speaks: boolean;
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
      return [{ mention, id, sentence, speaks: isSpeaker(view, lexicon, mention) }];
    }),
  );
  const actingIn = bySentence.map((list) => list.filter((n) => !n.speaks));
  return { passage, drafts, topic: passage.discourse.topic, bySentence, actingIn, sentencesOf, tone: toneOf(passage) };
}

const ARMS = /^(?:ammunition|missile|drone|weapon|aid|assurance|training)/;
const STATELY = /^(?:leader|body|capital|person)$/;

/** How many arms, states by their leaders and bodies, parties and sources a passage of its length names. */
function toneOf({ sentences, discourse }: Passage): readonly Feature[] {
  const all = sentences.map((v) => v.mentions);
  const count = (of: (m: SentenceView['mentions']) => number): string =>
    level(all.reduce((sum, m) => sum + of(m), 0) / Math.max(1, sentences.length));
  const acts = sentences.reduce(
    (sum, v) =>
      sum + v.predications.filter((p) => p.entry.family === 'transfer' || p.entry.family === 'deployment').length,
    0,
  );
  return [
    feature(
      'tone',
      'arms',
      count((m) => m.items.filter((i) => ARMS.test(i.code)).length),
    ),
    feature(
      'tone',
      'states',
      count((m) => m.parties.filter((p) => STATELY.test(p.manner)).length),
    ),
    feature(
      'tone',
      'parties',
      count((m) => m.parties.filter((p) => p.id !== null).length),
    ),
    feature(
      'tone',
      'sources',
      count((m) => m.sources.length),
    ),
    feature('tone', 'acts', level(acts / Math.max(1, sentences.length))),
    feature('tone', 'named', Math.min(5, discourse.topic.length)),
  ];
}

const level = (x: number): string => (x === 0 ? '0' : x < 0.4 ? 'few' : x < 0.8 ? 'some' : x < 1.5 ? 'many' : 'most');

/** Parties that come into question besides the rules' own, at most. */
const MOST = 8;
/** Sentences between a mention and the draft, at most, for a party that is not among the most salient. */
const REACH = 3;

/** Ids that may fill the sides of a draft in a sentence: those near it, the most salient, and the rules' own. */
export function candidatesOf(ground: Ground, sentence: number, own: readonly (PartySlot | null)[]): readonly string[] {
  const around = ground.bySentence.slice(Math.max(0, sentence - REACH), sentence + 2);
  const ids = new Set<string>();
  for (const slot of own) if (slot) ids.add(slot.id);
  for (const n of ground.bySentence[sentence] ?? []) ids.add(n.id);
  ground.topic.forEach((id, rank) => {
    if (rank < 3 || around.some((list) => list.some((n) => n.id === id))) ids.add(id);
  });
  return [...ids].slice(0, MOST + own.length);
}
