// Forms of words → what they are looked up under, so that "ammuksia" finds "ammukset" and "deliveries" finds "delivery". What enters:
// a word as written. What leaves: lower-case keys, the word itself first. Finnish by Voikko's dictionary, each part of a compound
// too; English by its regular endings (M. F. Porter's first step, for looking up only: a key need not be a word).
import { createLexicon, normalForm } from './fi/lookup.ts';
import { openVoikko } from './fi/voikko.ts';

/** `parts`: those of compounds too; a text has them, a question asks for the whole. */
export type BaseForms = (form: string, parts: boolean) => readonly string[];

/** Words of a text that can be looked for. */
export const WORD = /[\p{L}\p{M}\p{N}]+(?:[-’'][\p{L}\p{M}\p{N}]+)*/gu;

const VOWEL = /[aeiouy]/u;

/** The English key: a plural, a past or a continuous form without its ending. */
function englishKey(word: string): string {
  const plural = word
    .replace(/'s$|’s$/u, '')
    .replace(/(?<=\p{L}{2})ies$/u, 'y')
    .replace(/(?<=(?:s|x|z|ch|sh))es$/u, '');
  const singular = plural.replace(/(?<=\p{L}{2}[^su])s$/u, '');
  const stem = singular.replace(/(?:ed|ing)$/u, '');
  if (stem === singular || stem.length < 3 || !VOWEL.test(stem)) return singular.replace(/(?<=\p{L}{3})e$/u, '');
  return stem.replace(/([bdfgmnprt])\1$/u, '$1').replace(/(?<=\p{L}{3})e$/u, '');
}

const keysOf = (word: string, more: readonly string[]): readonly string[] => [...new Set([word, ...more])];

export const englishForms: BaseForms = (form) => {
  const word = form.toLowerCase();
  return keysOf(word, [`${englishKey(word)}~`]);
};

/** The Finnish keys; only the word itself where Voikko is not installed. */
export function finnishForms(): BaseForms {
  let lexicon: ReturnType<typeof createLexicon>;
  try {
    lexicon = createLexicon(openVoikko());
  } catch {
    return (form) => [form.toLowerCase()];
  }
  return (form, withParts) => {
    const { readings } = lexicon(normalForm(form));
    const bases = readings.flatMap(({ lemma, parts }) => (withParts ? [lemma, ...parts] : [lemma]));
    return keysOf(
      form.toLowerCase(),
      bases.map((base) => base.toLowerCase()),
    );
  };
}
