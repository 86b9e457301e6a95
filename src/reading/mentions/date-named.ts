// Dates that have a name, and days told from a day before: feasts ("before Christmas", "pääsiäisenä"), times of a known war
// ("before the invasion", "sodan aikana"), "that evening", "next day", "edellispäivänä". For every language; the words are
// data (lexica/LANG/date-words.tsv: feast, era, dayof). One stretch from a piece on, or null.
import { addDays, weekday } from '../../base/edtf.ts';
import { four, type Published, type Resolved, resolveMonthDay } from './date-resolve.ts';
import { atom, bareYear, type DateFound, type DateReader, isAbout, lowerAt } from './date-words.ts';

/** A time of a known war, where the text names what it must be about. */
export function eraDate(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'era', i);
  return match && isAbout(reader, match.value.position) && !MEASURED.test(lowerAt(reader, i - 1))
    ? { first: i, end: match.end, value: { edtf: match.value.value } }
    : null;
}

/** "the first time during the war", "the year before the invasion": the words before tell what is measured by it. */
const MEASURED =
  /^(?:kerran|kertaa|time|days?|weeks?|months?|years?|päivää|viikkoa|kuukautta|vuotta|päiviä|viikkoja|kuukausia)$/u;

/** "that evening", "the next morning", "edellispäivänä": beside the last day that was told, else beside publication. */
export function dayOfDate(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'dayof', i);
  const day = match && (reader.anchorDay() ?? reader.from.day);
  return match && day ? { first: i, end: match.end, value: { edtf: addDays(day, Number(match.value.value)) } } : null;
}

/** "Christmas", "Christmas 2024", "New Year's Day": the last one, the one to come as `next`. */
export function feastDate(reader: DateReader, i: number): DateFound | null {
  const match = atom(reader, 'feast', i);
  if (!match) return null;
  const year = bareYear(reader, match.end);
  const end = year === null ? match.end : match.end + 1;
  return { first: i, end, value: feastIn(reader.from, match.value.value, year) };
}

function feastIn(from: Published, feast: string, year: number | null): Resolved {
  const [month, day] = feast.split('-').map(Number);
  if (month && day) return resolveMonthDay(from, month, { from: day, to: day }, year === null ? null : { year });
  const dayIn = feast === 'easter' ? easterOf : midsummerOf;
  if (year !== null) return { edtf: dayIn(year) };
  const { day: today, year: own } = from;
  if (!today || own === null) return { edtf: null, why: 'the publication day is not known' };
  const held = dayIn(own);
  return held <= today ? { edtf: held, next: dayIn(own + 1) } : { edtf: dayIn(own - 1), next: held };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Easter Sunday by the anonymous Gregorian computus. */
function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const shift = Math.floor((century + 8) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - shift + 1) / 3) + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const at = epact + sunday - 7 * late + 114;
  return `${four(year)}-${two(Math.floor(at / 31))}-${two((at % 31) + 1)}`;
}

/** Finnish midsummer: the Saturday from 20 to 26 June. */
function midsummerOf(year: number): string {
  const first = `${four(year)}-06-20`;
  return addDays(first, (13 - weekday(first)) % 7);
}
