// Pass 2, the denied: a denial carries no number into an estimate. It stands as a contradiction at each series of its parties,
// frame and item, and of the kinds of that item; where there is none, at a series of its own without figures.
import type { Denial, Report, SeriesIdentity } from './model.ts';
import { identityOf } from './series-key.ts';

const denialOf = ({ id, origin, body, stated }: Report): Denial => ({ id, origin, body, stated });

/** True where `item` is `code` or a kind of it: "missile.ballistic" is within "missile". */
export const isWithin = (item: string | null, code: string): boolean =>
  item !== null && (item === code || item.startsWith(`${code}.`));

/** Denials by the item that they name. */
export type Denials = ReadonlyMap<string | null, readonly Report[]>;

type Place = Pick<SeriesIdentity, 'from' | 'to' | 'frame'>;

const isSamePlace = (a: Place, b: Place): boolean => a.from === b.from && a.to === b.to && a.frame === b.frame;

export const denialsOf = (denied: readonly Report[]): Denials => Map.groupBy(denied, ({ item }) => item);

const NONE: readonly never[] = [];
const NO_ITEM: readonly (string | null)[] = [null];
const lineages = new Map<string, readonly string[]>();
const MOST = 4096;

/** An item's code with those of all that it is a kind of: "a.b.c", "a.b", "a"; null for no item. */
function lineage(item: string | null): readonly (string | null)[] {
  if (item === null) return NO_ITEM;
  const known = lineages.get(item);
  if (known) return known;
  const codes = [item];
  for (let end = item.lastIndexOf('.'); end > 0; end = item.lastIndexOf('.', end - 1)) codes.push(item.slice(0, end));
  if (lineages.size >= MOST) lineages.clear();
  lineages.set(item, codes);
  return codes;
}

/** The denials of a place and its item, or of what that is a kind of, whatever their outcome. */
function denialsAbout(series: Place & Pick<SeriesIdentity, 'item'>, denied: Denials): readonly Report[] {
  let found: Report[] | null = null;
  for (const code of lineage(series.item))
    for (const denial of denied.get(code) ?? NONE)
      if (isSamePlace(denial, series)) {
        found ??= [];
        found.push(denial);
      }
  return found ?? NONE;
}

const sameOutcome = (denial: Report, series: Pick<SeriesIdentity, 'outcome'>): boolean =>
  denial.outcome === null || denial.outcome === series.outcome;

/** The denials that may stand at any of some series, as one text: the same text, the same denials. */
export function denialsNear(series: readonly SeriesIdentity[], denied: Denials): string {
  if (denied.size === 0) return '';
  const near = new Set<string>();
  for (const one of series) for (const { id } of denialsAbout(one, denied)) near.add(id);
  return [...near].sort().join();
}

/** The denials that stand at a series, by id. */
export function denialsAt(series: SeriesIdentity, denied: Denials): readonly Denial[] {
  if (denied.size === 0) return NONE;
  const near = denialsAbout(series, denied);
  if (near.length === 0) return NONE;
  return near
    .filter((denial) => sameOutcome(denial, series))
    .map(denialOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Series for the denials that contradict none of the given ones. */
export function seriesOfDenials(series: readonly SeriesIdentity[], denied: Denials): readonly SeriesIdentity[] {
  if (denied.size === 0) return NONE;
  // What contradicts something is among the denials about a series.
  const about = new Set(
    series.flatMap((one) => denialsAbout(one, denied).filter((denial) => sameOutcome(denial, one))),
  );
  return [...denied.values()].flatMap((denials) =>
    denials.filter((denial) => !about.has(denial)).map((denial) => identityOf(denial, 'actual')),
  );
}
