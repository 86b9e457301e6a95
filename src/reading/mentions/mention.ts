// Mentions: typed values with spans, found in analysed sentences before any frame is tried.
// Finders are pure: (sentence, context) -> mentions in the order of the text, never overlapping within one type. They write
// mentions out field by field, in the order that stands here: what is spread into a literal has now one shape for the engine
// and now another, and code that has been compiled for mentions is thrown away with the shape.
import type { Span } from '../../base/span.ts';
import type { LanguageCode } from '../../language/language.ts';
import type { Basis, Per } from '../claim.ts';

/** What a finder may know besides its sentence. `published` is an EDTF day, month or year, or null. */
export type MentionContext = {
  readonly text: string;
  readonly language: LanguageCode;
  readonly published: string | null;
};

type Base = Span & {
  readonly text: string;
  /** Token indexes in the sentence: first, and one past the last. */
  readonly first: number;
  readonly last: number;
  /** Token that the rest of the mention depends on: where a frame looks for its relation. */
  readonly headToken: number;
};

export type QuantityMention = Base & {
  readonly type: 'quantity';
  readonly low: string | null;
  readonly high: string | null;
  readonly approx: boolean;
  /** Size of the last written digit, as a decimal. */
  readonly precision: string;
  /** `count` until a unit is known; ISO 4217 for money (`type` stays quantity); tonne, barrel, percent, … */
  readonly unit: string;
  /** Basis that the words themselves settle ("another 3,000", "per month", "to date", "could hold"), else null. */
  readonly basis: Basis | null;
  readonly per: Per | null;
  /** Index of the token that is counted ("10 000 sotilasta": sotilasta), or null. */
  readonly counted: number | null;
  /** True for durations, ages, ordinals, calibres, distances: quantities of the text that count no item. */
  readonly measureOnly: boolean;
  /** The unit's own name where `unit` is another, "gigawatt" for `watt`, and how many of `unit` one is. */
  readonly written: { readonly unit: string; readonly factor: string } | null;
};

export type DateMention = Base & {
  readonly type: 'date';
  /** EDTF level 2 or a season interval such as `2024-23/..`; null where the text's date cannot be resolved. */
  readonly edtf: string | null;
  /** The same words read of what is to come ("on Wednesday", "in March"), where that is another date. */
  readonly next: string | null;
};

/** How a party was said: by name, demonym, capital or seat of power, leader, government body, description or pronoun. */
export type PartyManner =
  | 'name'
  | 'demonym'
  | 'capital'
  | 'leader'
  | 'body'
  | 'person'
  | 'description'
  | 'pronoun'
  | 'compound';

export type PartyMention = Base & {
  readonly type: 'party';
  /** ISO 3166-1 alpha-2, EU, NATO, UN, HEZBOLLAH…; null for a pronoun or description not yet resolved. */
  readonly id: string | null;
  readonly manner: PartyManner;
  /** English name of the person or body itself, where it is one: "Volodymyr Zelenskyy", "National Intelligence Service". */
  readonly name: string | null;
  /** The armed group named, where the id is that of the state that it stands for. */
  readonly group: string | null;
};

export type PlaceMention = Base & {
  readonly type: 'place';
  /** English name, at region or city grain: "Kursk", "Russian Far East". */
  readonly name: string;
  /** The state that it lies in, where known. */
  readonly state: string | null;
};

export type ItemMention = Base & {
  readonly type: 'item';
  /** A code of data/items.tsv. */
  readonly code: string;
};

export type SourceMention = Base & {
  readonly type: 'source';
  /** English name, in Finnish texts with the text's own word in brackets. */
  readonly name: string;
  readonly kind: string;
  /** State that the source speaks for, where it is one's. */
  readonly state: string | null;
};

export type Mention = QuantityMention | DateMention | PartyMention | PlaceMention | ItemMention | SourceMention;
