// What a frame is: a function from a passage (its analysed sentences with mentions and predications) to drafts of claims.
// Frames know no language: they ask for senses, roles, relations, cases and mentions. A draft is a proposal without the
// reader's name; read.ts adds it and the gate admits it.
import type { Document } from '../../document/document.ts';
import type { LanguageCode, Sentence } from '../../language/language.ts';
import type { Frame as FrameName, Proposal } from '../claim.ts';
import type { Discourse } from '../discourse/discourse.ts';
import type {
  DateMention,
  ItemMention,
  MentionContext,
  PartyMention,
  PlaceMention,
  QuantityMention,
  SourceMention,
} from '../mentions/mention.ts';
import type { Predication } from '../predication/predication.ts';
import type { Tree } from '../predication/tree.ts';

export type Mentions = {
  readonly quantities: readonly QuantityMention[];
  readonly dates: readonly DateMention[];
  readonly parties: readonly PartyMention[];
  readonly places: readonly PlaceMention[];
  readonly items: readonly ItemMention[];
  readonly sources: readonly SourceMention[];
};

export type SentenceView = {
  /** Place among the passage's kept sentences. */
  readonly index: number;
  readonly sentence: Sentence;
  readonly tree: Tree;
  readonly mentions: Mentions;
  readonly predications: readonly Predication[];
};

export type Passage = {
  readonly document: Document;
  readonly language: LanguageCode;
  readonly context: MentionContext;
  readonly sentences: readonly SentenceView[];
  readonly discourse: Discourse;
};

export type Draft = Omit<Proposal, 'reader'>;

export type Frame = { readonly name: FrameName; readonly read: (passage: Passage) => readonly Draft[] };
