// Spellings: what is to say of a word by its letters alone, told once for each. What enters: words of texts and base forms.
// What leaves: the same object for the same word, with its number, by which tables keep what they say of it (by-id.ts): a
// look-up by letters costs more than most of what is looked up. Nothing here hangs on a language or a sentence.
import { interned } from '../base/interned.ts';
import type { LanguageCode, Sentence, Token } from '../language/language.ts';
import type { Cut, Form } from './mentions/lexicon-words.ts';
import type { Piece, PieceKind } from './mentions/pieces.ts';
import { createNote } from './notes.ts';

/** A word in lower case; the same words have the same number, counted upwards. What tables say of it stands with it. */
export type Lower = {
  readonly id: number;
  readonly lower: string;
  /** The language whose tables have been asked last; what follows is theirs. */
  language: LanguageCode | null;
  /** Its class (mentions/word-class.ts) and marks (predication/lexicon.ts); -1 where they have not been asked. */
  classes: number;
  marks: number;
  /** Bits of the kinds of neighbour that it is (mentions/neighbours.ts), in two numbers; -1 where they have not been asked. */
  besides: number;
  besidesMore: number;
  /** Bits of the tables of phrases (mentions/lexicon.ts) that have none with this word as its key. */
  barren: number;
};

const newLower = (id: number, lower: string): Lower => ({
  id,
  lower,
  language: null,
  classes: -1,
  marks: -1,
  besides: -1,
  besidesMore: 0,
  barren: 0,
});

/** Stands for runs of digits, of which nothing is kept. */
export const DIGITS_LOWER = newLower(-1, '');

/** The word with what tables of a language have said of it. */
export function inLanguage(low: Lower, language: LanguageCode): Lower {
  if (low.language !== language) {
    low.language = language;
    low.classes = -1;
    low.marks = -1;
    low.besides = -1;
    low.barren = 0;
  }
  return low;
}

/** A word as it is written. */
export type Spelling = {
  readonly own: string;
  readonly low: Lower;
  /** True where it starts with a capital letter. */
  readonly capital: boolean;
  /** The base form that it had last, which is most often the one that it has next. */
  base: Spelling | null;
  /** Its words as the name lexica see them (mentions/lexicon-words.ts), in the language that asked last. */
  cut: Cut | null;
  /** The forms of these words under the lemma and in the language that asked last. */
  forms: readonly Form[];
  formsLemma: string;
  formsLanguage: LanguageCode | null;
  /** Its pieces by itself (mentions/pieces.ts); null until asked. */
  pieces: readonly Piece[] | null;
  /** What it is where it is one piece, '' where it is none or several; null until asked. */
  sole: PieceKind | '' | null;
};

/** Words that are kept before their store starts anew. */
const LIMIT = 50_000;
const CAPITAL = /\p{Lu}/u;
const spellings = new Map<string, Spelling>();
const lowers = new Map<string, Lower>();
let nextLower = 0;

function lowOf(lower: string): Lower {
  let low = lowers.get(lower);
  if (!low) {
    low = newLower(nextLower++, interned(lower));
    lowers.set(lower, low);
  }
  return low;
}

/** The spelling of a word or sign. */
export function spellingOf(own: string): Spelling {
  const known = spellings.get(own);
  if (known) return known;
  if (spellings.size >= LIMIT) {
    spellings.clear();
    lowers.clear();
  }
  const made: Spelling = {
    own,
    low: lowOf(own.toLowerCase()),
    capital: CAPITAL.test(own[0] ?? ''),
    base: null,
    cut: null,
    forms: [],
    formsLemma: '',
    formsLanguage: null,
    pieces: null,
    sole: null,
  };
  spellings.set(own, made);
  return made;
}

/** The spelling of a base form of a word. */
function baseOf(word: Spelling, lemma: string): Spelling {
  if (word.base?.own === lemma) return word.base;
  const base = lemma === word.own ? word : spellingOf(lemma);
  word.base = base;
  return base;
}

/** The spellings of a sentence's tokens and of their base forms. */
export type Spelled = { readonly texts: readonly Spelling[]; readonly lemmas: readonly Spelling[] };

const notes = createNote<Spelled>();

/** The spellings of a sentence, noted. */
export function spelledOf(sentence: Sentence): Spelled {
  const known = notes.of(sentence);
  if (known) return known;
  const { tokens } = sentence;
  const texts = new Array<Spelling>(tokens.length);
  const lemmas = new Array<Spelling>(tokens.length);
  for (let i = 0; i < tokens.length; i += 1) {
    const { text, lemma } = tokens[i] as Token;
    const own = spellingOf(text);
    texts[i] = own;
    lemmas[i] = baseOf(own, lemma);
  }
  return notes.keep(sentence, { texts, lemmas });
}
