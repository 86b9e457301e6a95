// The registry of languages: what can be read, and the analyser of each, opened once and kept.
// Which language a text is in: identify.ts, kept apart because its tables take time to load.
import { UserError } from '../base/diagnostic.ts';
import { openEnglish } from './en/english.ts';
import { openFinnish } from './fi/finnish.ts';
import type { Analyser, Language, LanguageCode } from './language.ts';

export const LANGUAGES: readonly Language[] = [
  { code: 'en', name: 'English', open: openEnglish },
  { code: 'fi', name: 'Finnish', open: openFinnish },
];

export const isLanguageCode = (code: string): code is LanguageCode =>
  LANGUAGES.some((language) => language.code === code);

const opened = new Map<LanguageCode, Analyser>();

/**
 * The analyser of a language by its code. Throws a UserError (T2101) for a language that is not in the registry; a language
 * may throw one of its own where something must be installed first.
 */
export function openLanguage(code: string): Analyser {
  const language = LANGUAGES.find((candidate) => candidate.code === code);
  if (!language) {
    const names = LANGUAGES.map(({ code: known, name }) => `${known} (${name})`).join(', ');
    throw new UserError({
      code: 'T2101',
      severity: 'error',
      message: `The language "${code.slice(0, 20)}" cannot be read.`,
      hint: `Languages that can be read: ${names}. Leave the language out to have it identified.`,
    });
  }
  const analyser = opened.get(language.code) ?? language.open();
  opened.set(language.code, analyser);
  return analyser;
}
