// Use case: what goes from where to where, at the grain of states and regions: never closer. Flows of the ledger run from state to
// state; claims that name a place run to, or from, its region.
import { z } from 'zod';
import { dataTable } from '../base/data.ts';
import { bounds } from '../base/edtf.ts';
import type { FlowJson } from '../ledger/flow-schema.ts';
import type { Frame } from '../reading/claim.ts';
import type { StoredClaim, StoreView } from '../store/port.ts';
import { balance } from './balance.ts';
import { claimPagesKnownBy } from './known.ts';
import { ledger } from './ledger.ts';

const Place = z
  .object({
    /** `state:RU` or `region:Kursk`. */
    id: z.string(),
    /** Party id of a state; English name of a region. */
    name: z.string(),
    /** Names of a region by language; empty for a state, whose id is enough. */
    names: z.record(z.string(), z.string()).readonly(),
    state: z.string(),
    /** ISO 3166-1 numeric of the state. */
    number: z.string().nullable(),
    grain: z.enum(['state', 'region']),
    /** One point for the whole of it, in whole degrees. */
    lat: z.number(),
    lon: z.number(),
  })
  .readonly();
export type MapPlace = z.infer<typeof Place>;

const Worth = z
  .object({
    /** Series of the balance's row: `worth:` and it is what explains it. */
    series: z.string(),
    currency: z.string(),
    p5: z.string(),
    p50: z.string(),
    p95: z.string(),
  })
  .readonly();

export const MapRoute = z
  .object({
    id: z.string(),
    from: z.string(),
    to: z.string(),
    giver: z.string(),
    receiver: z.string(),
    /** First part of the items' codes. */
    itemClass: z.string(),
    /** Flows that it is made of; for a route to a region those that its claims count in are not known. */
    flows: z.array(z.string()).readonly(),
    /** Current figures of the flows; claims, for a region. */
    count: z.int(),
    /** For a route to or from a region: the sentences that say so. */
    claims: z.array(z.object({ id: z.string(), documentId: z.string(), quote: z.string() }).readonly()).readonly(),
    /** First and last day on which something of it was stated. */
    first: z.string().nullable(),
    last: z.string().nullable(),
    /** What of it has a worth; null where nothing of it is valued. */
    worths: z.array(Worth).readonly(),
  })
  .readonly();
export type MapRoute = z.infer<typeof MapRoute>;

export const MapView = z
  .object({
    asKnownOn: z.string().nullable(),
    /** First and last day on which anything was stated, in the whole ledger: where a slider begins and ends. */
    span: z.object({ first: z.string().nullable(), last: z.string().nullable() }).readonly(),
    places: z.array(Place).readonly(),
    routes: z.array(MapRoute).readonly(),
  })
  .readonly();
export type MapView = z.infer<typeof MapView>;

/** So many pairs are weighed, those with the most figures: each is a run of its own. */
const WEIGHED = 4;

/** What goes from where to where, as known on a day. */
export async function map(store: StoreView, asKnownOn: string | null = null): Promise<MapView> {
  const places = knownPlaces();
  const { flows } = await ledger(store, { asKnownOn });
  const moving = flows.filter(isDrawn);
  const worths = await worthsOf(store, moving, asKnownOn);
  const between = [...Map.groupBy(moving, ({ from, to, item }) => `${from}>${to}:${classOf(item)}`)].flatMap(
    ([id, own]) => stateRoute(id, own, places, worths),
  );
  const regional: MapRoute[] = [];
  for (const frame of ['deployment', 'transfer'] as const)
    regional.push(...regionRoutes(await claimsSomewhere(store, frame, asKnownOn), places));
  const routes = [...between, ...regional].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  const used = new Set(routes.flatMap(({ from, to }) => [from, to]));
  const all = asKnownOn === null ? moving : (await ledger(store, {})).flows.filter(isDrawn);
  return {
    asKnownOn,
    span: spanOf(all),
    places: [...places.byId.values()].filter(({ id }) => used.has(id)),
    routes,
  };
}

const isDrawn = ({ frame, kind, from, to, figures }: FlowJson): boolean =>
  (frame === 'transfer' || frame === 'deployment') &&
  kind === 'actual' &&
  from !== null &&
  to !== null &&
  figures.length > 0;

const classOf = (item: string | null): string => item?.split('.')[0] ?? '';

type Places = {
  readonly byId: ReadonlyMap<string, MapPlace>;
  /** The id of the region that holds a place of a text; null where none does. */
  readonly regionOf: (name: string) => string | null;
};

/** The points of data/map-states.tsv and data/map-regions.tsv. */
export function knownPlaces(): Places {
  const numbers = new Map(dataTable('map-states.tsv').map(({ party = '', number = '' }) => [party, number]));
  const states = dataTable('map-states.tsv').map(
    ({ party = '', number = '', lat = '', lon = '' }): MapPlace => ({
      ...{ id: `state:${party}`, name: party, names: {}, state: party, number, grain: 'state' },
      ...{ lat: Number(lat), lon: Number(lon) },
    }),
  );
  const finnish = new Map(dataTable('places.tsv').map(({ name = '', fi = '' }) => [name, fi.split('|')[0] || name]));
  const rows = dataTable('map-regions.tsv');
  const regions = rows.map(
    ({ region = '', state = '', lat = '', lon = '' }): MapPlace => ({
      ...{ id: `region:${region}`, name: region, names: { en: region, fi: finnish.get(region) ?? region } },
      ...{ state, number: numbers.get(state) ?? null, grain: 'region' },
      ...{ lat: Number(lat), lon: Number(lon) },
    }),
  );
  const held = new Map(
    rows.flatMap(({ region = '', holds = '' }) =>
      [region, ...holds.split('|').filter(Boolean)].map((name) => [name, `region:${region}`] as const),
    ),
  );
  return {
    byId: new Map([...states, ...regions].map((place) => [place.id, place])),
    regionOf: (name) => held.get(name) ?? null,
  };
}

type Worths = ReadonlyMap<string, z.infer<typeof Worth>>;

/** The worths that are part of a side's sum, by flow. */
async function worthsOf(store: StoreView, flows: readonly FlowJson[], asKnownOn: string | null): Promise<Worths> {
  const pairs = [...Map.groupBy(flows, ({ from, to }) => [from, to].sort().join(' '))]
    .sort(([a, x], [b, y]) => figuresIn(y) - figuresIn(x) || (a < b ? -1 : 1))
    .slice(0, WEIGHED);
  const found = new Map<string, z.infer<typeof Worth>>();
  for (const [pair] of pairs) {
    const [a = '', b = ''] = pair.split(' ');
    if (a === b) continue;
    const { balance: weighed } = await balance(store, { a, b, asKnownOn });
    for (const { flow, series, counted, worth } of [...weighed.given.items, ...weighed.received.items])
      if (counted && worth?.draws) found.set(flow, { series, currency: worth.currency, ...worth.draws });
  }
  return found;
}

const figuresIn = (flows: readonly FlowJson[]): number => flows.reduce((sum, { figures }) => sum + figures.length, 0);

/** First and last day that the dates of what was stated can mean. */
function spanOf(flows: readonly FlowJson[]): MapView['span'] {
  const days = flows.flatMap(({ figures }) => figures.map(({ stated }) => bounds(stated)));
  const known = (side: 'first' | 'last') => days.flatMap((one) => one[side] ?? []).sort();
  return { first: known('first')[0] ?? null, last: known('last').at(-1) ?? null };
}

function stateRoute(id: string, flows: readonly FlowJson[], { byId }: Places, worths: Worths): readonly MapRoute[] {
  const [first] = flows;
  const [from, to] = [byId.get(`state:${first?.from}`), byId.get(`state:${first?.to}`)];
  if (!from || !to || from === to) return [];
  const keys = [...new Set(flows.map(({ flow }) => flow))].sort();
  return [
    {
      ...{ id, from: from.id, to: to.id, giver: from.state, receiver: to.state },
      itemClass: classOf(first?.item ?? null),
      flows: keys,
      count: new Set(
        flows.flatMap(({ figures }) => figures.filter((one) => one.supersededBy === null).map((one) => one.id)),
      ).size,
      claims: [],
      ...spanOf(flows),
      worths: keys.flatMap((key) => worths.get(key) ?? []),
    },
  ];
}

/** Claims that name a place in a region: to it where it lies in the receiver's state or nobody's of the two, from it in the giver's. */
/** The claims of a frame that name a place. */
async function claimsSomewhere(store: StoreView, frame: Frame, asKnownOn: string | null): Promise<StoredClaim[]> {
  const found: StoredClaim[] = [];
  for await (const page of claimPagesKnownBy(store, { frame }, asKnownOn))
    found.push(...page.filter(({ claim }) => claim.where !== null));
  return found;
}

function regionRoutes(claims: readonly StoredClaim[], { byId, regionOf }: Places): readonly MapRoute[] {
  const drawn = claims.flatMap((stored) => {
    const { claim, decision, published, added } = stored;
    const { from, to, where, item, modality } = claim;
    const region = where === null ? null : regionOf(where.name);
    const place = region === null ? undefined : byId.get(region);
    if (!place || from === null || to === null || modality === 'denied' || decision?.verdict === 'reject') return [];
    if (modality === 'planned' || modality === 'hypothetical') return [];
    const isSource = place.state === from.id && from.id !== to.id;
    const other = byId.get(`state:${isSource ? to.id : from.id}`);
    if (!other || other.state === place.state) return [];
    const ends = isSource ? { from: place.id, to: other.id } : { from: other.id, to: place.id };
    const stated = published ?? added.slice(0, 10);
    const told = { id: claim.id, documentId: stored.documentId, quote: claim.quote.exact };
    return [{ ...ends, giver: from.id, receiver: to.id, itemClass: classOf(item?.code ?? null), stated, told }];
  });
  return [...Map.groupBy(drawn, ({ from, to, itemClass }) => `${from}>${to}:${itemClass}`)].flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    const { from, to, giver, receiver, itemClass } = first;
    const days = own.map(({ stated }) => bounds(stated).first ?? stated).sort();
    return [
      {
        ...{ id, from, to, giver, receiver, itemClass, flows: [], worths: [] },
        count: own.length,
        claims: own.map(({ told }) => told).sort((a, b) => (a.id < b.id ? -1 : 1)),
        first: days[0] ?? null,
        last: days.at(-1) ?? null,
      },
    ];
  });
}
