// Where the words of a map stand. Enters: marks, the size of the picture, what places and routes are called. Leaves: a spot for each
// that has room. Holds: words never lie on each other, nor on a dot; words away from their dot have a line to it; those without any
// room are left out. Pure.
import type { MapPlace, MapRoute } from '../../../app/map.ts';
import { placed, type Rect } from '../parts/labels.ts';
import { textWidth } from '../parts/wrap.ts';
import type { MapMarks, Point, RouteMark } from './rows.ts';

type Anchor = 'start' | 'middle' | 'end';

/** Where words are drawn; `lead`: where a line from the dot meets those that stand away from it. */
export type Label = { readonly x: number; readonly y: number; readonly anchor: Anchor; readonly lead: Point | null };
export type Labels = {
  readonly places: ReadonlyMap<string, Label>;
  readonly routes: readonly { readonly id: string; readonly words: string; readonly x: number; readonly y: number }[];
};

type Spot = { readonly dx: number; readonly dy: number; readonly anchor: Anchor; readonly lead: Point | null };

const spot = (dx: number, dy: number, anchor: Anchor, lead: Point | null = null): Spot => ({ dx, dy, anchor, lead });

/** Below, above, right or left of a dot, then at its corners. */
const NEAR: readonly Spot[] = [
  ...[spot(0, 20, 'middle'), spot(0, -10, 'middle'), spot(9, 5, 'start'), spot(-9, 5, 'end')],
  ...[spot(8, -6, 'start'), spot(8, 16, 'start'), spot(-8, -6, 'end'), spot(-8, 16, 'end')],
];

/** Round a dot so many pixels away. */
const around = (away: number): readonly Spot[] =>
  Array.from({ length: 16 }, (_, i) => {
    const angle = (i * Math.PI) / 8;
    const [x, y] = [Math.cos(angle) * away, Math.sin(angle) * away];
    const isBeside = Math.abs(Math.cos(angle)) > 0.3;
    const side = isBeside ? (x > 0 ? 'start' : 'end') : 'middle';
    return spot(x, isBeside ? y + 5 : y + (y > 0 ? 12 : -2), side, [x, y]);
  });

const SPOTS: readonly Spot[] = [...NEAR, ...[24, 38, 54, 72, 92].flatMap(around)];

const LINE = 16;
const DOT = 6;

function rectOf([x, y]: Point, { dx, dy, anchor }: Spot, wide: number): Rect {
  const left = anchor === 'middle' ? wide / 2 : anchor === 'end' ? wide : 0;
  return { x: x + dx - left, y: y + dy - LINE + 3, width: wide, height: LINE };
}

/** Routes that are broad enough to have their words beside them. */
const isNamed = ({ isValued, route }: RouteMark): boolean => isValued || route.count >= 8;

/** Places first, states before regions; then the broadest routes, where there is room. */
export function labelsOf(
  { places, routes }: MapMarks,
  size: { readonly width: number; readonly height: number },
  placeName: (place: MapPlace) => string,
  routeName: (route: MapRoute) => string,
): Labels {
  const box = { x: 0, y: 0, ...size };
  const dots = places.map(({ at: [x, y] }) => ({ x: x - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT }));
  const states = places.toSorted((a, b) => Number(b.place.grain === 'state') - Number(a.place.grain === 'state'));
  const wanted = states.map(({ place, at }) => {
    const wide = textWidth(placeName(place), 14) + 6;
    return { id: place.id, places: SPOTS.map((one) => rectOf(at, one, wide)) };
  });
  const found = placed(wanted, dots, box);
  const taken = [...dots, ...wanted.flatMap(({ id, places: own }) => own[found.get(id) ?? -1] ?? [])];
  const named = routes.filter(isNamed).map((mark) => ({ mark, words: routeName(mark.route) }));
  const spots = named.map(({ mark, words }) => {
    const wide = textWidth(words, 12.5) + 8;
    const rects = mark.labels.map(([x, y]) => ({ x: x - wide / 2, y: y - LINE / 2, width: wide, height: LINE }));
    return { id: mark.route.id, places: rects };
  });
  const at = placed(spots, taken, box);
  return {
    places: new Map(
      places.flatMap(({ place, at: [x, y] }) => {
        const one = SPOTS[found.get(place.id) ?? -1];
        if (!one) return [];
        const lead: Point | null = one.lead && [x + one.lead[0], y + one.lead[1]];
        return [[place.id, { x: x + one.dx, y: y + one.dy, anchor: one.anchor, lead }] as const];
      }),
    ),
    routes: named.flatMap(({ mark, words }) => {
      const point = mark.labels[at.get(mark.route.id) ?? -1];
      return point ? [{ id: mark.route.id, words, x: point[0], y: point[1] + 4 }] : [];
    }),
  };
}
