// How a language fits itself to the statistical analyser: the one interface that src/language/<code>/ implements.
//
//   const design: LanguageDesign = { features, describe, lemma };
//   const model = trainModel(parseConllu(text), design, options);          // train.ts; scripts/train-analysers.ts
//   saveModel(model, path); const model = loadModel(path, design);         // file.ts
//   const analysis = analyseForms(model, forms);                           // analyse.ts: tags, lemmas, heads, relations
//
// - `features` names the UD features that join UPOS in the composite tag; only these are predicted. A tag is a string
//   "NOUN|Case=Ill|Number=Sing" (features in alphabetical order; use `compositeTag` of tagset.ts). Tags are scored by their
//   parts, so a tag that training never saw may be a candidate all the same.
// - `describe` is called once for each distinct form (kept in a cache), never in the hot path. It may give, for this form,
//   strings that become features of the tagger (`tagger`: Voikko's readings, whole and in pieces), the class that
//   neighbours see (`ambiguity`: say the readings' cases joined, or null to take the class of the training lexicon),
//   features for the parser (`parser`, at most 2, '' for none; the tagger sees the first of the neighbours, too), and the
//   tags that are allowed (`candidates`, with `alsoSeen` those seen in training, too, or null to let the training
//   lexicon decide: frequent forms keep their seen tags, the rest may take any open tag).
// - `lemma` gives the base form for a form and the tag that was chosen; the parser's word features are these lemmas. Where it
//   is left out, or calls `learned`, the lemma comes from suffix rules and exceptions learned in training (lemmatiser.ts).

import type { Upos } from '../language.ts';

export type FormDescription = {
  readonly tagger: readonly string[];
  readonly ambiguity: string | null;
  readonly parser: readonly string[];
  readonly candidates: readonly string[] | null;
  /** True where the tags that training has seen on the form may be taken beside the candidates. */
  readonly alsoSeen?: boolean;
};

/** What a form is under a tag. */
export type Completion = {
  readonly feats: Readonly<Record<string, string>>;
  /** Base forms of a compound's parts; null where it is none. */
  readonly parts: readonly string[] | null;
  /** Where only the text can tell what the base form is: the possible ones, the likeliest first; else null. */
  readonly bases: readonly string[] | null;
};

export type LanguageDesign = {
  /** UD feature names that join UPOS in the composite tag. */
  readonly features: readonly string[];
  /** Whether a lemma is the treebank's, where that writes lemmas in another way; plain equality where it is left out. */
  readonly sameLemma?: (lemma: string, gold: string) => boolean;
  /** What the language knows of a form; `initial` is true for the first word of a sentence. */
  readonly describe?: (form: string, initial: boolean) => FormDescription;
  /**
   * The language's last word on a sentence's tags, before it is parsed: the same array, or one with other known tags.
   * `candidates` gives the tags that a word might have.
   */
  readonly settleTags?: (tags: readonly string[], candidates: (word: number) => readonly string[]) => readonly string[];
  /**
   * The parts of speech that a word under a relation may have, the commonest first: where the parser finds a word of another
   * one, the word takes a tag of the first of these that it can have. Relations that are left out may be borne by any.
   */
  readonly bearers?: ReadonlyMap<string, readonly Upos[]>;
  /** What the language knows of a form beyond its tag, of which these are the parts. Cached by the caller. */
  readonly complete?: (form: string, upos: Upos, feats: Completion['feats']) => Completion;
  /** Base form of a form that carries this composite tag. Cached by the caller. */
  readonly lemma?: (form: string, tag: string, initial: boolean, learned: () => string) => string;
};
