// Lexica of mentions: phrases of exact words, stems and prefixes, matched over pieces forwards or backwards.
// In a phrase a word ending in '_' is a stem that takes the language's endings (data/lexica/LANG/endings.tsv), one ending
// in '*' takes any remainder, anything else stands as it is; {a|b|} is a choice (phrase-forms.ts). Longer phrases win. Each
// word form is looked up once and kept.
import { dataTable, type Row } from '../../base/data.ts';
import { interned } from '../../base/interned.ts';
import { byLanguage } from '../../language/codes.ts';
import type { LanguageCode } from '../../language/language.ts';
import { inLanguage, type Lower } from '../spelling.ts';
import { byId } from './by-id.ts';
import { phrasesOfForm } from './phrase-forms.ts';
import { type Piece, scanPieces } from './pieces.ts';

type Word = { readonly text: string; readonly manner: 'exact' | 'stem' | 'prefix' };
type Phrase<T> = { readonly words: readonly Word[]; readonly value: T };
export type PhraseMatch<T> = { readonly first: number; readonly end: number; readonly value: T };

export type Endings = ReadonlyMap<string, string>;

const kept = new Map<string, Endings>();

/** Endings of a language's stems, each with its case (or ''). */
export function endingsOf(language: LanguageCode): Endings {
  let endings = kept.get(language);
  if (!endings) {
    endings = new Map(dataTable(`lexica/${language}/endings.tsv`).map((row) => [row.ending ?? '', row.case ?? '']));
    kept.set(language, endings);
  }
  return endings;
}

/** Words of the tables, cut once each. */
const cutWords = new Map<string, readonly Word[]>();

/** A word of a phrase as pieces are cut, keeping its mark of a stem or prefix. */
function wordsOf(part: string): readonly Word[] {
  const known = cutWords.get(part);
  if (known) return known;
  const mark = part.length > 1 ? part.at(-1) : '';
  const body = mark === '_' || mark === '*' ? part.slice(0, -1) : part;
  const pieces = scanPieces(body, { start: 0, end: body.length });
  const words = pieces.map((piece, i): Word => {
    const last = i === pieces.length - 1;
    return {
      text: interned(piece.lower),
      manner: last && mark === '_' ? 'stem' : last && mark === '*' ? 'prefix' : 'exact',
    };
  });
  cutWords.set(part, words);
  return words;
}

/** Splits a phrase of a table into words. */
const phraseWords = (form: string): readonly Word[] => form.split(' ').flatMap(wordsOf);

const LIMIT = 20_000;

/** Tables of each language that have been asked for a piece: the first have a bit of their own in a word's `barren`. */
const MOST = 32;
const asked = byLanguage(() => ({ tables: 0 }));

function nextBit(language: LanguageCode): number {
  const of = asked[language];
  if (of.tables >= MOST) return 0;
  of.tables += 1;
  return 1 << (of.tables - 1);
}
const DIGIT = /^\p{Nd}/u;

export type PhraseTable<T> = {
  /** The longest phrase that starts at piece `first`; for tables kept forwards. */
  readonly startingAt: (pieces: readonly Piece[], first: number) => PhraseMatch<T> | null;
  /** Every phrase that starts at piece `first`, longest first; for tables kept forwards. */
  readonly allAt: (pieces: readonly Piece[], first: number) => readonly PhraseMatch<T>[];
  /** True where some phrase has this lower-case word as its key. */
  readonly mayStart: (word: string) => boolean;
  /** The longest phrase whose last piece is `end - 1`; for tables kept backwards. */
  readonly endingAt: (pieces: readonly Piece[], end: number) => PhraseMatch<T> | null;
};

type Index<T> = {
  readonly exact: Map<string, Phrase<T>[]>;
  readonly stem: Map<string, Phrase<T>[]>;
  readonly prefix: Map<string, Phrase<T>[]>;
};

const fits = (word: Word, text: string, endings: Endings): boolean =>
  word.manner === 'exact'
    ? word.text === text
    : text.startsWith(word.text) && (word.manner === 'prefix' || endings.has(text.slice(word.text.length)));

function phrasesOf<T>(index: Index<T>, word: string, endings: Endings): readonly Phrase<T>[] {
  const found: Phrase<T>[] = [...(index.exact.get(word) ?? [])];
  for (let length = 2; length <= word.length; length++) {
    const head = word.slice(0, length);
    const stems = index.stem.get(head);
    if (stems && endings.has(word.slice(length))) found.push(...stems);
    found.push(...(index.prefix.get(head) ?? []));
  }
  return found.sort((a, b) => b.words.length - a.words.length);
}

/**
 * The phrases that have a word as their key, longest first; where there are many, parted by the word beside the key: those that
 * may stand beside each word that some phrase writes out, and those that may stand beside any other.
 */
type Keyed<T> = {
  readonly phrases: readonly Phrase<T>[];
  readonly besides: ReadonlyMap<string, readonly Phrase<T>[]> | null;
  readonly rest: readonly Phrase<T>[];
};

const NONE: Keyed<never> = { phrases: [], besides: null, rest: [] };

/** Phrases of one key that are tried one after the other. */
const FEW = 4;

function keyed<T>(phrases: readonly Phrase<T>[], backwards: boolean, endings: Endings): Keyed<T> {
  if (phrases.length === 0) return NONE;
  if (phrases.length <= FEW) return { phrases, besides: null, rest: phrases };
  const besideOf = ({ words }: Phrase<T>): Word | undefined => words.at(backwards ? -2 : 1);
  const written = new Set(
    phrases.flatMap((phrase) => {
      const beside = besideOf(phrase);
      return beside?.manner === 'exact' ? [beside.text] : [];
    }),
  );
  const beside = (text: string): readonly Phrase<T>[] =>
    phrases.filter((phrase) => {
      const word = besideOf(phrase);
      return !word || fits(word, text, endings);
    });
  return {
    phrases,
    besides: new Map([...written].map((text) => [text, beside(text)])),
    rest: phrases.filter((phrase) => besideOf(phrase)?.manner !== 'exact'),
  };
}

/** A table of phrases that are found by their first word, or by their last where `backwards`. */
export function createPhraseTable<T>(
  language: LanguageCode,
  entries: readonly (readonly [form: string, value: T])[],
  backwards = false,
): PhraseTable<T> {
  const endings = endingsOf(language);
  const index: Index<T> = { exact: new Map(), stem: new Map(), prefix: new Map() };
  let digits = false;
  for (const [form, value] of entries) {
    const words = phraseWords(form);
    const key = backwards ? words.at(-1) : words[0];
    if (!key) continue;
    digits ||= DIGIT.test(key.text);
    const known = index[key.manner].get(key.text);
    if (known) known.push({ words, value });
    else index[key.manner].set(key.text, [{ words, value }]);
  }
  const seen = new Map<string, Keyed<T>>();
  const candidates = (word: string): Keyed<T> => {
    const known = seen.get(word);
    if (known) return known;
    if (seen.size >= LIMIT) seen.clear();
    const found = keyed(phrasesOf(index, word, endings), backwards, endings);
    seen.set(word, found);
    return found;
  };
  const keyedBy = byId(({ lower }: Lower) => candidates(lower));
  let own = 0;
  /** The phrases that have a piece as their key. */
  const beginningWith = (piece: Piece): Keyed<T> => {
    if (piece.kind === 'digits') return digits ? candidates(piece.lower) : NONE;
    if (own === 0) own = nextBit(language);
    const low = inLanguage(piece.low, language);
    if ((low.barren & own) !== 0) return NONE;
    const found = keyedBy(low);
    if (found === NONE) low.barren |= own;
    return found;
  };
  /** The phrases that may stand where piece `key` is their key. */
  const phrasesAt = (pieces: readonly Piece[], key: number): readonly Phrase<T>[] => {
    const piece = pieces[key];
    if (!piece) return NONE.phrases;
    const { besides, rest } = beginningWith(piece);
    if (besides === null) return rest;
    const beside = pieces[backwards ? key - 1 : key + 1];
    return (beside && besides.get(beside.lower)) ?? rest;
  };
  /** Whether the words of a phrase beside its key stand at pieces `first` on; the key's own has been looked up. */
  const stands = ({ words }: Phrase<T>, pieces: readonly Piece[], first: number): boolean => {
    if (first < 0 || first + words.length > pieces.length) return false;
    for (let i = backwards ? 0 : 1; i < (backwards ? words.length - 1 : words.length); i += 1)
      if (!fits(words[i] as Word, (pieces[first + i] as Piece).lower, endings)) return false;
    return true;
  };
  const search = (pieces: readonly Piece[], key: number): PhraseMatch<T> | null => {
    const phrases = phrasesAt(pieces, key);
    for (let i = 0; i < phrases.length; i += 1) {
      const phrase = phrases[i] as Phrase<T>;
      const { length } = phrase.words;
      const first = backwards ? key + 1 - length : key;
      if (stands(phrase, pieces, first)) return { first, end: first + length, value: phrase.value };
    }
    return null;
  };
  return {
    startingAt: search,
    allAt: (pieces, first) => {
      const found: PhraseMatch<T>[] = [];
      for (const phrase of phrasesAt(pieces, first))
        if (stands(phrase, pieces, first)) found.push({ first, end: first + phrase.words.length, value: phrase.value });
      return found;
    },
    endingAt: (pieces, end) => search(pieces, end - 1),
    mayStart: (word) => candidates(word) !== NONE,
  };
}

/** A phrase table from data/lexica/LANG/NAME.tsv; `value` makes a row's value, or undefined to leave the row out. */
export function phraseTable<T>(
  language: LanguageCode,
  name: string,
  value: (row: Row) => T | undefined,
  backwards = false,
): PhraseTable<T> {
  const entries: [string, T][] = [];
  for (const row of dataTable(`lexica/${language}/${name}.tsv`)) {
    const { form = '' } = row;
    const made = value(row);
    if (made === undefined) continue;
    if (!form.includes('{')) entries.push([form, made]);
    else
      for (const phrase of phrasesOfForm(form)) {
        const own = value({ ...row, form: phrase });
        if (own !== undefined) entries.push([phrase, own]);
      }
  }
  return createPhraseTable(language, entries, backwards);
}
