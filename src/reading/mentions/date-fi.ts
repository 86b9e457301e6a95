// Dates in Finnish: points (date-fi-points.ts, date-fi-relative.ts) and what stands behind or between them ("lähtien",
// "mennessä", "jälkeen", "välillä"). One longest stretch from a piece on, or null.
import { aligned, between, since, until } from './date-edges.ts';
import { dayDate, dayWord, monthPart, seasonDate, weekdayDate, yearDate } from './date-fi-points.ts';
import { agoDate, besideDate, compoundDate, numberFirst, relativeDate, shiftedDate } from './date-fi-relative.ts';
import { dayOfDate, eraDate, feastDate } from './date-named.ts';
import { areYears } from './date-resolve.ts';
import {
  atom,
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
import { DAY, DIGITS, NUMBER, OF_MONTH } from './word-bits.ts';

const ELATIVE = /(?:sta|stä)$/;

const NUMERAL = DIGITS | NUMBER;

const kinds = kindBits;
const COMPOUND = kinds('partyear', 'partseason', 'yearly', 'monthrel', 'weekrel', 'turn', 'unit');
const MONTH = kinds('month', 'monthly', 'stub');

/** The points of time, with what the piece must be that each begins with and what it needs besides. */
const POINTS = createRules([
  { classes: 0, kinds: kinds('era'), needs: [kinds('era')], read: eraDate },
  { classes: 0, kinds: kinds('dayof'), needs: [kinds('dayof')], read: dayOfDate },
  { classes: 0, kinds: kinds('feast'), needs: [kinds('feast')], read: feastDate },
  { classes: 0, kinds: kinds('lastyear', 'beside'), needs: [kinds('lastyear', 'beside')], read: besideDate },
  { classes: NUMERAL | DAY, kinds: kinds('unit'), needs: [kinds('shift')], read: shiftedDate },
  { classes: 0, kinds: kinds('day'), needs: [kinds('day')], read: dayWord },
  { classes: 0, kinds: kinds('relative'), needs: [kinds('relative')], read: relativeDate },
  { classes: 0, kinds: kinds('weekday'), needs: [kinds('weekday')], read: weekdayDate },
  { classes: DIGITS, kinds: 0, needs: [], read: dayDate },
  { classes: 0, kinds: MONTH, needs: [MONTH], read: monthPart },
  { classes: 0, kinds: kinds('season'), needs: [kinds('season')], read: seasonDate },
  { classes: OF_MONTH, kinds: COMPOUND, needs: [], read: compoundDate },
  { classes: NUMERAL, kinds: 0, needs: [kinds('unit', 'ago', 'dayword')], read: numberFirst },
  { classes: DAY, kinds: kinds('unit'), needs: [kinds('ago')], read: agoDate },
  { classes: DIGITS, kinds: kinds('unit'), needs: [], read: yearDate },
]);

const point = (reader: DateReader, i: number): DateFound | null => firstOf(POINTS, reader, i);

/** True where a word of the stretch stands in the elative: "syyskuusta 2023", "vuodesta 2022". */
const inElative = (reader: DateReader, { first, end }: DateFound): boolean =>
  reader.pieces
    .slice(first, end)
    .some(
      (piece) => piece.kind === 'word' && ELATIVE.test(piece.lower) && !/^ensimmäisestä$|toista$/.test(piece.lower),
    );

/** Kinds of words whose elative tells when, not since when: "loppuvuodesta", "syyskuisesta". */
const NOT_OPENING = kindBits('monthly', 'yearly', 'monthrel', 'weekrel', 'partyear', 'partseason');

/** What stands behind a point: "lähtien", "mennessä", "jälkeen"; the elative alone opens a month, season or year. */
function closed(reader: DateReader, found: DateFound): DateFound {
  const open = atom(reader, 'open', found.end);
  if (open && open.value.position === 'after') {
    if (open.value.value === 'from' || (open.value.value === 'until' && inElative(reader, found)))
      return { ...found, end: open.end, value: since(found.value) };
    if (open.value.value !== 'between')
      return {
        ...found,
        end: open.end,
        value: until(found.value, open.value.value === 'by' && !inPastClause(reader, found.first)),
      };
  }
  const long = (found.value.edtf?.length ?? 0) >= 10 && !found.value.edtf?.includes('/');
  const adjective = ((reader.atoms.kinds[found.first] ?? 0) & NOT_OPENING) !== 0;
  if (inElative(reader, found) && !long && !adjective) return { ...found, value: since(found.value) };
  const year = /^vuoteen$/.test(lowerAt(reader, found.first)) && /^\d{4}$/.test(found.value.edtf ?? '');
  return year ? { ...found, value: until(found.value, true) } : found;
}

/** "syyskuun 2023 ja viime kuun välillä", "elokuusta 2023 maaliskuuhun 2024", "2020–2024". */
function span(reader: DateReader, i: number): DateFound | null {
  const a = point(reader, i);
  if (!a) return null;
  const and = lowerAt(reader, a.end) === 'ja';
  const dash = dashAt(reader, a.end);
  const elative = inElative(reader, a);
  const b = and || dash || elative ? point(reader, and || dash ? a.end + 1 : a.end) : null;
  if (b) {
    const open = atom(reader, 'open', b.end);
    if (and && open?.value.value === 'between')
      return { first: i, end: open.end, value: between(aligned(a.value, b.value), b.value) };
    if (and && areYears(a.value.edtf, b.value.edtf, true))
      return { first: i, end: b.end, value: between(a.value, b.value) };
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

/** "hyökkäyksen alun jälkeen", "sodan alusta": a known event as an opening, where the text names what it must be about. */
function event(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'event', i);
  if (!match || !isAbout(reader, match.value.position)) return null;
  const open = atom(reader, 'open', match.end);
  const value = since({ edtf: match.value.value });
  if (open?.value.value === 'from' && open.value.position === 'after') return { first: i, end: open.end, value };
  const words = reader.pieces.slice(i, match.end);
  if (words.some((w) => /(?:ttyä|ttua)$/.test(w.lower))) return { first: i, end: match.end, value };
  return ELATIVE.test(lowerAt(reader, match.end - 1)) && /alu|alkam|syttym/.test(lowerAt(reader, match.end - 1))
    ? { first: i, end: match.end, value }
    : null;
}

/** The longest date that starts at piece `i` of a Finnish sentence, or null. */
export function readFinnishDate(reader: DateReader, i: number): DateFound | null {
  const known = event(reader, i);
  if (known) return known;
  const era = eraDate(reader, i);
  if (era) return era;
  if (lowerAt(reader, i) !== 'ennen') return span(reader, i);
  const inner = span(reader, i + 1);
  return inner && { first: i, end: inner.end, value: until(inner.value, true) };
}
