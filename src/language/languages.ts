// The registry of languages: what can be read, and the analyser of each, opened once and kept. Apart from these stand the
// skeletons, languages of which only numbers and dates are read: they are never identified, only asked for, and give no claims.
// Which language a text is in: identify.ts, kept apart because its tables take time to load.
import { type Diagnostic, UserError } from '../base/diagnostic.ts';
import { openEnglish } from './en/english.ts';
import { openFinnish } from './fi/finnish.ts';
import type { Analyser, Language, LanguageCode } from './language.ts';
import { openSkeleton } from './skeleton.ts';

export const LANGUAGES: readonly Language[] = [
  { code: 'en', name: 'English', open: openEnglish },
  { code: 'fi', name: 'Finnish', open: openFinnish },
];

/** Read for numbers and dates only. */
export const SKELETONS: readonly Omit<Language, 'open'>[] = [
  // one line a skeleton
  { code: 'sv', name: 'Swedish' },
];

export const isLanguageCode = (code: string): code is LanguageCode =>
  LANGUAGES.some((language) => language.code === code);

/** True for a language of which only numbers and dates are read. */
export const isSkeleton = (code: string | null): boolean => SKELETONS.some((language) => language.code === code);

/** What a reader says of a text in a skeleton's language. */
export function skeletonOnly(code: string): Diagnostic {
  const name = SKELETONS.find((language) => language.code === code)?.name ?? code;
  return {
    code: 'T2104',
    severity: 'error',
    message: `${name} is a skeleton: its numbers and dates are found, but no claim is read in it.`,
    hint: `See what is found with tosite read --mentions --lang ${code}. Claims are read in ${LANGUAGES.map((l) => l.name).join(' and ')}.`,
  };
}

const opened = new Map<LanguageCode, Analyser>();

/**
 * The analyser of a language by its code. Throws a UserError (T2101) for a language that is not in the registry; a language
 * may throw one of its own where something must be installed first.
 */
export function openLanguage(code: string): Analyser {
  const language = LANGUAGES.find((candidate) => candidate.code === code);
  const skeleton = language ? undefined : SKELETONS.find((candidate) => candidate.code === code);
  if (!language && !skeleton) {
    const names = LANGUAGES.map(({ code: known, name }) => `${known} (${name})`).join(', ');
    throw new UserError({
      code: 'T2101',
      severity: 'error',
      message: `The language "${code.slice(0, 20)}" cannot be read.`,
      hint: `Languages that can be read: ${names}. Leave the language out to have it identified.`,
    });
  }
  const own = (language ?? skeleton)!.code;
  const analyser = opened.get(own) ?? (language ? language.open() : openSkeleton(own));
  opened.set(own, analyser);
  return analyser;
}
