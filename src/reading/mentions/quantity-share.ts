// Shares said in words: "a third", "two-thirds", "half of", "four in every five", "joka toinen", "puolet", "neljä viidestä".
// What leaves: the percentage as a decimal, 33.3 for a third, and the pieces that say it; null where nothing of the kind starts.
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { isNeighbour } from './neighbours.ts';
import { type Numeral, type Reading, readNumeral } from './numeral.ts';
import { isDash } from './pieces.ts';

type Single = { readonly first: number; readonly end: number; readonly percent: Decimal };

/** A share, or a range of two: `low` and `high` in percent. */
export type Share = {
  readonly first: number;
  readonly end: number;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly range: boolean;
};

/** Percent to one decimal, or exactly where two decimals hold it: 33.3, 12.5, 0.25. */
function percentOf(parts: Decimal, whole: Decimal): Decimal {
  const percent = parts.div(whole).mul(100);
  return percent.decimalPlaces() <= 2 ? percent : percent.toDecimalPlaces(1);
}

const fine = (parts: Decimal, whole: Decimal): boolean =>
  parts.gt(0) && parts.lt(whole) && whole.lte(1000) && parts.isInteger();

/** True where words behind a singular part show that it is a share, not an ordinal: "a third of", "a third." */
function partFollows({ pieces }: Reading, end: number): boolean {
  const next = pieces[end];
  return !next || next.kind === 'sign' ? next?.lower !== '-' : isNeighbour('en', 'share-after', next);
}

/** "more than a fifth stayed away": a hedge before the part and a verb behind it. */
function saysPart(reading: Reading, i: number, end: number): boolean {
  const hedge = reading.lexicon.hedgesBefore.endingAt(reading.pieces, i);
  return hedge !== null && hedge.value !== 'none' && /ed$/u.test(reading.pieces[end]?.lower ?? '');
}

function half(reading: Reading, i: number): Single | null {
  const { pieces } = reading;
  const piece = pieces[i];
  if (
    piece?.lower !== 'half' ||
    isNeighbour('en', 'not-half', pieces[i - 1]) ||
    (pieces[i - 1]?.lower === '-' && !piece.apart)
  )
    return null;
  const next = pieces[i + 1];
  if (next?.lower === '-' && !next.apart) return null;
  if (next?.kind === 'word' && !isNeighbour('en', 'half-after', next)) return null;
  return { first: i, end: i + 1, percent: toDecimal(50) };
}

/** "two thirds", "nine-tenths", "a third of", "one in five", "four out of every five". */
function english(reading: Reading, i: number): Single | null {
  const { pieces } = reading;
  const { fractions } = reading.lexicon;
  const article = pieces[i]?.lower === 'a' || pieces[i]?.lower === 'an' || pieces[i]?.lower === 'one';
  const whole = readNumeral(reading, i);
  const numeral: Numeral | null = pieces[i]?.lower === 'a' ? null : whole;
  if (!article && !numeral) return half(reading, i);
  const parts = numeral?.value ?? toDecimal(1);
  const end = numeral?.end ?? i + 1;
  const at = pieces[end]?.lower === '-' && !pieces[end]?.apart ? end + 1 : end;
  const part = fractions.startingAt(pieces, at);
  if (part && whole && whole.end > part.end) return null;
  const follows = part !== null && (parts.gt(1) || partFollows(reading, part.end) || saysPart(reading, i, part.end));
  if (part && follows && fine(parts, toDecimal(part.value)))
    return part.value === 2 && article && pieces[part.end]?.lower !== 'of' && pieces[i - 1]?.lower !== 'by'
      ? null
      : { first: i, end: part.end, percent: percentOf(parts, toDecimal(part.value)) };
  if (!numeral) return null;
  const tied = /^[-‑]$/u.test(pieces[end]?.lower ?? '') && pieces[end + 1]?.lower === 'in' && isDash(pieces[end + 2]);
  if (tied && !pieces[end]?.apart) return inEvery(reading, i, parts, end + 3);
  const noun = pieces[end]?.kind === 'word' && pieces[end + 1]?.lower === 'in' && pieces[end + 2]?.lower === 'every';
  if (noun) return inEvery(reading, i, parts, end + 3);
  const link = ['in', 'of'].includes(pieces[end]?.lower ?? '')
    ? end
    : pieces[end]?.lower === 'out' && pieces[end + 1]?.lower === 'of'
      ? end + 1
      : -1;
  if (link < 0) return null;
  const every = pieces[link + 1]?.lower === 'every' ? link + 2 : link + 1;
  const sure = every > link + 1 || link > end || (pieces[end]?.lower === 'in' && numeral.value.lte(10));
  return sure ? inEvery(reading, i, parts, every) : null;
}

/** "… in five": only a round whole ends it, so that "two in 2024" is none. */
function inEvery(reading: Reading, first: number, parts: Decimal, at: number): Single | null {
  const whole = readNumeral(reading, at);
  if (!whole || whole.floor || !fine(parts, whole.value) || whole.value.gt(100)) return null;
  const next = reading.pieces[whole.end];
  if (next?.kind === 'word' && isNeighbour('en', 'period', next)) return null;
  return { first, end: whole.end, percent: percentOf(parts, whole.value) };
}

/** "kaksi kolmasosaa", "kolmannes", "puolet", "neljä viidestä". */
function finnish(reading: Reading, i: number): Single | null {
  const { pieces } = reading;
  const { fractions } = reading.lexicon;
  const alone = fractions.startingAt(pieces, i);
  if (alone) return { first: i, end: alone.end, percent: percentOf(toDecimal(1), toDecimal(alone.value)) };
  const numeral = readNumeral(reading, i);
  if (!numeral) return null;
  const part = fractions.startingAt(pieces, numeral.end);
  if (part && fine(numeral.value, toDecimal(part.value)))
    return { first: i, end: part.end, percent: percentOf(numeral.value, toDecimal(part.value)) };
  const whole = readNumeral(reading, numeral.end);
  const round =
    whole &&
    whole.case === 'Ela' &&
    !whole.floor &&
    whole.value.lte(100) &&
    (whole.value.lte(10) || whole.value.eq(100));
  return whole && round && numeral.factor.eq(1) && numeral.case !== 'Ela' && fine(numeral.value, whole.value)
    ? { first: i, end: whole.end, percent: percentOf(numeral.value, whole.value) }
    : null;
}

/** One share in words at piece `i`, or null. */
function single(reading: Reading, i: number): Single | null {
  if (reading.pieces[i]?.kind === 'sign') return null;
  const every = reading.lexicon.every.startingAt(reading.pieces, i);
  if (every) return { first: i, end: every.end, percent: percentOf(toDecimal(1), toDecimal(every.value)) };
  return reading.language === 'en' ? english(reading, i) : finnish(reading, i);
}

/** Where a second share may start behind a first one: "a third to a half", "between a third and a half", "kolmannes–puolet". */
function secondAt({ pieces, language }: Reading, { first, end }: Single): number | null {
  const next = pieces[end];
  if (isDash(next) || isNeighbour(language, 'share-join', next)) return end + 1;
  if (language === 'fi') return isNeighbour('fi', 'share-and', next) ? end + 1 : null;
  const between = isNeighbour('en', 'range-open', pieces[first - 1]);
  return between && next?.lower === 'and' ? end + 1 : null;
}

/** The range of two shares that a first one opens, or null. Finnish "kolmannes ja puolet" is one before "välillä" only. */
function rangeOf(reading: Reading, from: Single): Share | null {
  const { pieces, language } = reading;
  const at = secondAt(reading, from);
  const to = at === null ? null : single(reading, at);
  if (at === null || !to || !from.percent.lt(to.percent)) return null;
  const closed = language === 'fi' && isNeighbour('fi', 'range-close', pieces[to.end]);
  if (language === 'fi' && isNeighbour('fi', 'share-and', pieces[at - 1]) && !closed) return null;
  const opened = language === 'en' && isNeighbour('en', 'range-open', pieces[from.first - 1]);
  return {
    first: opened ? from.first - 1 : from.first,
    end: closed ? to.end + 1 : to.end,
    low: from.percent,
    high: to.percent,
    range: true,
  };
}

/** The share in words, or the range of two, that starts at piece `i`; null where none does. */
export function readShare(reading: Reading, i: number): Share | null {
  const share = single(reading, i);
  if (!share) return null;
  const { first, end, percent } = share;
  return rangeOf(reading, share) ?? { first, end, low: percent, high: percent, range: false };
}
