// Opens Finnish for tests, or says why it cannot be opened.
import { UserError } from '../../../src/base/diagnostic.ts';
import { createLexicon, type Lexicon } from '../../../src/language/fi/lookup.ts';
import { openVoikko } from '../../../src/language/fi/voikko.ts';

/** The reason for skipping tests that need libvoikko, or false where it is here. */
export const skip: string | false = (() => {
  try {
    openVoikko();
    return false;
  } catch (error) {
    if (error instanceof UserError) return `${error.diagnostic.message} ${error.diagnostic.hint}`;
    throw error;
  }
})();

let lexicon: Lexicon | null = null;

/** The look-up of Finnish words, one for all tests of a file. */
export function lookUp(form: string) {
  lexicon ??= createLexicon(openVoikko());
  return lexicon(form);
}
