// The basis that words beside an amount settle: "per month" a rate, "another" an increment, "so far" a total, "could hold" a
// capacity. Only words of the same clause count; where none does the basis stays open for the frame to decide.

import { isNeighbour } from './neighbours.ts';
import { type Reading, readNumeral } from './numeral.ts';
import type { Piece } from './pieces.ts';
import type { BasisHint } from './quantity-lexicon.ts';

const STOPS = /^[.;:?!()–—]$/u;
const RANK: Readonly<Record<string, number>> = { rate: 0, capacity: 1, increment: 2, total: 3, stock: 4, share: 5 };
const BEFORE = 7;
const AFTER = 8;

type Found = BasisHint & { readonly distance: number };

/** Finnish "kolmessa vuodessa" is a duration, not a rate. */
const countedPeriod = (reading: Reading, first: number): boolean =>
  reading.language === 'fi' && first > 0 && readNumeral(reading, first - 1) !== null;

/** How far off a word of each basis may stand from the number. */
const REACH: Readonly<Record<string, number>> = { increment: 1 };

function before(reading: Reading, first: number): readonly Found[] {
  const { basisBefore } = reading.lexicon;
  const found: Found[] = [];
  for (let end = first; end > Math.max(0, first - BEFORE); end--) {
    const piece = reading.pieces[end - 1] as Piece;
    if ((piece.kind === 'sign' && STOPS.test(piece.lower)) || (piece.kind === 'digits' && end < first)) break;
    if (piece.lower === ',' && end < first - 1) break;
    const match = basisBefore.endingAt(reading.pieces, end);
    if (!match || (match.value.basis === 'rate' && countedPeriod(reading, match.first))) continue;
    if (first - end > (REACH[match.value.basis] ?? BEFORE) || reading.dated?.has(match.first)) continue;
    found.push({ ...match.value, distance: first - end });
  }
  return found;
}

function after(reading: Reading, end: number): readonly Found[] {
  const { basisAfter } = reading.lexicon;
  const found: Found[] = [];
  for (let at = end; at < Math.min(reading.pieces.length, end + AFTER); at++) {
    const piece = reading.pieces[at] as Piece;
    if (piece.kind === 'digits' || (piece.kind === 'sign' && (piece.lower === ',' || STOPS.test(piece.lower)))) break;
    const match = basisAfter.startingAt(reading.pieces, at);
    if (!match || reading.dated?.has(at)) continue;
    if (match.value.basis === 'rate') {
      if (at > end && countedPeriod(reading, at)) continue;
      if (at > end && isNeighbour(reading.language, 'not-rate', reading.pieces[at - 1])) continue;
    }
    if (
      match.value.basis === 'increment' &&
      (at - end > 3 || isNeighbour(reading.language, 'not-more', reading.pieces[at - 1]))
    )
      continue;
    found.push({ ...match.value, distance: at - end });
  }
  return found;
}

/** The basis and period that the words around pieces `first` to `end` settle, or null. */
export function readBasis(reading: Reading, first: number, end: number): BasisHint | null {
  const found = [...before(reading, first), ...after(reading, end)];
  if (found.length === 0) return null;
  const best = found.sort((a, b) => (RANK[a.basis] ?? 9) - (RANK[b.basis] ?? 9) || a.distance - b.distance)[0];
  return best ? { basis: best.basis, per: best.per } : null;
}
