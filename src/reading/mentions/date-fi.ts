// Dates in Finnish: points ("viime vuoden heinäkuussa", "8.–13. lokakuuta", "syksyllä 2024", "viime viikon keskiviikkona")
// and what stands behind them ("lähtien", "mennessä", "jälkeen", "välillä"). One longest stretch from a piece on, or null.

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
  type DateWord,
  inPastClause,
  isAbout,
  isDash,
  lowerAt,
  smallNumber,
  tokenOf,
} from './date-words.ts';
import type { PhraseMatch } from './lexicon.ts';
import { readNumeral } from './numeral.ts';

const ELATIVE = /(?:sta|stä)$/;

/** A day of the month: "8." with its stop. */
function dayAt(reader: DateReader, i: number): { readonly day: number; readonly end: number } | null {
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
function yearAt(reader: DateReader, i: number): { readonly said: YearSaid; readonly end: number } | null {
  const plain = bareYear(reader, i);
  if (plain !== null) return { said: { year: plain }, end: i + 1 };
  const unit = yearWord(reader, i);
  if (unit) {
    const year = bareYear(reader, unit.end);
    return year === null || isDash(reader, unit.end + 1) ? null : { said: { year }, end: unit.end + 1 };
  }
  const relative = atom(reader, 'relative', i);
  const after = relative && atom(reader, 'unit', relative.end);
  return relative && after?.value.value === 'year'
    ? { said: { years: Number(relative.value.value) }, end: after.end }
    : null;
}

type MonthSaid = { readonly from: number; readonly to: number; readonly end: number };

/** "maaliskuussa", "tammi–maaliskuussa", "tammi- ja helmikuussa"; the adjective "syyskuinen" too. */
function monthAt(reader: DateReader, i: number): MonthSaid | null {
  const month = atom(reader, 'month', i) ?? atom(reader, 'monthly', i);
  if (month) return { from: Number(month.value.value), to: Number(month.value.value), end: month.end };
  const stub = atom(reader, 'stub', i);
  if (!stub || !isDash(reader, stub.end)) return null;
  const next = lowerAt(reader, stub.end + 1) === 'ja' ? stub.end + 2 : stub.end + 1;
  const last = atom(reader, 'month', next);
  return last ? { from: Number(stub.value.value), to: Number(last.value.value), end: last.end } : null;
}

function monthValue(reader: DateReader, month: MonthSaid, said: YearSaid): Resolved {
  if (month.from === month.to) return resolveMonth(reader.from, month.from, said);
  const length = month.to - month.from + 1;
  if (length > 0) return lastMonths(reader, month, length, said);
  return { edtf: null, why: 'its months run over the turn of a year' };
}

/** A run of months without a year: the last one that has ended or is going on. */
function lastMonths(reader: DateReader, month: MonthSaid, length: number, said: YearSaid): Resolved {
  return resolveMonths(reader.from, month.from, length, said);
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
function lastDay(
  reader: DateReader,
  day: { readonly day: number; readonly end: number },
): { readonly day: number; readonly end: number } | null {
  const second = isDash(reader, day.end) ? dayAt(reader, day.end + 1) : null;
  const word = atom(reader, 'dayword', second?.end ?? day.end);
  return word ? { day: second?.day ?? day.day, end: word.end } : null;
}

/** "8. lokakuuta (2024)", "8.–13. lokakuuta", "30. syyskuuta", "24.2.2022", "24.2." */
function dayDate(reader: DateReader, i: number): DateFound | null {
  const first = dayAt(reader, i);
  if (!first) return numeric(reader, i);
  const second = isDash(reader, first.end) ? dayAt(reader, first.end + 1) : null;
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
function seasonDate(reader: DateReader, i: number, said: YearSaid = null): DateFound | null {
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

/** "viime vuonna", "viime vuoden heinäkuussa", "tällä viikolla", "viime viikon keskiviikkona", "ensi syksynä", "viime perjantaina". */
function relativeDate(reader: DateReader, i: number): DateFound | null {
  const relative = atom(reader, 'relative', i);
  if (!relative) return null;
  const step = Number(relative.value.value);
  const at = relative.end;
  const past = pastPeriod(reader, i, at);
  if (past) return past;
  const month = monthAt(reader, at);
  if (month) {
    const value =
      month.from === month.to
        ? resolveMonth(reader.from, month.from, { relative: step })
        : resolveMonths(reader.from, month.from, month.to - month.from + 1, { relative: step });
    return { first: i, end: month.end, value };
  }
  const season = atom(reader, 'season', at);
  if (season)
    return {
      first: i,
      end: season.end,
      value: resolveSeason(reader.from, Number(season.value.value), { relative: step }),
    };
  const day = atom(reader, 'weekday', at);
  if (day) return { first: i, end: day.end, value: resolveWeekday(reader.from, Number(day.value.value), step) };
  const unit = atom(reader, 'unit', at);
  return unit ? unitDate(reader, i, unit.end, unit.value.value, step) : null;
}

function unitDate(reader: DateReader, first: number, end: number, kind: string, step: number): DateFound | null {
  const { from } = reader;
  if (kind === 'year') return inYear(reader, first, end, { years: step });
  if (kind === 'month') return inPart(reader, first, end, relativeMonth(from, step));
  if (kind === 'weekend') return { first, end, value: resolveWeekend(from, step) };
  if (kind !== 'week') return null;
  const day = atom(reader, 'weekday', end);
  if (day) return { first, end: day.end, value: weekdayOfWeek(from, Number(day.value.value), step) };
  return { first, end, value: resolveWeek(from, step) };
}

/** What stands behind a year: a month, a season, a part, a quarter; or the year alone. */
function inYear(
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
function inPart(reader: DateReader, first: number, end: number, value: Resolved): DateFound {
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

/** "kolmen viime kuukauden", "viime (viimeisten) kolmen kuukauden". */
function pastPeriod(reader: DateReader, i: number, at: number): DateFound | null {
  const numeral = readNumeral(reader, at);
  const unit = numeral && atom(reader, 'unit', numeral.end);
  if (
    !numeral ||
    !unit ||
    !/^(?:day|week|month|year)$/.test(unit.value.value) ||
    numeral.value.gt(200) ||
    !/^(?:viime|viimeis)/.test(lowerAt(reader, i))
  )
    return null;
  return { first: i, end: unit.end, value: resolvePast(reader.from, numeral.value.toNumber(), unit.value.value) };
}

function numberFirst(reader: DateReader, i: number): DateFound | null {
  const numeral = readNumeral(reader, i);
  if (!numeral || numeral.value.gt(200) || !numeral.value.isInteger()) return null;
  const count = numeral.value.toNumber();
  const past = /^viimei?/.test(lowerAt(reader, numeral.end)) ? atom(reader, 'unit', numeral.end + 1) : null;
  if (past && /^(?:week|month|year)$/.test(past.value.value))
    return { first: i, end: past.end, value: resolvePast(reader.from, count, past.value.value) };
  const unit = atom(reader, 'unit', numeral.end);
  const day = atom(reader, 'dayword', numeral.end)
    ? { end: numeral.end + 1, kind: 'day' }
    : lowerAt(reader, numeral.end) === 'päivää'
      ? { end: numeral.end + 1, kind: 'day' }
      : null;
  const counted = unit ? { end: unit.end, kind: unit.value.value } : day;
  if (!counted || !atom(reader, 'ago', counted.end) || counted.kind === 'weekend') return null;
  return { first: i, end: counted.end + 1, value: resolveAgo(reader.from, count, counted.kind) };
}

const EARLIER = /^(?:aiemmin|aikaisemmin)$/;
const LATER = /^(?:myöhemmin)$/;

/** "kymmenen vuotta aiemmin", "kuukautta myöhemmin", "päivää aiemmin". */
function shiftedDate(reader: DateReader, i: number): DateFound | null {
  const numeral = readNumeral(reader, i);
  const at = numeral?.end ?? i;
  const unit = atom(reader, 'unit', at);
  const kind = /^päivä/.test(lowerAt(reader, at)) ? 'day' : unit?.value.value;
  const end = unit?.end ?? at + 1;
  if (!kind || !/^(?:day|week|month|year)$/.test(kind)) return null;
  const step = EARLIER.test(lowerAt(reader, end)) ? -1 : LATER.test(lowerAt(reader, end)) ? 1 : 0;
  const count = numeral ? numeral.value.toNumber() : 1;
  if (step === 0 || !Number.isInteger(count) || count > 200) return null;
  return { first: i, end: end + 1, value: resolveShift(reader.anchor(), step * count, kind) };
}

const BESIDE: Readonly<Record<string, number>> = {
  edellisenä: -1,
  edellisen: -1,
  seuraavana: 1,
  seuraavan: 1,
  samana: 0,
  saman: 0,
};

/** "edellisenä vuonna", "seuraavana kesänä", "samana päivänä", "edellisvuonna". */
function besideDate(reader: DateReader, i: number): DateFound | null {
  if (/^edellisvuo(?:nna|den|desta|teen)$/.test(lowerAt(reader, i)))
    return { first: i, end: i + 1, value: resolveBeside(reader.anchor(), -1, 'year') };
  const step = BESIDE[lowerAt(reader, i)];
  if (step === undefined) return null;
  const season = step === 1 ? atom(reader, 'season', i + 1) : null;
  if (season)
    return { first: i, end: season.end, value: resolveAfter(reader.anchor(), { season: Number(season.value.value) }) };
  const day = atom(reader, 'dayword', i + 1);
  const unit = atom(reader, 'unit', i + 1);
  const kind = day ? 'day' : unit?.value.value;
  const end = day?.end ?? unit?.end ?? i + 2;
  return kind && /^(?:day|week|month|year)$/.test(kind)
    ? { first: i, end, value: resolveBeside(reader.anchor(), step, kind) }
    : null;
}

/** "vuosi sitten", "viikko sitten". */
function agoDate(reader: DateReader, i: number): DateFound | null {
  const unit = atom(reader, 'unit', i);
  const kind = lowerAt(reader, i) === 'päivä' ? 'day' : unit?.value.value;
  const end = unit?.end ?? i + 1;
  return kind && /^(?:day|week|month|year)$/.test(kind) && atom(reader, 'ago', end)
    ? { first: i, end: end + 1, value: resolveAgo(reader.from, 1, kind) }
    : null;
}

/** "vuonna 2024", "vuoden 2024 lopussa", "vuosina 2020–2024", "2024", "1990-luvulla". */
function yearDate(reader: DateReader, i: number): DateFound | null {
  const unit = yearWord(reader, i);
  const at = unit ? unit.end : i;
  const piece = reader.pieces[at];
  if (piece?.kind !== 'digits') return unit && at > i ? wholeYear(reader, i, at) : null;
  if (isDash(reader, at + 1) && /^(?:luku|luvu)/.test(lowerAt(reader, at + 2)) && /^(?:19|20)\d0$/.test(piece.lower))
    return { first: i, end: at + 3, value: { edtf: `${piece.lower.slice(0, 3)}X` } };
  const year = bareYear(reader, at);
  if (year === null || (at === i && countsSomething(reader, at))) return null;
  const to = isDash(reader, at + 1) ? reader.pieces[at + 2] : undefined;
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
  if (!part) return null;
  const found = inPart(reader, i, end, relativeYear(reader.from, 0));
  return found.value.next === undefined ? found : found;
}

/** True where four bare digits are a count: "2000 sotilasta", "yli 2000". */
function countsSomething(reader: DateReader, i: number): boolean {
  const next = tokenOf(reader, i + 1);
  const piece = reader.pieces[i + 1];
  if (piece?.kind !== 'word' || !piece.apart || !next) return false;
  if (/^(?:tonnia|tynnyriä|dollaria|euroa|kilometriä|metriä|prosenttia|miljoonaa|kertaa)$/.test(piece.lower))
    return true;
  return next.feats.Case === 'Par' && (next.upos === 'NOUN' || next.upos === 'ADJ' || next.upos === 'PROPN');
}

function weekdayDate(reader: DateReader, i: number): DateFound | null {
  const day = atom(reader, 'weekday', i);
  if (!day) return null;
  const date = dayDate(reader, day.end);
  if (date) return { ...date, first: i };
  return { first: i, end: day.end, value: resolveWeekday(reader.from, Number(day.value.value), null) };
}

function dayWord(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'day', i);
  return match ? { first: i, end: match.end, value: relativeDay(reader.from, Number(match.value.value)) } : null;
}

/** "alkuvuonna (2024)", "loppukesästä", "viimevuotinen", "viimekuinen", "viikonloppuna", "vuodenvaihteessa", "kuun 3. päivänä". */
function compoundDate(reader: DateReader, i: number): DateFound | null {
  const { from } = reader;
  const partYear = atom(reader, 'partyear', i);
  if (partYear) {
    const year = yearAt(reader, partYear.end);
    const value =
      year?.said && 'year' in year.said
        ? { edtf: String(year.said.year) }
        : relativeYear(from, year?.said && 'years' in year.said ? year.said.years : 0);
    return { first: i, end: year?.end ?? partYear.end, value: about(value) };
  }
  const partSeason = atom(reader, 'partseason', i);
  if (partSeason)
    return { first: i, end: partSeason.end, value: about(resolveSeason(from, Number(partSeason.value.value), null)) };
  const yearly = atom(reader, 'yearly', i);
  if (yearly) return { first: i, end: yearly.end, value: relativeYear(from, Number(yearly.value.value)) };
  const monthly = atom(reader, 'monthrel', i);
  if (monthly) return { first: i, end: monthly.end, value: relativeMonth(from, Number(monthly.value.value)) };
  const weekly = atom(reader, 'weekrel', i);
  if (weekly) return { first: i, end: weekly.end, value: resolveWeek(from, Number(weekly.value.value)) };
  const turn = atom(reader, 'turn', i);
  if (turn) return turnOfYear(reader, i, turn.end);
  const unit = atom(reader, 'unit', i);
  if (unit?.value.value === 'weekend') return { first: i, end: unit.end, value: resolveWeekend(from, null) };
  return lowerAt(reader, i) === 'kuun' ? dayOfMonth(reader, i) : null;
}

/** "vuodenvaihteessa": the last one; the one to come as `next`, and where it stands as a goal ("vuodenvaihteeksi"). */
function turnOfYear(reader: DateReader, first: number, at: number): DateFound {
  const said = bareYear(reader, at);
  const year = said ?? reader.from.year;
  const end = said === null ? at : at + 1;
  if (year === null) return { first, end, value: { edtf: null, why: 'the publication year is not known' } };
  const turn = (start: number): string => `${start - 1}-12~/${start}-01~`;
  if (said !== null) return { first, end, value: { edtf: turn(year) } };
  if (/(?:ksi|seen)$/.test(lowerAt(reader, first))) return { first, end, value: { edtf: `../${year}-12` } };
  return { first, end, value: { edtf: turn(year), next: `${year}-12` } };
}

function dayOfMonth(reader: DateReader, i: number): DateFound | null {
  const day = dayAt(reader, i + 1);
  const last = day && lastDay(reader, day);
  const { month } = reader.from;
  if (!day || !last || !month) return null;
  return {
    first: i,
    end: last.end,
    value: resolveMonthDay(
      reader.from,
      Number(month.slice(5)),
      { from: day.day, to: last.day },
      { year: Number(month.slice(0, 4)) },
    ),
  };
}

const POINTS = [
  besideDate,
  shiftedDate,
  dayWord,
  relativeDate,
  weekdayDate,
  dayDate,
  monthPart,
  seasonDate,
  compoundDate,
  numberFirst,
  agoDate,
  yearDate,
];

/** A month with its part: "elokuun alussa". */
function monthPart(reader: DateReader, i: number): DateFound | null {
  const month = monthDate(reader, i);
  return month && inPart(reader, i, month.end, month.value);
}

function point(reader: DateReader, i: number): DateFound | null {
  for (const rule of POINTS) {
    const found = rule(reader, i);
    if (found) return found;
  }
  return null;
}

/** True where a word of the stretch stands in the elative: "syyskuusta 2023", "vuodesta 2022". */
const inElative = (reader: DateReader, { first, end }: DateFound): boolean =>
  reader.pieces
    .slice(first, end)
    .some((piece) => piece.kind === 'word' && ELATIVE.test(piece.lower) && !/^(?:ensimmäisestä)$/.test(piece.lower));

/** What stands behind a point: "lähtien", "mennessä", "jälkeen"; the elative alone opens a month, season or year. */
function closed(reader: DateReader, found: DateFound): DateFound {
  const open = atom(reader, 'open', found.end);
  if (open && open.value.position === 'after') {
    if (open.value.value === 'from') return { ...found, end: open.end, value: since(found.value) };
    if (open.value.value !== 'between')
      return {
        ...found,
        end: open.end,
        value: until(found.value, open.value.value === 'by' && !inPastClause(reader, found.first)),
      };
  }
  const long = (found.value.edtf?.length ?? 0) >= 10 && !found.value.edtf?.includes('/');
  const adjective =
    atom(reader, 'monthly', found.first) ||
    atom(reader, 'yearly', found.first) ||
    atom(reader, 'monthrel', found.first);
  return inElative(reader, found) && !long && !adjective ? { ...found, value: since(found.value) } : found;
}

/** "syyskuun 2023 ja viime kuun välillä", "elokuusta 2023 maaliskuuhun 2024", "2020–2024". */
function span(reader: DateReader, i: number): DateFound | null {
  const a = point(reader, i);
  if (!a) return null;
  const and = lowerAt(reader, a.end) === 'ja';
  const dash = isDash(reader, a.end);
  const elative = inElative(reader, a);
  const b = and || dash || elative ? point(reader, and || dash ? a.end + 1 : a.end) : null;
  if (b) {
    const open = atom(reader, 'open', b.end);
    if (and && open?.value.value === 'between')
      return { first: i, end: open.end, value: between(aligned(a.value, b.value), b.value) };
    if (dash && (a.value.edtf?.length ?? 0) === (b.value.edtf?.length ?? 1))
      return { first: i, end: b.end, value: between(aligned(a.value, b.value), b.value) };
    const into = reader.pieces
      .slice(b.first, b.end)
      .some((piece) => piece.kind === 'word' && /(?:uhun|hyn|aan|een|iin|yyn|uun)$/.test(piece.lower));
    if (elative && into)
      return {
        first: i,
        end: /^(?:asti|saakka)$/.test(lowerAt(reader, b.end)) ? b.end + 1 : b.end,
        value: between(aligned(a.value, b.value), b.value),
      };
  }
  return closed(reader, a);
}

/** The earlier end takes the later one's year where it has none of its own. */
function aligned(a: Resolved, b: Resolved): Resolved {
  if (!a.edtf || !b.edtf || !a.next || a.edtf <= b.edtf) return a;
  const moved = `${Number(b.edtf.slice(0, 4))}${a.edtf.slice(4)}`;
  return { edtf: moved <= b.edtf ? moved : `${Number(b.edtf.slice(0, 4)) - 1}${a.edtf.slice(4)}` };
}

/** "hyökkäyksen alun jälkeen", "sodan alusta": a known event as an opening, where the text names what it must be about. */
function event(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'event', i);
  if (!match || !isAbout(reader, match.value.position)) return null;
  const open = atom(reader, 'open', match.end);
  const value = since({ edtf: match.value.value });
  if (open?.value.value === 'from' && open.value.position === 'after') return { first: i, end: open.end, value };
  return ELATIVE.test(lowerAt(reader, match.end - 1)) && /alu|alkam|syttym/.test(lowerAt(reader, match.end - 1))
    ? { first: i, end: match.end, value }
    : null;
}

/** The longest date that starts at piece `i` of a Finnish sentence, or null. */
export function readFinnishDate(reader: DateReader, i: number): DateFound | null {
  const known = event(reader, i);
  if (known) return known;
  if (lowerAt(reader, i) !== 'ennen') return span(reader, i);
  const inner = span(reader, i + 1);
  return inner && { first: i, end: inner.end, value: until(inner.value, true) };
}
