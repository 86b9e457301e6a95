// What a command is asked about, by the words that people write; and the error for a word that is none of those known.
import { itemAsked, partyAsked } from '../app/asked.ts';
import { UserError } from '../base/diagnostic.ts';

/** Id of a party by its id or name. Throws T1903 where nobody is called so. */
export const partyOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : partyAsked(text);

/** Code of an item by its code or name. */
export const itemOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : itemAsked(text);

/** The error for an option's value that is none of those known. */
export const unknownValue = (option: string, value: string, known: readonly string[]): UserError =>
  new UserError(
    {
      code: 'T1902',
      severity: 'error',
      message: `--${option} "${value}" is not known.`,
      hint: `Take one of: ${known.join(', ')}.`,
    },
    2,
  );
