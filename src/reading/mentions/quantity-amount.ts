// Amounts: a numeral or a range of two with its currency or unit, before hedges are looked at.
// What enters: pieces and the index where an amount may start. What leaves: the amount, or how far to skip where the digits
// there are no quantity: designations (KN-23, M1989, "Article 4"), ordinals, times, scores, codes.
import { type Decimal, toDecimal } from '../../base/decimal.ts';
import { type Numeral, type Reading, readNumeral } from './numeral.ts';
import type { Piece } from './pieces.ts';
import { currencyHints, currencySign, quantityLexicon, type Unit } from './quantity-lexicon.ts';

export type Amount = {
  /** Pieces: first (with "between", "from" and the currency), and one past the last (with the unit). */
  readonly first: number;
  readonly end: number;
  /** One past the last number word, before the unit. */
  readonly numberEnd: number;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly precision: Decimal;
  readonly unit: Unit | null;
  readonly range: boolean;
  readonly floor: boolean;
  readonly vague: boolean;
  readonly numeral: Numeral;
  readonly ratio: boolean;
};

export type AmountOrSkip = Amount | { readonly skip: number };

const DASHES = new Set(['-', '–', '—', '‑', '‐', '−']);
const isDash = (piece: Piece | undefined): boolean => piece !== undefined && DASHES.has(piece.lower);

/** A currency sign or code at piece `i`: "$", "US$", "C$", "DKK", "€". */
function currencyAt(reading: Reading, i: number): { readonly end: number; readonly unit: string } | null {
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

/** The sign "C$5": its letter touches the sign, so that a number never starts inside. */
const touchesWord = (pieces: readonly Piece[], i: number): boolean =>
  !pieces[i]?.apart &&
  (pieces[i - 1]?.kind === 'word' ||
    (isDash(pieces[i - 1]) && !pieces[i - 1]?.apart && pieces[i - 2]?.kind === 'word'));

/** True where digits at `i` belong to a longer code: "1.2.3", "24/7", "14:20". */
function insideCode(pieces: readonly Piece[], i: number, end: number): boolean {
  const before = pieces[i - 1];
  if (before && !pieces[i]?.apart && !before.apart && pieces[i - 2]?.kind === 'digits' && /^[.:/]$/.test(before.lower))
    return true;
  const [sign, digits] = [pieces[end], pieces[end + 1]];
  return sign !== undefined && !sign.apart && digits?.kind === 'digits' && !digits.apart && /^[.:/]$/.test(sign.lower);
}

const ORDINAL_SUFFIX = /^(?:st|nd|rd|th|s|am|pm)$/;

/** Finnish "23. paketti", "19.," and English "26th": an ordinal, not a number. */
function isOrdinal(reading: Reading, end: number): boolean {
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

/** True where a bare number is a name: "Article 4", "Leopard 2", "Maia 1". */
function isDesignation(reading: Reading, numeral: Numeral): boolean {
  const { pieces, language, text } = reading;
  const before = pieces[numeral.first - 1];
  const own = pieces[numeral.first];
  const last = pieces[numeral.end - 1];
  if (!numeral.digits || !before || !own || !last || own.end - own.start > 4) return false;
  if (!/^[\d.]+(?::\p{L}+)?$/u.test(text.slice(own.start, last.end))) return false;
  if (namesBody(reading, numeral)) return true;
  const designator = quantityLexicon(language).designators.endingAt(pieces, numeral.first);
  if (designator && (designator.value.firm || (pieces[designator.first]?.capital && designator.first > 0))) return true;
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

const PERIODS = new Set(['hour', 'day', 'week', 'month', 'year']);

/** Finnish "miljoonaa vuodessa", "500 kuussa": a rate, where the number itself does not stand in that case. */
const saysRate = (piece: Piece | undefined, unit: Unit, numeral: Numeral): boolean =>
  PERIODS.has(unit.unit) &&
  /ss[aä]$/.test(piece?.lower ?? '') &&
  numeral.case !== 'Ine' &&
  (numeral.value.gte(100) || !numeral.digits);

/** The unit behind a number, over a hyphen or not: "155-mm", "1,000-tonne", "40 %". */
function unitAfter(
  reading: Reading,
  end: number,
  numeral: Numeral,
): { readonly end: number; readonly unit: Unit } | null {
  const { pieces, language } = reading;
  const hyphen =
    isDash(pieces[end]) && !pieces[end]?.apart && pieces[end + 1]?.kind === 'word' && !pieces[end + 1]?.apart;
  const at = hyphen ? end + 1 : end;
  const { units } = quantityLexicon(language);
  const match = (hyphen ? units.startingAt(pieces, end) : null) ?? units.startingAt(pieces, at);
  if (!match || reading.dated?.has(at) || saysRate(pieces[at], match.value, numeral)) return null;
  const code = pieces[at];
  if (code && code.kind === 'word' && match.end === at + 1 && code.end - code.start === 1 && code.capital) return null;
  return { end: pastUnitCase(pieces, match.end), unit: match.value };
}

/** Past a Finnish ending behind a sign: "40 %:sta". */
const pastUnitCase = (pieces: readonly Piece[], end: number): number =>
  pieces[end]?.lower === ':' && !pieces[end]?.apart && pieces[end + 1]?.kind === 'word' && !pieces[end + 1]?.apart
    ? end + 2
    : end;

/** Settles an ambiguous currency by the nearest country's name before the number, else after it. */
function settle(unit: Unit, reading: Reading, at: number): Unit {
  if (!unit.unit.startsWith('?')) return unit;
  const hints = currencyHints().filter((entry) => entry.unit === unit.unit);
  const of = (word: string): string | undefined => hints.find((entry) => word.startsWith(entry.prefix))?.currency;
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
  return { ...unit, unit: currency ?? 'krona' };
}

/** One past a telephone number's groups of digits. */
function pastDigits(pieces: readonly Piece[], i: number): number {
  let end = i;
  while (pieces[end]?.kind === 'digits' || (isDash(pieces[end]) && pieces[end + 1]?.kind === 'digits')) end += 1;
  return end;
}

type Part = { readonly numeral: Numeral; readonly first: number; readonly end: number; readonly unit: Unit | null };

const money = (unit: string): Unit => ({ unit, factor: '1', measure: false });

const AGE: Unit = { unit: 'year', factor: '1', measure: true };

/** "The driver, 41, said": two digits between commas behind a word. */
function saysAge({ pieces, language }: Reading, { first, end, digits }: Numeral): boolean {
  const own = pieces[first];
  const alone = language === 'en' && digits && end === first + 1 && own?.end === (own?.start ?? 0) + 2;
  return (
    alone &&
    pieces[first - 1]?.lower === ',' &&
    pieces[first - 2]?.kind === 'word' &&
    pieces[end]?.lower === ',' &&
    pieces[end + 1]?.kind === 'word'
  );
}

/** One number with its own currency or unit. */
function readPart(reading: Reading, i: number): Part | { readonly skip: number } | null {
  const { pieces } = reading;
  const currency = currencyAt(reading, i);
  const at = currency ? currency.end : i;
  if (pieces[i]?.kind === 'digits' && pieces[i - 1]?.lower === '+' && !pieces[i]?.apart)
    return { skip: pastDigits(pieces, i) };
  if (!currency && touchesWord(pieces, i) && pieces[i]?.kind === 'digits') return { skip: i + 1 };
  const numeral = readNumeral(reading, at);
  if (!numeral) {
    const digits = !currency && pieces[i]?.kind === 'digits';
    return digits ? { skip: pieces[i + 1]?.lower === ':' ? i + 3 : i + 1 } : null;
  }
  if (currency && pieces[at]?.kind !== 'digits' && pieces[at]?.lower !== 'a') return null;
  if (currency) return { numeral, first: i, end: numeral.end, unit: money(currency.unit) };
  if (numeral.digits) {
    if (insideCode(pieces, i, numeral.end)) return { skip: numeral.end + 2 };
    if (isOrdinal(reading, numeral.end)) return { skip: numeral.end };
    if (isDesignation(reading, numeral)) return { skip: numeral.end };
  }
  const unit = unitAfter(reading, numeral.end, numeral);
  if (unit) return { numeral, first: i, end: unit.end, unit: settle(unit.unit, reading, i) };
  if (saysAge(reading, numeral)) return { numeral, first: i, end: numeral.end, unit: AGE };
  const next = pieces[numeral.end];
  const code = currencyAt(reading, numeral.end);
  if (code && !(pieces[code.end]?.kind === 'digits'))
    return { numeral, first: i, end: code.end, unit: money(code.unit) };
  if (numeral.digits && next && !next.apart && next.kind === 'word') return { skip: numeral.end + 1 };
  if (
    isDash(next) &&
    !next?.apart &&
    pieces[numeral.end + 1]?.kind === 'word' &&
    !pieces[numeral.end + 1]?.apart &&
    !isStrength(pieces[numeral.end + 1])
  ) {
    return isNumberWord(reading, numeral.end + 1)
      ? { numeral, first: i, end: numeral.end, unit: null }
      : { skip: numeral.end + 2 };
  }
  return { numeral, first: i, end: numeral.end, unit: null };
}

const STRENGTH = new Set(['strong', 'man', 'men', 'member', 'plus', 'odd', 'ish', 'some', 'person', 'soldier']);
const isStrength = (piece: Piece | undefined): boolean => piece !== undefined && STRENGTH.has(piece.lower);
const isNumberWord = (reading: Reading, i: number): boolean => readNumeral(reading, i) !== null;

const BETWEEN = new Set(['between', 'from', 'anywhere']);
const CHANGE =
  /^(?:rose|rise|rises|risen|rising|grew|grow|grown|growing|grows|climb|climbs|climbed|climbing|fell|fall|fallen|falling|falls|drop|drops|dropped|dropping|increase|increased|increases|increasing|cut|jumped|jump|jumps|went|up|down|raised|raise|raising|expanded|swelled|shrank|shrunk|reduced|slid|slipped|dwindled|nous\p{L}+|kasv\p{L}+|lask\p{L}+|laske\p{L}+|pudon\p{L}+|puto\p{L}+|korot\p{L}+|kohon\p{L}+|kohosi|vähen\p{L}+|supist\p{L}+|lisään\p{L}+|lisäsi|nosti|nostaa|venyi|paisui|leikat\p{L}*|pieneni)$/u;

/** True where a change verb stands shortly before: "rose from 300 to 400" gives two numbers, not a range. */
function changes(pieces: readonly Piece[], first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 7); i--) {
    const word = pieces[i] as Piece;
    if (/^[.;:]$/.test(word.lower)) return false;
    if (word.kind === 'word' && CHANGE.test(word.lower)) return true;
  }
  return false;
}

type Link = { readonly at: number; readonly kind: 'dash' | 'to' | 'or' | 'and' | 'case' };

/** What joins a number that ends at `end` to a second one, if anything does. */
function linkAfter({ pieces, language }: Reading, first: Part): Link | null {
  const next = pieces[first.end];
  if (!next) return null;
  if (isDash(next))
    return next.lower !== '—' && next.apart === (pieces[first.end + 1]?.apart ?? false)
      ? { at: first.end + 1, kind: 'dash' }
      : null;
  if (language === 'en') {
    if (next.lower === 'to')
      return { at: pieces[first.end + 1]?.lower === 'up' ? first.end + 3 : first.end + 1, kind: 'to' };
    if (next.lower === 'or') return { at: first.end + 1, kind: 'or' };
    if (next.lower === 'and' && pieces[first.first - 1]?.lower === 'between') return { at: first.end + 1, kind: 'and' };
    return null;
  }
  if (next.lower === 'tai') return { at: first.end + 1, kind: 'or' };
  if (next.lower === 'ja') return { at: first.end + 1, kind: 'and' };
  if (first.numeral.case !== 'Ela') return null;
  return { at: /^(?:jopa|aina|noin|yli|lähes)$/.test(next.lower) ? first.end + 1 : first.end, kind: 'case' };
}

const thousand = toDecimal(1000);

/** The lower end as it is meant: "10–12 000" and "four to six million" share the upper end's scale. */
function shareScale(lower: Numeral, upper: Numeral): { readonly low: Decimal; readonly precision: Decimal } {
  const plain = lower.factor.eq(1);
  if (plain && upper.factor.gt(1) && lower.value.lt(upper.lead))
    return { low: lower.value.mul(upper.factor), precision: lower.precision.mul(upper.factor) };
  const grouped =
    plain && upper.digits && upper.value.gte(1000) && lower.value.lt(1000) && lower.value.mul(thousand).lt(upper.value);
  return grouped
    ? { low: lower.value.mul(thousand), precision: lower.precision.mul(thousand) }
    : { low: lower.value, precision: lower.precision };
}

const WITHIN = /^(?:väli\p{L}*|haarukassa)$/u;

function joinRange(reading: Reading, a: Part, link: Link): Amount | null {
  const b = readPart(reading, link.at);
  if (!b || 'skip' in b || b.numeral.floor || a.numeral.floor) return null;
  const { pieces } = reading;
  if (link.kind === 'case' && b.numeral.case !== 'Ill') return null;
  if (link.kind === 'and' && reading.language === 'fi' && !WITHIN.test(pieces[b.end]?.lower ?? '')) return null;
  const { low, precision } = shareScale(a.numeral, b.numeral);
  const from = BETWEEN.has(pieces[a.first - 1]?.lower ?? '');
  if (link.kind === 'to' && b.numeral.value.eq(1) && low.gt(1) && !a.unit && !b.unit) return ratio(a, b);
  if (!low.lt(b.numeral.value)) return null;
  if (link.kind === 'or' && (low.mul(4).lt(b.numeral.value) || (a.unit && !b.unit))) return null;
  if (a.unit && b.unit && a.unit.unit !== b.unit.unit) return null;
  if ((link.kind === 'to' || link.kind === 'case') && changes(pieces, a.first)) return null;
  const unit = b.unit ?? a.unit;
  const between = from && link.kind !== 'case' ? a.first - 1 : a.first;
  const end = link.kind === 'and' && reading.language === 'fi' ? b.end + 1 : b.end;
  return {
    first: between,
    end,
    numberEnd: b.numeral.end,
    low,
    high: b.numeral.value,
    precision: precision.lt(b.numeral.precision) ? precision : b.numeral.precision,
    unit,
    range: true,
    floor: false,
    vague: a.numeral.vague || b.numeral.vague,
    numeral: b.numeral,
    ratio: false,
  };
}

function ratio(a: Part, b: Part): Amount {
  return {
    first: a.first,
    end: b.end,
    numberEnd: b.end,
    low: a.numeral.value,
    high: a.numeral.value,
    precision: a.numeral.precision,
    unit: { unit: 'ratio', factor: '1', measure: true },
    range: false,
    floor: false,
    vague: false,
    numeral: a.numeral,
    ratio: true,
  };
}

/** The amount at piece `i`; how far to skip where what stands there is no amount; null where nothing starts there. */
export function readAmount(reading: Reading, i: number): AmountOrSkip | null {
  const part = readPart(reading, i);
  if (!part || 'skip' in part) return part;
  const link = linkAfter(reading, part);
  const range = link ? joinRange(reading, part, link) : null;
  if (range) return range;
  const { numeral } = part;
  return {
    first: part.first,
    end: part.end,
    numberEnd: numeral.end,
    low: numeral.value,
    high: numeral.value,
    precision: numeral.precision,
    unit: part.unit,
    range: false,
    floor: numeral.floor,
    vague: numeral.vague,
    numeral,
    ratio: false,
  };
}
