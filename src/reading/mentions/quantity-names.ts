// Digits that are no quantity: designations (KN-23, M1989, "Article 4", "Leopard 2"), ordinals, codes, telephone numbers.

import { isNeighbour } from './neighbours.ts';
import type { Numeral, Reading } from './numeral.ts';
import { partyHint } from './party-screen.ts';
import type { Piece } from './pieces.ts';
import { isDash } from './pieces.ts';

/** The sign "C$5": its letter touches the sign, so that a number never starts inside. */
export const touchesWord = (pieces: readonly Piece[], i: number): boolean =>
  !pieces[i]?.apart &&
  (pieces[i - 1]?.kind === 'word' ||
    pieces[i - 1]?.lower === '/' ||
    (isDash(pieces[i - 1]) && !pieces[i - 1]?.apart && pieces[i - 2]?.kind === 'word'));

/** True where digits at `i` belong to a longer code: "1.2.3", "24/7", "14:20". */
export function insideCode(pieces: readonly Piece[], i: number, end: number): boolean {
  const before = pieces[i - 1];
  if (before && !pieces[i]?.apart && !before.apart && pieces[i - 2]?.kind === 'digits' && /^[.:/]$/.test(before.lower))
    return true;
  const [sign, digits] = [pieces[end], pieces[end + 1]];
  return sign !== undefined && !sign.apart && digits?.kind === 'digits' && !digits.apart && /^[.:/]$/.test(sign.lower);
}

/** One past the digits that go on a code or a time: "3.54,20". */
export function pastCode(pieces: readonly Piece[], end: number): number {
  let at = end;
  while (/^[.:/,]$/.test(pieces[at]?.lower ?? '') && !pieces[at]?.apart && isTiedDigits(pieces[at + 1])) at += 2;
  return at;
}

const isTiedDigits = (piece: Piece | undefined): boolean => piece?.kind === 'digits' && !piece.apart;

const ORDINAL_SUFFIX = /^(?:st|nd|rd|th|s|am|pm)$/;

/** Finnish "23. paketti", "19.," and English "26th": an ordinal, not a number. */
export function isOrdinal(reading: Reading, end: number): boolean {
  const { pieces, language } = reading;
  const next = pieces[end];
  if (!next || next.apart) return false;
  if (language === 'en') return next.kind === 'word' && ORDINAL_SUFFIX.test(next.lower);
  const after = pieces[end + 1];
  return (
    next.lower === '.' &&
    after !== undefined &&
    ((after.kind === 'word' && !after.capital) || after.lower === ',' || after.lower === '–')
  );
}

/** English "the 1718 Committee": four bare digits between an article or genitive and a capital. */
function namesBody({ pieces, language }: Reading, { first, end }: Numeral): boolean {
  const own = pieces[first];
  const long = own !== undefined && own.end - own.start === 4;
  return (
    language === 'en' && long && /^(?:the|s)$/.test(pieces[first - 1]?.lower ?? '') && pieces[end]?.capital === true
  );
}

const LOCAL = /(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|hin|een|iin|aan|ään|oon|uun|yyn)$/u;

/** "gave Ukraine 3 tanks", "Rajinista 8 laivaa": a state, or in Finnish a name in a local case, is no name of a model. */
const isReceiver = ({ language, text }: Reading, before: Piece): boolean =>
  before.capital && ((language === 'fi' && LOCAL.test(before.lower)) || partyHint(text, before, language) === 'name');

const CLOCK = /^(?:[01]?\d|2[0-3])\.[0-5]\d$/u;

/** English "at 10.30", "at around 7.05": a time of day with a point, and no noun or unit behind it. */
function saysClock({ pieces, text, language }: Reading, { first, end }: Numeral): boolean {
  const [own, last, next] = [pieces[first], pieces[end - 1], pieces[end]];
  if (language !== 'en' || !own || !last || !CLOCK.test(text.slice(own.start, last.end))) return false;
  const hedged = /^(?:about|around|roughly|nearly)$/u.test(pieces[first - 1]?.lower ?? '');
  const opens = pieces[first - (hedged ? 2 : 1)]?.lower === 'at';
  return opens && (!next || (next.kind === 'sign' && next.lower !== '%') || isNeighbour(language, 'clock-after', next));
}

/** Finnish "4 artikla", "12 §:n 2 momentissa": a section's number before its word; a count takes the partitive. */
const namesSection = ({ pieces, language }: Reading, { end }: Numeral): boolean =>
  language === 'fi' && isNeighbour(language, 'section-behind', pieces[end]);

/** "in January of ’73": two digits that an apostrophe opens, with nothing behind them to count. */
function shortYear(pieces: readonly Piece[], first: number, end: number): boolean {
  const [mark, own, next] = [pieces[first - 1], pieces[first], pieces[end]];
  const opened = mark?.apart === true && /^['’‘]$/u.test(mark.lower) && own?.apart === false;
  if (!opened || own.end - own.start !== 2) return false;
  const led = pieces[first - 2]?.lower === 'of' || isNeighbour('en', 'year-sure', pieces[first - 2]);
  return led || !next || (next.kind === 'sign' && /^[.,;:)]$/u.test(next.lower));
}

/** What numbers a paragraph, a plan or a rate: "1. Do this", "401(k)", "per 100,000 people". */
export function isMarker({ pieces, language }: Reading, { first, end, value }: Numeral): boolean {
  const [own, sign, next] = [pieces[first], pieces[end], pieces[end + 1]];
  const tied = sign?.kind === 'sign' && !sign.apart;
  if (tied && sign.lower === '(' && next?.kind === 'word' && !next.apart) return true;
  if (shortYear(pieces, first, end)) return true;
  const few = own !== undefined && own.end - own.start <= 2;
  const opens = first === 0 || (/^[.)]$/u.test(pieces[first - 1]?.lower ?? '') && language === 'en');
  if (opens && few && end === first + 1 && tied && /^[.)]$/u.test(sign.lower) && next?.capital && next.apart)
    return true;
  return language === 'en' && pieces[first - 1]?.lower === 'per' && ROUND.test(value.toFixed());
}

const ROUND = /^100+$/u;

/** A year of an era: "833 AD", "512-511 BC", "vuonna 79 jaa.", "AD 79". */
function namesEra({ pieces }: Reading, { first, end }: Numeral): boolean {
  const era = (k: number): boolean =>
    (pieces[k]?.kind === 'word' && pieces[k]?.capital === true && ERA.test(pieces[k]?.lower ?? '')) ||
    (pieces[k]?.lower === 'b' && pieces[k + 1]?.lower === '.' && pieces[k + 2]?.lower === 'c');
  return era(end) || pieces[first - 1]?.lower === 'ad' || (isDash(pieces[end]) && era(end + 2));
}

const ERA = /^(?:ad|bc|bce|ce)$/u;

/** "the 737 Max", "the 13 Pro", "a 4K TV": a number before what only a model's number stands before. */
const opensModel = ({ pieces, language }: Reading, { end }: Numeral): boolean =>
  isNeighbour(language, 'model-after', pieces[end]) && pieces[end]?.capital === true;

/** True where a bare number is a name: "Article 4", "Leopard 2", "Maia 1". */
export function isDesignation(reading: Reading, numeral: Numeral): boolean {
  const { pieces, text } = reading;
  if (
    numeral.digits &&
    (saysClock(reading, numeral) ||
      namesSection(reading, numeral) ||
      namesEra(reading, numeral) ||
      opensModel(reading, numeral))
  )
    return true;
  const before = pieces[numeral.first - 1];
  const own = pieces[numeral.first];
  const last = pieces[numeral.end - 1];
  if (!numeral.digits || !before || !own || !last || own.end - own.start > 4) return false;
  if (!/^[\d.]+(?::\p{L}+)?$/u.test(text.slice(own.start, last.end))) return false;
  if (namesBody(reading, numeral)) return true;
  // "Mirage 2000-5": the digits before a dash are the name's own.
  const variant = isDash(before) && !before.apart && !own.apart && pieces[numeral.first - 2]?.kind === 'digits';
  const designator = reading.lexicon.designators.endingAt(pieces, variant ? numeral.first - 2 : numeral.first);
  if (designator && (designator.value.firm || (pieces[designator.first]?.capital && designator.first > 0))) return true;
  if (isReceiver(reading, before)) return false;
  const single = own.end - own.start === 1 && !/^[€£$]$/.test(before.lower);
  const follower = pieces[numeral.end];
  return (
    single &&
    before.kind === 'word' &&
    before.capital &&
    numeral.first > 1 &&
    pieces[numeral.first - 2]?.lower !== '.' &&
    text[before.end - 1] !== '.' &&
    !(
      follower?.lower === '%' ||
      (follower?.lower === ',' && pieces[numeral.end + 1]?.kind === 'digits' && !pieces[numeral.end + 1]?.apart)
    )
  );
}

/** One past a telephone number's groups of digits. */
export function pastDigits(pieces: readonly Piece[], i: number): number {
  let end = i;
  while (pieces[end]?.kind === 'digits' || (isDash(pieces[end]) && pieces[end + 1]?.kind === 'digits')) end += 1;
  return end;
}
