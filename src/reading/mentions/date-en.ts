// Dates in English: points (date-en-points.ts, date-en-relative.ts) and what opens, parts or joins them ("since", "by",
// "late", "between … and …"). One longest stretch from a piece on, or null.
import { addMonths } from '../../base/edtf.ts';
import { about, aligned, between, endOf, since, until } from './date-edges.ts';
import {
  codedRun,
  dayWord,
  isoDate,
  monthDate,
  nthOfMonth,
  numeralAt,
  runOfMonths,
  seasonDate,
  slashedDate,
  weekdayDate,
  yearDate,
} from './date-en-points.ts';
import { agoDate, besideDate, relativeDate, shiftedDate, wholeUnit, withinDate } from './date-en-relative.ts';
import { dayOfDate, eraDate, feastDate } from './date-named.ts';
import { areYears, type Resolved, relativeMonth, relativeYear } from './date-resolve.ts';
import {
  atom,
  bareYear,
  createRules,
  type DateFound,
  type DateReader,
  dashAt,
  firstOf,
  inPastClause,
  isAbout,
  kindBits,
  lowerAt,
} from './date-words.ts';
import { isNeighbour } from './neighbours.ts';
import { ARTICLE, CODE, DIGITS, NUMBER, THAT, THE } from './word-bits.ts';

const NUMERAL = DIGITS | NUMBER | ARTICLE;

const kinds = kindBits;

/** The points of time, with what the piece must be that each begins with and what it needs besides. */
const POINTS = createRules([
  { classes: DIGITS, kinds: 0, needs: [], read: isoDate },
  { classes: DIGITS, kinds: 0, needs: [], read: slashedDate },
  { classes: CODE, kinds: 0, needs: [], read: codedRun },
  { classes: 0, kinds: kinds('era'), needs: [kinds('era')], read: eraDate },
  { classes: 0, kinds: kinds('dayof'), needs: [kinds('dayof')], read: dayOfDate },
  { classes: 0, kinds: kinds('feast'), needs: [kinds('feast')], read: feastDate },
  { classes: 0, kinds: kinds('yearend'), needs: [kinds('yearend')], read: yearEnd },
  { classes: THE, kinds: 0, needs: [kinds('unit')], read: runUpTo },
  { classes: THE | THAT, kinds: 0, needs: [kinds('beside', 'month')], read: besideDate },
  { classes: THE | NUMERAL, kinds: 0, needs: [kinds('unit'), kinds('shift')], read: shiftedDate },
  { classes: 0, kinds: kinds('day'), needs: [kinds('day')], read: dayWord },
  { classes: THE, kinds: kinds('nth'), needs: [kinds('nth')], read: nthOfMonth },
  { classes: 0, kinds: kinds('relative'), needs: [kinds('relative')], read: relativeDate },
  { classes: 0, kinds: kinds('weekday'), needs: [kinds('weekday')], read: weekdayDate },
  { classes: THE | DIGITS, kinds: kinds('month'), needs: [kinds('month')], read: monthDate },
  { classes: THE, kinds: kinds('ordinal'), needs: [kinds('ordinal')], read: runOfMonths },
  { classes: THE, kinds: kinds('season'), needs: [kinds('season')], read: seasonDate },
  { classes: NUMERAL, kinds: 0, needs: [kinds('unit'), kinds('ago', 'open')], read: agoDate },
  { classes: DIGITS, kinds: 0, needs: [], read: yearDate },
  { classes: THE, kinds: 0, needs: [], read: wholeUnit },
  { classes: THE, kinds: kinds('part'), needs: [kinds('part')], read: parted },
]);

/** "year-end", "the year's end". */
function yearEnd(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'yearend', i);
  return match && { first: i, end: match.end, value: endOf(relativeYear(reader.from, 0)) };
}

const point = (reader: DateReader, i: number): DateFound | null =>
  reader.mayStart(i) ? firstOf(POINTS, reader, i) : null;

/** "early May", "mid-January", "the end of December", "late 2022", "early this year", "the end of the year". */
function parted(reader: DateReader, i: number): DateFound | null {
  const start = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const part = atom(reader, 'part', start);
  if (!part) return null;
  const hyphen = dashAt(reader, part.end) ? part.end + 1 : part.end;
  for (const rule of [relativeDate, monthDate, seasonDate, runOfMonths, yearDate]) {
    const found = rule(reader, hyphen);
    if (found && (found.value.edtf?.length ?? 7) <= 7)
      return { first: i, end: found.end, value: part.value.value === 'end' ? endOf(found.value) : about(found.value) };
  }
  const the = lowerAt(reader, hyphen) === 'the' ? hyphen + 1 : -1;
  if (the > 0 && lowerAt(reader, the) === 'decade' && lowerAt(reader, part.end - 1).startsWith('of'))
    return { first: i, end: the + 1, value: decadePart(reader, part.value.value) };
  if (the < 0 || !lowerAt(reader, part.end - 1).startsWith('of')) return null;
  if (lowerAt(reader, the) === 'year')
    return {
      first: i,
      end: the + 1,
      value: part.value.value === 'end' ? endOf(relativeYear(reader.from, 0)) : about(relativeYear(reader.from, 0)),
    };
  return lowerAt(reader, the) === 'month'
    ? { first: i, end: the + 1, value: about(relativeMonth(reader.from, 0)) }
    : null;
}

/** "the end of the decade", "early in the decade": its first, middle or last years, about. */
function decadePart({ from }: DateReader, part: string): Resolved {
  if (from.year === null) return relativeYear(from, 0);
  const first = from.year - (from.year % 10);
  return { edtf: `${first + (part === 'early' ? 0 : part === 'mid' ? 5 : 9)}~` };
}

/** The end of a year behind "by" or "until" is the year itself, and the end of a month the month. */
function sharp(value: Resolved): Resolved {
  const cut = (edtf: string): string => edtf.replace(/-12~$/, '').replace(/~/g, '');
  return {
    ...value,
    edtf: value.edtf === null ? null : cut(value.edtf),
    ...(value.next ? { next: cut(value.next) } : {}),
  };
}

const isEndOf = (reader: DateReader, i: number): boolean =>
  atom(reader, 'yearend', i) !== null || [i, i + 1].some((at) => atom(reader, 'part', at)?.value.value === 'end');

/** "between X and Y", "from X to Y", "X to Y", "X–Y". */
function span(reader: DateReader, i: number): DateFound | null {
  const opener = lowerAt(reader, i);
  if (opener !== 'between' && opener !== 'from') return null;
  const a = point(reader, i + 1);
  if (!a) return null;
  const link = lowerAt(reader, a.end);
  const joins =
    opener === 'between'
      ? link === 'and'
      : link === 'to' || link === 'until' || link === 'till' || link === 'through' || dashAt(reader, a.end);
  const b = joins ? point(reader, a.end + 1) : null;
  return b ? { first: i, end: b.end, value: between(aligned(a.value, b.value), b.value) } : null;
}

/** "since X", "by X", "until X", "after X"; "since the invasion" where the text is about that war. */
function opened(reader: DateReader, i: number): DateFound | null {
  const open = atom(reader, 'open', i);
  if (open?.value.position !== 'before') return null;
  if (open.value.value === 'within') return inPastClause(reader, i) ? null : withinDate(reader, open.end);
  const from = open.value.value === 'from';
  const inner = point(reader, open.end) ?? (from ? event(reader, open.end) : null);
  if (!inner) return from ? null : yearOut(reader, i, open.end);
  if (from && lowerAt(reader, i) === 'from' && isNeighbour('en', 'not-opening', reader.pieces[i - 1]))
    return { ...inner, first: open.end };
  if (from && lowerAt(reader, i) === 'from' && inner.value.edtf?.includes('/')) return { ...inner, first: i };
  // What has been so since May is never of the May to come.
  const begun =
    lowerAt(reader, open.end - 1) === 'since' && inner.value.edtf ? { edtf: inner.value.edtf } : inner.value;
  if (from) return { first: i, end: pastOnward(reader, inner.end), value: since(begun) };
  const value = isEndOf(reader, open.end) ? sharp(inner.value) : inner.value;
  return {
    first: i,
    end: inner.end,
    value: until(value, open.value.value === 'by' && !inPastClause(reader, open.end)),
  };
}

/** A known event, where the text names what it must be about. */
function event(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'event', i);
  return match && isAbout(reader, match.value.position)
    ? { first: i, end: match.end, value: { edtf: match.value.value } }
    : null;
}

/** "before the year is out", "before the end of the year" and "before New Year". */
function yearOut(reader: DateReader, first: number, i: number): DateFound | null {
  const words = [lowerAt(reader, i), lowerAt(reader, i + 1), lowerAt(reader, i + 2), lowerAt(reader, i + 3)];
  if (
    words[0] === 'the' &&
    words[1] === 'year' &&
    (words[2] === 'is' || words[2] === 'was') &&
    /^(?:out|over)$/.test(words[3] ?? '')
  )
    return { first, end: i + 4, value: until(relativeYear(reader.from, 0), true) };
  const at = words[0] === 'the' ? 1 : 0;
  return words[at] === 'new' && words[at + 1] === 'year'
    ? { first, end: i + at + 2, value: until(relativeYear(reader.from, 0), true) }
    : null;
}

const pastOnward = (reader: DateReader, i: number): number =>
  /^(?:onwards?|on)$/.test(lowerAt(reader, i)) && lowerAt(reader, i - 1) !== 'from' ? i + 1 : i;

/** The longest date that starts at piece `i` of an English sentence, or null. */
export function readEnglishDate(reader: DateReader, i: number): DateFound | null {
  return span(reader, i) ?? opened(reader, i) ?? sinceThen(reader, plain(reader, i));
}

/** "the twelve months to March", "the 12 months ending in June 2024", "the year to March": a run of months that ends there. */
function runUpTo(reader: DateReader, i: number): DateFound | null {
  const numeral = numeralAt(reader, i + 1);
  const unit = atom(reader, 'unit', numeral?.end ?? i + 1);
  const months = runLength(unit?.value.value, numeral ? numeral.value.toNumber() : 1);
  if (!unit || months === null) return null;
  const linked = /^(?:to|until|till|through|up)$/.test(lowerAt(reader, unit.end));
  const ended = /^(?:ending|ended)$/.test(lowerAt(reader, unit.end));
  if (!linked && !ended) return null;
  const at = /^(?:in|to|on|with)$/.test(lowerAt(reader, unit.end + 1)) ? unit.end + 2 : unit.end + 1;
  const year = unit.value.value === 'year' ? bareYear(reader, at) : null;
  if (year !== null)
    return { first: i, end: at + 1, value: { edtf: numeral ? `${year - months / 12 + 1}/${year}` : `../${year}` } };
  const last = monthDate(reader, at);
  const end = last?.value.edtf;
  if (!last || end?.length !== 7) return null;
  return { first: i, end: last.end, value: { edtf: `${addMonths(end, 1 - months)}/${end}` } };
}

/** Months of a run of months, quarters or years; null for another unit or a run of any other length. */
function runLength(unit: string | undefined, count: number): number | null {
  const each = unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'year' ? 12 : 0;
  const months = each * count;
  return Number.isInteger(months) && months > 1 && months <= 120 ? months : null;
}

/** Pieces between "since" and the date of its clause, at most. */
const CLAUSE = 9;

/** "since it invaded in February 2022", "since the coup of July 2023": a date within what "since" opens begins it. */
function sinceThen(reader: DateReader, found: DateFound | null): DateFound | null {
  if (!found?.value.edtf || found.value.edtf.includes('/') || !/^(?:in|on|of)$/.test(lowerAt(reader, found.first - 1)))
    return found;
  for (let k = found.first - 2; k >= Math.max(0, found.first - 1 - CLAUSE); k -= 1) {
    const word = lowerAt(reader, k);
    if (/^[,;:.()–—"”“]$/.test(word) || atom(reader, 'open', k + 1)) return found;
    if (word === 'since') return { ...found, value: since(found.value) };
  }
  return found;
}

/** A point, with "X to Y" and "X–Y" of two points of one kind. */
function plain(reader: DateReader, i: number): DateFound | null {
  const a = point(reader, i);
  if (!a) return null;
  const link = lowerAt(reader, a.end);
  const joins = dashAt(reader, a.end) || /^(?:and|to|through)$/.test(link);
  const b = joins ? point(reader, a.end + 1) : null;
  if (b && !dashAt(reader, a.end) && !areYears(a.value.edtf, b.value.edtf, link === 'and')) return a;
  return b?.value.edtf ? { first: a.first, end: b.end, value: between(aligned(a.value, b.value), b.value) } : a;
}
