// Parts of an amount: one number with its own currency or unit, or how far to skip where its digits are no quantity.
import { toDecimal } from '../../base/decimal.ts';
import { isNeighbour } from './neighbours.ts';
import { type Numeral, pastHalf, type Reading, readNumeral } from './numeral.ts';
import { isDash } from './pieces.ts';
import type { Unit } from './quantity-lexicon.ts';
import { insideCode, isDesignation, isMarker, isOrdinal, pastCode, pastDigits, touchesWord } from './quantity-names.ts';
import { resultEnd } from './quantity-result.ts';
import { currencyAt, settle, unitAfter } from './quantity-units.ts';

export type Part = {
  readonly numeral: Numeral;
  readonly first: number;
  readonly end: number;
  readonly unit: Unit | null;
};

const money = (unit: string): Unit => ({ unit, factor: '1', measure: false });

const AGE: Unit = { unit: 'year', factor: '1', measure: true };

/** "The driver, 41, said": two digits between commas behind a word; "aged 41", "aged four and six". */
function saysAge({ pieces, language }: Reading, { first, end, digits }: Numeral): boolean {
  if (isNeighbour(language, 'age-before', pieces[first - 1])) return true;
  const own = pieces[first];
  const alone = language === 'en' && digits && end === first + 1 && own !== undefined && own.end - own.start <= 2;
  return (
    alone &&
    pieces[first - 1]?.lower === ',' &&
    pieces[first - 2]?.kind === 'word' &&
    pieces[end]?.lower === ',' &&
    pieces[end + 1]?.kind === 'word'
  );
}

/** Past what may stand between a number and its unit: "thousands of tonnes", "50,000-plus tonnes", "300+ tonnes". */
function pastJoint({ pieces, language }: Reading, { end, floor }: Numeral): number {
  const next = pieces[end];
  if (language === 'en' && floor && next?.lower === 'of') return end + 1;
  if (next?.lower === '+' && !next.apart) return end + 1;
  const joined = isDash(next) && !next?.apart && !pieces[end + 1]?.apart;
  return joined && isNeighbour(language, 'odd', pieces[end + 1]) ? end + 2 : end;
}

/** "two hours and a half": a half of the unit more. */
function withHalf(reading: Reading, part: Part): Part {
  const end = reading.language === 'en' && part.unit?.measure ? pastHalf(reading, part.end) : part.end;
  if (end === part.end) return part;
  const value = part.numeral.value.plus('0.5');
  return { ...part, end, numeral: { ...part.numeral, value, lead: value, precision: toDecimal('0.1') } };
}

/** One number with its own currency or unit; `joined` where a dash ties it to a number before. */
export function readPart(reading: Reading, i: number, joined = false): Part | { readonly skip: number } | null {
  const { pieces } = reading;
  const result = joined ? 0 : resultEnd(reading, i);
  if (result > 0) return { skip: result };
  const currency = currencyAt(reading, i);
  const at = currency ? currency.end : i;
  if (pieces[i]?.kind === 'digits' && pieces[i - 1]?.lower === '+' && !pieces[i]?.apart)
    return { skip: pastDigits(pieces, i) };
  if (!currency && !joined && pieces[i]?.kind === 'digits' && touchesWord(pieces, i)) return { skip: i + 1 };
  const numeral = readNumeral(reading, at);
  if (!numeral) {
    const digits = !currency && pieces[i]?.kind === 'digits';
    return digits ? { skip: pieces[i + 1]?.lower === ':' ? i + 3 : i + 1 } : null;
  }
  if (currency && pieces[at]?.kind !== 'digits' && pieces[at]?.lower !== 'a') return null;
  if (currency) return { numeral, first: i, end: numeral.end, unit: money(currency.unit) };
  if (numeral.digits) {
    if (insideCode(pieces, i, numeral.end)) return { skip: pastCode(pieces, numeral.end) };
    if (isOrdinal(reading, numeral.end) || isMarker(reading, numeral)) return { skip: numeral.end };
    if (isDesignation(reading, numeral)) return { skip: numeral.end };
  }
  const unit = unitAfter(reading, pastJoint(reading, numeral), numeral);
  if (unit) return withHalf(reading, { numeral, first: i, end: unit.end, unit: settle(unit.unit, reading, i) });
  if (saysAge(reading, numeral)) return { numeral, first: i, end: numeral.end, unit: AGE };
  const next = pieces[numeral.end];
  const code = currencyAt(reading, numeral.end);
  if (code && !(pieces[code.end]?.kind === 'digits'))
    return { numeral, first: i, end: code.end, unit: money(code.unit) };
  if (numeral.digits && next && !next.apart && next.kind === 'word') return { skip: numeral.end + 1 };
  if (!isDash(next) || next?.apart || pieces[numeral.end + 1]?.kind !== 'word' || pieces[numeral.end + 1]?.apart)
    return { numeral, first: i, end: numeral.end, unit: null };
  return behindHyphen(reading, i, numeral);
}

/** What describes a thing and counts no item: the seats of a "650-seat chamber". */
const DESCRIBED: Unit = { unit: 'count', factor: '1', measure: true };

/** "10,000-strong" counts; "650-seat" is a number of seats, "two-way" none. */
function behindHyphen(reading: Reading, first: number, numeral: Numeral): Part | { readonly skip: number } {
  const word = reading.pieces[numeral.end + 1];
  const { language } = reading;
  const ranges = isNeighbour(language, 'range-to', word) || isNeighbour(language, 'range-or', word);
  const counts = ranges || isNeighbour(language, 'force', word) || readNumeral(reading, numeral.end + 1) !== null;
  if (counts) return { numeral, first, end: numeral.end, unit: null };
  const empty = numeral.value.lte(1) || isNeighbour(language, 'hyphen-none', word);
  return empty || word?.capital ? { skip: numeral.end + 2 } : { numeral, first, end: numeral.end, unit: DESCRIBED };
}
