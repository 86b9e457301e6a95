// What is known of a word form before its sentence is looked at: hashes for its features, its candidate tags. Computed once
// for each distinct form and kept, up to a limit; then the oldest half is forgotten.
import type { Upos } from '../language.ts';
import { agreementOf } from './agreement.ts';
import { parseFeats } from './conllu.ts';
import type { Completion, FormDescription, LanguageDesign } from './design.ts';
import { hashText, mix1 } from './hash.ts';
import { applyLemmatiser, type Lemmatiser } from './lemmatiser.ts';
import type { Classes } from './table.ts';
import { type Choice, choiceOf, type TagSet, tagNumber } from './tagset.ts';
import type { WordClasses } from './word-classes.ts';

export type FormEntry = {
  readonly form: string;
  readonly word: number;
  readonly suffix: number;
  readonly shape: number;
  /** The class that neighbours see. */
  readonly ambiguity: number;
  /** The word's class by its vector, that of the lexicon where it has none; 0 in languages without such classes. */
  readonly kind: number;
  /** The form's own tagger features. */
  readonly own: Int32Array;
  /** Candidate tags and all parts that they have. */
  readonly candidates: Int32Array;
  readonly parts: Classes;
  readonly choice: Choice;
  /** The language's features for the parser; 0 where it has none. */
  readonly parserA: number;
  readonly parserB: number;
  /** What the own features say for each candidate in each pass, kept by the tagger once weights are fixed. */
  backScores: Int32Array | null;
  mainScores: Int32Array | null;
  /** The form under the tags that it was met with. */
  readonly tagged: TaggedForm[];
};

/** A form under a tag, all that is known of it in one place. */
export type TaggedForm = Slotted &
  Completion & {
    readonly form: string;
    readonly tag: number;
    readonly upos: Upos;
    readonly lemma: string;
    readonly lemmaHash: number;
  };

/** What has slots in the parser's network: the handle of its last (network.ts), -1 before it has any. */
export type Slotted = { handle: number };

/** Tags of the training data by form, and the tags that unseen forms may take. */
export type TagLexicon = {
  /** Form to its tags, most frequent first, and how often the form was seen. */
  readonly entries: ReadonlyMap<string, { readonly count: number; readonly tags: readonly number[] }>;
  readonly open: readonly number[];
  readonly classes: WordClasses;
};

/** A tag in its parts, and as the parser sees it: features, the small number of its part of speech, and what may agree. */
export type ParserTag = Slotted & {
  readonly upos: Upos;
  readonly feats: Readonly<Record<string, string>>;
  readonly features: readonly number[];
  readonly posNumber: number;
  readonly agreement: number;
};

export type FormCache = {
  readonly design: LanguageDesign;
  readonly tags: TagSet;
  readonly lexicon: TagLexicon;
  readonly lemmatiser: Lemmatiser;
  readonly inner: Map<string, FormEntry>;
  readonly initial: Map<string, FormEntry>;
  /** Tags as the parser sees them, by tag number, filled as they are asked for. */
  readonly parserTags: ParserTag[];
  /** The sets of candidate tags that forms have, each kept once. */
  readonly choices: Map<string, Choice>;
};

const LIMIT = 200_000;
/** Forms seen this often keep the tags they were seen with. */
const TRUSTED = 12;
/** Below this the lexicon's class is not shown, so that rare training words look like unseen ones. */
const SHOWN = 3;

export const createFormCache = (
  design: LanguageDesign,
  tags: TagSet,
  lexicon: TagLexicon,
  lemmatiser: Lemmatiser,
): FormCache => ({
  design,
  tags,
  lexicon,
  lemmatiser,
  inner: new Map(),
  initial: new Map(),
  parserTags: [],
  choices: new Map(),
});

/** Letters, digits and the rest as a short pattern: "KN-23" is "X-0", "Kim" is "Xx". */
export function wordShape(form: string): string {
  let shape = '';
  for (const char of form.slice(0, 40)) {
    const kind = /\p{Lu}/u.test(char) ? 'X' : /\p{L}/u.test(char) ? 'x' : /\p{N}/u.test(char) ? '0' : char;
    if (kind !== shape[shape.length - 1]) shape += kind;
  }
  return shape;
}

function surfaceFeatures(form: string, lower: string, shape: string, initial: boolean): number[] {
  const known = form.replace(/\p{N}/gu, '0');
  const out = [
    hashText(known, 1),
    hashText(known.toLowerCase(), 2),
    hashText(shape, 3),
    hashText(initial ? `^${shape}` : 'bias', 4),
  ];
  for (let n = 1; n <= 5; n++) if (lower.length > n) out.push(hashText(lower.slice(-n), 10 + n));
  for (let n = 1; n <= 4; n++) if (lower.length > n) out.push(hashText(lower.slice(0, n), 20 + n));
  out.push(hashText(`${lower.slice(-3)} ${shape}`, 30));
  if (/\p{N}/u.test(form)) out.push(hashText('digit', 31));
  if (/\p{Lu}/u.test(form)) out.push(hashText(initial ? 'upper^' : 'upper', 32));
  if (form.includes('-')) out.push(hashText('hyphen', 33), hashText(lower.slice(lower.lastIndexOf('-') + 1), 34));
  return out;
}

function candidateTags(cache: FormCache, form: string, described: FormDescription | undefined): readonly number[] {
  const seen = cache.lexicon.entries.get(form);
  const given = described?.candidates?.map((tag) => tagNumber(cache.tags, tag)) ?? [];
  if (given.length > 0) {
    const known = described?.alsoSeen ? (seen ?? cache.lexicon.entries.get(form.toLowerCase())) : undefined;
    return [...new Set([...given, ...(known?.tags ?? [])])];
  }
  if (seen && seen.count >= TRUSTED) return seen.tags;
  return [...new Set([...(seen?.tags ?? []), ...cache.lexicon.open])];
}

/** The choice between some tags, each kept once. */
function keptChoice(cache: FormCache, tags: readonly number[]): Choice {
  const key = tags.join(' ');
  let choice = cache.choices.get(key);
  if (!choice) {
    choice = choiceOf(cache.tags, tags);
    cache.choices.set(key, choice);
  }
  return choice;
}

/** A copy that does not keep the text alive that it was cut from. */
const ownCopy = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** The hash of a lower-case form by which the parser knows it. */
export const wordHash = (lower: string): number => hashText(lower.replace(/\p{N}/gu, '0'), 5);

/** Features of a word's class, by itself and with what else is known of the form. */
function classFeatures(found: number | undefined, lower: string, shape: string, initial: boolean, shown: string) {
  const name = found === undefined ? 'none' : String(found);
  return [
    hashText(name, 85),
    hashText(`${name} ${shape} ${initial}`, 86),
    hashText(`${name} ${lower.slice(-2)}`, 87),
    hashText(`${name} ${shown.startsWith('?') ? '' : shown}`, 89),
  ];
}

function createEntry(cache: FormCache, form: string, initial: boolean): FormEntry {
  const lower = form.toLowerCase();
  const shape = wordShape(form);
  const described = cache.design.describe?.(form, initial);
  const seen = cache.lexicon.entries.get(form) ?? (initial ? cache.lexicon.entries.get(lower) : undefined);
  const known = seen !== undefined && seen.count >= SHOWN;
  const shown = known ? seen.tags.slice(0, 3).join(' ') : `?${lower.slice(-2)}${shape}`;
  const own = surfaceFeatures(form, lower, shape, initial);
  own.push(hashText(shown, 35));
  for (const feature of described?.tagger ?? []) own.push(hashText(feature, 40));
  const word = wordHash(lower);
  const { classes } = cache.lexicon;
  const found = classes.get(word);
  if (classes.size > 0) own.push(...classFeatures(found, lower, shape, initial, shown));
  const choice = keptChoice(cache, candidateTags(cache, form, described));
  const [a, b] = described?.parser ?? [];
  return {
    form,
    word,
    suffix: hashText(lower.slice(-3), 6),
    shape: hashText(shape, 7),
    ambiguity: hashText(described?.ambiguity ?? shown, 8),
    kind: classes.size === 0 ? 0 : hashText(found === undefined ? (known ? shown : `?${shape}`) : `#${found}`, 9),
    own: Int32Array.from(own, (feature) => mix1(1, feature)),
    candidates: choice.candidates,
    parts: choice.parts,
    choice,
    parserA: !a ? 0 : hashText(a, 50),
    parserB: !b ? 0 : hashText(b, 51),
    backScores: null,
    mainScores: null,
    tagged: [],
  };
}

function forgetHalf(map: Map<string, FormEntry>): void {
  let left = map.size / 2;
  for (const key of map.keys()) {
    if (left-- <= 0) return;
    map.delete(key);
  }
}

/** The entry of a form, made at its first sight. */
export function formEntry(cache: FormCache, form: string, initial: boolean): FormEntry {
  const map = initial ? cache.initial : cache.inner;
  let entry = map.get(form);
  if (!entry) {
    if (map.size >= LIMIT) forgetHalf(map);
    const key = form.length < 13 ? form : ownCopy(form);
    entry = createEntry(cache, key, initial);
    map.set(key, entry);
  }
  return entry;
}

function lemmaText(cache: FormCache, form: string, tag: string, initial: boolean): string {
  const learned = (): string => applyLemmatiser(cache.lemmatiser, form, tag);
  return cache.design.lemma ? cache.design.lemma(form, tag, initial, learned) : learned();
}

function createTagged(cache: FormCache, { form }: FormEntry, tag: number, initial: boolean): TaggedForm {
  const lemma = lemmaText(cache, form, cache.tags.names[tag]!, initial);
  const { upos, feats } = parserTag(cache, tag);
  const completion = cache.design.complete?.(form, upos, feats) ?? { feats, parts: null, bases: null };
  const lemmaHash = hashText(lemma.replace(/\p{N}/gu, '0'), 60);
  return { form, tag, upos, lemma, lemmaHash, ...completion, handle: -1 };
}

/** An entry under a tag, made at its first sight. */
export function taggedForm(cache: FormCache, entry: FormEntry, tag: number, initial: boolean): TaggedForm {
  const { tagged } = entry;
  for (let k = 0; k < tagged.length; k++) if (tagged[k]!.tag === tag) return tagged[k]!;
  const fresh = createTagged(cache, entry, tag, initial);
  tagged.push(fresh);
  return fresh;
}

const UPOS: readonly Upos[] = [
  ...(['ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM'] as const),
  ...(['PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB', 'X'] as const),
];
const UPOS_NUMBER: ReadonlyMap<string, number> = new Map(UPOS.map((upos, i) => [upos, i + 1]));

/** The small number of a part of speech, below 32; 0 for what is none. */
export const uposNumber = (upos: string): number => UPOS_NUMBER.get(upos) ?? 0;

/** A tag as the parser sees it: as features the whole, its part of speech, each UD feature. */
export function parserTag(cache: FormCache, tag: number): ParserTag {
  let known = cache.parserTags[tag];
  if (!known) {
    const name = cache.tags.names[tag]!;
    const [upos, ...feats] = name.split('|') as [Upos, ...string[]];
    known = {
      upos,
      feats: Object.freeze(parseFeats(feats.join('|'))),
      features: [hashText(name, 80), ...name.split('|').map((piece) => hashText(piece, 81))],
      posNumber: uposNumber(upos),
      agreement: agreementOf(name),
      handle: -1,
    };
    cache.parserTags[tag] = known;
  }
  return known;
}

/** What the parser sees of a word under a tag. */
export function wordFeatures(cache: FormCache, word: FormEntry, tag: number, initial: boolean): readonly number[] {
  const { parserA, parserB } = word;
  const extra = [parserA, parserB].filter((feature) => feature !== 0);
  return [
    taggedForm(cache, word, tag, initial).lemmaHash,
    word.word,
    word.suffix,
    ...parserTag(cache, tag).features,
    ...extra,
  ];
}
