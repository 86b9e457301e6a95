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
type Phrase = {
  readonly steps: readonly Step[];
  readonly row: Row;
  /** The rarest of its steps, by its length; and by how many tokens more than steps that may stand behind the first. */
  readonly rarest: number;
  readonly slack: number;
};
export type PhraseTable = 'stance-phrases' | 'effect-phrases' | 'toll-phrases';

/** Words that "…" may stand for, at most. */
const GAP = 4;
/** Tokens behind a phrase that its quote takes in, at most. */
const TAIL = 14;

/** The phrases of a table, and the numbers of those whose rarest word is a word. */
type Phrases = { readonly list: readonly Phrase[]; readonly needing: (word: Lower) => readonly number[] };

const tables = new Map<string, Phrases>();

function phrasesOf(language: LanguageCode, table: PhraseTable): Phrases {
  const name = `lexica/${language}/${table}.tsv`;
  const done = tables.get(name);
  if (done) return done;
  const list = dataTable(name).map((row) => phraseOf(stepsOf(row.phrase ?? '', language), row));
  const index = new Map<string, number[]>();
  list.forEach(({ steps, rarest }, number) => {
    for (const word of steps[rarest]?.words ?? []) index.set(word, [...(index.get(word) ?? []), number]);
  });
  const phrases = { list, needing: byId(({ lower }: Lower) => index.get(lower) ?? NONE) };
  tables.set(name, phrases);
  return phrases;
}

const NONE: readonly number[] = [];

/** A phrase with its rarest step: that whose shortest word is longest. */
function phraseOf(steps: readonly Step[], row: Row): Phrase {
  let [rarest, most] = [0, -1];
  steps.forEach(({ words }, i) => {
    const shortest = Math.min(...[...words].map((word) => word.length));
    if (shortest > most) [rarest, most] = [i, shortest];
  });
  const slack = GAP * steps.slice(1, rarest + 1).filter(({ gap }) => gap).length;
  return { steps, row, rarest, slack };
}

/** A phrase that may begin at a token. */
type Likely = { readonly first: number; readonly number: number };

/** Where which phrases of a table may stand, in the order of the text and of the table: in most sentences none. */
function likelyIn(tree: Tree, { list, needing }: Phrases): readonly Likely[] {
  const found: Likely[] = [];
  const add = (number: number, at: number): void => {
    const { rarest, slack } = list[number] as Phrase;
    for (let first = Math.max(0, at - rarest - slack); first <= at - rarest; first += 1) found.push({ first, number });
  };
  for (let i = 0; i < tree.words.length; i += 1) {
    const [word, base] = [tree.words[i] as Lower, tree.bases[i] as Lower];
    for (const number of needing(word)) add(number, i);
    if (base !== word) for (const number of needing(base)) add(number, i);
  }
  return found.length < 2 ? found : found.sort((a, b) => a.first - b.first || a.number - b.number);
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
  const phrases = phrasesOf(language, table);
  const found: Idiom[] = [];
  let end = 0;
  for (const { first, number } of likelyIn(tree, phrases)) {
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
