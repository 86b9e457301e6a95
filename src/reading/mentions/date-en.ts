// Dates in English: points ("last September", "8–13 October", "the spring of 2024", "the first quarter") and what opens or
// joins them ("since", "by", "between … and …"). One longest stretch from a piece on, or null.

import {
  about,
  between,
  endOf,
  type Resolved,
  relativeDay,
  relativeMonth,
  relativeYear,
  resolveAfter,
  resolveAgo,
  resolveBeside,
  resolveMonth,
  resolveMonthDay,
  resolveMonths,
  resolvePast,
  resolveSeason,
  resolveShift,
  resolveWeek,
  resolveWeekday,
  resolveWeekend,
  since,
  until,
  weekdayOfWeek,
  type YearSaid,
} from './date-resolve.ts';
import {
  atom,
  bareYear,
  type DateFound,
  type DateReader,
  inPastClause,
  isAbout,
  isDash,
  lowerAt,
  smallNumber,
  tokenOf,
} from './date-words.ts';
import { type Numeral, readNumeral } from './numeral.ts';

const CONTEXT =
  /^(?:in|since|until|by|from|of|last|this|next|early|late|mid|before|after|during|on|and|to|between|till|through|the|around|that|for|over|throughout|-|–|\()$/u;

/** A month's name: capital, and for "May" a word or number beside it that makes it a date. */
function monthAt(reader: DateReader, i: number): { readonly month: number; readonly end: number } | null {
  const match = atom(reader, 'month', i);
  if (!match || !reader.pieces[i]?.capital) return null;
  const month = Number(match.value.value);
  if (month !== 5 || match.end !== i + 1) return { month, end: match.end };
  const beside =
    CONTEXT.test(lowerAt(reader, i - 1)) ||
    smallNumber(reader, i - 1) !== null ||
    smallNumber(reader, i + 1) !== null ||
    bareYear(reader, i + 1) !== null;
  return beside ? { month, end: match.end } : null;
}

const numeralAt = (reader: DateReader, i: number): Numeral | null => readNumeral(reader, i);

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
function nthOfMonth(reader: DateReader, i: number): DateFound | null {
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
function monthDate(reader: DateReader, i: number): DateFound | null {
  const the = lowerAt(reader, i) === 'the' && dayAt(reader, i + 1) ? i + 1 : i;
  const first = dayAt(reader, the);
  if (first) {
    const second =
      isDash(reader, first.end) || lowerAt(reader, first.end) === 'to' || lowerAt(reader, first.end) === 'and'
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
    const second = isDash(reader, day.end) || lowerAt(reader, day.end) === 'to' ? dayAt(reader, day.end + 1) : null;
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

const SEASON_CONTEXT =
  /^(?:in|since|by|until|of|early|late|mid|before|after|during|through|from|this|last|next|to|over|every|-)$/;

/** "the spring of last year", "spring 2024", "summer"; the word alone only behind a word of time. */
function seasonDate(reader: DateReader, i: number): DateFound | null {
  const start = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const season = atom(reader, 'season', start);
  if (!season) return null;
  const year = yearBehind(reader, season.end);
  const before = SEASON_CONTEXT.test(lowerAt(reader, i - 1));
  if (!year.said && (!before || tokenOf(reader, season.end)?.upos === 'NOUN')) return null;
  if (!year.said && start === i && lowerAt(reader, i) === 'fall') return null;
  return { first: i, end: year.end, value: resolveSeason(reader.from, Number(season.value.value), year.said) };
}

const UNIT_DAYS = new Set(['day', 'week', 'month', 'year']);

/** "last week", "this month", "next year", "last September", "this spring", "the past three months", "last Friday". */
function relativeDate(reader: DateReader, i: number): DateFound | null {
  const relative = atom(reader, 'relative', i);
  if (!relative) return null;
  const step = Number(relative.value.value);
  const past = lowerAt(reader, relative.end - 1) === 'past';
  const at = relative.end;
  const found = (end: number, value: Resolved): DateFound => ({ first: i, end, value });
  const numeral = numeralAt(reader, at);
  if (numeral && step < 0) {
    const unit = atom(reader, 'unit', numeral.end);
    return unit && UNIT_DAYS.has(unit.value.value) && numeral.value.lte(100)
      ? found(unit.end, resolvePast(reader.from, numeral.value.toNumber(), unit.value.value))
      : null;
  }
  const month = monthAt(reader, at);
  if (month) return found(month.end, resolveMonth(reader.from, month.month, { relative: step }));
  const day = atom(reader, 'weekday', at);
  if (day) return found(pastOfDay(reader, day.end), resolveWeekday(reader.from, Number(day.value.value), step));
  const season = atom(reader, 'season', at);
  if (season) return found(season.end, resolveSeason(reader.from, Number(season.value.value), { relative: step }));
  const unit = atom(reader, 'unit', at);
  if (!unit || lowerAt(reader, at).endsWith('s')) return null;
  const kind = unit.value.value;
  if (past && (kind === 'week' || kind === 'month')) return found(unit.end, resolvePast(reader.from, 1, kind));
  return unitDate(reader, i, unit.end, kind, step);
}

function unitDate(reader: DateReader, first: number, end: number, kind: string, step: number): DateFound | null {
  const { from } = reader;
  if (kind === 'week') return { first, end, value: resolveWeek(from, step) };
  if (kind === 'weekend') return { first, end, value: resolveWeekend(from, step) };
  if (kind === 'month') return { first, end, value: relativeMonth(from, step) };
  if (kind === 'year') return { first, end, value: relativeYear(from, step) };
  return null;
}

const PART_OF_DAY = /^(?:night|morning|evening|afternoon)$/;
const pastOfDay = (reader: DateReader, i: number): number => (PART_OF_DAY.test(lowerAt(reader, i)) ? i + 1 : i);

/** "Wednesday", "Friday night", "Wednesday last week". */
function weekdayDate(reader: DateReader, i: number): DateFound | null {
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
function runOfMonths(reader: DateReader, i: number): DateFound | null {
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

const YEAR_BEFORE =
  /^(?:in|since|of|by|until|till|from|during|after|before|through|early|mid|late|year|for|than|to|and|between|till|around|throughout|-|–|\(|,|at|over|back|ago)$/u;
const HEDGE_BEFORE = /^(?:over|about|some|nearly|almost|around|roughly|than|least|to|of|killed|sent)$/;

/** True where four bare digits are a count: "about 2000 troops", "2000 tonnes". */
function countsSomething(reader: DateReader, i: number): boolean {
  const next = reader.pieces[i + 1];
  if (next?.kind !== 'word' || !next.apart) return false;
  if (/^(?:tonnes?|tons?|barrels?|dollars?|euros?|km|kg|million|billion|percent)$/.test(next.lower)) return true;
  const token = tokenOf(reader, i + 1);
  if (!token || !(token.upos === 'NOUN' || token.upos === 'ADJ')) return false;
  const before = lowerAt(reader, i - 1);
  const plural = token.feats.Number === 'Plur' || token.feats.Number === 'Ptan';
  if (/^(?:in|since|by|until|till|during|early|mid|late|the|its|their|year)$/.test(before)) return false;
  return plural && (HEDGE_BEFORE.test(before) || !YEAR_BEFORE.test(before));
}

/** "2024", "2020–24", "the 1990s". */
function yearDate(reader: DateReader, i: number): DateFound | null {
  const decade = reader.pieces[i + 1];
  if (
    reader.pieces[i]?.kind === 'digits' &&
    decade?.lower === 's' &&
    !decade.apart &&
    /^(?:19|20)\d0$/.test(lowerAt(reader, i))
  )
    return { first: i, end: i + 2, value: { edtf: `${lowerAt(reader, i).slice(0, 3)}X` } };
  const year = bareYear(reader, i);
  if (year === null || countsSomething(reader, i)) return null;
  const to = isDash(reader, i + 1) ? reader.pieces[i + 2] : undefined;
  if (to?.kind === 'digits' && (to.end - to.start === 2 || to.end - to.start === 4)) {
    const last = to.end - to.start === 2 ? Math.floor(year / 100) * 100 + Number(to.lower) : Number(to.lower);
    if (last > year && last < 2100) return { first: i, end: i + 3, value: { edtf: `${year}/${last}` } };
  }
  return { first: i, end: i + 1, value: { edtf: String(year) } };
}

const EARLIER = /^(?:earlier|before|previously)$/;
const LATER = /^(?:later|afterwards)$/;
const BESIDE: Readonly<Record<string, number>> = { previous: -1, preceding: -1, following: 1, same: 0 };

/** True where "before" ends its phrase, so that it is no preposition or conjunction. */
const phraseEnds = (reader: DateReader, i: number): boolean => {
  const next = reader.pieces[i];
  return (
    !next ||
    (next.kind === 'sign' && next.lower !== '-') ||
    /^(?:and|but|while|when|in|at|on|to|by|he|she|it|they)$/.test(next.lower)
  );
};

/** "a year earlier", "ten days later", "the five years before", "the day before", "the week before". */
function shiftedDate(reader: DateReader, i: number): DateFound | null {
  const article = /^(?:a|an)$/.test(lowerAt(reader, i));
  const the = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const numeral = article ? null : numeralAt(reader, the);
  const at = article ? i + 1 : (numeral?.end ?? the);
  if (the === i && !article && !numeral) return null;
  const unit =
    atom(reader, 'unit', at) ??
    (lowerAt(reader, at) === 'fortnight' ? { end: at + 1, value: { value: 'fortnight' } } : null);
  if (!unit || !/^(?:day|week|month|year|fortnight)$/.test(unit.value.value)) return null;
  const word = lowerAt(reader, unit.end);
  const step = EARLIER.test(word) ? -1 : LATER.test(word) ? 1 : 0;
  if (step === 0 || (word === 'before' && !phraseEnds(reader, unit.end + 1))) return null;
  const count = numeral ? numeral.value.toNumber() : 1;
  if (!Number.isInteger(count) || count > 200) return null;
  const anchor = reader.anchor();
  const end = unit.end + 1;
  if (the > i && !numeral) return { first: i, end, value: resolveBeside(anchor, step, unit.value.value) };
  if (the > i && unit.value.value === 'year') return { first: i, end, value: yearsBeside(anchor, step * count) };
  return { first: i, end, value: resolveShift(anchor, step * count, unit.value.value) };
}

/** "the five years before" a date: the run of years that ends before it. */
function yearsBeside(anchor: string | null, count: number): Resolved {
  const years = anchor?.split('/').map((end) => Number(end.slice(0, 4))) ?? [];
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return { edtf: null, why: 'it counts from another date, which is not known' };
  return { edtf: count < 0 ? `${first + count}/${first - 1}` : `${last + 1}/${last + count}` };
}

/** "the previous year", "the following summer", "the same day", "that April". */
function besideDate(reader: DateReader, i: number): DateFound | null {
  if (lowerAt(reader, i) === 'that') {
    const month = monthAt(reader, i + 1);
    return month && { first: i, end: month.end, value: resolveAfter(reader.anchor(), { month: month.month }) };
  }
  const step = lowerAt(reader, i) === 'the' ? BESIDE[lowerAt(reader, i + 1)] : undefined;
  if (step === undefined) return null;
  const unit = atom(reader, 'unit', i + 2);
  if (unit)
    return /^(?:day|week|month|year)$/.test(unit.value.value)
      ? { first: i, end: unit.end, value: resolveBeside(reader.anchor(), step, unit.value.value) }
      : null;
  const season = step === 1 ? atom(reader, 'season', i + 2) : null;
  return (
    season && {
      first: i,
      end: season.end,
      value: resolveAfter(reader.anchor(), { season: Number(season.value.value) }),
    }
  );
}

/** "three weeks ago", "a year ago", "two days ago". */
function agoDate(reader: DateReader, i: number): DateFound | null {
  const article = /^(?:a|an)$/.test(lowerAt(reader, i));
  const numeral = article ? null : numeralAt(reader, i);
  if (!article && !numeral) return null;
  const unit = atom(reader, 'unit', article ? i + 1 : (numeral?.end ?? i));
  if (!unit || !UNIT_DAYS.has(unit.value.value)) return null;
  const since = lowerAt(reader, unit.end) === 'since' && /^(?:is|been|was)$/.test(lowerAt(reader, i - 1));
  if (!since && lowerAt(reader, unit.end) !== 'ago') return null;
  const count = numeral ? numeral.value.toNumber() : 1;
  return Number.isInteger(count) && count <= 200
    ? { first: i, end: unit.end + 1, value: resolveAgo(reader.from, count, unit.value.value) }
    : null;
}

function isoDate(reader: DateReader, i: number): DateFound | null {
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

function dayWord(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'day', i);
  return match ? { first: i, end: match.end, value: relativeDay(reader.from, Number(match.value.value)) } : null;
}

/** "the end of the year", "before the year is out", "the weekend", "the year". */
function wholeUnit(reader: DateReader, i: number): DateFound | null {
  if (lowerAt(reader, i) !== 'the') return null;
  const unit = lowerAt(reader, i + 1);
  if (unit === 'weekend') return { first: i, end: i + 2, value: resolveWeekend(reader.from, null) };
  if (unit === 'new' && lowerAt(reader, i + 2) === 'year')
    return { first: i, end: i + 3, value: relativeYear(reader.from, 0) };
  return null;
}

const POINTS = [
  isoDate,
  besideDate,
  shiftedDate,
  dayWord,
  nthOfMonth,
  relativeDate,
  weekdayDate,
  monthDate,
  runOfMonths,
  seasonDate,
  agoDate,
  yearDate,
  wholeUnit,
];

function point(reader: DateReader, i: number): DateFound | null {
  for (const rule of POINTS) {
    const found = rule(reader, i);
    if (found) return found;
  }
  return parted(reader, i);
}

/** "early May", "mid-January", "the end of December", "late 2022", "early this year", "the end of the year". */
function parted(reader: DateReader, i: number): DateFound | null {
  const start = lowerAt(reader, i) === 'the' ? i + 1 : i;
  const part = atom(reader, 'part', start);
  if (!part) return null;
  const hyphen = isDash(reader, part.end) ? part.end + 1 : part.end;
  for (const rule of [relativeDate, monthDate, seasonDate, runOfMonths, yearDate]) {
    const found = rule(reader, hyphen);
    if (found && (found.value.edtf?.length ?? 7) <= 7)
      return { first: i, end: found.end, value: part.value.value === 'end' ? endOf(found.value) : about(found.value) };
  }
  const the = lowerAt(reader, hyphen) === 'the' ? hyphen + 1 : -1;
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
  [i, i + 1].some((at) => atom(reader, 'part', at)?.value.value === 'end');

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
      : link === 'to' || link === 'until' || link === 'till' || link === 'through' || isDash(reader, a.end);
  const b = joins ? point(reader, a.end + 1) : null;
  return b ? { first: i, end: b.end, value: between(aligned(a.value, b.value), b.value) } : null;
}

/** The earlier end of a span takes the later one's year where it has none of its own: "between August and March 2024". */
function aligned(a: Resolved, b: Resolved): Resolved {
  if (!a.edtf || !b.edtf || !a.next || a.edtf <= b.edtf) return a;
  const year = Number(b.edtf.slice(0, 4));
  const moved = (shift: number): string => `${year + shift}${a.edtf!.slice(4)}`;
  return { edtf: moved(0) <= b.edtf ? moved(0) : moved(-1) };
}

/** "dates from 2019", "back from March": the word before makes "from" no opening. */
const NOT_OPENING = /^(?:dates?|dated|dating|back|far|up|down|different|away|drawn|taken)$/;

/** "since X", "by X", "until X", "after X"; "since the invasion" where the text is about that war. */
function opened(reader: DateReader, i: number): DateFound | null {
  const open = atom(reader, 'open', i);
  if (open?.value.position !== 'before') return null;
  const from = open.value.value === 'from';
  const inner = point(reader, open.end) ?? (from ? event(reader, open.end) : null);
  if (!inner) return from ? null : yearOut(reader, i, open.end);
  if (from && lowerAt(reader, i) === 'from' && NOT_OPENING.test(lowerAt(reader, i - 1)))
    return { ...inner, first: open.end };
  if (from && lowerAt(reader, i) === 'from' && inner.value.edtf?.includes('/')) return { ...inner, first: i };
  if (from) return { first: i, end: pastOnward(reader, inner.end), value: since(inner.value) };
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
  return span(reader, i) ?? opened(reader, i) ?? plain(reader, i);
}

/** A point, with "X to Y" and "X–Y" of two points of one kind. */
function plain(reader: DateReader, i: number): DateFound | null {
  const a = point(reader, i);
  if (!a) return null;
  const b = isDash(reader, a.end) ? point(reader, a.end + 1) : null;
  return b && b.value.edtf ? { first: a.first, end: b.end, value: between(aligned(a.value, b.value), b.value) } : a;
}
