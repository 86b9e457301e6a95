// The parties that a draft may be between. What enters: a passage, its drafts. What leaves: for each party its mentions
// by sentence, and how often the rules have put it on either side: the ground of the features of roles.
import type { PartySlot } from '../claim.ts';
import { isSpeaker } from '../discourse/speakers.ts';
import type { Draft, Passage } from '../frames/frame.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { lexiconOf } from '../predication/lexicon.ts';

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
  readonly sentencesOf: ReadonlyMap<string, readonly number[]>;
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
  return { passage, drafts, topic: passage.discourse.topic, bySentence, sentencesOf };
}

/** Parties that come into question besides the rules' own, at most. */
const MOST = 8;
/** Sentences between a mention and the draft, at most, for a party that is not among the most salient. */
const REACH = 3;

/** Ids that may fill the sides of a draft in a sentence: those near it, the most salient, and the rules' own. */
export function candidatesOf(ground: Ground, sentence: number, own: readonly (PartySlot | null)[]): readonly string[] {
  const near = (id: string): boolean =>
    (ground.sentencesOf.get(id) ?? []).some((s) => s <= sentence + 1 && sentence - s <= REACH);
  const ids = [
    ...own.flatMap((slot) => (slot ? [slot.id] : [])),
    ...(ground.bySentence[sentence] ?? []).map((n) => n.id),
    ...ground.topic.slice(0, 3),
    ...ground.topic.filter(near),
  ];
  return [...new Set(ids)].slice(0, MOST + own.length);
}
