// Results of matches, splits and odds, "3-1", "6-4 7-5", "50-50", and line-ups, "4-3-3": digits joined by dashes that are no
// quantities, as those of a telephone number. A vote, "51-49", is two.
import { isNeighbour } from './neighbours.ts';
import type { Reading } from './numeral-words.ts';
import { isDash, type Piece } from './pieces.ts';

/** Digits that a result has at most. */
const LONG = 3;

const isShort = (piece: Piece | undefined): piece is Piece =>
  piece?.kind === 'digits' && piece.end - piece.start <= LONG;

/** One past the digits and dashes that hang together from piece `i` on. */
function chainEnd(pieces: readonly Piece[], i: number): number {
  let end = i + 1;
  while (isDash(pieces[end]) && !pieces[end]?.apart && pieces[end + 1]?.kind === 'digits' && !pieces[end + 1]?.apart)
    end += 2;
  return end;
}

const speaksOf = ({ pieces, language }: Reading, kind: 'result' | 'vote'): boolean =>
  pieces.some((piece) => piece.kind === 'word' && isNeighbour(language, kind, piece));

/** True where what follows shows that the numbers count something: "5-10 goals", "3–1 %", "4-1.5". */
function counts({ pieces, language }: Reading, end: number): boolean {
  const next = pieces[end];
  if (!next) return false;
  if (next.kind === 'digits') return !isDash(pieces[end + 1]);
  if (next.kind === 'word') return !next.apart || !isNeighbour(language, 'result-after', next);
  return !next.apart && /^[.,:%°/]$/u.test(next.lower) && (next.lower === '%' || pieces[end + 1]?.apart === false);
}

/** One past a result that starts at piece `i`, or 0. */
export function resultEnd(reading: Reading, i: number): number {
  const { pieces } = reading;
  const [first, second] = [pieces[i], pieces[i + 2]];
  if (!isShort(first) || !isDash(pieces[i + 1]) || pieces[i + 1]?.apart || !second || second.apart) return 0;
  const end = chainEnd(pieces, i);
  if (end === i + 1) return 0;
  if (end > i + 3) return end;
  if (!isShort(second)) return 0;
  const falling = Number(first.lower) >= Number(second.lower);
  if (falling) return speaksOf(reading, 'vote') || isGlued(pieces, end) ? 0 : end;
  return counts(reading, end) || !speaksOf(reading, 'result') ? 0 : end;
}

/** True where a unit, decimals or a code go on right behind. */
const isGlued = (pieces: readonly Piece[], end: number): boolean => {
  const next = pieces[end];
  if (!next || next.apart) return false;
  if (next.kind !== 'sign') return true;
  return next.lower === '%' || (/^[.,:/]$/u.test(next.lower) && isShort(pieces[end + 1]) && !pieces[end + 1]?.apart);
};
