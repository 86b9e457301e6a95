// Words beside a number or a date that decide what it is, by kind (data/lexica/LANG/neighbours.tsv). What enters: a piece.
// What leaves: whether it is a word of a kind. All kinds of a word are told at once, as bits, and kept with it.
import { dataTable } from '../../base/data.ts';
import { byLanguage } from '../../language/codes.ts';
import type { LanguageCode } from '../../language/language.ts';
import { inLanguage } from '../spelling.ts';
import { createPhraseTable, type PhraseTable } from './lexicon.ts';
import type { Piece } from './pieces.ts';

/** Kinds in each of the two numbers that hold a word's. */
const HALF = 30;

type Kinds = {
  /** The number of each kind, below twice HALF. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly tables: readonly PhraseTable<true>[];
};

const kept = byLanguage((): { kinds: Kinds | null } => ({ kinds: null }));

/** The kinds of a language. Throws RangeError where the table has more than there are bits. */
function kindsOf(language: LanguageCode): Kinds {
  const of = kept[language];
  if (of.kinds) return of.kinds;
  const forms = new Map<string, string[]>();
  for (const row of dataTable(`lexica/${language}/neighbours.tsv`)) {
    const kind = row.kind ?? '';
    forms.set(kind, [...(forms.get(kind) ?? []), ...(row.forms ?? '').split(' ')]);
  }
  if (forms.size > 2 * HALF) throw new RangeError(`more kinds of neighbours than bits: ${forms.size}`);
  of.kinds = {
    numbers: new Map([...forms.keys()].map((kind, number) => [kind, number])),
    tables: [...forms.values()].map((words) =>
      createPhraseTable(
        language,
        words.map((word) => [word, true] as const),
      ),
    ),
  };
  return of.kinds;
}

/** The bits of a word's kinds from one number on. */
function bitsFrom({ tables }: Kinds, word: string, from: number): number {
  let bits = 0;
  for (let k = from; k < Math.min(tables.length, from + HALF); k += 1)
    if (tables[k]?.mayStart(word)) bits |= 1 << (k - from);
  return bits;
}

/** Whether a language's table has words of a kind at all: one that only reads numbers has few. */
export const hasNeighbours = (language: LanguageCode, kind: string): boolean => kindsOf(language).numbers.has(kind);

/** True where a piece is a word of a kind. */
export function isNeighbour(language: LanguageCode, kind: string, piece: Piece | undefined): boolean {
  if (!piece || piece.kind === 'digits') return false;
  const kinds = kindsOf(language);
  const number = kinds.numbers.get(kind);
  if (number === undefined) return false;
  const low = inLanguage(piece.low, language);
  if (low.besides === -1) {
    low.besides = bitsFrom(kinds, low.lower, 0);
    low.besidesMore = bitsFrom(kinds, low.lower, HALF);
  }
  return number < HALF ? (low.besides & (1 << number)) !== 0 : (low.besidesMore & (1 << (number - HALF))) !== 0;
}
