// From a word of the text to the words of the tables that it may be a form of. English: number and possessive; Finnish:
// stem and ending, the analyser's lemma beside it. A table's word with a capital meets only a word with a capital.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { type StemClass, stemsOf } from './lexicon-stems.ts';

/** Forms kept per language before the cache starts anew. */
const LIMIT = 50_000;

type StemOf = { readonly word: string; readonly ends: StemClass };
const NONE: readonly StemOf[] = [];

export type Forms = {
  /** Table words that the text's word may be a form of; `lemma` may be '' or wrong. */
  readonly basesOf: (text: string, lemma: string) => readonly string[];
  /** True where the word is a form of the table word and no other reading of the tables is needed. */
  readonly has: (word: string) => boolean;
};

type Endings = Readonly<Record<StemClass, ReadonlySet<string>>>;

let endingSets: Endings | null = null;

/** Finnish endings by the class of stem, with possessives and clitics. */
function endingsOf(): Endings {
  if (endingSets) return endingSets;
  const of = (after: string): readonly string[] =>
    dataTable('lexica/fi/name-endings.tsv').flatMap((row) => (row['after'] === after ? [row['ending'] ?? ''] : []));
  const possessives = of('possessive');
  const clitics = ['', ...of('clitic')];
  const build = (cases: readonly string[]): ReadonlySet<string> => {
    const owned = cases.flatMap((end) => {
      const body = end.endsWith('ksi') ? 'kse' : end.endsWith('n') || end === 't' ? end.slice(0, -1) : end;
      return [end, ...possessives.map((own) => body + own)];
    });
    return new Set(owned.flatMap((end) => clitics.map((clitic) => end + clitic)));
  };
  endingSets = {
    whole: new Set(clitics),
    vowel: build(of('vowel')),
    plural: build(of('plural')),
    consonant: build(of('consonant')),
  };
  return endingSets;
}

const capitalised = (text: string): boolean => /^\p{Lu}/u.test(text);
const titled = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();

/** The spellings to try: as it stands, without its capital, and "ZELENSKYI" as "Zelenskyi". */
function spellings(text: string): readonly string[] {
  if (!capitalised(text)) return [text];
  const lower = text.slice(0, 1).toLowerCase() + text.slice(1);
  return text.length > 4 && text === text.toUpperCase() && /\p{L}/u.test(text)
    ? [text, titled(text), text.toLowerCase()]
    : [text, lower];
}

function finnish(vocabulary: ReadonlySet<string>): (text: string, lemma: string) => readonly string[] {
  const stems = new Map<string, StemOf[]>();
  for (const word of vocabulary)
    for (const stem of stemsOf(word)) {
      const known = stems.get(stem.text);
      if (known) known.push({ word, ends: stem.ends });
      else stems.set(stem.text, [{ word, ends: stem.ends }]);
    }
  const endings = endingsOf();
  return (text, lemma) => {
    const found = new Set<string>();
    for (const form of spellings(text))
      for (let cut = form.length; cut >= Math.max(1, form.length - 12); cut--)
        for (const stem of stems.get(form.slice(0, cut)) ?? NONE)
          if (endings[stem.ends].has(form.slice(cut))) found.add(stem.word);
    if (lemma !== '') {
      if (vocabulary.has(lemma) && (capitalised(text) || !capitalised(lemma))) found.add(lemma);
      if (capitalised(text) && vocabulary.has(titled(lemma))) found.add(titled(lemma));
    }
    return [...found];
  };
}

function english(vocabulary: ReadonlySet<string>): (text: string, lemma: string) => readonly string[] {
  return (text, lemma) => {
    const found = new Set<string>();
    const add = (word: string): void => {
      if (vocabulary.has(word)) found.add(word);
    };
    for (const form of spellings(text)) {
      add(form);
      if (!/^\p{Lu}{1,3}$/u.test(form) && form.endsWith('s') && form.length > 2) add(form.slice(0, -1));
      if (form.endsWith('es') && form.length > 4) add(form.slice(0, -2));
      if (form.endsWith('ies')) add(`${form.slice(0, -3)}y`);
    }
    if (lemma !== '' && !/^\p{Lu}{2,4}$/u.test(text) && text.length > 2) {
      if (!capitalised(lemma) || capitalised(text)) add(lemma);
      if (capitalised(text)) add(titled(lemma));
    }
    return [...found];
  };
}

/** The forms of a vocabulary in a language; each pair of word and lemma is looked up once and kept. */
export function createForms(language: LanguageCode, vocabulary: ReadonlySet<string>): Forms {
  const look = language === 'fi' ? finnish(vocabulary) : english(vocabulary);
  const kept = new Map<string, readonly string[]>();
  return {
    has: (word) => vocabulary.has(word),
    basesOf: (text, lemma) => {
      const key = `${text} ${lemma}`;
      const known = kept.get(key);
      if (known) return known;
      if (kept.size >= LIMIT) kept.clear();
      const found = look(text, lemma);
      kept.set(key, found);
      return found;
    },
  };
}
