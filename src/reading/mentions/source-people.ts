// People whom no table knows: two or more proper names beside each other. What leaves: word ranges with the name, the
// last part in its base form.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { namesThing } from './item-lexicon.ts';
import type { Named } from './lexicon-matches.ts';
import type { Word } from './lexicon-words.ts';

export type UnknownPerson = { readonly first: number; readonly last: number; readonly name: string };

const dates = new Map<LanguageCode, ReadonlySet<string>>();

/** Whether a word names a weekday or a month: "Saturday President X" is nobody's name. */
export function isDateName(language: LanguageCode): (word: string) => boolean {
  let names = dates.get(language);
  if (!names) {
    const rows = dataTable(`lexica/${language}/date-words.tsv`);
    names = new Set(
      rows.flatMap((r) =>
        r.kind === 'weekday' || r.kind === 'month' ? [(Object.values(r)[0] ?? '').toLowerCase()] : [],
      ),
    );
    dates.set(language, names);
  }
  return (word) => names.has(word);
}

const PARTICLE = /^(?:al|el|bin|ibn|von|van|der|den|de|da|di|la|le|af|abu|ben)$/u;
const LONGEST = 5;

/** Runs of two to five proper names that no table has. */
export function unknownPeople(named: Named, language: LanguageCode): readonly UnknownPerson[] {
  const { words, proper } = named;
  const found: UnknownPerson[] = [];
  if (proper.length === 0) return found;
  const isDate = isDateName(language);
  const isName = (word: Word | undefined, i: number): boolean =>
    word !== undefined &&
    proper.includes(i) &&
    !isWeapon(word, language) &&
    /^\p{Lu}\p{Ll}/u.test(word.text) &&
    !isDate(word.text.toLowerCase());
  let end = 0;
  for (const i of proper) {
    if (i < end || !isName(words[i], i)) continue;
    let last = i + 1;
    while (last - i < LONGEST) {
      const word = words[last];
      if (!word || (word.gap !== 'space' && word.gap !== 'hyphen' && word.gap !== 'none')) break;
      const particle = PARTICLE.test(word.text) || (word.gap !== 'space' && /^\p{Ll}+$/u.test(word.text));
      if (
        !isName(word, last) &&
        !(particle && isName(words[last + 1], last + 1)) &&
        !(word.gap === 'hyphen' && particle)
      )
        break;
      last += 1;
    }
    if (last - i >= 2) found.push({ first: i, last, name: nameOf(words.slice(i, last), language) });
    end = last;
  }
  return found;
}

function nameOf(run: readonly Word[], language: LanguageCode): string {
  return run
    .map((word, i) => {
      const base =
        language === 'fi' && i === run.length - 1 && isBase(word) ? word.text.slice(0, word.lemma.length) : word.text;
      return (i > 0 && word.gap === 'hyphen' ? '-' : i > 0 ? ' ' : '') + base;
    })
    .join('');
}

/** True where the lemma is the beginning of the word: then it is trusted. */
const isBase = (word: Word): boolean =>
  word.lemma !== '' && word.text.toLowerCase().startsWith(word.lemma.toLowerCase());

/** True for a word of a named weapon ("Storm Shadow"). */
const isWeapon = (word: Word, language: LanguageCode): boolean => namesThing(word.form, language);
