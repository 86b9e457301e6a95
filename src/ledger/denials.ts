// Pass 2, the denied: a denial carries no number into an estimate. It stands as a contradiction at each series of its parties,
// frame and item, and of the kinds of that item; where there is none, at a series of its own without figures.
import type { Denial, Report, SeriesIdentity } from './model.ts';
import { identityOf } from './series-key.ts';

const denialOf = ({ id, origin, body, stated }: Report): Denial => ({ id, origin, body, stated });

/** True where `item` is `code` or a kind of it: "missile.ballistic" is within "missile". */
export const isWithin = (item: string | null, code: string): boolean =>
  item !== null && (item === code || item.startsWith(`${code}.`));

const contradicts = (denial: Report, series: SeriesIdentity): boolean =>
  denial.from === series.from &&
  denial.to === series.to &&
  denial.frame === series.frame &&
  (denial.outcome === null || denial.outcome === series.outcome) &&
  (denial.item === null ? series.item === null : isWithin(series.item, denial.item));

/** The denials that stand at a series, by id. */
export const denialsAt = (series: SeriesIdentity, denied: readonly Report[]): readonly Denial[] =>
  denied
    .filter((denial) => contradicts(denial, series))
    .map(denialOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Series for the denials that contradict none of the given ones. */
export const seriesOfDenials = (
  series: readonly SeriesIdentity[],
  denied: readonly Report[],
): readonly SeriesIdentity[] =>
  denied
    .filter((denial) => !series.some((known) => contradicts(denial, known)))
    .map((denial) => identityOf(denial, 'actual'));
