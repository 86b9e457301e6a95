// Finnish dates that stand by themselves: days, months, seasons, years with their parts, weekdays.
import { about, endOf } from './date-edges.ts';
import {
  type Resolved,
  relativeDay,
  relativeYear,
  resolveMonth,
  resolveMonthDay,
  resolveMonths,
  resolveSeason,
  resolveWeekday,
  type YearSaid,
} from './date-resolve.ts';
import {
  atom,
  bareYear,
  type DateFound,
  type DateReader,
  type DateWord,
  dashAt,
  lowerAt,
  smallNumber,
  tokenOf,
} from './date-words.ts';
import type { PhraseMatch } from './lexicon.ts';
import { numberMorphs } from './number-words.ts';
import { quantityLexicon } from './quantity-lexicon.ts';

/** A day of the month: "8." with its stop. */
export function dayAt(reader: DateReader, i: number): { readonly day: number; readonly end: number } | null {
  const day = smallNumber(reader, i);
  const stop = reader.pieces[i + 1];
  return day !== null && day >= 1 && day <= 31 && stop?.lower === '.' && !stop.apart ? { day, end: i + 2 } : null;
}

/** "vuonna", "vuoden", "vuosina"; never "vuodessa", which says a rate or a length. */
function yearWord(reader: DateReader, i: number): PhraseMatch<DateWord> | null {
  const unit = atom(reader, 'unit', i);
  return unit?.value.value === 'year' && !lowerAt(reader, i).endsWith('ssa') ? unit : null;
}

/** A year behind or before a month: "2024", "vuonna 2024", "viime vuonna". */
export function yearAt(reader: DateReader, i: number): { readonly said: YearSaid; readonly end: number } | null {
  const plain = bareYear(reader, i);
  if (plain !== null) return { said: { year: plain }, end: i + 1 };
  const unit = yearWord(reader, i);
  if (unit) {
    const year = bareYear(reader, unit.end);
    return year === null || dashAt(reader, unit.end + 1) ? null : { said: { year }, end: unit.end + 1 };
  }
  const relative = atom(reader, 'relative', i);
  const after = relative && atom(reader, 'unit', relative.end);
  return relative && after?.value.value === 'year'
    ? { said: { years: Number(relative.value.value) }, end: after.end }
    : null;
}

type MonthSaid = { readonly from: number; readonly to: number; readonly end: number };

/** "maaliskuussa", "tammi–maaliskuussa", "tammi- ja helmikuussa"; the adjective "syyskuinen" too. */
export function monthAt(reader: DateReader, i: number): MonthSaid | null {
  const month = atom(reader, 'month', i) ?? atom(reader, 'monthly', i);
  if (month) return { from: Number(month.value.value), to: Number(month.value.value), end: month.end };
  const stub = atom(reader, 'stub', i);
  if (!stub || !dashAt(reader, stub.end)) return null;
  const next = lowerAt(reader, stub.end + 1) === 'ja' ? stub.end + 2 : stub.end + 1;
  const last = atom(reader, 'month', next);
  return last ? { from: Number(stub.value.value), to: Number(last.value.value), end: last.end } : null;
}

function monthValue(reader: DateReader, month: MonthSaid, said: YearSaid): Resolved {
  if (month.from === month.to) return resolveMonth(reader.from, month.from, said);
  const length = month.to - month.from + 1;
  if (length > 0) return resolveMonths(reader.from, month.from, length, said);
  return { edtf: null, why: 'its months run over the turn of a year' };
}

/** "lokakuuta 2024", "kesäkuun 4. päivänä", "lokakuun 3.–5. päivä", "maaliskuussa viime vuonna". */
function monthDate(reader: DateReader, i: number, said: YearSaid = null): DateFound | null {
  const month = monthAt(reader, i);
  if (!month) return null;
  const day = dayAt(reader, month.end);
  const word = day && lastDay(reader, day);
  if (day && word) {
    const year = said ? null : yearAt(reader, word.end);
    return {
      first: i,
      end: year?.end ?? word.end,
      value: resolveMonthDay(reader.from, month.from, { from: day.day, to: word.day }, said ?? year?.said ?? null),
    };
  }
  const year = said ? null : yearAt(reader, month.end);
  return { first: i, end: year?.end ?? month.end, value: monthValue(reader, month, said ?? year?.said ?? null) };
}

/** The end of "4. päivänä" or "3.–5. päivänä", with its last day. */
export function lastDay(
  reader: DateReader,
  day: { readonly day: number; readonly end: number },
): { readonly day: number; readonly end: number } | null {
  const second = dashAt(reader, day.end) || lowerAt(reader, day.end) === 'ja' ? dayAt(reader, day.end + 1) : null;
  const word = atom(reader, 'dayword', second?.end ?? day.end);
  return word ? { day: second?.day ?? day.day, end: word.end } : null;
}

/** "8. lokakuuta (2024)", "8.–13. lokakuuta", "30. syyskuuta", "24.2.2022", "24.2." */
export function dayDate(reader: DateReader, i: number): DateFound | null {
  const first = dayAt(reader, i);
  if (!first) return numeric(reader, i);
  const second = dashAt(reader, first.end) ? dayAt(reader, first.end + 1) : null;
  const month = monthAt(reader, second?.end ?? first.end);
  if (!month || month.from !== month.to) return numeric(reader, i);
  const year = yearAt(reader, month.end);
  return {
    first: i,
    end: year?.end ?? month.end,
    value: resolveMonthDay(
      reader.from,
      month.from,
      { from: first.day, to: second?.day ?? first.day },
      year?.said ?? null,
    ),
  };
}

const NUMERIC = /(\d{1,2})\.(?:[–-](\d{1,2})\.)?(\d{1,2})\.(\d{4})?(?!\d)/y;

function numeric(reader: DateReader, i: number): DateFound | null {
  const piece = reader.pieces[i];
  if (piece?.kind !== 'digits' || (!piece.apart && reader.pieces[i - 1]?.kind !== 'sign')) return null;
  NUMERIC.lastIndex = piece.start;
  const match = NUMERIC.exec(reader.text);
  if (!match || Number(match[3]) > 12 || Number(match[3]) < 1) return iso(reader, i);
  let end = i;
  while (end < reader.pieces.length && (reader.pieces[end]?.start ?? 0) < piece.start + match[0].length) end += 1;
  const days = { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
  return {
    first: i,
    end,
    value: resolveMonthDay(reader.from, Number(match[3]), days, match[4] ? { year: Number(match[4]) } : null),
  };
}

function iso(reader: DateReader, i: number): DateFound | null {
  const start = reader.pieces[i]?.start ?? 0;
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(reader.text.slice(start, start + 11));
  if (!match) return null;
  const day = Number(match[3]);
  return {
    first: i,
    end: i + 5,
    value: resolveMonthDay(reader.from, Number(match[2]), { from: day, to: day }, { year: Number(match[1]) }),
  };
}

/** "syksyllä", "syksyllä 2024", "viime syksynä"; "kesällä" alone counts, a noun's own part ("kesäteatteri") does not. */
export function seasonDate(reader: DateReader, i: number, said: YearSaid = null): DateFound | null {
  const season = atom(reader, 'season', i);
  if (!season) return null;
  const year = said ? null : yearAt(reader, season.end);
  const bare = !said && !year && /^(?:kevät|kesä|syksy|talvi|kesää|syksyä|talvea|kevättä)$/.test(lowerAt(reader, i));
  if (bare) return null;
  return {
    first: i,
    end: year?.end ?? season.end,
    value: resolveSeason(reader.from, Number(season.value.value), said ?? year?.said ?? null),
  };
}

/** What stands behind a year: a month, a season, a part, a quarter; or the year alone. */
export function inYear(
  reader: DateReader,
  first: number,
  end: number,
  said: { readonly year: number } | { readonly years: number },
): DateFound {
  const inner = monthDate(reader, end, said) ?? seasonDate(reader, end, said) ?? runOfMonths(reader, end, said);
  if (inner) return { ...inPart(reader, first, inner.end, inner.value) };
  const year = 'year' in said ? { edtf: String(said.year) } : relativeYear(reader.from, said.years);
  return inPart(reader, first, end, year);
}

/** "… alussa", "… lopussa": about that time; before "mennessä" and "saakka" the first or last month of the year. */
export function inPart(reader: DateReader, first: number, end: number, value: Resolved): DateFound {
  const part = atom(reader, 'part', end);
  if (!part || (value.edtf?.length ?? 7) > 7) return { first, end, value };
  const open = atom(reader, 'open', part.end);
  const closing = open?.value.position === 'after' && open.value.value !== 'from';
  const late = part.value.value === 'end';
  const month = (edtf: string): string => (/^\d{4}$/.test(edtf) ? `${edtf}-${late ? '12' : '01'}` : edtf);
  if (closing && part.value.value !== 'mid' && value.edtf !== null)
    return {
      first,
      end: part.end,
      value: { edtf: month(value.edtf), ...(value.next ? { next: month(value.next) } : {}) },
    };
  return { first, end: part.end, value: late ? endOf(value) : about(value) };
}

/** "ensimmäisellä neljänneksellä", "toisella vuosipuoliskolla". */
function runOfMonths(reader: DateReader, i: number, said: YearSaid): DateFound | null {
  const ordinal = atom(reader, 'ordinal', i);
  const unit = ordinal && atom(reader, 'unit', ordinal.end);
  const kind = unit?.value.value;
  if (!ordinal || !unit || (kind !== 'quarter' && kind !== 'half')) return null;
  const length = kind === 'quarter' ? 3 : 6;
  const nth = Number(ordinal.value.value);
  if (nth * length > 12) return null;
  return { first: i, end: unit.end, value: resolveMonths(reader.from, (nth - 1) * length + 1, length, said) };
}

/** "vuonna 2024", "vuoden 2024 lopussa", "vuosina 2020–2024", "2024", "1990-luvulla". */
export function yearDate(reader: DateReader, i: number): DateFound | null {
  const unit = yearWord(reader, i);
  const at = unit ? unit.end : i;
  const piece = reader.pieces[at];
  if (piece?.kind !== 'digits') return unit && at > i ? wholeYear(reader, i, at) : null;
  if (dashAt(reader, at + 1) && /^(?:luku|luvu)/.test(lowerAt(reader, at + 2)) && /^(?:1\d|20)\d0$/.test(piece.lower))
    return { first: i, end: at + 3, value: { edtf: `${piece.lower.slice(0, 3)}X` } };
  const year = bareYear(reader, at);
  if (year === null || (at === i && countsSomething(reader, at))) return null;
  const to = dashAt(reader, at + 1) ? reader.pieces[at + 2] : undefined;
  if (to?.kind === 'digits' && (to.end - to.start === 4 || to.end - to.start === 2)) {
    const last = to.end - to.start === 2 ? Math.floor(year / 100) * 100 + Number(to.lower) : Number(to.lower);
    if (last > year && last < 2100) return { first: i, end: at + 3, value: { edtf: `${year}/${last}` } };
  }
  return inYear(reader, i, at + 1, { year });
}

/** "vuoden alussa", "vuoden loppuun mennessä", "vuoden ensimmäisellä neljänneksellä": this year's. */
function wholeYear(reader: DateReader, i: number, end: number): DateFound | null {
  const word = lowerAt(reader, i);
  if (word !== 'vuoden') return null;
  const run = runOfMonths(reader, end, null);
  if (run) return { ...run, first: i };
  const part = atom(reader, 'part', end);
  if (part) return inPart(reader, i, end, relativeYear(reader.from, 0));
  return /^(?:mittaan|kuluessa|varrella)$/.test(lowerAt(reader, end))
    ? { first: i, end: end + 1, value: relativeYear(reader.from, 0) }
    : null;
}

/** True where four bare digits are a count: "2000 sotilasta", "2000 tonnia". */
function countsSomething(reader: DateReader, i: number): boolean {
  const next = tokenOf(reader, i + 1);
  const piece = reader.pieces[i + 1];
  if (piece?.kind !== 'word' || !piece.apart || !next) return false;
  const unit = quantityLexicon('fi').units.startingAt(reader.pieces, i + 1);
  if ((unit && !atom(reader, 'unit', i + 1)) || numberMorphs(piece.lower, 'fi')?.[0]?.kind === 'scale') return true;
  return next.feats.Case === 'Par' && (next.upos === 'NOUN' || next.upos === 'ADJ' || next.upos === 'PROPN');
}

export function weekdayDate(reader: DateReader, i: number): DateFound | null {
  const day = atom(reader, 'weekday', i);
  if (!day) return null;
  const date = dayDate(reader, day.end);
  if (date) return { ...date, first: i };
  return { first: i, end: day.end, value: resolveWeekday(reader.from, Number(day.value.value), null) };
}

export function dayWord(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'day', i);
  return match ? { first: i, end: match.end, value: relativeDay(reader.from, Number(match.value.value)) } : null;
}

/** A month with its part: "elokuun alussa". */
export function monthPart(reader: DateReader, i: number): DateFound | null {
  const month = monthDate(reader, i);
  if (!month) return null;
  const part = atom(reader, 'part', month.end);
  const year = part ? bareYear(reader, part.end) : null;
  if (!part || year === null) return inPart(reader, i, month.end, month.value);
  const dated = monthDate(reader, i, { year });
  return dated && { ...inPart(reader, i, dated.end, dated.value), end: part.end + 1 };
}
