// What is asked about, by the words that people write: parties and items. What is not known is a UserError: a mistyped name must not
// look as if nothing were known of it.
import { dataTable } from '../base/data.ts';
import { UserError } from '../base/diagnostic.ts';
import { listed, say } from '../base/said.ts';
import { isItem, itemNamed, partyNamed } from './names.ts';

/** Id of a party by its id or name. Throws T1903 where nobody is called so; `field` is what it was asked as. */
export function partyAsked(text: string, field?: string): string {
  const party = partyNamed(text);
  if (party !== null) return party;
  throw new UserError(
    {
      code: 'T1903',
      severity: 'error',
      message: say`"${text}" is no party.`,
      hint: say`Give a state by its name or its two letters, such as KP, RU, UA or US, or EU, NATO, UN.`,
      ...(field !== undefined && { at: { field } }),
    },
    2,
  );
}

/** Code of an item by its code or name; other words stay as they are, since what is imported may have items of its own. */
export const itemAsked = (text: string): string => itemNamed(text) ?? text;

/** To be asked where nothing was found: throws T1902 if there is no such item. */
export function checkItem(item: string | undefined): void {
  if (item === undefined || isItem(item)) return;
  const near = nearestItems(item);
  throw new UserError(
    {
      code: 'T1902',
      severity: 'error',
      message: say`"${item}" is no item that is known.`,
      hint:
        near.length > 0
          ? say`Take one of: ${listed(near, ', ')}.`
          : say`Take a code or a name of data/items.tsv, such as ammunition.artillery or “artillery shells”.`,
      at: { field: 'item' },
    },
    2,
  );
}

/** So many items are proposed at most. */
const MOST = 5;

/** Codes of the items that have the words in their names; where none has, of those that are written nearly so. */
export function nearestItems(text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  const items = dataTable('items.tsv').map(({ code = '', en = '', fi = '' }) => ({
    code,
    words: [code, en.toLowerCase(), fi.toLowerCase()],
  }));
  const holding = items.filter(({ words }) => wanted.length > 2 && words.some((one) => one.includes(wanted)));
  const found = holding.length > 0 ? holding : spelledNearly(items, wanted);
  return found.slice(0, MOST).map(({ code }) => code);
}

type Named = { readonly code: string; readonly words: readonly string[] };

/** Items with a name, or a part of a code, in which at most a third of the letters differ; the nearest first. */
function spelledNearly(items: readonly Named[], wanted: string): readonly Named[] {
  const farness = ({ words }: Named): number =>
    Math.min(...words.flatMap((one) => [one, ...one.split(/[. ]/u)]).map((one) => lettersApart(one, wanted)));
  return items
    .map((item) => ({ item, apart: farness(item) }))
    .filter(({ apart }) => apart <= wanted.length / 3)
    .sort((a, b) => a.apart - b.apart)
    .map(({ item }) => item);
}

/** How many letters must be put in, taken out or changed (V. Levenshtein, 1965). */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
