// Phrases that say something as a whole, word for word (data/lexica/LANG/stance-phrases.tsv, effect-phrases.tsv,
// toll-phrases.tsv). What enters: a language, a table. What leaves: its phrases, and which of them a word may be the rarest
// word of: where a sentence has none of these, no phrase stands in it.
import { dataTable, type Row } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { byId } from '../mentions/by-id.ts';
import type { Lower } from '../spelling.ts';

export type Step = { readonly words: ReadonlySet<string>; readonly gap: boolean };
export type Phrase = {
  readonly steps: readonly Step[];
  readonly row: Row;
  /** The rarest of its steps, by its length; and by how many tokens more than steps that may stand behind the first. */
  readonly rarest: number;
  readonly slack: number;
};
export type PhraseTable = 'stance-phrases' | 'effect-phrases' | 'toll-phrases';

/** Bit of a table among the marks of a word (lexicon.ts). */
export const PHRASE_BITS: Readonly<Record<PhraseTable, number>> = {
  'stance-phrases': 256,
  'effect-phrases': 512,
  'toll-phrases': 1024,
};

/** Words that "…" may stand for, at most. */
export const GAP = 4;

/** The phrases of a table, and the numbers of those whose rarest word is a word. */
export type Phrases = {
  readonly list: readonly Phrase[];
  readonly rarest: ReadonlyMap<string, readonly number[]>;
  readonly needing: (word: Lower) => readonly number[];
};

const tables = new Map<LanguageCode, Map<PhraseTable, Phrases>>();

/** The phrases of a table of a language. */
export function phrasesOf(language: LanguageCode, table: PhraseTable): Phrases {
  const done = tables.get(language)?.get(table);
  if (done) return done;
  const list = dataTable(`lexica/${language}/${table}.tsv`).map((row) =>
    phraseOf(stepsOf(row.phrase ?? '', language), row),
  );
  const index = new Map<string, number[]>();
  list.forEach(({ steps, rarest }, number) => {
    for (const word of steps[rarest]?.words ?? []) index.set(word, [...(index.get(word) ?? []), number]);
  });
  const phrases = { list, rarest: index, needing: byId(({ lower }: Lower) => index.get(lower) ?? NONE) };
  tables.set(language, (tables.get(language) ?? new Map()).set(table, phrases));
  return phrases;
}

const NONE: readonly number[] = [];

/** The rarest words of the phrases of a language, with the bits of the tables that they are of. */
export function rarestWords(language: LanguageCode): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const table of Object.keys(PHRASE_BITS) as PhraseTable[])
    for (const word of phrasesOf(language, table).rarest.keys())
      bits.set(word, (bits.get(word) ?? 0) | PHRASE_BITS[table]);
  return bits;
}

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
