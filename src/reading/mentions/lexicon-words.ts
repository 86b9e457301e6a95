// Words of a sentence as the name lexica see them: runs of letters and digits with their token, cut at hyphens,
// apostrophes and dots, so that "Kim Jong-un", "NIS:n" and "US-made" read alike however a tokenizer cuts them.
// Spans index the document's text. An ending after a colon or an apostrophe belongs to the word before it.
import type { LanguageCode, Sentence, Token } from '../../language/language.ts';

export type Word = {
  readonly start: number;
  readonly end: number;
  /** The word without an ending that stands after a colon or an apostrophe, in composed Unicode. */
  readonly text: string;
  readonly lemma: string;
  /** Index of its token. */
  readonly token: number;
  /** What stands between it and the word before: nothing but a hyphen, or white space alone, or anything else. */
  readonly gap: 'hyphen' | 'space' | 'none' | 'other';
  /** True for the last word of its token. */
  readonly last: boolean;
};

const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const HYPHEN = /^\s?[-‐‑–]$|^[-‐‑–]$/u;
const ENDING = /^\p{Ll}{1,8}$/u;

type Run = { readonly text: string; readonly start: number; readonly end: number };

/** Cuts a stretch of text into runs; `mark` is what stands before each. */
function runsOf(text: string, language: LanguageCode): readonly Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(RUN)) {
    const own = match[0];
    const before = text[match.index - 1];
    const previous = runs.at(-1);
    const apostrophe = before === "'" || before === '’';
    const joins =
      previous !== undefined &&
      previous.end === match.index - 1 &&
      ((language === 'en' && apostrophe && own === 's') ||
        (language === 'fi' && (before === ':' || apostrophe) && ENDING.test(own) && own.length < 6));
    if (joins && previous) runs[runs.length - 1] = { ...previous, end: match.index + own.length };
    else runs.push({ text: own.normalize('NFC'), start: match.index, end: match.index + own.length });
  }
  return runs;
}

/** Tokens whose runs are kept per language before the store starts anew. */
const LIMIT = 50_000;
const kept: Readonly<Record<LanguageCode, Map<string, readonly Run[]>>> = { fi: new Map(), en: new Map() };

/** The runs of a token's text, cut once for each text. */
function runsOfToken(text: string, language: LanguageCode): readonly Run[] {
  const known = kept[language].get(text);
  if (known) return known;
  if (kept[language].size >= LIMIT) kept[language].clear();
  const runs = runsOf(text, language);
  kept[language].set(text, runs);
  return runs;
}

const PLAIN = /^[\p{L}\p{N} ]+$/u;

/** The words of a phrase of a table, cut in the same manner. */
export const phraseWords = (phrase: string, language: LanguageCode): readonly string[] =>
  PLAIN.test(phrase) ? phrase.split(' ') : runsOf(phrase, language).map((run) => run.text);

const lemmaPart = (token: Token, index: number, count: number): string => {
  if (count === 1) return token.lemma;
  const parts = token.lemma.match(RUN) ?? [];
  return parts.length === count ? (parts[index] ?? '') : '';
};

function gapOf(stretch: string): Word['gap'] {
  if (stretch === ' ') return 'space';
  if (stretch === '') return 'none';
  const between = stretch.replace(/^['’]s?(?=\s|$|-)/u, '');
  if (between === '') return 'none';
  if (/^\s+$/u.test(between)) return 'space';
  return HYPHEN.test(between) ? 'hyphen' : 'other';
}

/** The words of a sentence of `text`. */
export function wordsOf(text: string, sentence: Sentence, language: LanguageCode): readonly Word[] {
  const words: Word[] = [];
  sentence.tokens.forEach((token, index) => {
    const previous = words.at(-1);
    if (language === 'en' && previous && previous.end === token.start && /^['’]s?$/u.test(token.text)) return;
    const runs = runsOfToken(token.text, language);
    runs.forEach((run, i) => {
      const start = token.start + run.start;
      const before = words.at(-1);
      words.push({
        start,
        end: token.start + run.end,
        text: run.text,
        lemma: lemmaPart(token, i, runs.length),
        token: index,
        gap: before ? gapOf(text.slice(before.end, start)) : 'other',
        last: i === runs.length - 1,
      });
    });
  });
  return words;
}

/** The words of a stretch of raw text, each its own token without a lemma: for tests before any analysis. */
export function rawWordsOf(text: string, start: number, end: number, language: LanguageCode): readonly Word[] {
  let before = -1;
  return runsOf(text.slice(start, end), language).map((run, token): Word => {
    const at = start + run.start;
    const gap = before < 0 ? 'other' : gapOf(text.slice(before, at));
    before = start + run.end;
    return { start: at, end: before, text: run.text, lemma: '', token, gap, last: true };
  });
}
