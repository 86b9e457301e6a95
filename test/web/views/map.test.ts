// Routes as curves between points.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knownPlaces, type MapPlace, type MapRoute } from '../../../src/app/map.ts';
import { dataTable } from '../../../src/base/data.ts';
import { labelsOf } from '../../../src/web/views/map/names.ts';
import { mapMarks, middleOf, worthOf } from '../../../src/web/views/map/rows.ts';
import { overlap } from '../../../src/web/views/parts/labels.ts';
import { textWidth } from '../../../src/web/views/parts/wrap.ts';

const place = (name: string, lat: number, lon: number): MapPlace => ({
  id: `state:${name}`,
  name,
  names: {},
  state: name,
  number: null,
  grain: 'state',
  lat,
  lon,
});
const route = (from: string, to: string, itemClass: string, count: number, p50: string | null = null): MapRoute => ({
  id: `${from}>${to}:${itemClass}`,
  from: `state:${from}`,
  to: `state:${to}`,
  giver: from,
  receiver: to,
  itemClass,
  flows: [],
  count,
  claims: [],
  first: null,
  last: null,
  worths: p50 === null ? [] : [{ series: 's', currency: 'USD', p5: '0', p50, p95: p50 }],
});
const places = [place('A', 0, 0), place('B', 0, 100)];
const project = ({ lat, lon }: { lat: number; lon: number }) => [lon * 5, 300 - lat * 5] as const;
const numbers = (path: string): readonly number[] => [...path.matchAll(/-?\d+(?:\.\d+)?/gu)].map(([n]) => Number(n));

describe('routes on a map', () => {
  const routes = [
    route('A', 'B', 'shell', 9, '1000'),
    route('A', 'B', 'gun', 4, '250'),
    route('A', 'B', 'food', 16),
    route('B', 'A', 'money', 3),
  ];
  const { routes: drawn } = mapMarks({ places, routes }, project);
  const markOf = (itemClass: string) => drawn.find(({ route: one }) => one.itemClass === itemClass);

  it('are as wide as what they are worth; without a worth as many figures as there are', () => {
    assert.equal(worthOf(routes[0] ?? route('A', 'B', '', 0)), 1000);
    assert.ok((markOf('shell')?.width ?? 0) > 3 * (markOf('gun')?.width ?? 0));
    assert.equal(markOf('shell')?.isValued, true);
    assert.equal(markOf('food')?.isValued, false);
    assert.ok((markOf('food')?.width ?? 0) > (markOf('money')?.width ?? 0));
  });
  it('bow to the left of their way, so that the two directions do not lie on each other', () => {
    const heights = (itemClass: string) => numbers(markOf(itemClass)?.path ?? '')[3] ?? 0;
    assert.ok(heights('shell') < 300, 'going right it bows upward');
    assert.ok(heights('money') > 300, 'going left it bows downward');
  });
  it('lie side by side in one direction', () => {
    const bows = ['shell', 'gun', 'food'].map((itemClass) => numbers(markOf(itemClass)?.path ?? '')[3] ?? 0);
    assert.ok((bows[0] ?? 0) > (bows[2] ?? 0) || (bows[0] ?? 0) > (bows[1] ?? 0));
    assert.equal(new Set(bows.map(Math.round)).size, 3);
  });
  it('are left out where a place has no point', () => {
    const none = mapMarks({ places, routes }, ({ lon }) => (lon === 0 ? null : [1, 1]));
    assert.deepEqual(none.routes, []);
    assert.equal(none.places.length, 1);
  });
});

describe('the middle of places', () => {
  it('is found across the turn of the day', () => {
    const { lon } = middleOf([place('A', 10, 170), place('B', 10, -170)]);
    assert.ok(Math.abs(Math.abs(lon) - 180) < 1e-9);
  });
});

describe('the points of the map', () => {
  const { byId, regionOf } = knownPlaces();
  it('are whole degrees, one a region and a state', () => {
    for (const { lat, lon } of byId.values())
      assert.ok(Number.isInteger(lat) && Number.isInteger(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180);
    assert.equal(byId.size, dataTable('map-states.tsv').length + dataTable('map-regions.tsv').length);
  });
  it('hold places that the reader knows, each in a region of its own state', () => {
    const known = new Map(dataTable('places.tsv').map(({ name = '', state = '' }) => [name, state]));
    for (const { region = '', state = '', holds = '' } of dataTable('map-regions.tsv'))
      for (const name of [region, ...holds.split('|').filter(Boolean)]) assert.equal(known.get(name), state, name);
  });
  it('draw a town at its region, and what no region holds nowhere of its own', () => {
    assert.equal(regionOf('Sudzha'), 'region:Kursk');
    assert.equal(regionOf('Pyongyang'), null);
  });
});

describe('the names on a map', () => {
  const crowd = ['Denmark', 'Netherlands', 'Germany', 'Czechia', 'Poland'].map((name, i) =>
    place(name, i * 0.8, i * 0.6),
  );
  const near = ({ lat, lon }: { lat: number; lon: number }) => [60 + lon * 8, 150 - lat * 8] as const;
  const size = { width: 324, height: 372 };
  const labels = labelsOf(
    mapMarks({ places: crowd, routes: [] }, near),
    size,
    ({ name }) => name,
    () => '',
  );

  it('stand apart where their dots are close, with a line to the dot where they are away from it', () => {
    const rects = crowd.flatMap(({ id, name }) => {
      const label = labels.places.get(id);
      const wide = textWidth(name, 14);
      const left = label?.anchor === 'middle' ? wide / 2 : label?.anchor === 'end' ? wide : 0;
      return label ? [{ x: label.x - left, y: label.y - 12, width: wide, height: 14 }] : [];
    });
    assert.equal(rects.length, crowd.length, 'all have room');
    for (const [i, a] of rects.entries()) {
      assert.ok(a.x >= 0 && a.x + a.width <= size.width);
      for (const b of rects.slice(i + 1)) assert.ok(!overlap(a, b));
    }
    assert.ok([...labels.places.values()].some(({ lead }) => lead !== null));
  });
});
