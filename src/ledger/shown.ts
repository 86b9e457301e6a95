// How best supported intervals are shown. What enters: a region with its figures, or a flow's estimate and figures as JSON. What
// leaves: intervals in numbers that somebody has stated, or in which several figures meet. The widths that figures get for comparing (design.md,
// section 6, step 5) are never printed: a region of one figure is that figure, one of several ends where they end.
import { compareDecimals } from '../base/decimal.ts';
import type { FigureJson, FlowJson } from './flow-schema.ts';
import type { ShownRegion } from './model.ts';

/** Origin of what nobody is named for. */
export const NOT_NAMED = 'not named';

type Ends = Pick<FigureJson, 'low' | 'high'>;

/** The best supported intervals of a flow's series, in their order. */
export function shownRegions({ estimate, figures }: FlowJson): readonly ShownRegion[] {
  const current = figures.filter((f) => f.supersededBy === null && (f.low !== null || f.high !== null));
  return estimate.supported.map(({ low, high, agree }) => {
    const own = current.filter((f) => agree.includes(f.body));
    // One body may have several figures; those of several meet by their widths, so that none need reach the region.
    const behind = agree.length === 1 ? own.filter((f) => meets(f, { low, high })) : own;
    return shownRegion({ low, high }, behind);
  });
}

/** A region of one figure is that figure, one of several no wider than what they state. */
export function shownRegion(region: Ends, behind: readonly (Ends & { readonly approx: boolean })[]): ShownRegion {
  const [only] = behind;
  return only && behind.length === 1
    ? { low: only.low, high: only.high, approx: only.approx, meeting: false }
    : { ...within({ low: region.low, high: region.high }, behind), approx: false, meeting: true };
}

const meets = (a: Ends, b: Ends): boolean =>
  (a.low === null || b.high === null || compareDecimals(a.low, b.high) <= 0) &&
  (b.low === null || a.high === null || compareDecimals(b.low, a.high) <= 0);

/** A region no wider than what the figures behind it state. */
function within(region: Ends, behind: readonly Ends[]): Ends {
  let least: string | undefined;
  let most: string | undefined;
  for (const figure of behind)
    for (const end of [figure.low, figure.high]) {
      if (end === null) continue;
      if (least === undefined || compareDecimals(end, least) < 0) least = end;
      if (most === undefined || compareDecimals(end, most) > 0) most = end;
    }
  if (least === undefined || most === undefined) return region;
  const low = region.low !== null && compareDecimals(region.low, least) < 0 ? least : region.low;
  const high = region.high !== null && compareDecimals(region.high, most) > 0 ? most : region.high;
  return low !== null && high !== null && compareDecimals(low, high) > 0 ? region : { low, high };
}
