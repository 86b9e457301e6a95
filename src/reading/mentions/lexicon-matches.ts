// All that the name tables say of one sentence, found once and shared by the finders of parties, places and sources.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode, Sentence } from '../../language/language.ts';
import { createNote } from '../notes.ts';
import { mayStartUnit } from './item-units.ts';
import { type Name, namesOf, type PartyName, type PlaceName, type SourceName } from './lexicon-names.ts';
import type { TrieMatch } from './lexicon-trie.ts';
import { type Form, type Word, wordsOf } from './lexicon-words.ts';
import type { ItemMention, MentionContext } from './mention.ts';
import { compoundOfForm } from './party-compounds.ts';

export type Named = {
  readonly words: readonly Word[];
  /** Matches that stand, in the order of the text; a match inside a longer name of another kind is gone. */
  readonly matches: readonly TrieMatch<Name>[];
  /** The same by type. */
  readonly parties: readonly TrieMatch<PartyName>[];
  readonly places: readonly TrieMatch<PlaceName>[];
  readonly sources: readonly TrieMatch<SourceName>[];
  /** Words that the analyser takes for proper names and that stand in no match but one of a common noun or a pronoun. */
  readonly proper: readonly number[];
  /** Words that a thing can start with (item-units.ts). */
  readonly starts: readonly number[];
  /** Words that may be Finnish compounds of a party (party-compounds.ts). */
  readonly compounds: readonly number[];
  /** Bits of the tries of which no phrase starts with any of the words, as far as they have been asked. */
  readonly barren: number;
};

const notes = createNote<{ readonly text: string; readonly named: Named }>();

/** The words and name matches of a sentence, noted. */
export function namedIn(sentence: Sentence, context: MentionContext): Named {
  const known = notes.of(sentence);
  if (known && known.text === context.text) return known.named;
  const words = wordsOf(context.text, sentence, context.language);
  const trie = namesOf(context.language);
  const found: TrieMatch<Name>[] = [];
  const proper: number[] = [];
  const [starts, compounds]: [number[], number[]] = [[], []];
  let barren = -1;
  for (let first = 0; first < words.length; first++) {
    const word = words[first] as Word;
    const { form } = word;
    barren &= form.barren;
    const own = startsOf(form, context.language);
    if ((own & UNIT) !== 0) starts.push(first);
    if ((own & COMPOUND) !== 0) compounds.push(first);
    if (isProper(sentence, word)) proper.push(first);
    const starting = trie.startingAt(words, first);
    for (let i = 0; i < starting.length; i += 1) {
      const match = starting[i] as TrieMatch<Name>;
      if (stands(match, words, sentence, context)) found.push(match);
    }
  }
  const matches =
    found.length === 0
      ? found
      : found.filter((match) => !isShadowed(match, found) && !isOwnCouncil(match, found, words));
  const named: Named = { words, matches, ...byType(matches, proper), starts, compounds, barren };
  notes.keep(sentence, { text: context.text, named });
  return named;
}

const UNIT = 1;
const COMPOUND = 2;

/** What can start with a word, told once for its form. */
function startsOf(form: Form, language: LanguageCode): number {
  if (form.starts === -1)
    form.starts =
      (mayStartUnit(form, language) ? UNIT : 0) |
      (language === 'fi' && compoundOfForm(form, true) !== null ? COMPOUND : 0);
  return form.starts;
}

/** The matches by type, and the proper names that none of them takes. */
function byType(
  matches: readonly TrieMatch<Name>[],
  proper: readonly number[],
): Pick<Named, 'parties' | 'places' | 'sources' | 'proper'> {
  const parties: TrieMatch<PartyName>[] = [];
  const places: TrieMatch<PlaceName>[] = [];
  const sources: TrieMatch<SourceName>[] = [];
  for (const match of matches)
    if (match.value.type === 'party') parties.push(match as TrieMatch<PartyName>);
    else if (match.value.type === 'place') places.push(match as TrieMatch<PlaceName>);
    else sources.push(match as TrieMatch<SourceName>);
  const free =
    matches.length === 0 ? proper : proper.filter((i) => !matches.some((m) => holds(m, i) && !isLoose(m.value)));
  return { parties, places, sources, proper: free };
}

/** Whether a match takes word `i`. */
const holds = ({ first, last }: TrieMatch<Name>, i: number): boolean => first <= i && i < last;

/** What a name may be part of: common nouns of sources and pronouns. */
const isLoose = (value: Name): boolean =>
  (value.type === 'source' && value.generic) || (value.type === 'party' && value.manner === 'pronoun');

const isGeneric = (name: Name): boolean =>
  (name.type === 'source' && name.generic) ||
  (name.type === 'party' && (name.manner === 'description' || name.manner === 'pronoun'));

/** A city whose form is also its state's ("Algerian": of Algeria, of Algiers) is the state. */
const isOtherState = ({ value }: TrieMatch<Name>, other: Name): boolean =>
  other.type === 'party' &&
  other.manner === 'name' &&
  ((value.type === 'party' && value.manner === 'capital') ||
    (value.type === 'source' && value.kind === 'capital') ||
    (value.type === 'place' && value.state === other.id));

/** Whether another match takes the words of one: a state's name the same ones, a longer name those inside it. */
function isShadowed(match: TrieMatch<Name>, all: readonly TrieMatch<Name>[]): boolean {
  const { first, last, value } = match;
  const generic = isGeneric(value);
  for (const other of all) {
    if (other.first > first || other.last < last) continue;
    if (other.first === first && other.last === last) {
      if (isOtherState(match, other.value)) return true;
    } else if (!isGeneric(other.value) && (!generic || other.value.type === value.type)) return true;
  }
  return false;
}

/** "Venäjän turvallisuusneuvosto" is that state's council, not the United Nations'. */
const isOwnCouncil = (match: TrieMatch<Name>, all: readonly TrieMatch<Name>[], words: readonly Word[]): boolean =>
  ((match.value.type === 'party' && match.value.id === 'UN') ||
    (match.value.type === 'source' && match.value.state === 'UN')) &&
  words[match.first]?.gap === 'space' &&
  all.some(
    (other) =>
      other.last === match.first &&
      other.value.type === 'party' &&
      other.value.manner === 'name' &&
      other.value.id !== 'UN' &&
      /^\p{Lu}/u.test(words[match.first - 1]?.text ?? '') &&
      /^(?:turva|Security)/u.test(words[match.first]?.text ?? ''),
  );

/** Words before a family name that are no first name: "President Trump". */
const isCapital = (word: Word | undefined): boolean => word !== undefined && /^\p{Lu}\p{Ll}/u.test(word.text);

const isProper = ({ tokens }: Sentence, { token }: Word): boolean => tokens[token]?.upos === 'PROPN';

function stands(match: TrieMatch<Name>, words: readonly Word[], sentence: Sentence, context: MentionContext): boolean {
  const { value } = match;
  const first = words[match.first];
  const after = words[match.last];
  if (!first) return false;
  if (value.type !== 'place' && value.surname) {
    if (value.within !== null && !namesAny(context.text, value.within)) return false;
    if (after && after.gap !== 'other' && isCapital(after) && isProper(sentence, after) && first.text.length <= 4)
      return false;
    const before = words[match.first - 1];
    return !(
      before &&
      first.gap === 'space' &&
      isCapital(before) &&
      match.first > 1 &&
      isProper(sentence, before) &&
      !isTitle(before)
    );
  }
  if (value.type === 'party' && value.manner === 'description' && value.id !== null)
    return !(after && after.gap === 'space' && isCapital(after));
  return true;
}

let titles: ReadonlySet<string> | null = null;

/** True for a title, which may stand right before a family name. */
function isTitle(word: Word): boolean {
  titles ??= new Set(dataTable('lexica/titles.tsv').map((row) => row.word ?? ''));
  return titles.has(word.text.toLowerCase());
}

/** Index of the token that the rest of a range hangs on: the first whose head stands outside. */
export function headIn(sentence: Sentence, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const head = sentence.tokens[i]?.head ?? -1;
    if ((head < first || head >= last) && sentence.tokens[i]?.upos !== 'PUNCT') return i;
  }
  return last - 1;
}

/** Whether one of the matches takes word `i`. */
export function takes(matches: readonly TrieMatch<Name>[], i: number): boolean {
  for (const match of matches) if (holds(match, i)) return true;
  return false;
}

/** The common part of a mention over words `first` to `last` of a sentence. */
export function spanOf(sentence: Sentence, words: readonly Word[], text: string, first: number, last: number) {
  const from = words[first] as Word;
  const to = words[last - 1] as Word;
  return {
    start: from.start,
    end: to.end,
    text: text.slice(from.start, to.end),
    first: from.token,
    last: to.token + 1,
    headToken: headIn(sentence, from.token, to.token + 1),
  };
}

/** An item that is said by the words of a span. */
export const itemOf = (
  { start, end, text, first, last, headToken }: ReturnType<typeof spanOf>,
  code: string,
): ItemMention => ({ type: 'item', start, end, text, first, last, headToken, code });

let last: { readonly text: string; readonly found: Map<string, boolean> } | null = null;

/** True where the document has one of the words; the last document's answers are kept. */
export function namesAny(text: string, within: string): boolean {
  if (last?.text !== text) last = { text, found: new Map() };
  let known = last.found.get(within);
  if (known === undefined) {
    known = within.split('|').some((word) => text.includes(word));
    last.found.set(within, known);
  }
  return known;
}
