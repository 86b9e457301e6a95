// When two statements belong together: what an origin says at one time, and what outlets print of it in the days after.
// Dates are EDTF; a month stands for all of its days, so that a page dated "2025-07" may be about the 13th.
import { bounds, daysBetween } from '../base/edtf.ts';

/** Days after which a report is no longer one of the same briefing. */
export const BRIEFING = 3;

/** Whole days between the two dates' nearest days; 0 where they overlap. */
export function daysApart(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [bounds(a), bounds(b)];
  const gap = (end: string | null, start: string | null): number =>
    end === null || start === null || end >= start ? 0 : daysBetween(end, start);
  return Math.max(gap(x.last, y.first), gap(y.last, x.first));
}

/** True where `report` may be of the briefing at which `figure` was told. */
export const isSameBriefing = (report: { readonly stated: string }, figure: { readonly stated: string }): boolean =>
  daysApart(report.stated, figure.stated) <= BRIEFING;
