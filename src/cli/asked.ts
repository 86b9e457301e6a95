// What a command is asked about, by the words that people write. What is not known is a UserError of usage: a mistyped name
// must not look as if nothing were known of it.
import { isItem, partyNamed } from '../app/names.ts';
import { UserError } from '../base/diagnostic.ts';

/** Id of a party by its id or name. Throws T1903 where nobody is called so. */
export function partyOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const party = partyNamed(text);
  if (party !== null) return party;
  throw new UserError(
    {
      code: 'T1903',
      severity: 'error',
      message: `"${text}" is no party.`,
      hint: 'Give a state by its name or its two letters, such as KP, RU, UA or US, or EU, NATO, UN.',
    },
    2,
  );
}

/** To be asked where nothing was found: throws T1902 if there is no such item. */
export function checkItem(item: string | undefined): void {
  if (item === undefined || isItem(item)) return;
  throw unknownValue('item', item, ['ammunition', 'ammunition.artillery', 'another code of data/items.tsv']);
}

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
