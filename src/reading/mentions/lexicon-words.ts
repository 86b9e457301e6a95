// Words of a sentence as the name lexica see them: runs of letters and digits with their token, cut at hyphens,
// apostrophes and dots, so that "Kim Jong-un", "NIS:n" and "US-made" read alike however a tokenizer cuts them.
// Spans index the document's text. An ending after a colon or an apostrophe belongs to the word before it.
import { byLanguage } from '../../language/codes.ts';
import type { LanguageCode, Sentence, Token } from '../../language/language.ts';
import { type Spelling, spelledOf } from '../spelling.ts';

/** A word with its lemma: the same one wherever both are the same, so that what tables say of it is found once. */
export type Form = {
  /** Its number among all forms, counted upwards. */
  readonly id: number;
  readonly text: string;
  /** Where it stands in its token. */
  readonly start: number;
  readonly end: number;
  /** The analyser's base form; '' where there is none. */
  readonly lemma: string;
  /** Bits of the tries (lexicon-trie.ts) of which no phrase starts with it, as far as they have been asked. */
  barren: number;
  /** What can start with it, as bits (lexicon-matches.ts); -1 where it has not been asked. */
  starts: number;
};

export type Word = {
  readonly start: number;
  readonly end: number;
  /** The word without an ending that stands after a colon or an apostrophe, in composed Unicode. */
  readonly text: string;
  readonly lemma: string;
  readonly form: Form;
  /** Index of its token. */
  readonly token: number;
  /** What stands between it and the word before: nothing but a hyphen or a stroke, or white space alone, or anything else. */
  readonly gap: 'hyphen' | 'space' | 'none' | 'other';
};

const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const HYPHEN = /^\s?[-‐‑–]$|^[-‐‑–/]$/u;
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

/** Forms of words that are kept before their store starts anew. */
const LIMIT = 50_000;

let nextForm = 0;
const newForm = ({ text, start, end }: Run, lemma: string): Form => ({
  id: nextForm++,
  text,
  start,
  end,
  lemma,
  barren: 0,
  starts: -1,
});

/** A form of what stands in no text as a word, such as a part of one: nothing is kept of it. */
export const passingForm = (text: string, lemma: string): Form => ({
  id: -1,
  text,
  start: 0,
  end: text.length,
  lemma,
  barren: 0,
  starts: -1,
});

/** The runs of a token's text with their forms under each lemma that it had. */
export type Cut = {
  readonly language: LanguageCode;
  readonly runs: readonly Run[];
  readonly byLemma: Map<string, readonly Form[]>;
};

/** The runs of a token's text in a language. */
function cutOf(spelling: Spelling, language: LanguageCode): Cut {
  if (spelling.cut?.language === language) return spelling.cut;
  const cut: Cut = { language, runs: runsOf(spelling.own, language), byLemma: new Map() };
  spelling.cut = cut;
  return cut;
}

const bareForms = byLanguage(() => new Map<string, Form>());

/** The forms of a token's runs under a lemma, which are at hand when it is asked for the same again. */
function formsOf(spelling: Spelling, lemma: string, language: LanguageCode): readonly Form[] {
  const { runs, byLemma } = cutOf(spelling, language);
  const forms = byLemma.get(lemma) ?? runs.map((run, i) => newForm(run, lemmaPart(lemma, i, runs.length)));
  byLemma.set(lemma, forms);
  spelling.forms = forms;
  spelling.formsLemma = lemma;
  spelling.formsLanguage = language;
  return forms;
}

/** The form of a word without a lemma. */
export function bareForm(word: string, language: LanguageCode): Form {
  const bare = bareForms[language];
  let form = bare.get(word);
  if (!form) {
    if (bare.size >= LIMIT) bare.clear();
    form = newForm({ text: word, start: 0, end: word.length }, '');
    bare.set(word, form);
  }
  return form;
}

const PLAIN = /^[\p{L}\p{N} ]+$/u;

/** The words of a phrase of a table, cut in the same manner. */
export const phraseWords = (phrase: string, language: LanguageCode): readonly string[] =>
  PLAIN.test(phrase) ? phrase.split(' ') : runsOf(phrase, language).map((run) => run.text);

function lemmaPart(lemma: string, index: number, count: number): string {
  if (count === 1) return lemma;
  const parts = lemma.match(RUN) ?? [];
  return parts.length === count ? (parts[index] ?? '') : '';
}

/** What stands between two words of a text. */
function gapOf(text: string, end: number, start: number): Word['gap'] {
  if (start === end) return 'none';
  if (start === end + 1 && text.charCodeAt(end) === 32) return 'space';
  const stretch = text.slice(end, start);
  const between = stretch.replace(/^['’]s?(?=\s|$|-)/u, '');
  if (between === '') return 'none';
  if (/^\s+$/u.test(between)) return 'space';
  return HYPHEN.test(between) ? 'hyphen' : 'other';
}

/** True for the mark of a possessive, which belongs to the word right before it. */
const isPossessive = (text: string): boolean =>
  text.length <= 2 && (text[0] === "'" || text[0] === '’') && (text.length === 1 || text[1] === 's');

/** The words of a sentence of `text`. */
export function wordsOf(text: string, sentence: Sentence, language: LanguageCode): readonly Word[] {
  const words: Word[] = [];
  const { tokens } = sentence;
  const { texts } = spelledOf(sentence);
  let end = -1;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (language === 'en' && end === token.start && isPossessive(token.text)) continue;
    const spelling = texts[index] as Spelling;
    const known = spelling.formsLemma === token.lemma && spelling.formsLanguage === language;
    const forms = known ? spelling.forms : formsOf(spelling, token.lemma, language);
    for (let i = 0; i < forms.length; i += 1) {
      const form = forms[i] as Form;
      const start = token.start + form.start;
      const gap = end === -1 ? 'other' : gapOf(text, end, start);
      end = token.start + form.end;
      words.push({ start, end, text: form.text, lemma: form.lemma, form, token: index, gap });
    }
  }
  return words;
}

/** The words of a stretch of raw text, each its own token without a lemma: for tests before any analysis. */
export function rawWordsOf(text: string, start: number, end: number, language: LanguageCode): readonly Word[] {
  let before = -1;
  return runsOf(text.slice(start, end), language).map((run, token): Word => {
    const at = start + run.start;
    const gap = before < 0 ? 'other' : gapOf(text, before, at);
    before = start + run.end;
    return {
      start: at,
      end: before,
      text: run.text,
      lemma: '',
      form: bareForm(run.text, language),
      token,
      gap,
    };
  });
}
