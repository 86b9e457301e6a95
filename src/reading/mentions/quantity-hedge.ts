// Hedges: the words on either side of an amount that bound or blur it, in the chain that stands there ("arviolta yli").
// What enters: pieces and an amount's ends. What leaves: the effect of all of them and the piece where the first one starts.

import type { PhraseMatch } from './lexicon.ts';
import { isNeighbour } from './neighbours.ts';
import { type Reading, readNumeral } from './numeral.ts';
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
function chainBefore(reading: Reading, { first: at, end: last, floor, time }: HedgedAt): Chain {
  const { pieces } = reading;
  const { hedgesBefore } = reading.lexicon;
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
    if (match.value !== 'none' && end < at && isStandard(reading, end, last)) break;
    if (time && spansTime(reading, match, last)) break;
    end = match.first;
    if (match.value === 'none' && pieces[end]?.lower === 'all') break;
    if (match.value === 'none') continue;
    effects.push(isNegated(reading, match.first) ? TURNED[match.value] : match.value);
    first = match.first;
  }
  return { effects, first };
}

/** "above the 150,000 forecast": the number is a standard, which is just that; what is said to be above it is another. */
const isStandard = ({ pieces, language }: Reading, from: number, end: number): boolean =>
  isNeighbour(language, 'definite', pieces[from]) &&
  [end, end + 1, end + 2].some((k) => isNeighbour(language, 'standard', pieces[k]));

/** "spread over three years": the time that something takes; "for over three years", "over 30 years ago" are bounds. */
function spansTime({ pieces, language }: Reading, { first, end }: PhraseMatch<HedgeEffect>, last: number): boolean {
  if (language !== 'en' || end !== first + 1 || pieces[first]?.lower !== 'over') return false;
  if (isNeighbour(language, 'over-before', pieces[first - 1])) return false;
  return !isNeighbour(language, 'over-after', pieces[last]) && !/^(?:old|age)$/u.test(pieces[last - 1]?.lower ?? '');
}

/** What a bound says under a negation: "did not exceed 80" is at most 80. */
const TURNED = { low: 'high', high: 'low', near: 'high', about: 'about', none: 'none' } as const;

const isNegation = ({ pieces, language }: Reading, i: number): boolean =>
  isNeighbour(language, 'negation', pieces[i]) ||
  (pieces[i]?.lower === 't' && /^['’]$/u.test(pieces[i - 1]?.lower ?? ''));

/** True where a negation governs the bound at piece `first`, with nothing but verbs of measure between: "may not rise above". */
function isNegated(reading: Reading, first: number): boolean {
  const { pieces, language } = reading;
  for (let i = first - 1; i >= Math.max(0, first - 5); i--) {
    if (isNegation(reading, i)) return true;
    if (!isNeighbour(language, 'measure-verb', pieces[i])) return false;
  }
  return false;
}

/** The hedge of at most four words that fills the stretch from piece `first` to a number. */
export function bareHedgeAt(reading: Reading, first: number): PhraseMatch<HedgeEffect> | null {
  for (let end = first + 1; end <= Math.min(first + 4, reading.pieces.length - 1); end++) {
    const match = reading.lexicon.hedgesBefore.endingAt(reading.pieces, end);
    if (match?.first === first && (reading.pieces[end]?.kind === 'digits' || readNumeral(reading, end) !== null))
      return match;
  }
  return null;
}

/** A hedge with a comma behind it that opens its sentence or stands between two commas: "At the very most, 15". */
function setOffBefore(reading: Reading, end: number): PhraseMatch<HedgeEffect> | null {
  const { pieces } = reading;
  if (pieces[end - 1]?.lower !== ',') return null;
  const match = reading.lexicon.hedgesBefore.endingAt(pieces, end - 1);
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
  const match = reading.lexicon.hedgesAside.startingAt(pieces, k + 1);
  const closing = match && pieces[match.end];
  return match && (!closing || CLOSING.test(closing.lower)) ? match : null;
}

/** The effect of a hedge whose halves stand on both sides: "broke the 3,000 mark", "rikkoi tuhannen rajan". */
function hedgeAround(reading: Reading, first: number, end: number): HedgeEffect | null {
  const { pieces } = reading;
  const { hedgesAround } = reading.lexicon;
  for (let at = first; at > Math.max(0, first - 3); at--) {
    const match = hedgesAround.endingAt(pieces, at);
    const { after, effect } = match?.value ?? {};
    if (match && after && effect)
      return after.startingAt(pieces, end) ? (isNegated(reading, match.first) ? TURNED[effect] : effect) : null;
    if (reading.lexicon.hedgesBefore.endingAt(pieces, at)?.value !== 'none') return null;
  }
  return null;
}

const STOPS = /^[.,;:()–—?!]$/u;

/** True where a hedge behind the amount belongs to a number that follows it: "20 000 miestä, ainakin 300". */
function opensNext(reading: Reading, end: number): boolean {
  const led = isNeighbour(reading.language, 'definite', reading.pieces[end]);
  if (led) return opensNext(reading, end + 1);
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

/** A postposition behind the amount or the one word that it counts, which stands in the case that it governs. */
function governing(reading: Reading, starts: readonly number[]): PhraseMatch<HedgeEffect> | null {
  const { pieces } = reading;
  for (let k = Math.min(...starts); k <= Math.max(...starts) + 1 && k < pieces.length; k++) {
    const match = reading.lexicon.hedgesGoverning.startingAt(pieces, k);
    const governed = pieces[k - 1] as Piece;
    if (match && (governed.kind === 'digits' || governed.lower.endsWith('n'))) return match;
  }
  return null;
}

/** How far behind an amount a hedge that closes the sentence may stand, in pieces: "218 bodies were returned, and counting." */
const CLOSING_REACH = 10;

/** A hedge between a comma and the sentence's end, with no other number between. */
function closingAside(reading: Reading, from: number): PhraseMatch<HedgeEffect> | null {
  const { pieces } = reading;
  for (let k = from; k < Math.min(pieces.length, from + CLOSING_REACH); k++) {
    const match = setOffAfter(reading, k);
    if (match) return pieces.slice(match.end).every(({ kind }) => kind === 'sign') ? match : null;
    if (pieces[k]?.kind === 'digits' || readNumeral(reading, k)) return null;
  }
  return null;
}

/** A hedge behind a number; "and a little more than a fifth" opens the next one. */
function openHedge(reading: Reading, k: number): PhraseMatch<HedgeEffect> | null {
  const match = reading.lexicon.hedgesAfter.startingAt(reading.pieces, k);
  return match && match.value !== 'none' && reading.pieces[match.end]?.lower === 'than' ? null : match;
}

/** Effect of a hedge behind the number, its unit or the words that it counts, within the same stretch. */
function hedgeAfter(reading: Reading, starts: readonly number[]): PhraseMatch<HedgeEffect> | null {
  const { pieces, language } = reading;
  const governed = governing(reading, starts);
  if (governed) return governed;
  const far = Math.max(...starts);
  for (let k = Math.min(...starts); k <= far + 3 && k < pieces.length; k++) {
    const piece = pieces[k] as Piece;
    const aside = setOffAfter(reading, k);
    if (aside) return aside;
    if (piece.lower === ',' && isNeighbour(language, 'hedge-open', pieces[k + 1])) continue;
    if (piece.kind === 'sign' && STOPS.test(piece.lower)) return null;
    const glued = !piece.apart && piece.kind === 'word';
    const match = glued ? null : openHedge(reading, k);
    if (match?.value === 'about' && pieces[k - 1]?.lower === ',') return null;
    if (match && !opensNext(reading, match.end) && !(piece.lower === '+' && piece.apart)) return match;
    if (k >= far && piece.kind === 'digits') return null;
  }
  return closingAside(reading, far + 4);
}

/** An amount's pieces, one past its last number word, and the piece that its hedges may not reach across. */
export type HedgedAt = {
  readonly first: number;
  readonly numberEnd: number;
  readonly end: number;
  readonly floor: number;
  /** True for an amount of time. */
  readonly time?: boolean;
};

/** What the hedges around an amount say. */
export function readHedges(reading: Reading, at: HedgedAt): Hedge {
  const { first, numberEnd, end } = at;
  const before = chainBefore(reading, at);
  const after = hedgeAfter(reading, [numberEnd, end]);
  const around =
    hedgeAround(reading, first, end) ?? reading.lexicon.hedgesTouching.startingAt(reading.pieces, end)?.value;
  const effects = [around, ...before.effects, after?.value].filter((effect) => effect && effect !== 'none');
  const bounding = effects.find((effect) => effect === 'low' || effect === 'high' || effect === 'near');
  const bound = bounding === 'low' ? 'low' : bounding ? 'high' : 'both';
  const approx = effects.includes('about') || bounding === 'near' || (bound === 'high' && effects.includes('near'));
  return { bound, approx, first: before.first, end: after?.first === end ? after.end : end };
}
