// When two statements belong together: what an origin says at one time, and what outlets print of it in the days after.
// Dates are EDTF; a month stands for all of its days, so that a page dated "2025-07" may be about the 13th.
import { bounds, daysBetween } from '../base/edtf.ts';

/** Days after which a report is no longer one of the same briefing. */
export const BRIEFING = 3;

/** First and last day of a date as numbers of days, endless where it is open. */
type Span = { readonly first: number; readonly last: number };

const spans = new Map<string, Span>();
const MOST = 8192;

function spanOf(edtf: string): Span {
  const known = spans.get(edtf);
  if (known) return known;
  const { first, last } = bounds(edtf);
  const span = {
    first: first === null ? -Infinity : dayNumber(first),
    last: last === null ? Infinity : dayNumber(last),
  };
  if (spans.size >= MOST) spans.clear();
  spans.set(edtf, span);
  return span;
}

const dayNumber = (day: string): number => daysBetween('1970-01-01', day);

/** Whole days between the two dates' nearest days; 0 where they overlap. */
export function daysApart(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [spanOf(a), spanOf(b)];
  return Math.max(0, y.first - x.last, x.first - y.last);
}

/** True where `report` may be of the briefing at which `figure` was told. */
export const isSameBriefing = (report: { readonly stated: string }, figure: { readonly stated: string }): boolean =>
  daysApart(report.stated, figure.stated) <= BRIEFING;
