// English dates that stand by themselves: days, months, seasons, years, weekdays, quarters.
import {
  relativeDay,
  relativeMonth,
  resolveMonth,
  resolveMonthDay,
  resolveMonths,
  resolveSeason,
  resolveWeekday,
  weekdayOfWeek,
  type YearSaid,
} from './date-resolve.ts';
import {
  atom,
  bareYear,
  type DateFound,
  type DateReader,
  dashAt,
  lowerAt,
  numbersModel,
  smallNumber,
  tokenOf,
} from './date-words.ts';
import { isNeighbour } from './neighbours.ts';
import { numberMorphs } from './number-words.ts';
import { type Numeral, readNumeral } from './numeral.ts';
import { isDash } from './pieces.ts';
import { quantityLexicon } from './quantity-lexicon.ts';

/** True where the word at piece `i` makes "May" a month. */
const monthContext = (reader: DateReader, i: number): boolean =>
  isDash(reader.pieces[i]) || isNeighbour('en', 'month-before', reader.pieces[i]);

/** A month's name: capital, and for "May" a word or number beside it that makes it a date. */
export function monthAt(reader: DateReader, i: number): { readonly month: number; readonly end: number } | null {
  const match = atom(reader, 'month', i);
  if (!match || !reader.pieces[i]?.capital) return null;
  const month = Number(match.value.value);
  if (month !== 5 || match.end !== i + 1) return { month, end: match.end };
  const beside =
    monthContext(reader, i - 1) ||
    smallNumber(reader, i - 1) !== null ||
    smallNumber(reader, i + 1) !== null ||
    bareYear(reader, i + 1) !== null;
  return beside ? { month, end: match.end } : null;
}

/** The numeral at piece `i`; never the tail of digits with separators, as in "5,000 years ago". */
export function numeralAt(reader: DateReader, i: number): Numeral | null {
  const [sign, piece] = [reader.pieces[i - 1], reader.pieces[i]];
  const tail = piece?.kind === 'digits' && !piece.apart && sign?.kind === 'sign' && /^[.,]$/u.test(sign.lower);
  return tail ? null : readNumeral(reader, i);
}

/** A day of the month: "8", "8th", "the 8th". */
function dayAt(reader: DateReader, i: number): { readonly day: number; readonly end: number } | null {
  const day = smallNumber(reader, i);
  if (day === null || day < 1 || day > 31) return null;
  const next = reader.pieces[i + 1];
  const ordinal = next && !next.apart && /^(?:st|nd|rd|th)$/.test(next.lower);
  if (!ordinal && next && !next.apart && next.kind === 'word') return null;
  return { day, end: ordinal ? i + 2 : i + 1 };
}

/** A year behind a month or season: "2024", ", 2024", "of last year", "last year". */
function yearBehind(reader: DateReader, i: number): { readonly said: YearSaid; readonly end: number } {
  const comma = lowerAt(reader, i) === ',' ? i + 1 : i;
  const of = lowerAt(reader, comma) === 'of' ? comma + 1 : comma;
  const year = bareYear(reader, of);
  if (year !== null && !(comma > i && lowerAt(reader, of + 1) === ',' && false)) return { said: { year }, end: of + 1 };
  if (comma > i) return { said: null, end: i };
  const the = lowerAt(reader, of) === 'the' ? of + 1 : of;
  const relative = atom(reader, 'relative', of);
  if (relative && lowerAt(reader, relative.end) === 'year')
    return { said: { years: Number(relative.value.value) }, end: relative.end + 1 };
  return of > comma && lowerAt(reader, the) === 'year' ? { said: { years: 0 }, end: the + 1 } : { said: null, end: i };
}

/** "the first of this month", "the third of June". */
export function nthOfMonth(reader: DateReader, i: number): DateFound | null {
  const start = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const nth = atom(reader, 'nth', start);
  if (!nth || lowerAt(reader, nth.end) !== 'of') return null;
  const day = Number(nth.value.value);
  const days = { from: day, to: day };
  const month = monthAt(reader, nth.end + 1);
  if (month) {
    const year = yearBehind(reader, month.end);
    return { first: i, end: year.end, value: resolveMonthDay(reader.from, month.month, days, year.said) };
  }
  const relative = atom(reader, 'relative', nth.end + 1);
  if (!relative || lowerAt(reader, relative.end) !== 'month') return null;
  const { edtf } = relativeMonth(reader.from, Number(relative.value.value));
  if (edtf === null)
    return { first: i, end: relative.end + 1, value: { edtf, why: 'the publication month is not known' } };
  const value = resolveMonthDay(reader.from, Number(edtf.slice(5)), days, { year: Number(edtf.slice(0, 4)) });
  return { first: i, end: relative.end + 1, value };
}

/** "8 October 2024", "8–13 October", "October 8", "October 8-13, 2024", "October 2024", "October". */
export function monthDate(reader: DateReader, i: number): DateFound | null {
  const the = lowerAt(reader, i) === 'the' && dayAt(reader, i + 1) ? i + 1 : i;
  const first = dayAt(reader, the);
  if (first) {
    const second =
      dashAt(reader, first.end) || lowerAt(reader, first.end) === 'to' || lowerAt(reader, first.end) === 'and'
        ? dayAt(reader, first.end + 1)
        : null;
    const days = { from: first.day, to: second?.day ?? first.day };
    const end = second?.end ?? first.end;
    const month = monthAt(reader, lowerAt(reader, end) === 'of' ? end + 1 : end);
    if (!month) return null;
    const year = yearBehind(reader, month.end);
    return { first: i, end: year.end, value: resolveMonthDay(reader.from, month.month, days, year.said) };
  }
  const month = monthAt(reader, i);
  if (!month) return null;
  const day = dayAt(reader, month.end);
  if (
    day &&
    !(
      reader.pieces[day.end]?.lower === ',' &&
      reader.pieces[day.end + 1]?.kind === 'digits' &&
      !reader.pieces[day.end + 1]?.apart
    )
  ) {
    const second = dashAt(reader, day.end) || lowerAt(reader, day.end) === 'to' ? dayAt(reader, day.end + 1) : null;
    const year = yearBehind(reader, second?.end ?? day.end);
    return {
      first: i,
      end: year.end,
      value: resolveMonthDay(reader.from, month.month, { from: day.day, to: second?.day ?? day.day }, year.said),
    };
  }
  const year = yearBehind(reader, month.end);
  return { first: i, end: year.end, value: resolveMonth(reader.from, month.month, year.said) };
}

/** "the spring of last year", "spring 2024", "summer"; the word alone only behind a word of time. */
export function seasonDate(reader: DateReader, i: number): DateFound | null {
  const start = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const season = atom(reader, 'season', start);
  if (!season) return null;
  const year = yearBehind(reader, season.end);
  const before = isDash(reader.pieces[i - 1]) || isNeighbour('en', 'season-before', reader.pieces[i - 1]);
  if (!year.said && (!before || tokenOf(reader, season.end)?.upos === 'NOUN')) return null;
  if (!year.said && start === i && lowerAt(reader, i) === 'fall') return null;
  return { first: i, end: year.end, value: resolveSeason(reader.from, Number(season.value.value), year.said) };
}

const PART_OF_DAY = /^(?:night|morning|evening|afternoon)$/;

export const pastOfDay = (reader: DateReader, i: number): number => (PART_OF_DAY.test(lowerAt(reader, i)) ? i + 1 : i);

/** "Wednesday", "Friday night", "Wednesday last week". */
export function weekdayDate(reader: DateReader, i: number): DateFound | null {
  const day = atom(reader, 'weekday', i);
  if (!day || !reader.pieces[i]?.capital) return null;
  const end = pastOfDay(reader, day.end);
  const relative = atom(reader, 'relative', end);
  if (relative && lowerAt(reader, relative.end) === 'week')
    return {
      first: i,
      end: relative.end + 1,
      value: weekdayOfWeek(reader.from, Number(day.value.value), Number(relative.value.value)),
    };
  const date = monthDate(reader, lowerAt(reader, end) === ',' ? end + 1 : end);
  if (date && date.value.edtf?.length === 10) return { ...date, first: i };
  return { first: i, end, value: resolveWeekday(reader.from, Number(day.value.value), null) };
}

/** "the first quarter (of 2025)", "the first half of last year", "the first nine months of the year", "Q1 2025". */
export function runOfMonths(reader: DateReader, i: number): DateFound | null {
  const start = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const ordinal = atom(reader, 'ordinal', start);
  if (!ordinal) return null;
  const nth = Number(ordinal.value.value);
  const numeral = nth === 1 ? numeralAt(reader, ordinal.end) : null;
  if (numeral && lowerAt(reader, numeral.end) === 'months') {
    const year = yearBehind(reader, numeral.end + 1);
    const length = numeral.value.toNumber();
    return year.said && length >= 1 && length <= 12
      ? { first: i, end: year.end, value: resolveMonths(reader.from, 1, length, year.said) }
      : null;
  }
  const unit = atom(reader, 'unit', ordinal.end);
  const kind = unit?.value.value;
  if (!unit || (kind !== 'quarter' && kind !== 'half')) return null;
  const year = yearBehind(reader, unit.end);
  if (kind === 'half' && (!year.said || nth > 2)) return null;
  const length = kind === 'quarter' ? 3 : 6;
  return { first: i, end: year.end, value: resolveMonths(reader.from, (nth - 1) * length + 1, length, year.said) };
}

/** True where four bare digits are a count: "about 2000 troops", "2000 tonnes". */
function countsSomething(reader: DateReader, i: number): boolean {
  const next = reader.pieces[i + 1];
  if (next?.kind !== 'word' || !next.apart) return false;
  const unit = quantityLexicon('en').units.startingAt(reader.pieces, i + 1);
  const before = reader.pieces[i - 1];
  if (isNeighbour('en', 'year-sure', before) || isNeighbour('en', 'year-after', next)) return false;
  if (unit || numberMorphs(next.lower, 'en')?.[0]?.kind === 'scale') return true;
  const token = tokenOf(reader, i + 1);
  if (!token || !(token.upos === 'NOUN' || token.upos === 'ADJ')) return false;
  const plural = token.feats.Number === 'Plur' || token.feats.Number === 'Ptan';
  return plural && (isNeighbour('en', 'count-before', before) || !isNeighbour('en', 'year-before', before));
}

/** "2024", "2020–24", "the 1990s". */
export function yearDate(reader: DateReader, i: number): DateFound | null {
  const decade = reader.pieces[i + 1];
  if (
    reader.pieces[i]?.kind === 'digits' &&
    decade?.lower === 's' &&
    !decade.apart &&
    !numbersModel(reader, i) &&
    /^(?:1\d|20)\d0$/.test(lowerAt(reader, i))
  )
    return { first: i, end: i + 2, value: { edtf: `${lowerAt(reader, i).slice(0, 3)}X` } };
  const year = bareYear(reader, i);
  if (year === null || countsSomething(reader, i)) return null;
  const to = dashAt(reader, i + 1) ? reader.pieces[i + 2] : undefined;
  if (to?.kind === 'digits' && (to.end - to.start === 2 || to.end - to.start === 4)) {
    const last = to.end - to.start === 2 ? Math.floor(year / 100) * 100 + Number(to.lower) : Number(to.lower);
    if (last > year && last < 2100) return { first: i, end: i + 3, value: { edtf: `${year}/${last}` } };
  }
  return { first: i, end: i + 1, value: { edtf: String(year) } };
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;

/** "15/06/2025" and "06/15/2025"; one whose day and month cannot be told apart stays unresolved. */
export function slashedDate(reader: DateReader, i: number): DateFound | null {
  const piece = reader.pieces[i];
  if (piece?.kind !== 'digits' || piece.end - piece.start > 2) return null;
  const match = SLASHED.exec(reader.text.slice(piece.start, piece.start + 11));
  if (!match) return null;
  const [a, b, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [day, month] = a > 12 ? [a, b] : [b, a];
  if (a <= 12 && b <= 12 && a !== b)
    return { first: i, end: i + 5, value: { edtf: null, why: 'day and month cannot be told apart' } };
  if (month < 1 || month > 12) return null;
  return { first: i, end: i + 5, value: resolveMonthDay(reader.from, month, { from: day, to: day }, { year }) };
}

/** "Q1 2025", "H1 2025". */
export function codedRun(reader: DateReader, i: number): DateFound | null {
  const [letter, digit] = [lowerAt(reader, i), reader.pieces[i + 1]];
  const length = letter === 'q' ? 3 : letter === 'h' ? 6 : 0;
  if (length === 0) return null;
  const nth = digit?.kind === 'digits' && !digit.apart ? Number(digit.lower) : 0;
  const year = yearBehind(reader, i + 2);
  if (nth < 1 || nth * length > 12 || !year.said) return null;
  return { first: i, end: year.end, value: resolveMonths(reader.from, (nth - 1) * length + 1, length, year.said) };
}

export function isoDate(reader: DateReader, i: number): DateFound | null {
  const piece = reader.pieces[i];
  if (piece?.kind !== 'digits' || piece.end - piece.start !== 4) return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(reader.text.slice(piece.start, piece.start + 11));
  if (!match) return null;
  return {
    first: i,
    end: i + 5,
    value: resolveMonthDay(
      reader.from,
      Number(match[2]),
      { from: Number(match[3]), to: Number(match[3]) },
      { year: Number(match[1]) },
    ),
  };
}

export function dayWord(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'day', i);
  return match ? { first: i, end: match.end, value: relativeDay(reader.from, Number(match.value.value)) } : null;
}
