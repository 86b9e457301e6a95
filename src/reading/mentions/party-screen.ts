// A cheap test of raw text: may a stretch name a party, or say one by a pronoun or a description? No analysis; beginnings
// of words only, so that it says yes too often and never no where a table's name stands. One pass, a few look-ups a word.

import { dataTable } from '../../base/data.ts';
import type { Span } from '../../base/span.ts';
import type { LanguageCode } from '../../language/language.ts';
import { cells, SPEAKS_FOR_STATE } from './lexicon-names.ts';
import { stemsOf } from './lexicon-stems.ts';
import { phraseWords } from './lexicon-words.ts';

/** `name`: a party's name may stand there; `said`: only a pronoun or description may; `none`: nothing of the kind. */
export type PartyHint = 'name' | 'said' | 'none';

type Screen = {
  /** First letters of long words. */
  readonly long: ReadonlySet<string>;
  /** Whole short words and stems, which only an ending may follow. */
  readonly short: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
  /** The first two letters (of each the low byte) that names begin with: turns most words away by one look. */
  readonly begins: Uint8Array;
  /** Letters that an ending may have. */
  readonly ending: number;
};

const LENGTH = 6;
const screens = new Map<LanguageCode, Screen>();

/** The one word of a phrase that is looked for: the longest, for it is the rarest. */
const anchorOf = (phrase: string, language: LanguageCode): string =>
  phraseWords(phrase, language).reduce((best, word) => (word.length > best.length ? word : best), '');

function anchors(language: LanguageCode): readonly string[] {
  const columns = [language, `${language}_aliases`, `${language}_demonyms`, `capital_${language}`, `seats_${language}`];
  const phrases = [
    ...dataTable('parties.tsv').flatMap((row) => columns.flatMap((column) => cells(row, column))),
    ...dataTable('people.tsv').flatMap((row) => [
      row.name ?? '',
      ...cells(row, language),
      ...cells(row, 'surnames').filter((word) => !word.startsWith('?')),
    ]),
    ...dataTable('bodies.tsv').flatMap((row) =>
      SPEAKS_FOR_STATE.has(row.kind ?? '') ? [row.en ?? '', ...cells(row, `${language}_aliases`)] : [],
    ),
  ];
  return phrases.flatMap((phrase) => phrase.split('=')).map((phrase) => anchorOf(phrase, language));
}

function screenOf(language: LanguageCode): Screen {
  let screen = screens.get(language);
  if (!screen) {
    const said = dataTable(`lexica/${language}/descriptions.tsv`).flatMap((row) => cells(row, 'words'));
    const last = said.map((phrase) => phraseWords(phrase, language).at(-1) ?? '');
    const forms = language === 'fi' ? last.flatMap((word) => stemsOf(word).map((stem) => stem.text)) : last;
    const long = new Set<string>();
    const short = new Set<string>();
    for (const word of anchors(language))
      for (const form of language === 'fi' ? stemsOf(word).flatMap((stem) => [stem.text, titled(stem.text)]) : [word])
        if (form.length >= LENGTH) long.add(form.slice(0, LENGTH));
        else if (form !== '') short.add(form);
    screen = {
      long,
      short,
      begins: beginningsOf([...long, ...short]),
      said: new Set(forms.map((form) => form.toLowerCase())),
      ending: language === 'fi' ? 9 : 3,
    };
    screens.set(language, screen);
  }
  return screen;
}

const beginning = (first: number, second: number): number => ((first & 0xff) << 8) | (second & 0xff);

function beginningsOf(names: readonly string[]): Uint8Array {
  const begins = new Uint8Array(0x10000);
  for (const name of names)
    if (name.length > 1) begins[beginning(name.charCodeAt(0), name.charCodeAt(1))] = 1;
    else begins.fill(1, beginning(name.charCodeAt(0), 0), beginning(name.charCodeAt(0), 0xff) + 1);
  return begins;
}

const titled = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** True for a longer word in capitals, as headlines have. */
const isShouted = (text: string, start: number, end: number): boolean =>
  end - start > 3 &&
  text.charCodeAt(start + 1) <= 90 &&
  text.charCodeAt(start + 2) <= 90 &&
  text.charCodeAt(start) <= 90;

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7);

/** The next word from `at` on that may belong to a party's name, or null. */
export function nameHintFrom(text: string, from: number, end: number, language: LanguageCode): Span | null {
  const screen = screenOf(language);
  for (let at = from; at < end; ) {
    while (at < end && !isLetter(text.charCodeAt(at))) at += 1;
    const start = at;
    while (at < end && isLetter(text.charCodeAt(at))) at += 1;
    if (at > start && mayName(screen, text, start, at)) return { start, end: at };
  }
  return null;
}

function mayName(screen: Screen, text: string, start: number, end: number): boolean {
  if (startsName(screen, text, start, end)) return true;
  if (!isShouted(text, start, end)) return false;
  const word = titled(text.slice(start, end).toLowerCase());
  return startsName(screen, word, 0, word.length);
}

/** Tests a stretch of a text. */
export function partyHint(text: string, span: Span, language: LanguageCode): PartyHint {
  const screen = screenOf(language);
  let said = false;
  let at = span.start;
  while (at < span.end) {
    while (at < span.end && !isLetter(text.charCodeAt(at))) at += 1;
    const start = at;
    while (at < span.end && isLetter(text.charCodeAt(at))) at += 1;
    if (at === start) break;
    if (mayName(screen, text, start, at)) return 'name';
    if (!said) said = startsSaid(screen.said, text, start, at);
  }
  return said ? 'said' : 'none';
}

function startsName(screen: Screen, text: string, start: number, end: number): boolean {
  const size = end - start;
  if (size > 1 && screen.begins[beginning(text.charCodeAt(start), text.charCodeAt(start + 1))] === 0) return false;
  if (size >= LENGTH && screen.long.has(text.slice(start, start + LENGTH))) return true;
  for (let length = Math.min(LENGTH - 1, size); length >= 1; length--) {
    if (size - length > screen.ending) break;
    const known = screen.short.has(text.slice(start, start + length));
    if (known && (length > 2 || size - length <= (screen.ending > 3 ? 4 : 0))) return true;
  }
  return false;
}

/** Endings of pronouns and descriptions are short; what is longer is another word. */
const SAID = 14;

function startsSaid(said: ReadonlySet<string>, text: string, start: number, end: number): boolean {
  if (end - start > SAID) return false;
  const word = text.slice(start, end).toLowerCase();
  for (let length = word.length; length >= Math.max(2, word.length - 5); length--)
    if (said.has(word.slice(0, length))) return true;
  return false;
}
