// People whom no table knows: two or more proper names beside each other. What leaves: word ranges with the name, the
// last part in its base form.
import type { LanguageCode, Sentence } from '../../language/language.ts';
import { namesThing } from './item-lexicon.ts';
import type { Named } from './lexicon-matches.ts';
import type { Name } from './lexicon-names.ts';
import type { Word } from './lexicon-words.ts';

export type UnknownPerson = { readonly first: number; readonly last: number; readonly name: string };

const PARTICLE = /^(?:al|el|bin|ibn|von|van|der|den|de|da|di|la|le|af|abu|ben)$/u;
const LONGEST = 5;

/** What a name may be part of: common nouns of sources and pronouns. */
const isLoose = (value: Name): boolean =>
  (value.type === 'source' && value.generic) || (value.type === 'party' && value.manner === 'pronoun');

/** Runs of two to five proper names that no table has. */
export function unknownPeople(sentence: Sentence, named: Named, language: LanguageCode): readonly UnknownPerson[] {
  const { words, matches } = named;
  const isTaken = (i: number): boolean =>
    matches.some(({ first, last, value }) => first <= i && i < last && !isLoose(value));
  const isName = (word: Word | undefined, i: number): boolean =>
    word !== undefined &&
    sentence.tokens[word.token]?.upos === 'PROPN' &&
    !isTaken(i) &&
    !isWeapon(word, language) &&
    /^\p{Lu}\p{Ll}/u.test(word.text);
  const found: UnknownPerson[] = [];
  for (let i = 0; i < words.length; i++) {
    if (!isName(words[i], i)) continue;
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
    i = last - 1;
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
