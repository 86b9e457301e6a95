// Hedges: the words on either side of an amount that bound or blur it, in the chain that stands there ("arviolta yli").
// What enters: pieces and an amount's ends. What leaves: the effect of all of them and the piece where the first one starts.

import { isNeighbour, type PhraseMatch } from './lexicon.ts';
import { lexiconFor, type Reading, readNumeral } from './numeral.ts';
import type { Piece } from './pieces.ts';
import type { HedgeEffect } from './quantity-lexicon.ts';

export type Hedge = {
  /** Which ends the words leave: both, the lower only, the upper only. */
  readonly bound: 'both' | 'low' | 'high';
  readonly approx: boolean;
  /** Piece where the first hedge before the amount starts; the amount's own first where none does. */
  readonly first: number;
  /** One past a hedge that touches the amount's end; the amount's own end where none does. */
  readonly end: number;
};

const QUOTES = /^[“”"'’‘«»„]$/u;

type Chain = { readonly effects: readonly HedgeEffect[]; readonly first: number };

/** Effects before piece `at`, nearest first. Words that change nothing are passed over. */
function chainBefore(reading: Reading, at: number, floor: number): Chain {
  const { pieces } = reading;
  const { hedgesBefore } = lexiconFor(reading);
  const effects: HedgeEffect[] = [];
  let first = at;
  let end = at;
  for (let steps = 0; steps < 5 && end > floor; steps++) {
    const before = pieces[end - 1];
    if (before?.kind === 'sign' && QUOTES.test(before.lower)) {
      end -= 1;
      continue;
    }
    const match = hedgesBefore.endingAt(pieces, end) ?? setOffBefore(reading, end);
    if (!match || match.first < floor) break;
    end = match.first;
    if (match.value === 'none') continue;
    effects.push(match.value);
    first = match.first;
  }
  return { effects, first };
}

/** A hedge with a comma behind it that opens its sentence or stands between two commas: "At the very most, 15". */
function setOffBefore(reading: Reading, end: number): PhraseMatch<HedgeEffect> | null {
  const { pieces } = reading;
  if (pieces[end - 1]?.lower !== ',') return null;
  const match = lexiconFor(reading).hedgesBefore.endingAt(pieces, end - 1);
  const opens = match && (match.first === 0 || OPENING.test(pieces[match.first - 1]?.lower ?? ''));
  return opens && match.value !== 'none' ? match : null;
}

/** Before a hedge that is set off, and behind one. */
const OPENING = /^[,;:(–—"“”«]$/u;
const CLOSING = /^[.,;:)–—?!"”]$/u;

/** A hedge between commas, in brackets or at the end behind a comma: "27 million dollars, roughly, for the jets". */
function setOffAfter(reading: Reading, k: number): PhraseMatch<HedgeEffect> | null {
  const { pieces } = reading;
  const opening = pieces[k];
  if (opening?.kind !== 'sign' || !/^[,(–—]$/u.test(opening.lower)) return null;
  const match = lexiconFor(reading).hedgesAside.startingAt(pieces, k + 1);
  const closing = match && pieces[match.end];
  return match && (!closing || CLOSING.test(closing.lower)) ? match : null;
}

/** The effect of a hedge whose halves stand on both sides: "broke the 3,000 mark", "rikkoi tuhannen rajan". */
function hedgeAround(reading: Reading, first: number, end: number): HedgeEffect | null {
  const { pieces } = reading;
  const { hedgesAround } = lexiconFor(reading);
  for (let at = first; at > Math.max(0, first - 3); at--) {
    const match = hedgesAround.endingAt(pieces, at);
    if (match) return match.value.after.startingAt(pieces, end) ? match.value.effect : null;
    if (lexiconFor(reading).hedgesBefore.endingAt(pieces, at)?.value !== 'none') return null;
  }
  return null;
}

const STOPS = /^[.,;:()–—?!]$/u;

/** True where a hedge behind the amount belongs to a number that follows it: "20 000 miestä, ainakin 300". */
function opensNext(reading: Reading, end: number): boolean {
  const next = reading.pieces[end];
  if (!next) return false;
  return (
    next.kind === 'digits' ||
    next.lower === '$' ||
    next.lower === '€' ||
    next.lower === '£' ||
    (next.kind === 'word' && readNumeral(reading, end) !== null)
  );
}

/** Effect of a hedge behind the number, its unit or the words that it counts, within the same stretch. */
function hedgeAfter(reading: Reading, starts: readonly number[]): PhraseMatch<HedgeEffect> | null {
  const { pieces, language } = reading;
  const { hedgesAfter } = lexiconFor(reading);
  const far = Math.max(...starts);
  for (let k = Math.min(...starts); k <= far + 3 && k < pieces.length; k++) {
    const piece = pieces[k] as Piece;
    const aside = setOffAfter(reading, k);
    if (aside) return aside;
    if (piece.lower === ',' && isNeighbour(language, 'hedge-open', pieces[k + 1]?.lower ?? '')) continue;
    if (piece.kind === 'sign' && STOPS.test(piece.lower)) return null;
    const glued = !piece.apart && piece.kind === 'word';
    const match = glued ? null : hedgesAfter.startingAt(pieces, k);
    if (match?.value === 'about' && pieces[k - 1]?.lower === ',') return null;
    if (match && !opensNext(reading, match.end) && !(piece.lower === '+' && piece.apart)) return match;
    if (k >= far && piece.kind === 'digits') return null;
  }
  return null;
}

/** An amount's pieces, one past its last number word, and the piece that its hedges may not reach across. */
export type HedgedAt = {
  readonly first: number;
  readonly numberEnd: number;
  readonly end: number;
  readonly floor: number;
};

/** What the hedges around an amount say. */
export function readHedges(reading: Reading, at: HedgedAt): Hedge {
  const { first, numberEnd, end, floor } = at;
  const before = chainBefore(reading, first, floor);
  const after = hedgeAfter(reading, [numberEnd, end]);
  const around =
    hedgeAround(reading, first, end) ?? lexiconFor(reading).hedgesTouching.startingAt(reading.pieces, end)?.value;
  const effects = [around, ...before.effects, after?.value].filter((effect) => effect && effect !== 'none');
  const bounding = effects.find((effect) => effect === 'low' || effect === 'high' || effect === 'near');
  const bound = bounding === 'low' ? 'low' : bounding ? 'high' : 'both';
  const approx = effects.includes('about') || bounding === 'near' || (bound === 'high' && effects.includes('near'));
  return { bound, approx, first: before.first, end: after?.first === end ? after.end : end };
}
