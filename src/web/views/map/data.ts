// The map's routes as the API gives them, the outlines of the world, and the words of both.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';
import type { MapPlace, MapRoute, MapView } from '../../../app/map.ts';
import { ask, query, seenAs } from '../../api.ts';
import { drawnText } from '../../format/number.ts';
import type { Seen } from '../../seen.ts';
import type { Table } from '../../table.ts';
import type { Words } from '../../words.ts';
import { worthOf } from './rows.ts';

export const useMap = (seen: Seen) =>
  useQuery({
    queryKey: ['ledger', 'map', seen],
    queryFn: () => ask<MapView>(`/map${query(seenAs(seen))}`),
    placeholderData: keepPreviousData,
  });

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** The outlines of the states, Natural Earth 1:50 million, served by this machine. */
export const useAtlas = () =>
  useQuery({
    queryKey: ['atlas'],
    queryFn: async () => {
      const answer = await fetch(atlasUrl, { credentials: 'same-origin' });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const atlas = (await answer.json()) as Atlas;
      return feature(atlas, atlas.objects.countries).features;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export type Country = NonNullable<ReturnType<typeof useAtlas>['data']>[number];

/** The name of a place by itself. */
export const nameOf = ({ grain, name, names }: MapPlace, { party, locale }: Words): string =>
  grain === 'state' ? party(name) : (names[locale.slice(0, 2)] ?? name);

export const placeText = (place: MapPlace, words: Words): string =>
  place.grain === 'state'
    ? nameOf(place, words)
    : words.t('map.regionOf', { region: nameOf(place, words), state: words.party(place.state) });

export const worthText = (route: MapRoute, { t, locale }: Words): string | null => {
  const worth = worthOf(route);
  return worth === 0 ? null : `${drawnText(String(worth), t, locale)} ${route.worths[0]?.currency ?? ''}`;
};

/** What a route carries: the class of its items. */
export const classText = ({ itemClass }: MapRoute, { t, item }: Words): string =>
  t(`map.class.${itemClass || 'none'}`, { defaultValue: item(itemClass || null) });

/** "Ammunition, North Korea → Russia". */
export function routeText(route: MapRoute, places: readonly MapPlace[], words: Words): string {
  const name = (id: string) => {
    const place = places.find((one) => one.id === id);
    return place ? placeText(place, words) : id;
  };
  return words.t('map.route', {
    what: classText(route, words),
    from: name(route.from),
    to: name(route.to),
  });
}

/** The routes, one a row. */
export function routesTable({ routes, places }: MapView, words: Words): Table {
  const { t, date } = words;
  const name = new Map(places.map((place) => [place.id, placeText(place, words)]));
  const columns = ['from', 'to', 'what', 'worth', 'count', 'first', 'last'] as const;
  const day = (text: string | null) => (text === null ? null : { text: date(text), value: text });
  return {
    columns: columns.map((column) => ({
      label: t(`map.column.${column}`),
      numeric: column === 'worth' || column === 'count',
    })),
    rows: routes.map((route) => [
      name.get(route.from) ?? route.from,
      name.get(route.to) ?? route.to,
      classText(route, words),
      { text: worthText(route, words) ?? t('map.noWorth'), value: worthOf(route) || null },
      route.count,
      day(route.first),
      day(route.last),
    ]),
  };
}
