// Multiples said in one word: "twice the average", "double what was paid", "tenfold", "kaksinkertainen". What leaves: the
// times as a number with its pieces; null where the word tells how often or what is done ("called twice", "to double output").
import { toDecimal } from '../../base/decimal.ts';
import { isNeighbour } from './neighbours.ts';
import type { Reading } from './numeral.ts';
import type { Share } from './quantity-share.ts';

/** The multiple that starts at piece `i`, or null. */
export function readMultiple(reading: Reading, i: number): Share | null {
  const { pieces, language } = reading;
  const match = pieces[i]?.kind === 'word' ? reading.lexicon.multiples.startingAt(pieces, i) : null;
  if (!match) return null;
  const { times, compares } = match.value;
  if (compares) {
    if (!isNeighbour(language, 'multiple-after', pieces[match.end])) return null;
    if (isNeighbour(language, 'multiple-not', pieces[i - 1])) return null;
  }
  const value = toDecimal(times);
  return { first: i, end: match.end, low: value, high: value, range: false };
}
