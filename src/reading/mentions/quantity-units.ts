// Units and currencies beside a number: signs and codes before it, words behind it, over a hyphen or not.
import { isNeighbour } from './neighbours.ts';
import type { Numeral, Reading } from './numeral.ts';
import { isDash, type Piece } from './pieces.ts';
import { currencyHints, currencySign, type Unit } from './quantity-lexicon.ts';

/** A currency sign or code at piece `i`: "$", "US$", "C$", "DKK", "€". */
export function currencyAt(reading: Reading, i: number): { readonly end: number; readonly unit: string } | null {
  const { pieces, text } = reading;
  const piece = pieces[i];
  if (!piece || piece.kind === 'digits') return null;
  const next = pieces[i + 1];
  if (piece.kind === 'word' && next?.lower === '$' && !next.apart) {
    const unit = currencySign(`${piece.lower}$`);
    return unit ? { end: i + 2, unit } : null;
  }
  if (piece.kind === 'sign') {
    const unit = currencySign(piece.lower);
    return unit ? { end: i + 1, unit } : null;
  }
  const own = text.slice(piece.start, piece.end);
  const unit = own.length === 3 || piece.lower === 'rmb' ? currencySign(piece.lower) : undefined;
  return unit && own === own.toUpperCase() ? { end: i + 1, unit } : null;
}

const PERIODS = new Set(['hour', 'day', 'week', 'month', 'year']);

const TIMES = new Set([...PERIODS, 'second', 'minute', 'fortnight', 'decade', 'century']);

/** True for a unit of time. */
export const isTime = (unit: Unit | null): boolean => unit !== null && TIMES.has(unit.unit);

/** True for a unit that rates and dates count in. */
export const isPeriod = (unit: Unit | null): boolean => unit !== null && PERIODS.has(unit.unit);

/** Finnish "miljoonaa vuodessa", "500 kuussa": a rate, where the number itself does not stand in that case. */
const saysRate = (piece: Piece | undefined, unit: Unit, numeral: Numeral): boolean =>
  isPeriod(unit) &&
  /ss[aä]$/.test(piece?.lower ?? '') &&
  numeral.case !== 'Ine' &&
  (numeral.value.gte(100) || !numeral.digits);

/** The unit behind a number, over a hyphen or not: "155-mm", "1,000-tonne", "40 %". */
export function unitAfter(
  reading: Reading,
  end: number,
  numeral: Numeral,
): { readonly end: number; readonly unit: Unit } | null {
  const { pieces } = reading;
  const hyphen =
    isDash(pieces[end]) && !pieces[end]?.apart && pieces[end + 1]?.kind === 'word' && !pieces[end + 1]?.apart;
  const at = hyphen ? end + 1 : end;
  const { units } = reading.lexicon;
  const match = (hyphen ? units.startingAt(pieces, end) : null) ?? units.startingAt(pieces, at);
  if (!match || reading.dated?.has(at) || saysRate(pieces[at], match.value, numeral)) return null;
  if (match.value.unit === 'times' && isHowOften(reading, match.end)) return null;
  const code = pieces[at];
  if (code?.kind === 'word' && match.end === at + 1 && code.end - code.start === 1 && !letterFits(reading, at, code))
    return null;
  return { end: pastUnitCase(pieces, match.end), unit: match.value };
}

/** "attacked 20 times" counts; "20 times as many" multiplies. */
const isHowOften = ({ pieces, language }: Reading, end: number): boolean =>
  /^(?:times|kertaa|kerran)$/u.test(pieces[end - 1]?.lower ?? '') && !isNeighbour(language, 'times-after', pieces[end]);

/** The letter between the numbers of "4x4". */
const isTimesSign = (pieces: readonly Piece[], at: number): boolean =>
  pieces[at + 1]?.kind === 'digits' && pieces[at + 1]?.apart === false;

/** One letter is a unit in small letters, and some only where it touches the number: "415p", "1.5C", "3x". */
function letterFits({ pieces, language }: Reading, at: number, { lower, capital, apart }: Piece): boolean {
  if (language !== 'en') return !capital;
  if (isTimesSign(pieces, at)) return false;
  return /^[cf]$/u.test(lower) ? capital && !apart : !capital && (!apart || !/^[px]$/u.test(lower));
}

/** Past a Finnish ending behind a sign: "40 %:sta". */
const pastUnitCase = (pieces: readonly Piece[], end: number): number =>
  pieces[end]?.lower === ':' && !pieces[end]?.apart && pieces[end + 1]?.kind === 'word' && !pieces[end + 1]?.apart
    ? end + 2
    : end;

/** Settles an ambiguous currency or unit by the nearest hint before the number, else after it, else as it is by default. */
export function settle(unit: Unit, reading: Reading, at: number): Unit {
  if (!unit.unit.startsWith('?')) return unit;
  const hints = currencyHints().filter((entry) => entry.unit === unit.unit);
  const of = (word: string): string | undefined =>
    hints.find((entry) => entry.prefix !== '' && word.startsWith(entry.prefix))?.currency;
  const offset = reading.pieces[at]?.start ?? 0;
  const before =
    reading.text
      .slice(Math.max(0, offset - 400), offset)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const after =
    reading.text
      .slice(offset, offset + 200)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const currency =
    before
      .reverse()
      .map(of)
      .find((found) => found) ?? after.map(of).find((found) => found);
  return { ...unit, unit: currency ?? hints.find((entry) => entry.prefix === '')?.currency ?? 'krona' };
}
