// Dates in Swedish: what it says in its own way; the rest is the plain grammar over data/lexica/sv/date-words.tsv.
import { plainGrammar } from './date-plain.ts';
import { resolveSeason, resolveWeekday } from './date-resolve.ts';
import { atom, type DateFound, type DateReader } from './date-words.ts';

/** "i onsdags", "i höstas": forms of their own for the last one that has been, never the one of today. */
function pastForm(reader: DateReader, i: number): DateFound | null {
  const weekday = atom(reader, 'weekday', i);
  const season = atom(reader, 'season', i);
  if (weekday?.value.position === 'past')
    return { first: i, end: weekday.end, value: resolveWeekday(reader.from, Number(weekday.value.value), -1) };
  if (season?.value.position === 'past')
    return {
      first: i,
      end: season.end,
      value: resolveSeason(reader.from, Number(season.value.value), { relative: -1 }),
    };
  return null;
}

/** The longest date that starts at piece `i` of a Swedish sentence, or null. */
export const readSwedishDate = plainGrammar([pastForm]);
