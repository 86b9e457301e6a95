// The words of things. What enters: data/lexica/LANG/items.tsv (words, code as a head, family as a head, trait as a
// modifier) and data/item-refinements.tsv (family and trait give a code). What leaves: a trie and the refinements.
import { dataTable } from '../../base/data.ts';
import type { LanguageCode } from '../../language/language.ts';
import { cells } from './lexicon-names.ts';
import { createTrie, type Trie } from './lexicon-trie.ts';
import type { Form } from './lexicon-words.ts';

export type Thing = {
  /** Code where it stands alone; '' where it is no item alone. */
  readonly code: string;
  /** What kind of head it is; '' where it is none. */
  readonly family: string;
  /** What it says of a head when it modifies one; '' for nothing. */
  readonly trait: string;
};

const refinements = new Map<string, string>();

/** Code of a head of a family under a trait, or null. */
export function refine(family: string, trait: string): string | null {
  if (refinements.size === 0)
    for (const row of dataTable('item-refinements.tsv')) refinements.set(`${row.family}\t${row.trait}`, row.code ?? '');
  return refinements.get(`${family}\t${trait}`) ?? null;
}

const tries = new Map<LanguageCode, Trie<Thing>>();

/** The item words of a language; built at first use. */
export function thingsOf(language: LanguageCode): Trie<Thing> {
  let trie = tries.get(language);
  if (!trie) {
    const entries = dataTable(`lexica/${language}/items.tsv`).flatMap((row) => {
      const thing: Thing = { code: row.code ?? '', family: row.family ?? '', trait: row.trait ?? '' };
      return cells(row, 'words').map((phrase) => [phrase, thing] as const);
    });
    trie = createTrie(language, entries, true);
    tries.set(language, trie);
  }
  return trie;
}

/** True where a word may be of a thing with a name of its own ("Storm Shadow"). */
export const namesThing = (form: Form, language: LanguageCode): boolean =>
  thingsOf(language)
    .forms.basesOf(form)
    .some((base) => /^\p{Lu}/u.test(base));

/** Several rows may have the same words ("artillery" is a gun and a modifier): one thing with all that they say. A row of the
 * family 'none' says that the words are no thing ("osaksi"). */
export function mergeThings(things: readonly Thing[]): Thing {
  const none = things.find((t) => t.family === 'none');
  if (none) return none;
  const pick = (key: keyof Thing): string => things.find((t) => t[key] !== '')?.[key] ?? '';
  return { code: pick('code'), family: pick('family'), trait: pick('trait') };
}
