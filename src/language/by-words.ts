// Which language a plain text is in, by its function words: most articles are told so, and the library that knows sixty languages
// (identify.ts), whose tables take a tenth of the time of reading a small one, is not loaded.
import { dataTable } from '../base/data.ts';
import type { LanguageCode } from './codes.ts';

/** Characters that are looked at, as in identify.ts. */
const SAMPLE = 6000;
/** Fewer words than this tell nothing for sure. */
const ENOUGH = 40;
/**
 * Shares of a language's function words among the words of a text: of texts in the language 19 in 20 have at least this
 * (passages of bench/corpus, windows of 200 words of the treebanks), of texts in the other none has a third of it.
 */
const LEAST = { en: 0.08, fi: 0.03 } as const satisfies Partial<Record<LanguageCode, number>>;
type Told = keyof typeof LEAST;

const LANGUAGES = Object.keys(LEAST) as readonly Told[];

let known: Readonly<Record<Told, ReadonlySet<string>>> | null = null;

function wordsOf(language: Told): ReadonlySet<string> {
  const rows = dataTable('lexica/language-words.tsv').filter((row) => row.language === language);
  return new Set(rows.map((row) => row.word ?? ''));
}

/** The readable language that the words leave no doubt of; null where another has to be asked. Never throws. */
export function languageByWords(text: string): Told | null {
  const words =
    text
      .slice(0, SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (words.length < ENOUGH) return null;
  known ??= { en: wordsOf('en'), fi: wordsOf('fi') };
  const of = known;
  const shares = LANGUAGES.map((language) => {
    const own = words.filter((word) => of[language].has(word)).length;
    return { language, part: own / words.length / LEAST[language] };
  });
  const [only, other] = shares.filter(({ part }) => part >= 1 / 3);
  return only && !other && only.part >= 1 ? only.language : null;
}
