// What a phrase says as a whole ("would not be drawn", "gave it a free hand"): found word for word in a sentence, whatever
// the tags. What enters: a sentence, a table of the language's phrases (../predication/phrases.ts). What leaves: the phrases
// that stand in it, with the stretch of their clause; of those that overlap, the first.
import type { Row } from '../../base/data.ts';
import type { Token } from '../../language/language.ts';
import type { Lexicon } from '../predication/lexicon.ts';
import {
  GAP,
  PHRASE_BITS,
  type Phrase,
  type Phrases,
  type PhraseTable,
  phrasesOf,
  type Step,
} from '../predication/phrases.ts';
import { allMarks, lemmaOf, marksIn, type Tree, textOf } from '../predication/tree.ts';
import type { Lower } from '../spelling.ts';
import type { SentenceView } from './frame.ts';

export type Idiom = {
  /** The phrase's row of its table. */
  readonly row: Row;
  /** Token range of the phrase. */
  readonly first: number;
  readonly last: number;
  /** One past the last token of what follows it in its clause. */
  readonly end: number;
};

/** Tokens behind a phrase that its quote takes in, at most. */
const TAIL = 14;

/** A phrase that may begin at a token. */
type Likely = { readonly first: number; readonly number: number };

/** Adds where a phrase may begin that has its rarest word at a token. */
function addLikely(found: Likely[], { list }: Phrases, number: number, at: number): void {
  const { rarest, slack } = list[number] as Phrase;
  for (let first = Math.max(0, at - rarest - slack); first <= at - rarest; first += 1) found.push({ first, number });
}

/** Where which phrases of a table may stand, in the order of the text and of the table: in most sentences none. */
function likelyIn(tree: Tree, lexicon: Lexicon, table: PhraseTable, phrases: Phrases): readonly Likely[] {
  const bit = PHRASE_BITS[table];
  if ((allMarks(tree, lexicon) & bit) === 0) return NOWHERE;
  const marks = marksIn(tree, lexicon);
  const found: Likely[] = [];
  for (let i = 0; i < marks.length; i += 1) {
    if (((marks[i] ?? 0) & bit) === 0) continue;
    const [word, base] = [tree.words[i] as Lower, tree.bases[i] as Lower];
    for (const number of phrases.needing(word)) addLikely(found, phrases, number, i);
    if (base !== word) for (const number of phrases.needing(base)) addLikely(found, phrases, number, i);
  }
  return found.sort((a, b) => a.first - b.first || a.number - b.number);
}

const NOWHERE: readonly Likely[] = [];

/** The phrases of a table in a sentence, in the order of the text. */
export function idiomsIn({ tree }: SentenceView, lexicon: Lexicon, table: PhraseTable): readonly Idiom[] {
  const phrases = phrasesOf(lexicon.language, table);
  const found: Idiom[] = [];
  let end = 0;
  for (const { first, number } of likelyIn(tree, lexicon, table, phrases)) {
    if (first < end) continue;
    const { steps, row } = phrases.list[number] as Phrase;
    const last = isWord(tree, first, steps[0]?.words) ? matchAt(tree, steps, first) : -1;
    if (last === -1) continue;
    found.push({ row, first, last, end: endOf(tree.tokens, last) });
    end = last;
  }
  return found;
}

const isWord = (tree: Tree, token: number, words: ReadonlySet<string> | undefined): boolean =>
  words !== undefined && (words.has(textOf(tree, token)) || words.has(lemmaOf(tree, token)));

/** One past the last token of a phrase whose first words stand at `from`; -1 where the others do not follow. */
function matchAt(tree: Tree, steps: readonly Step[], from: number): number {
  let at = from + 1;
  for (let step = 1; step < steps.length; step += 1) {
    const { words, gap } = steps[step] as Step;
    let next = at;
    while (gap && next - at < GAP && next < tree.tokens.length && !isWord(tree, next, words)) {
      if (/^[;:.?!]$/u.test(textOf(tree, next))) return -1;
      next += 1;
    }
    if (!isWord(tree, next, words)) return -1;
    at = next + 1;
  }
  return at;
}

function endOf(tokens: readonly Token[], last: number): number {
  let end = last;
  while (end < tokens.length && end - last < TAIL && !/^[,;:.?!—–”"]$/u.test(tokens[end]?.text ?? '')) end += 1;
  return end;
}
