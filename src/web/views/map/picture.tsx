// The map: outlines of states, points of states and regions, routes between them. Every route is a link to what it is made of.
import { type GeoPermissibleObjects, geoAzimuthalEqualArea, geoPath } from 'd3-geo';
import { type RefObject, useMemo } from 'react';
import type { MapPlace, MapRoute, MapView } from '../../../app/map.ts';
import { Link, withQuery } from '../../router.tsx';
import { sideOf } from '../../sides.ts';
import type { Words } from '../../words.ts';
import { useWidth } from '../parts/use-width.ts';
import { type Country, classText, nameOf, routeText, worthText } from './data.ts';
import { type Label, labelsOf } from './names.ts';
import { type MapMarks, mapMarks, middleOf, type PlaceMark, type RouteMark } from './rows.ts';

type Props = {
  readonly chart: RefObject<SVGSVGElement | null>;
  readonly view: MapView;
  /** All places of the ledger as it is now: the map does not move with the slider. */
  readonly frame: readonly MapPlace[];
  readonly countries: readonly Country[];
  readonly chosen: string | null;
  readonly words: Words;
};

/** The projection that shows some places with room round them: equal areas, looking at their middle. */
function projectionOf(places: readonly MapPlace[], width: number, height: number) {
  const { lat, lon } = middleOf(places);
  const [side, top] = width < 600 ? [46, 60] : [150, 90];
  const points = {
    type: 'MultiPoint' as const,
    coordinates: places.map((one) => [one.lon, one.lat] as [number, number]),
  };
  return geoAzimuthalEqualArea()
    .rotate([-lon, -lat])
    .fitExtent(
      [
        [side, top],
        [width - side, height - top],
      ],
      points,
    )
    .clipExtent([
      [0, 0],
      [width, height],
    ]);
}

export function MapPicture({ chart, view, frame, countries, chosen, words }: Props) {
  const { t } = words;
  const { place, width } = useWidth<HTMLDivElement>();
  const height = Math.round(width < 600 ? width * 1.15 : Math.min(680, width * 0.52));
  const key = frame.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places by their ids
  const projection = useMemo(() => (width > 0 ? projectionOf(frame, width, height) : null), [key, width, height]);
  const land = useMemo(() => {
    if (projection === null) return [];
    const path = geoPath(projection);
    return countries.flatMap((country) => {
      const drawn = path(country as GeoPermissibleObjects);
      return drawn === null ? [] : [{ id: String(country.id), name: country.properties.name, path: drawn }];
    });
  }, [projection, countries]);
  const marks: MapMarks =
    projection === null
      ? { routes: [], places: [] }
      : mapMarks(view, ({ lat, lon }) => {
          const at = projection([lon, lat]);
          return at === null ? null : [at[0], at[1]];
        });
  const sides = sidesOf(view);
  const labels = labelsOf(
    marks,
    { width, height },
    (one) => nameOf(one, words),
    (one) => routeName(one, words),
  );
  return (
    <div ref={place} className="map">
      {width > 0 && (
        <svg ref={chart} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          <title>{t('map.title')}</title>
          <rect className="sea" width={width} height={height} rx="8" />
          {land.map(({ id, name, path }) => (
            <path key={`${id}${name}`} className={`land ${sides.get(id) ?? ''}`} d={path} />
          ))}
          {marks.routes.map((mark) => (
            <OneRoute key={mark.route.id} mark={mark} view={view} chosen={chosen} words={words} />
          ))}
          {marks.places.map((mark) => {
            const label = labels.places.get(mark.place.id) ?? null;
            return <OnePlace key={mark.place.id} mark={mark} label={label} words={words} />;
          })}
          {labels.routes.map(({ id, words: text, x, y }) => (
            <text key={id} className="route-name" x={x} y={y} textAnchor="middle">
              {text}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}

/** The two states between which most goes have their colours; by ISO numbers. */
function sidesOf({ places, routes }: MapView): ReadonlyMap<string, 'a' | 'b'> {
  const [most] = routes;
  if (!most) return new Map();
  const number = (party: string) => places.find(({ state }) => state === party)?.number ?? '';
  return new Map(
    [most.giver, most.receiver].map((party, i, all) => [number(party), sideOf(party, all[1 - i] ?? null)]),
  );
}

function routeName(route: MapRoute, words: Words): string {
  const name = classText(route, words);
  const worth = worthText(route, words);
  return worth === null ? name : `${name} ${worth}`;
}

type RouteProps = {
  readonly mark: RouteMark;
  readonly view: MapView;
  readonly chosen: string | null;
  readonly words: Words;
};

function OneRoute({ mark: { route, path, head, width, isValued }, view, chosen, words }: RouteProps) {
  const isOn = route.id === chosen;
  const about = routeText(route, view.places, words);
  const worth = worthText(route, words);
  return (
    <Link
      to={withQuery({ route: isOn ? null : route.id })}
      keepScroll
      className={`route ${sideOf(route.giver, route.receiver)}${isValued ? ' valued' : ''}${isOn ? ' on' : ''}${chosen !== null && !isOn ? ' dim' : ''}`}
      aria-label={[about, worth, words.t('map.count', { count: route.count })].filter(Boolean).join(', ')}
      aria-current={isOn ? 'true' : undefined}
    >
      <title>{about}</title>
      <path className="reach" d={path} strokeWidth={Math.max(12, width + 6)} />
      <path className="way" d={path} strokeWidth={width} />
      <path className="head" d={head} />
    </Link>
  );
}

type PlaceProps = {
  readonly mark: PlaceMark;
  readonly label: Label | null;
  readonly words: Words;
};

function OnePlace({ mark: { place, at }, label, words }: PlaceProps) {
  return (
    <g className={`place ${place.grain}`}>
      {label?.lead && <line className="lead" x1={at[0]} y1={at[1]} x2={label.lead[0]} y2={label.lead[1]} />}
      <circle cx={at[0]} cy={at[1]} r={place.grain === 'state' ? 5 : 3.5}>
        <title>{nameOf(place, words)}</title>
      </circle>
      {label && (
        <text x={label.x} y={label.y} textAnchor={label.anchor}>
          {nameOf(place, words)}
        </text>
      )}
    </g>
  );
}
