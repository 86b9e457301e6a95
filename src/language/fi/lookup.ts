// Form → readings: Voikko's, those of data/fi/words.tsv, or the guesser's. Kept by form up to a limit.
// Voikko sees the form normalised (composed letters, no soft hyphens); spans and texts of tokens stay as written.
import { dataTable } from '../../base/data.ts';
import type { Upos } from '../language.ts';
import { colonReadings, hyphenReadings, nameReadings, numberReadings, tailReadings } from './guess.ts';
import { type Feats, featsFromText, type Reading, readingsOf } from './readings.ts';
import type { Voikko } from './voikko.ts';
import { type Analysis, readOutput } from './voikko-tags.ts';

export type Known = {
  readonly readings: readonly Reading[];
  /** Where the readings come from; 'none' where nothing is known. */
  readonly by: 'voikko' | 'list' | 'guess' | 'none';
};

export type Lexicon = (form: string) => Known;

const LIMIT = 100_000;
/** Longer words are not words; Voikko would only lose time on them. */
const LONGEST = 80;

let wordTable: ReadonlyMap<string, readonly Reading[]> | null = null;

function listed(form: string): readonly Reading[] {
  if (!wordTable) {
    const table = new Map<string, Reading[]>();
    const add = (word: string, upos: string, lemma: string, feats: Feats) =>
      table.set(word, [...(table.get(word) ?? []), { upos: upos as Upos, feats, lemma, parts: [] }]);
    for (const row of dataTable('fi/words.tsv')) add(row.form!, row.upos!, row.lemma!, featsFromText(row.feats!));
    for (const row of dataTable('fi/abbreviations.tsv')) {
      add(row.form!, row.upos!, row.form!, featsFromText(row.feats!));
      if (row.bare === 'yes') add(row.form!.slice(0, -1), row.upos!, row.form!, featsFromText(row.feats!));
    }
    wordTable = table;
  }
  return wordTable.get(form) ?? wordTable.get(form.toLowerCase()) ?? [];
}

/** Most forms: nothing in them could be written in another way. */
const PLAIN = /^[\x21-\x7eåäöÅÄÖ]*$/;

/** The form as dictionaries write it: composed, without soft hyphens and zero-width characters. */
export function normalForm(form: string): string {
  if (PLAIN.test(form)) return form;
  const normal = form
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[‐‑]/gu, '-');
  return normal === '' ? form : normal;
}

let placeTable: readonly string[] | null = null;

/** True of words that end like the names of Finnish places: "Liesjärvi", "Oraniemi". */
function isPlaceTail(lemma: string): boolean {
  placeTable ??= dataTable('fi/place-tails.tsv').map((row) => row.lemma!);
  return placeTable.some((tail) => lemma.endsWith(tail) && lemma.length > tail.length);
}

const capitalised = (reading: Reading): Reading => ({
  ...reading,
  upos: 'PROPN',
  lemma: reading.lemma.charAt(0).toUpperCase() + reading.lemma.slice(1),
});

const key = (reading: Reading): string =>
  `${reading.upos}|${Object.entries(reading.feats).sort().join('|')}|${reading.lemma}`;

function distinct(readings: readonly Reading[]): readonly Reading[] {
  const seen = new Map<string, Reading>();
  for (const reading of readings) {
    const name = key(reading);
    const before = seen.get(name);
    // Of two ways to cut a word the one with fewer parts is the likelier.
    if (!before || (before.parts.length > reading.parts.length && reading.parts.length > 0)) seen.set(name, reading);
  }
  return [...seen.values()];
}

const isName = ({ wordClass }: Analysis): boolean => /^L(ee|es|ep|em)$/.test(wordClass);

/** Without the analyses that the capitals speak against: names written small, "pohjois-korea" and "norja" for the states. */
function likely(analyses: readonly Analysis[], form: string): readonly Analysis[] {
  const places = new Set(analyses.filter(({ wordClass }) => wordClass === 'Lep').map(({ base }) => base.toLowerCase()));
  const wanted = (one: Analysis): boolean => {
    if (/-\p{Lu}/u.test(form)) return isName(one);
    if (/^\p{Lu}/u.test(form)) return isName(one) || !/^Ln/.test(one.wordClass) || !places.has(one.base);
    return !isName(one);
  };
  const kept = analyses.filter(wanted);
  return kept.length > 0 ? kept : analyses;
}

let rareTable: ReadonlyMap<string, string> | null = null;

/** How a reading is rare: 'drop', 'last' or not at all. By the word itself or by the last part of a compound. */
function rarity({ lemma, parts }: Reading): string | undefined {
  rareTable ??= new Map(dataTable('fi/rare.tsv').map((row) => [row.base!, row.use!]));
  return rareTable.get(parts.at(-1) ?? lemma);
}

/** Of two readings with the same features the one with fewer suffixes and parts comes first: "vuosi" before "vuo|si". */
const oddity = (reading: Reading): number =>
  (reading.feats['Person[psor]'] ? 8 : 0) +
  (reading.feats.Clitic ? 8 : 0) +
  (rarity(reading) ? 6 : 0) +
  reading.parts.length;

/** Readings in the order of their likelihood, without the rare where others are possible. */
function ranked(readings: readonly Reading[]): readonly Reading[] {
  const common = readings.filter((reading) => rarity(reading) !== 'drop');
  return [...(common.length > 0 ? common : readings)].sort((a, b) => oddity(a) - oddity(b));
}

/** The look-up of Finnish words over an open Voikko. */
export function createLexicon(voikko: Voikko): Lexicon {
  const cache = new Map<string, Known>();
  const fromVoikko = (form: string): readonly Reading[] =>
    form.length > LONGEST || !/\p{L}/u.test(form) || form.includes('\0')
      ? []
      : ranked(
          likely(
            voikko.analyse(form).map(({ base, output }) => readOutput(output, base)),
            form,
          ).flatMap((analysis) => readingsOf(analysis, form)),
        );
  const guess = (form: string): readonly Reading[] => {
    if (form.length > LONGEST || !/\p{L}/u.test(form)) return [];
    const split = [...colonReadings(form), ...hyphenReadings(form, fromVoikko)];
    if (split.length > 0) return split;
    return /^\p{Lu}/u.test(form) ? guessName(form) : guessWord(form);
  };
  const guessWord = (form: string): readonly Reading[] => [
    ...tailReadings(form, fromVoikko),
    ...nameReadings(form, 'NOUN').slice(1),
  ];
  /** A name; at the beginning of a sentence an unknown word may be any noun. */
  const guessName = (form: string): readonly Reading[] => {
    const lower = form.toLowerCase();
    const tails = /^\p{Lu}\p{Ll}/u.test(form) ? tailReadings(lower, fromVoikko, 5) : [];
    const places = tails.filter(({ lemma }) => isPlaceTail(lemma)).map(capitalised);
    const nouns = nameReadings(lower, 'NOUN').slice(/^\p{Lu}+$/u.test(form) ? 0 : 1);
    return [...places, ...nameReadings(form), ...tails.map(capitalised), ...tails, ...nouns];
  };
  const find = (form: string): Known => {
    const numbers = numberReadings(form);
    if (numbers) return { readings: numbers, by: 'list' };
    const list = listed(form);
    const hyphened = /^[-–]|[-–]$/u.test(form) ? hyphenReadings(form, fromVoikko) : [];
    const dictionary = hyphened.length > 0 ? hyphened : fromVoikko(form);
    const readings = distinct([...list, ...dictionary]);
    if (readings.length > 0) return { readings, by: dictionary.length > 0 ? 'voikko' : 'list' };
    const guessed = distinct(ranked(guess(form)));
    return { readings: guessed, by: guessed.length > 0 ? 'guess' : 'none' };
  };
  return (form) => {
    const normal = normalForm(form);
    let known = cache.get(normal);
    if (!known) {
      if (cache.size >= LIMIT) cache.clear();
      known = find(normal);
      cache.set(normal, known);
    }
    return known;
  };
}
