// Who relies on whom → names in four columns and curves between them. Enters: origins and their reliance. Leaves: where each name
// stands, and how each line runs. Holds: from the page that prints to the body that speaks; a line inside one column bows out to the
// right; whatever lies in a circle is marked. Pure.
import type { Reliance, Sources } from '../../../ledger/sources.ts';

/** Who prints, who relays, who is said to know, for whom that one speaks. */
export const COLUMNS = ['prints', 'relays', 'knows', 'speaks'] as const;
export type Column = (typeof COLUMNS)[number];

export type Name = {
  readonly name: string;
  readonly column: Column;
  readonly x: number;
  readonly y: number;
  /** Number of the circle that it lies in, from 1; 0: none. */
  readonly circle: number;
  /** Reports that pass through it. */
  readonly weight: number;
};
export type Tie = {
  readonly reliance: Reliance;
  readonly path: string;
  readonly width: number;
  /** Both ends lie in one circle. */
  readonly isCircular: boolean;
};
export type Network = {
  readonly names: readonly Name[];
  readonly ties: readonly Tie[];
  readonly at: Readonly<Record<Column, number>>;
  readonly width: number;
  readonly height: number;
  /** Ties that are not drawn: there are too many. */
  readonly left: number;
};

/** Ties of a picture at most: those in circles, those declared, those of the name that is chosen, then by reports. */
const MOST = 500;

const ROW = 21;
const TOP = 34;
/** Where the columns' bars stand, as shares of the width: the outer texts need room on their outer sides. */
const PLACES: Readonly<Record<Column, number>> = { prints: 0.17, relays: 0.36, knows: 0.6, speaks: 0.84 };

/** Which column each name stands in. */
export function columnsOf({ origins, reliance }: Pick<Sources, 'origins' | 'reliance'>): ReadonlyMap<string, Column> {
  const names = new Set([...origins.map(({ origin }) => origin), ...reliance.flatMap(({ from, to }) => [from, to])]);
  const bodies = new Set(reliance.flatMap(({ kind, to }) => (kind === 'cites' ? [] : [to])));
  const citing = new Set(reliance.flatMap(({ kind, from }) => (kind === 'cites' ? [from] : [])));
  // A paper that also says something in its own voice is seen where it prints.
  const known = new Set(
    origins.flatMap(({ origin, kind }) => (kind === 'outlet' && citing.has(origin) ? [] : [origin])),
  );
  const relayed = new Set(reliance.flatMap(({ kind, to }) => (kind === 'cites' ? [to] : [])));
  const columnOf = (name: string): Column =>
    bodies.has(name) ? 'speaks' : known.has(name) ? 'knows' : relayed.has(name) ? 'relays' : 'prints';
  return new Map([...names].sort().map((name) => [name, columnOf(name)]));
}

/** The network for a picture of so many pixels across. */
export function networkOf(
  all: Pick<Sources, 'origins' | 'reliance' | 'circular'>,
  width: number,
  chosen: string | null = null,
): Network {
  const { circular } = all;
  const reliance = drawnOf(all, chosen);
  const isWhole = reliance.length === all.reliance.length;
  const held = new Set(reliance.flatMap(({ from, to }) => [from, to]));
  const columns = new Map([...columnsOf(all)].filter(([name]) => isWhole || held.has(name)));
  const weights = weightsOf(reliance);
  const listed = new Map(
    COLUMNS.map((column) => [
      column,
      [...columns]
        .filter(([, own]) => own === column)
        .map(([name]) => name)
        .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || (a < b ? -1 : 1)),
    ]),
  );
  const ordered = inOrder(listed, reliance);
  const most = Math.max(0, ...[...ordered.values()].map(({ length }) => length));
  const height = TOP + most * ROW + 8;
  const circleOf = (name: string): number => circular.findIndex((circle) => circle.includes(name)) + 1;
  const names = [...ordered].flatMap(([column, own]) => {
    const step = Math.min(ROW * 1.8, (most * ROW) / Math.max(1, own.length));
    const first = TOP + (most * ROW - step * own.length) / 2 + step / 2;
    return own.map(
      (name, i): Name => ({
        name,
        column,
        x: PLACES[column] * width,
        y: first + i * step,
        circle: circleOf(name),
        weight: weights.get(name) ?? 0,
      }),
    );
  });
  const byName = new Map(names.map((one) => [one.name, one]));
  const ties = reliance.flatMap((one): readonly Tie[] => {
    const [from, to] = [byName.get(one.from), byName.get(one.to)];
    if (!from || !to) return [];
    const isCircular = from.circle > 0 && from.circle === to.circle;
    return [{ reliance: one, path: pathOf(from, to), width: widthOf(one), isCircular }];
  });
  const at = Object.fromEntries(COLUMNS.map((column) => [column, PLACES[column] * width])) as Network['at'];
  return { names, ties, at, width, height, left: all.reliance.length - reliance.length };
}

/** The ties that are drawn, in the order in which they came. */
function drawnOf(
  { reliance, circular }: Pick<Sources, 'reliance' | 'circular'>,
  chosen: string | null,
): readonly Reliance[] {
  if (reliance.length <= MOST) return reliance;
  const rank = ({ from, to, kind, reports }: Reliance): number => {
    if (circular.some((circle) => circle.includes(from) && circle.includes(to))) return Number.POSITIVE_INFINITY;
    return from === chosen || to === chosen ? Number.MAX_VALUE : kind === 'cites' ? reports : Number.MAX_SAFE_INTEGER;
  };
  const kept = new Set(reliance.toSorted((a, b) => rank(b) - rank(a)).slice(0, MOST));
  return reliance.filter((one) => kept.has(one));
}

function weightsOf(reliance: readonly Reliance[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { from, to, reports } of reliance)
    for (const name of [from, to]) sums.set(name, (sums.get(name) ?? 0) + reports);
  return sums;
}

type Listed = ReadonlyMap<Column, readonly string[]>;

/** Each column by the mean place of what its names rely on or are relied on by, twice; who is said to know keeps the weightiest on top. */
function inOrder(listed: Listed, reliance: readonly Reliance[]): Listed {
  let columns = listed;
  for (let pass = 0; pass < 2; pass += 1) {
    const place = new Map([...columns.values()].flatMap((own) => own.map((name, i) => [name, (i + 0.5) / own.length])));
    const mean = (name: string): number => {
      const others = reliance.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []));
      return others.length === 0 ? 1 : others.reduce((sum, one) => sum + (place.get(one) ?? 1), 0) / others.length;
    };
    columns = new Map(
      [...columns].map(([column, own]) => [
        column,
        column === 'knows' ? own : own.toSorted((a, b) => mean(a) - mean(b) || (a < b ? -1 : 1)),
      ]),
    );
  }
  return columns;
}

const widthOf = ({ reports }: Reliance): number => (reports === 0 ? 1.2 : 0.8 + Math.min(7, Math.sqrt(reports)));

/** How far a line inside one column bows out. */
const BOW = 46;

function pathOf(from: Name, to: Name): string {
  const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const [x1, x2] = [from.x, to.x];
  if (from.column === to.column) {
    const out = x1 + BOW;
    return `M${point(x1, from.y)}C${point(out, from.y)} ${point(out, to.y)} ${point(x2, to.y)}`;
  }
  const middle = (x1 + x2) / 2;
  return `M${point(x1, from.y)}C${point(middle, from.y)} ${point(middle, to.y)} ${point(x2, to.y)}`;
}

/** The names that lead to one, and those that it leads to, however far. */
export function aroundOf(name: string, reliance: readonly Reliance[]): ReadonlySet<string> {
  const reach = (next: (one: Reliance, at: string) => string | null): Set<string> => {
    const found = new Set([name]);
    const open = [name];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const one of reliance) {
        const other = next(one, at);
        if (other === null || found.has(other)) continue;
        found.add(other);
        open.push(other);
      }
    return found;
  };
  const up = reach(({ from, to }, at) => (from === at ? to : null));
  const down = reach(({ from, to }, at) => (to === at ? from : null));
  return new Set([...up, ...down]);
}
