// The grammar of dates that a language begins with: what many languages say alike, from its words of dates alone. "3 May 2024",
// "May 2024", "on Wednesday last", "last year", "three days ago", "since 2022", "between 2020 and 2022". What a language says in
// its own way it adds as rules that go first (date-LANG.ts). One longest stretch from a piece on, or null.
import { about, aligned, between, since, until } from './date-edges.ts';
import {
  relativeDay,
  relativeMonth,
  relativeYear,
  resolveAgo,
  resolveMonth,
  resolveMonthDay,
  resolveSeason,
  resolveWeek,
  resolveWeekday,
  resolveWeekend,
  type YearSaid,
} from './date-resolve.ts';
import { atom, bareYear, type DateFound, type DateReader, type DateRule, dashAt } from './date-words.ts';
import { isNeighbour } from './neighbours.ts';
import { readNumeral } from './numeral.ts';

/** A day of the month at piece `i` with what may end it: "3", "3." before a small letter, "3:e"; one past it. */
function dayAt({ pieces }: DateReader, i: number): { readonly day: number; readonly end: number } | null {
  const [piece, sign, ending] = [pieces[i], pieces[i + 1], pieces[i + 2]];
  const day = Number(piece?.lower);
  if (piece?.kind !== 'digits' || piece.end - piece.start > 2 || day < 1 || day > 31) return null;
  if (sign?.lower === ':' && !sign.apart && ending?.kind === 'word' && !ending.apart) return { day, end: i + 3 };
  return { day, end: sign?.lower === '.' && !sign.apart ? i + 2 : i + 1 };
}

const UNTIED: YearSaid = null;

/** The year behind a month, day or season: four digits, or "last year" in words. */
function yearAt(reader: DateReader, i: number): { readonly said: YearSaid; readonly end: number } {
  const at = atom(reader, 'yearword', i)?.end ?? i;
  const year = bareYear(reader, at);
  if (year !== null) return { said: { year }, end: at + 1 };
  const relative = atom(reader, 'relative', i);
  const unit = relative && atom(reader, 'unit', relative.end);
  if (relative && unit?.value.value === 'year') return { said: { years: Number(relative.value.value) }, end: unit.end };
  const yearly = atom(reader, 'yearly', i);
  return yearly ? { said: { years: Number(yearly.value.value) }, end: yearly.end } : { said: UNTIED, end: i };
}

/** "3 May", "3–5 May 2024", "the 3rd of May last year" where the language's words are such. */
function dayDate(reader: DateReader, i: number): DateFound | null {
  const first = dayAt(reader, i);
  const second = first && dashAt(reader, first.end) ? dayAt(reader, first.end + 1) : null;
  const month = first && atom(reader, 'month', (second ?? first).end);
  if (!first || !month) return null;
  const { said, end } = yearAt(reader, month.end);
  const days = { from: first.day, to: second?.day ?? first.day };
  return { first: i, end, value: resolveMonthDay(reader.from, Number(month.value.value), days, said) };
}

const ISO = /(\d{4})-(\d{2})-(\d{2})(?![\d-])/y;

/** "2024-05-03". */
function isoDate(reader: DateReader, i: number): DateFound | null {
  const piece = reader.pieces[i];
  if (piece?.kind !== 'digits' || !(piece.apart || reader.pieces[i - 1]?.kind === 'sign')) return null;
  ISO.lastIndex = piece.start;
  const edtf = ISO.exec(reader.text)?.[0] ?? null;
  return edtf === null ? null : { first: i, end: i + 5, value: { edtf } };
}

/** "May", "May 2024". */
function monthDate(reader: DateReader, i: number): DateFound | null {
  const month = atom(reader, 'month', i);
  if (!month) return null;
  const { said, end } = yearAt(reader, month.end);
  return { first: i, end, value: resolveMonth(reader.from, Number(month.value.value), said) };
}

/** "in the spring", "spring 2024". */
function seasonDate(reader: DateReader, i: number): DateFound | null {
  const season = atom(reader, 'season', i);
  if (!season) return null;
  const { said, end } = yearAt(reader, season.end);
  return { first: i, end, value: resolveSeason(reader.from, Number(season.value.value), said) };
}

/** "Wednesday", "Wednesday 3 May". */
function weekdayDate(reader: DateReader, i: number): DateFound | null {
  const day = atom(reader, 'weekday', i);
  if (!day) return null;
  const date = dayDate(reader, atom(reader, 'dayword', day.end)?.end ?? day.end);
  if (date) return { ...date, first: i };
  return { first: i, end: day.end, value: resolveWeekday(reader.from, Number(day.value.value), null) };
}

/** "yesterday". */
function dayWord(reader: DateReader, i: number): DateFound | null {
  const day = atom(reader, 'day', i);
  return day && { first: i, end: day.end, value: relativeDay(reader.from, Number(day.value.value)) };
}

/** "last year", "this week", "next spring", "last Wednesday", "last May". */
function relativeDate(reader: DateReader, i: number): DateFound | null {
  const relative = atom(reader, 'relative', i);
  if (!relative) return null;
  const step = Number(relative.value.value);
  const at = relative.end;
  const found = (end: number, value: DateFound['value']): DateFound => ({ first: i, end, value });
  const [month, season] = [atom(reader, 'month', at), atom(reader, 'season', at)];
  if (month) return found(month.end, resolveMonth(reader.from, Number(month.value.value), { relative: step }));
  if (season) return found(season.end, resolveSeason(reader.from, Number(season.value.value), { relative: step }));
  const weekday = atom(reader, 'weekday', at);
  if (weekday) return found(weekday.end, resolveWeekday(reader.from, Number(weekday.value.value), step));
  const unit = atom(reader, 'unit', at);
  switch (unit?.value.value) {
    case 'year':
      return found(unit.end, relativeYear(reader.from, step));
    case 'month':
      return found(unit.end, relativeMonth(reader.from, step));
    case 'week':
      return found(unit.end, resolveWeek(reader.from, step));
    case 'weekend':
      return found(unit.end, resolveWeekend(reader.from, step));
    default:
      return null;
  }
}

/** "three days ago". */
function agoDate(reader: DateReader, i: number): DateFound | null {
  const numeral = readNumeral(reader, i);
  const unit = numeral && atom(reader, 'unit', numeral.end);
  const ago = unit && atom(reader, 'ago', unit.end);
  if (!numeral?.value.isInteger() || !ago || !/^(?:day|week|month|year)$/.test(unit.value.value)) return null;
  return { first: i, end: ago.end, value: resolveAgo(reader.from, numeral.value.toNumber(), unit.value.value) };
}

/** "2024"; no count: no unit, scale or noun is looked for, so that the word before it must be one of `year-before`. */
function yearDate(reader: DateReader, i: number): DateFound | null {
  const word = atom(reader, 'yearword', i);
  const at = word?.end ?? i;
  const year = bareYear(reader, at);
  const sure = word !== null || isNeighbour(reader.language, 'year-before', reader.pieces[i - 1]);
  return year === null || !sure ? null : { first: i, end: at + 1, value: { edtf: String(year) } };
}

const PLAIN: readonly DateRule['read'][] = [
  isoDate,
  agoDate,
  dayWord,
  relativeDate,
  weekdayDate,
  dayDate,
  monthDate,
  seasonDate,
  yearDate,
];

type Point = (reader: DateReader, i: number) => DateFound | null;

/** A point with a word before it that blurs it ("early in 2024") or that may stand there ("on the"), and with none. */
function blurred(point: Point): Point {
  return (reader, i) => {
    const part = atom(reader, 'part', i);
    const inner = part && point(reader, atom(reader, 'dayword', part.end)?.end ?? part.end);
    if (inner) return { ...inner, first: i, value: about(inner.value) };
    const article = atom(reader, 'dayword', i);
    const date = article && point(reader, article.end);
    return date ? { ...date, first: i } : point(reader, i);
  };
}

/** What opens, closes and joins points: "since", "by", "between … and …", "from … to …", a dash between years. */
function edged(point: Point): Point {
  return (reader, i) => {
    const open = atom(reader, 'open', i);
    const a = point(reader, open?.end ?? i);
    if (!a) return null;
    const link = atom(reader, 'link', a.end);
    const dash = dashAt(reader, a.end) && a.value.edtf?.length === 4;
    const b = (open && link) || dash ? point(reader, link?.end ?? a.end + 1) : null;
    if (b && (dash || open?.value.value === link?.value.value))
      return { first: i, end: b.end, value: between(aligned(a.value, b.value), b.value) };
    if (!open) return a;
    if (open.value.value === 'from') return { ...a, first: i, value: since(a.value) };
    return open.value.value === 'until' ? { ...a, first: i, value: until(a.value, false) } : a;
  };
}

/** A grammar of dates: the language's own rules, then the plain ones, each with what may stand around it. */
export function plainGrammar(own: readonly Point[]): Point {
  const point: Point = (reader, i) => {
    for (const read of [...own, ...PLAIN]) {
      const found = read(reader, i);
      if (found) return found;
    }
    return null;
  };
  return edged(blurred(point));
}
