// What a language brings to Tosite: an analyser from text to sentences in Universal Dependencies terms.
// What enters: the unmodified text. What leaves: sentences of tokens whose spans index that text; spans never overlap,
// stand in the order of the text, and only white space stands outside of them.
import type { Span } from '../base/span.ts';
import type { LanguageCode } from './codes.ts';

export type { LanguageCode };

/** Universal POS tags: https://universaldependencies.org/u/pos/ */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export type Token = Span & {
  /** The token's own words: always `text.slice(start, end)`. */
  readonly text: string;
  /** Base form, in the treebank's manner; Finnish compounds whole, without '#'. */
  readonly lemma: string;
  readonly upos: Upos;
  /** UD features, such as { Case: 'Ill', Number: 'Sing', Voice: 'Pass', VerbForm: 'Part', Tense: 'Past' }. */
  readonly feats: Readonly<Record<string, string>>;
  /** Index of the head in the sentence's tokens, -1 for the root. */
  readonly head: number;
  /** Base forms of a compound's parts in order, where the language knows them: "tykistöammusta" has tykistö, ammus. */
  readonly parts?: readonly string[];
  /** UD relation with its subtype, such as "nsubj:pass", "obl". */
  readonly deprel: string;
};

export type Sentence = Span & { readonly tokens: readonly Token[] };

export interface Analyser {
  readonly language: LanguageCode;
  /** Sentence spans only: cheap, no tagging. Never split inside dates, abbreviations, decimal numbers, quotations. */
  segment(text: string): readonly Span[];
  /** Analyses the given sentence spans (all of the text's where none are given). */
  analyse(text: string, spans?: readonly Span[]): readonly Sentence[];
  /** The same of several texts, which is quicker than one after the other. */
  analyseAll(texts: readonly Stretches[]): readonly (readonly Sentence[])[];
}

/** A text and the sentence spans of it that are meant; all of them where none are given. */
export type Stretches = { readonly text: string; readonly spans?: readonly Span[] };

/** A language as the registry knows it. `open` may throw a UserError where something must be installed first. */
export type Language = {
  readonly code: LanguageCode;
  readonly name: string;
  readonly open: () => Analyser;
};
