// Words and what they are, out of a table under data/ with the columns `words` (parted by "|") and `as`. Read once, kept.
import { dataTable } from './data.ts';

export type WordKinds = {
  /** What a word is by the first row that has it; undefined for a word that no row has. */
  readonly of: (word: string) => string | undefined;
  /** Whether one of the rows that have a word says that it is this. */
  readonly is: (word: string, kind: string) => boolean;
};

const known = new Map<string, WordKinds>();

/** The words of data/NAME, read at first use. */
export function wordKinds(name: string): WordKinds {
  let kinds = known.get(name);
  if (!kinds) {
    const table = new Map<string, string[]>();
    for (const { words = '', as = '' } of dataTable(name))
      for (const word of words.split('|')) table.set(word, [...(table.get(word) ?? []), as]);
    kinds = { of: (word) => table.get(word)?.[0], is: (word, kind) => table.get(word)?.includes(kind) === true };
    known.set(name, kinds);
  }
  return kinds;
}
