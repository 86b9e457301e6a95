// Pass 2, the denied: a denial carries no number into an estimate. It stands as a contradiction at each series of its parties,
// frame and item, and of the kinds of that item; where there is none, at a series of its own without figures.
import type { Denial, Report, SeriesIdentity } from './model.ts';
import { identityOf } from './series-key.ts';

const denialOf = ({ id, origin, body, stated }: Report): Denial => ({ id, origin, body, stated });

/** True where `item` is `code` or a kind of it: "missile.ballistic" is within "missile". */
export const isWithin = (item: string | null, code: string): boolean =>
  item !== null && (item === code || item.startsWith(`${code}.`));

/** Denials by what they can contradict: the way, the frame and the item that they name. */
export type Denials = ReadonlyMap<string, readonly Report[]>;

type Place = Pick<SeriesIdentity, 'from' | 'to' | 'frame'>;

const placeKey = ({ from, to, frame }: Place, item: string | null): string =>
  `${from ?? ''}\n${to ?? ''}\n${frame}\n${item ?? ''}`;

export const denialsOf = (denied: readonly Report[]): Denials =>
  Map.groupBy(denied, (denial) => placeKey(denial, denial.item));

/** An item's code with those of all that it is a kind of: "a.b.c", "a.b", "a"; null for no item. */
function lineage(item: string | null): readonly (string | null)[] {
  if (item === null) return [null];
  const codes = [item];
  for (let end = item.lastIndexOf('.'); end > 0; end = item.lastIndexOf('.', end - 1)) codes.push(item.slice(0, end));
  return codes;
}

const sameOutcome = (denial: Report, series: Pick<SeriesIdentity, 'outcome'>): boolean =>
  denial.outcome === null || denial.outcome === series.outcome;

const NONE: readonly never[] = [];

/** The denials that may stand at any of some series, as one text: the same text, the same denials. */
export function denialsNear(series: readonly SeriesIdentity[], denied: Denials): string {
  if (denied.size === 0) return '';
  const near = new Set<string>();
  for (const one of series)
    for (const code of lineage(one.item)) for (const { id } of denied.get(placeKey(one, code)) ?? NONE) near.add(id);
  return [...near].sort().join();
}

/** The denials that stand at a series, by id. */
export function denialsAt(series: SeriesIdentity, denied: Denials): readonly Denial[] {
  if (denied.size === 0) return NONE;
  const near = lineage(series.item).flatMap((code) => denied.get(placeKey(series, code)) ?? []);
  if (near.length === 0) return NONE;
  return near
    .filter((denial) => sameOutcome(denial, series))
    .map(denialOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Series for the denials that contradict none of the given ones. */
export function seriesOfDenials(series: readonly SeriesIdentity[], denied: Denials): readonly SeriesIdentity[] {
  if (denied.size === 0) return NONE;
  const places = new Map<string, Set<string | null>>();
  for (const one of series)
    for (const code of lineage(one.item)) {
      const key = placeKey(one, code);
      const outcomes = places.get(key);
      if (outcomes) outcomes.add(one.outcome);
      else places.set(key, new Set([one.outcome]));
    }
  const contradictsNone = ([key, outcome]: readonly [string, string | null]): boolean =>
    outcome === null ? !places.has(key) : !places.get(key)?.has(outcome);
  return [...denied].flatMap(([key, denials]) =>
    denials.filter(({ outcome }) => contradictsNone([key, outcome])).map((denial) => identityOf(denial, 'actual')),
  );
}
