// Finnish dates that count from publication or from a date said before: "viime vuoden heinäkuussa", "vuotta aiemmin".
import { about } from './date-edges.ts';
import { dayAt, inPart, inYear, lastDay, monthAt, yearAt } from './date-fi-points.ts';
import {
  four,
  type Published,
  type Resolved,
  relativeMonth,
  relativeYear,
  resolveAgo,
  resolveComing,
  resolveMonth,
  resolveMonthDay,
  resolveMonths,
  resolvePast,
  resolveSeason,
  resolveWeek,
  resolveWeekday,
  resolveWeekend,
  weekdayOfWeek,
} from './date-resolve.ts';
import { resolveAfter, resolveBeside, resolveShift } from './date-shift.ts';
import { atom, bareYear, type DateFound, type DateReader, inPastClause, lowerAt } from './date-words.ts';
import { readNumeral } from './numeral.ts';

/** "viime vuosina", "tulevina viikkoina": no one year or week. */
const PERIOD = /^(?:day|week|month|year)$/;
const PLURAL = /(?:ina|inä|ien|iin|issa|issä|ista|istä|ilta|illa|et)$/;

/** "viime vuonna", "viime vuoden heinäkuussa", "tällä viikolla", "viime viikon keskiviikkona", "ensi syksynä", "viime perjantaina". */
export function relativeDate(reader: DateReader, i: number): DateFound | null {
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
  const unit = PLURAL.test(lowerAt(reader, at)) ? null : atom(reader, 'unit', at);
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

/** "kolmen viime kuukauden", "viime (viimeisten) kolmen kuukauden". */
function pastPeriod(reader: DateReader, i: number, at: number): DateFound | null {
  const numeral = readNumeral(reader, at);
  const unit = numeral && atom(reader, 'unit', numeral.end);
  const relative = atom(reader, 'relative', i);
  if (!numeral || !unit || !relative || !PERIOD.test(unit.value.value) || numeral.value.gt(200)) return null;
  const step = Number(relative.value.value);
  if (step === 0) return null;
  const resolve = step < 0 ? resolvePast : resolveComing;
  return { first: i, end: unit.end, value: resolve(reader.from, numeral.value.toNumber(), unit.value.value) };
}

/** "60 päivän kuluessa", "kahdentoista päivän aikana". */
const DURING = /^(?:kuluessa|sisällä|aikana)$/;

export function numberFirst(reader: DateReader, i: number): DateFound | null {
  const numeral = readNumeral(reader, i);
  if (!numeral || numeral.value.gt(200) || !numeral.value.isInteger()) return null;
  const count = numeral.value.toNumber();
  const coming = /^(?:seuraav|tulev)/.test(lowerAt(reader, numeral.end)) ? atom(reader, 'unit', numeral.end + 1) : null;
  if (coming && /^(?:week|month|year)$/.test(coming.value.value))
    return { first: i, end: coming.end, value: resolveComing(reader.from, count, coming.value.value) };
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
  if (counted && count > 1 && DURING.test(lowerAt(reader, counted.end)) && PERIOD.test(counted.kind)) {
    const resolve = inPastClause(reader, i) ? resolvePast : resolveComing;
    return { first: i, end: counted.end + 1, value: resolve(reader.from, count, counted.kind) };
  }
  const ago = counted && atom(reader, 'ago', counted.end);
  if (!counted || !ago || counted.kind === 'weekend') return null;
  return { first: i, end: counted.end + 1, value: resolveAgo(reader.from, count * stepsBack(ago), counted.kind) };
}

/** "kymmenen vuotta aiemmin", "kuukautta myöhemmin", "päivää aiemmin". */
export function shiftedDate(reader: DateReader, i: number): DateFound | null {
  const numeral = readNumeral(reader, i);
  const at = numeral?.end ?? i;
  const unit = atom(reader, 'unit', at);
  const kind = /^päivä/.test(lowerAt(reader, at)) ? 'day' : unit?.value.value;
  const end = unit?.end ?? at + 1;
  if (!kind || !/^(?:day|week|month|year)$/.test(kind)) return null;
  const shift = atom(reader, 'shift', end);
  const count = numeral ? numeral.value.toNumber() : 1;
  if (!shift || !Number.isInteger(count) || count > 200) return null;
  return {
    first: i,
    end: end + 1,
    value: resolveShift(anchorOf(reader, kind), Number(shift.value.value) * count, kind),
  };
}

/** Days and weeks count from a day, years and months from the last date. */
const anchorOf = (reader: DateReader, kind: string): string | null =>
  (kind === 'day' || kind === 'week' ? reader.anchorDay() : null) ?? reader.anchor();

/** "edellisenä vuonna", "seuraavana kesänä", "samana päivänä", "edellisvuonna". */
export function besideDate(reader: DateReader, i: number): DateFound | null {
  const last = atom(reader, 'lastyear', i);
  if (last) return { first: i, end: last.end, value: resolveBeside(reader.anchor(), -1, 'year') };
  const beside = atom(reader, 'beside', i);
  if (!beside) return null;
  const step = Number(beside.value.value);
  const season = step === 1 ? atom(reader, 'season', i + 1) : null;
  if (season)
    return { first: i, end: season.end, value: resolveAfter(reader.anchor(), { season: Number(season.value.value) }) };
  const day = atom(reader, 'dayword', i + 1);
  const unit = atom(reader, 'unit', i + 1);
  const kind = day ? 'day' : unit?.value.value;
  const end = day?.end ?? unit?.end ?? i + 2;
  return kind && /^(?:day|week|month|year)$/.test(kind)
    ? {
        first: i,
        end,
        value: resolveBeside(anchorOf(reader, kind) ?? (kind === 'day' ? reader.from.day : null), step, kind),
      }
    : null;
}

/** "vuosi sitten", "viikko sitten". */
export function agoDate(reader: DateReader, i: number): DateFound | null {
  const unit = atom(reader, 'unit', i);
  const kind = lowerAt(reader, i) === 'päivä' ? 'day' : unit?.value.value;
  const end = unit?.end ?? i + 1;
  const ago = atom(reader, 'ago', end);
  return kind && /^(?:day|week|month|year|decade)$/.test(kind) && ago
    ? { first: i, end: end + 1, value: resolveAgo(reader.from, stepsBack(ago), kind) }
    : null;
}

/** "sitten" counts backwards, "kuluttua" onwards. */
const stepsBack = ({ value }: { readonly value: { readonly value: string } }): number =>
  value.value === '-1' ? -1 : 1;

/** "alkuvuonna (2024)", "loppukesästä", "viimevuotinen", "viimekuinen", "viikonloppuna", "vuodenvaihteessa", "kuun 3. päivänä". */
export function compoundDate(reader: DateReader, i: number): DateFound | null {
  const { from } = reader;
  const partYear = atom(reader, 'partyear', i);
  if (partYear) {
    const year = yearAt(reader, partYear.end);
    const value =
      year?.said && 'year' in year.said
        ? { edtf: String(year.said.year) }
        : year?.said && 'years' in year.said
          ? relativeYear(from, year.said.years)
          : partOfYear(from, partYear.value.value === 'late');
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
  if (unit?.value.value === 'decade') return partOfDecade(reader, i, unit.end);
  return lowerAt(reader, i) === 'kuun' ? (dayOfMonth(reader, i) ?? partOfMonth(reader, i)) : null;
}

/** "alkuvuonna", "loppuvuodesta" without a year: the end of a year that has just begun is the last one's. */
function partOfYear(from: Published, late: boolean): Resolved {
  const own = Number(from.month?.slice(5) ?? 12);
  if (!late || own > 6 || from.year === null) return relativeYear(from, 0);
  return { edtf: four(from.year - 1), next: four(from.year) };
}

/** "kuun lopussa", "kuun puolivälissä": of the month of publication. */
function partOfMonth(reader: DateReader, i: number): DateFound | null {
  return atom(reader, 'part', i + 1) ? inPart(reader, i, i + 1, relativeMonth(reader.from, 0)) : null;
}

/** "vuosikymmenen lopulla", "vuosikymmenen loppuun": its first, middle or last years, about. */
function partOfDecade(reader: DateReader, i: number, at: number): DateFound | null {
  const part = atom(reader, 'part', at);
  const { year } = reader.from;
  if (!part || year === null) return null;
  const within = part.value.value === 'early' ? 0 : part.value.value === 'mid' ? 5 : 9;
  return { first: i, end: part.end, value: { edtf: `${year - (year % 10) + within}~` } };
}

/** "vuodenvaihteessa": the last one; the one to come as `next`, and where it stands as a goal ("vuodenvaihteeksi"). */
function turnOfYear(reader: DateReader, first: number, at: number): DateFound {
  const said = bareYear(reader, at);
  const year = said ?? reader.from.year;
  const end = said === null ? at : at + 1;
  if (year === null) return { first, end, value: { edtf: null, why: 'the publication year is not known' } };
  const turn = (start: number): string => `${start - 1}-12~/${start}-01~`;
  if (said !== null) return { first, end, value: { edtf: turn(year) } };
  if (lowerAt(reader, first - 1) === 'ennen') return { first, end, value: { edtf: `${year}-12` } };
  if (/(?:ksi|seen)$/.test(lowerAt(reader, first))) return { first, end, value: { edtf: `../${year}-12` } };
  return { first, end, value: { edtf: turn(year), next: turn(year + 1) } };
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
