// Number words: a word form -> the number morphs that it is made of ("viisituhatta" is a digit and a scale), or null.
// Finnish words, and those of skeletons, are cut by the stems of data/lexica/LANG/numbers.tsv and the endings of the language, English ones looked up.
import { dataTable } from '../../base/data.ts';
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { byLanguage } from '../../language/codes.ts';
import type { LanguageCode } from '../../language/language.ts';
import { type Endings, endingsOf } from './lexicon.ts';

export type NumberKind =
  | 'digit'
  | 'ten'
  | 'tens'
  | 'teen'
  | 'nth'
  | 'hundred'
  | 'scale'
  | 'dozen'
  | 'half'
  | 'quarter'
  | 'oneandhalf'
  | 'pair'
  | 'vague'
  | 'vaguewhole'
  | 'several'
  | 'floor'
  | 'floorof';

export type Morph = {
  readonly kind: NumberKind;
  /** Exact decimal text, and its decimal. */
  readonly value: string;
  readonly exact: Decimal;
  /** Finnish case of its form, '' where the language has none. */
  readonly case: string;
};

type Form = { readonly kind: NumberKind; readonly value: string; readonly exact: Decimal; readonly stem: boolean };
type Lexicon = {
  /** Whether the endings of exact forms tell their case. */
  readonly cased: boolean;
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  readonly longest: number;
  readonly starts: ReadonlySet<string>;
};

const lexica = new Map<LanguageCode, Lexicon>();

function lexiconOf(language: LanguageCode): Lexicon {
  const known = lexica.get(language);
  if (known) return known;
  const forms = new Map<string, Form[]>();
  for (const row of dataTable(`lexica/${language}/numbers.tsv`))
    for (const word of (row.forms ?? '').split(' ')) {
      const stem = word.endsWith('_');
      const text = (stem ? word.slice(0, -1) : word).replace('.', '');
      const { value = '0' } = row;
      const form = { kind: row.kind as NumberKind, value, exact: toDecimal(value), stem };
      forms.set(text, [...(forms.get(text) ?? []), form]);
    }
  const longest = Math.max(...[...forms.keys()].map((form) => form.length));
  const lexicon = {
    cased: language === 'fi',
    forms,
    longest,
    starts: new Set([...forms.keys()].map((form) => form.slice(0, 2))),
  };
  lexica.set(language, lexicon);
  return lexicon;
}

/** Case of an exact Finnish form: told by its ending as far as that goes. */
const caseOfExact = (form: string): string =>
  /(?:sta|stä)$/.test(form)
    ? 'Ela'
    : /(?:een|iin|aan)$/.test(form)
      ? 'Ill'
      : /n$/.test(form) && form !== 'kymmenen'
        ? 'Gen'
        : /(?:ta|tä|ia|ja)$/.test(form)
          ? 'Par'
          : 'Nom';

/** All ways to cut `word` from `at` on, the first that reaches its end; null where none does. */
function cut(word: string, at: number, lexicon: Lexicon, endings: Endings, depth: number): readonly Morph[] | null {
  if (at === word.length) return [];
  if (depth === 0) return null;
  for (let length = Math.min(lexicon.longest, word.length - at); length >= 2; length--) {
    for (const form of lexicon.forms.get(word.slice(at, at + length)) ?? []) {
      const rests = form.stem ? [4, 3, 2, 1, 0] : [0];
      for (const size of rests) {
        const next = at + length + size;
        if (next > word.length) continue;
        const ending = word.slice(at + length, next);
        const grammatical = form.stem ? endings.get(ending) : lexicon.cased ? caseOfExact(word.slice(at, next)) : '';
        if (grammatical === undefined) continue;
        const rest = cut(word, next, lexicon, endings, depth - 1);
        if (rest) return [{ kind: form.kind, value: form.value, exact: form.exact, case: grammatical }, ...rest];
      }
    }
  }
  return null;
}

const CLITIC = /(?:kin|kaan|kään|han|hän)$/;
const LIMIT = 20_000;
const seen = byLanguage(() => new Map<string, readonly Morph[] | null>());

function read(word: string, language: LanguageCode): readonly Morph[] | null {
  const lexicon = lexiconOf(language);
  if (language === 'en') {
    const form = lexicon.forms.get(word)?.[0];
    return form ? [{ kind: form.kind, value: form.value, exact: form.exact, case: '' }] : null;
  }
  if (!lexicon.starts.has(word.slice(0, 2)) || word.length > 64) return null;
  const endings = endingsOf(language);
  const whole = cut(word, 0, lexicon, endings, 12);
  if (whole || !CLITIC.test(word)) return whole;
  return cut(word.replace(CLITIC, ''), 0, lexicon, endings, 12);
}

/** The number morphs of a lower-case word, or null where it is no number word. */
export function numberMorphs(word: string, language: LanguageCode): readonly Morph[] | null {
  const kept = seen[language];
  const known = kept.get(word);
  if (known !== undefined) return known;
  if (kept.size >= LIMIT) kept.clear();
  const morphs = read(word, language);
  kept.set(word, morphs);
  return morphs;
}
