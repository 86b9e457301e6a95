// Routes → curves between projected points. Enters: places and routes, a projection. Leaves: curves with their widths and heads. Holds:
// routes of one direction lie side by side on the left of the way they go, so that both directions are seen; the width is by worth
// where something is valued (a full line), by the number of figures where not (a broken one). Pure.
import type { MapPlace, MapRoute, MapView } from '../../../app/map.ts';

export type Point = readonly [number, number];
export type Project = (place: Pick<MapPlace, 'lat' | 'lon'>) => Point | null;

export type RouteMark = {
  readonly route: MapRoute;
  readonly path: string;
  readonly width: number;
  /** The head's corners. */
  readonly head: string;
  /** Where words for it may stand, the best place first. */
  readonly labels: readonly Point[];
  readonly isValued: boolean;
};
export type PlaceMark = { readonly place: MapPlace; readonly at: Point };
export type MapMarks = { readonly routes: readonly RouteMark[]; readonly places: readonly PlaceMark[] };

/** Pixels of the widest route by worth, of the widest by figures, and of the narrowest. */
const [WIDEST, FULLEST, LEAST] = [18, 4.5, 1.3];
const GAP = 3.5;
/** Distance of a curve's ends from their points. */
const ROOM = 9;

/** The sum of the middle worths of a route; 0 where nothing of it is valued. */
export const worthOf = ({ worths }: Pick<MapRoute, 'worths'>): number =>
  worths.reduce((sum, { p50 }) => sum + Number(p50), 0);

/** How wide each route is drawn. */
function widths(routes: readonly MapRoute[]): ReadonlyMap<string, number> {
  const most = Math.max(1, ...routes.map(worthOf));
  const fullest = Math.max(1, ...routes.map(({ count }) => count));
  return new Map(
    routes.map((route) => {
      const worth = worthOf(route);
      const width =
        worth > 0
          ? Math.max(LEAST * 2, (worth / most) * WIDEST)
          : Math.max(LEAST, Math.sqrt(route.count / fullest) * FULLEST);
      return [route.id, width];
    }),
  );
}

/** The marks of a view. What has no point in the projection is left out. */
export function mapMarks({ places, routes }: Pick<MapView, 'places' | 'routes'>, project: Project): MapMarks {
  const marks = places.flatMap((place): readonly PlaceMark[] => {
    const at = project(place);
    return at === null ? [] : [{ place, at }];
  });
  const at = new Map(marks.map((one) => [one.place.id, one.at]));
  const wide = widths(routes);
  const ways = [...Map.groupBy(routes, ({ from, to }) => `${from}>${to}`).values()];
  const drawn = ways.flatMap((own) => {
    let offset = 10;
    const sorted = own.toSorted((a, b) => (wide.get(b.id) ?? 0) - (wide.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
    return sorted.flatMap((route): readonly RouteMark[] => {
      const [start, end] = [at.get(route.from), at.get(route.to)];
      if (!start || !end) return [];
      const width = wide.get(route.id) ?? LEAST;
      const mark = {
        route,
        width,
        isValued: worthOf(route) > 0,
        ...curve(start, end, offset + width / 2, width),
      };
      offset += width + GAP;
      return [mark];
    });
  });
  return { routes: drawn, places: marks };
}

/** Where along a curve words may stand. */
const SHARES = [0.5, 0.4, 0.6, 0.33, 0.67, 0.27, 0.73];

/** A curve that bows to the left of its way by so many pixels at its middle, more over a long way. */
function curve(
  [x1, y1]: Point,
  [x2, y2]: Point,
  offset: number,
  width: number,
): Pick<RouteMark, 'path' | 'head' | 'labels'> {
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / long, (y2 - y1) / long];
  const [nx, ny] = [uy, -ux];
  const bow = (long * 0.12 + offset) * 2;
  const control: Point = [(x1 + x2) / 2 + nx * bow, (y1 + y2) / 2 + ny * bow];
  const fan = Math.min(offset * 0.35, 14);
  const start = toward([x1 + nx * fan, y1 + ny * fan], control, ROOM);
  const tip = toward([x2 + nx * fan, y2 + ny * fan], control, ROOM);
  const size = 5 + width * 0.75;
  const neck = toward(tip, control, size * 1.1);
  const [hx, hy] = [(tip[0] - neck[0]) / (size * 1.1), (tip[1] - neck[1]) / (size * 1.1)];
  const corner = (sign: 1 | -1): Point => [neck[0] - hy * size * 0.62 * sign, neck[1] + hx * size * 0.62 * sign];
  return {
    path: `M${text(start)}Q${text(control)} ${text(neck)}`,
    head: `M${text(tip)}L${text(corner(1))}L${text(corner(-1))}Z`,
    labels: SHARES.map((share) => onCurve(start, control, neck, share)),
  };
}

/** A point so many pixels from one towards another. */
function toward([x, y]: Point, [tx, ty]: Point, by: number): Point {
  const long = Math.hypot(tx - x, ty - y) || 1;
  return [x + ((tx - x) / long) * by, y + ((ty - y) / long) * by];
}

const onCurve = (a: Point, c: Point, b: Point, k: number): Point => [
  (1 - k) ** 2 * a[0] + 2 * (1 - k) * k * c[0] + k ** 2 * b[0],
  (1 - k) ** 2 * a[1] + 2 * (1 - k) * k * c[1] + k ** 2 * b[1],
];

const text = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The middle of places on the globe, degrees: where a projection looks. */
export function middleOf(places: readonly Pick<MapPlace, 'lat' | 'lon'>[]): {
  readonly lat: number;
  readonly lon: number;
} {
  const rad = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const { lat, lon } of places) {
    x += Math.cos(lat * rad) * Math.cos(lon * rad);
    y += Math.cos(lat * rad) * Math.sin(lon * rad);
    z += Math.sin(lat * rad);
  }
  return { lat: Math.atan2(z, Math.hypot(x, y)) / rad, lon: Math.atan2(y, x) / rad };
}
