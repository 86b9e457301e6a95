// What a phrase says as a whole ("would not be drawn", "gave it a free hand"): found word for word in a sentence, whatever
// the tags. What enters: a sentence, a table of the language's phrases (data/lexica/LANG/stance-phrases.tsv,
// effect-phrases.tsv, toll-phrases.tsv). What leaves: the phrases that stand in it, with the stretch of their clause; of those that overlap,
// the first.
import { dataTable, type Row } from '../../base/data.ts';
import type { LanguageCode, Token } from '../../language/language.ts';
import { byId } from '../mentions/by-id.ts';
import { lemmaOf, type Tree, textOf } from '../predication/tree.ts';
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

type Step = { readonly words: ReadonlySet<string>; readonly gap: boolean };
type Phrase = { readonly steps: readonly Step[]; readonly row: Row };
export type PhraseTable = 'stance-phrases' | 'effect-phrases' | 'toll-phrases';

/** Words that "…" may stand for, at most. */
const GAP = 4;
/** Tokens behind a phrase that its quote takes in, at most. */
const TAIL = 14;

/** Numbers of the phrases that may begin with a word, in the order of the table. */
type Index = (word: Lower) => readonly number[];
type Phrases = { readonly list: readonly Phrase[]; readonly byFirst: Index };

const tables = new Map<string, Phrases>();

function phrasesOf(language: LanguageCode, table: PhraseTable): Phrases {
  const name = `lexica/${language}/${table}.tsv`;
  const done = tables.get(name);
  if (done) return done;
  const list = dataTable(name).map((row): Phrase => ({ steps: stepsOf(row.phrase ?? '', language), row }));
  const phrases = { list, byFirst: indexOf(list) };
  tables.set(name, phrases);
  return phrases;
}

function indexOf(list: readonly Phrase[]): Index {
  const index = new Map<string, number[]>();
  list.forEach(({ steps }, number) => {
    for (const word of steps[0]?.words ?? []) index.set(word, [...(index.get(word) ?? []), number]);
  });
  return byId(({ lower }: Lower) => index.get(lower) ?? NONE);
}

const NONE: readonly number[] = [];

/** Numbers of the phrases that may begin with a token, in the order of the table. */
function beginningWith(index: Index, text: Lower, lemma: Lower): readonly number[] {
  const byText = index(text);
  const byLemma = text === lemma ? NONE : index(lemma);
  if (byLemma.length === 0) return byText;
  return byText.length === 0 ? byLemma : [...new Set([...byText, ...byLemma])].sort((a, b) => a - b);
}

function stepsOf(phrase: string, language: LanguageCode): readonly Step[] {
  const parts = phrase.split(' ').filter((p) => p !== '');
  return parts.flatMap((part, i) =>
    part === '…'
      ? []
      : [{ words: new Set(part.split('|').flatMap((w) => [w, ...formsOf(w, language)])), gap: parts[i - 1] === '…' }],
  );
}

/** Regular forms of a word that may be a verb, for base forms that the analyser missed; Finnish rows name theirs. */
const formsOf = (word: string, language: LanguageCode): readonly string[] =>
  language !== 'en' || !/^[a-z]{4,}$/u.test(word)
    ? []
    : word.endsWith('e')
      ? [`${word}d`, `${word}s`, `${word.slice(0, -1)}ing`]
      : /[^aeiou]y$/u.test(word)
        ? [`${word.slice(0, -1)}ied`, `${word.slice(0, -1)}ies`, `${word}ing`]
        : [`${word}ed`, `${word}s`, `${word}ing`];

/** The phrases of a table in a sentence, in the order of the text. */
export function idiomsIn(view: SentenceView, language: LanguageCode, table: PhraseTable): readonly Idiom[] {
  const { tree } = view;
  const { list, byFirst } = phrasesOf(language, table);
  const found: Idiom[] = [];
  let end = 0;
  for (let i = 0; i < tree.tokens.length; i += 1) {
    if (i < end) continue;
    for (const number of beginningWith(byFirst, tree.words[i] as Lower, tree.bases[i] as Lower)) {
      const phrase = list[number]!;
      const last = matchAt(tree, phrase.steps, i);
      if (last === -1) continue;
      found.push({ row: phrase.row, first: i, last, end: endOf(tree.tokens, last) });
      end = last;
      break;
    }
  }
  return found;
}

const isWord = (tree: Tree, token: number, words: ReadonlySet<string>): boolean =>
  words.has(textOf(tree, token)) || words.has(lemmaOf(tree, token));

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
