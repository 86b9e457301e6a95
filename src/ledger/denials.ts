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

/** Denials by what they can contradict, so that a series looks at few of them. */
export type Denials = ReadonlyMap<string, readonly Report[]>;

const placeKey = ({ from, to, frame }: Pick<SeriesIdentity, 'from' | 'to' | 'frame'>): string =>
  `${from ?? ''}\n${to ?? ''}\n${frame}`;

export const denialsOf = (denied: readonly Report[]): Denials => Map.groupBy(denied, placeKey);

const NONE: readonly never[] = [];

/** A cheap look: false where no denial can stand at the series. */
export const isNearDenial = (series: SeriesIdentity, denied: Denials): boolean => denied.has(placeKey(series));

/** The denials that stand at a series, by id. */
export function denialsAt(series: SeriesIdentity, denied: Denials): readonly Denial[] {
  const near = denied.get(placeKey(series));
  if (!near) return NONE;
  return near
    .filter((denial) => contradicts(denial, series))
    .map(denialOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Series for the denials that contradict none of the given ones. */
export function seriesOfDenials(series: readonly SeriesIdentity[], denied: Denials): readonly SeriesIdentity[] {
  if (denied.size === 0) return NONE;
  const places = Map.groupBy(series, placeKey);
  return [...denied].flatMap(([key, denials]) =>
    denials
      .filter((denial) => !places.get(key)?.some((known) => contradicts(denial, known)))
      .map((denial) => identityOf(denial, 'actual')),
  );
}
