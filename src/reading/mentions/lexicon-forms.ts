// From a word of the text to the words of the tables that it may be a form of. English: number and possessive; Finnish:
// stem and ending, the analyser's lemma beside it. A table's word with a capital meets only a word with a capital.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { byId } from './by-id.ts';
import { type StemClass, stemsOf } from './lexicon-stems.ts';
import type { Form } from './lexicon-words.ts';

type StemOf = { readonly word: string; readonly ends: StemClass };
const NONE: readonly StemOf[] = [];
const EMPTY: readonly string[] = [];

export type Forms = {
  /** Table words that the text's word may be a form of; its lemma may be '' or wrong. */
  readonly basesOf: (form: Form) => readonly string[];
};

type Endings = Readonly<Record<StemClass, ReadonlySet<string>>>;

let endingSets: Endings | null = null;

/** Finnish endings by the class of stem, with possessives and clitics. */
function endingsOf(): Endings {
  if (endingSets) return endingSets;
  const of = (after: string): readonly string[] =>
    dataTable('lexica/fi/name-endings.tsv').flatMap((row) => (row.after === after ? [row.ending ?? ''] : []));
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

/** Stems of a vocabulary, worked out for words of one beginning when the first form with that beginning is looked up. */
function lazyStems(
  vocabulary: ReadonlySet<string>,
  many: boolean,
): (form: string) => readonly ReadonlyMap<string, readonly StemOf[]>[] {
  const words = new Map<string, string[]>();
  for (const word of vocabulary) {
    const key = word.slice(0, word.length > 4 ? 2 : 1);
    const known = words.get(key);
    if (known) known.push(word);
    else words.set(key, [word]);
  }
  const built = new Map<string, ReadonlyMap<string, readonly StemOf[]>>();
  const group = (key: string): ReadonlyMap<string, readonly StemOf[]> => {
    const known = built.get(key);
    if (known) return known;
    const stems = new Map<string, StemOf[]>();
    for (const word of words.get(key) ?? [])
      for (const stem of stemsOf(word, many)) {
        const at = stems.get(stem.text);
        if (at) at.push({ word, ends: stem.ends });
        else stems.set(stem.text, [{ word, ends: stem.ends }]);
      }
    built.set(key, stems);
    return stems;
  };
  return (form) => [group(form.slice(0, 2)), group(form.slice(0, 1))].filter((stems) => stems.size > 0);
}

function finnish(vocabulary: ReadonlySet<string>, many: boolean): (text: string, lemma: string) => readonly string[] {
  const stemsFor = lazyStems(vocabulary, many);
  const endings = endingsOf();
  return (text, lemma) => {
    const found = new Set<string>();
    for (const form of spellings(text))
      for (const stems of stemsFor(form))
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

/** "16V", "30SMEs", "K9PL": a number of a type with letters of a variant behind it, which no table lists. */
const VARIANT = /^(\p{L}{0,3}\d{1,3})\p{Lu}[\p{Lu}\d]{0,3}s?$/u;

function english(vocabulary: ReadonlySet<string>, many: boolean): (text: string, lemma: string) => readonly string[] {
  return (text, lemma) => {
    const found = new Set<string>();
    const add = (word: string): void => {
      if (vocabulary.has(word)) found.add(word);
    };
    const variant = many ? VARIANT.exec(text)?.[1] : undefined;
    if (variant !== undefined && !vocabulary.has(text)) add(variant);
    for (const form of spellings(text)) {
      add(form);
      if (!/^\p{Lu}{1,3}$/u.test(form) && form.endsWith('s') && (form.length > 2 || /^\d/u.test(form)))
        add(form.slice(0, -1));
      if (/(?:s|x|z|ch|sh|o)es$/u.test(form)) add(form.slice(0, -2));
      if (form.endsWith('ies')) add(`${form.slice(0, -3)}y`);
    }
    if (lemma !== '' && !/^\p{Lu}{2,4}$/u.test(text) && text.length > 2) {
      if (!capitalised(lemma) || capitalised(text)) add(lemma);
      if (capitalised(text)) add(titled(lemma));
    }
    return [...found];
  };
}

/** The forms of a vocabulary in a language, of its names in the plural too (`many`); each form is looked up once and kept. */
export function createForms(language: LanguageCode, vocabulary: ReadonlySet<string>, many = false): Forms {
  const look = language === 'fi' ? finnish(vocabulary, many) : english(vocabulary, many);
  return {
    basesOf: byId(({ text, lemma }: Form): readonly string[] => {
      const found = look(text, lemma);
      return found.length === 0 ? EMPTY : found;
    }),
  };
}
