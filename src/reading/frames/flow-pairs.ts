// Which pair of parties a thing most likely goes between, where its sentence leaves a side open. What enters: where the thing
// stands, the flows that the passage states, the side that is known. What leaves: the likeliest pair, or none. What speaks
// for a party on a side, and for a pair, has the weights of a log-linear model (data/models/flows.tsv), fitted to the claims
// of the corpora (own and shared, folds 0 and 1) whose sides the sentence leaves open, by scripts/fit-flows.ts. They tell of
// places and counts, and of what is publicly known, never of a party.
import { dataTable } from '../../base/data.ts';
import {
  customersOf,
  isAtWar,
  type Known,
  knownOf,
  type Level,
  levelOf,
  mayGive,
  suppliersOf,
} from '../discourse/exchanges.ts';
import type { PartyMention } from '../mentions/mention.ts';
import { classedAs, closest, flowsNear, type Near, nearOf, type Spot, statedOf } from './flow-nearness.ts';
import type { Flow, Flows } from './flows.ts';
import type { Passage } from './frame.ts';

/** Parties that come into question, at most. */
const MOST = 9;
/** Counts above this tell no more. */
const CLIP = 2;
/** Others whom a party supplies, or that supply it, above which more tell no more. */
const MANY = 10;
/** A feature of the model; its weight is read at first use. */
type Named = { readonly name: string; weight: number };

const features: Named[] = [];
let weighed = false;

function named(name: string): Named {
  const feature = { name, weight: 0 };
  features.push(feature);
  return feature;
}

function weigh(): void {
  const weights = new Map(dataTable('models/flows.tsv').map((row) => [row.feature ?? '', Number(row.weight)]));
  for (const feature of features) feature.weight = weights.get(feature.name) ?? 0;
  weighed = true;
}

/** Takes one feature that speaks for a party on a side, or for a pair: to add it up, or to list it. */
type Tell = (feature: Named, value: number) => void;

export type Feature = readonly [name: string, value: number];
export type PairOption = { readonly from: string; readonly to: string; readonly features: readonly Feature[] };

/** What is near a spot: the parties that may stand on its sides, the flows, those with both sides, and what is known of its code. */
type Field = {
  readonly ids: readonly string[];
  readonly near: readonly Near[];
  readonly whole: readonly Near[];
  readonly known: Known;
  readonly recent: Recent;
};

/** How many sentences before a spot each party is named last, also where it only speaks; who is named last before it. */
type Recent = { readonly back: ReadonlyMap<string, number>; readonly last: string | undefined };

type Sides = { readonly giver: string | undefined; readonly receiver: string | undefined };

/** The likeliest pair of parties; null where there are no two. */
export function likeliestPair(
  passage: Passage,
  spot: Spot,
  flows: Flows,
  giver: string | undefined,
  receiver: string | undefined,
): { readonly from: string; readonly to: string } | null {
  if (!weighed) weigh();
  const field = fieldOf(passage, spot, flows);
  const sides = { giver, receiver };
  let sum = 0;
  const add: Tell = (feature, value) => {
    sum += feature.weight * value;
  };
  const scoresOf = (ids: readonly string[], side: Side): readonly number[] =>
    ids.map((id) => {
      sum = 0;
      tellSide(passage, spot, flows, field, sides, id, side, add);
      return sum;
    });
  const [givers, receivers] = partiesOn(field, sides);
  const [given, received] = [scoresOf(givers, 'from'), scoresOf(receivers, 'to')];
  let best: { readonly from: string; readonly to: string } | null = null;
  let most = Number.NEGATIVE_INFINITY;
  givers.forEach((from, g) => {
    receivers.forEach((to, r) => {
      if (from === to) return;
      sum = (given[g] as number) + (received[r] as number);
      tellPair(field, spot, from, to, add);
      if (sum > most) [best, most] = [{ from, to }, sum];
    });
  });
  return best;
}

/** The pairs that may stand where a side is open, each with what speaks for it. */
export function optionsOf(
  passage: Passage,
  spot: Spot,
  flows: Flows,
  giver: string | undefined,
  receiver: string | undefined,
): readonly PairOption[] {
  const field = fieldOf(passage, spot, flows);
  const sides = { giver, receiver };
  const [givers, receivers] = partiesOn(field, sides);
  return givers.flatMap((from) =>
    receivers
      .filter((to) => to !== from)
      .map((to): PairOption => {
        const found: Feature[] = [];
        const list: Tell = ({ name }, value) => {
          found.push([name, value]);
        };
        tellSide(passage, spot, flows, field, sides, from, 'from', list);
        tellSide(passage, spot, flows, field, sides, to, 'to', list);
        tellPair(field, spot, from, to, list);
        return { from, to, features: found };
      }),
  );
}

function fieldOf(passage: Passage, spot: Spot, flows: Flows): Field {
  const flowing = flowsNear(flows.all, spot);
  const of = classedAs(spot.code);
  const near = flowing.map((flow) => nearOf(flow, spot, of));
  return {
    ids: candidates(passage, spot, flowing),
    near,
    whole: near.filter((f) => f.from !== null && f.to !== null),
    known: knownOf(spot.code),
    recent: recentAt(passage, spot),
  };
}

/** Sentences before a spot in which a party counts as named of late, at most. */
const LATELY = 3;

function recentAt({ sentences, discourse }: Passage, spot: Spot): Recent {
  const back = new Map<string, number>();
  let last: string | undefined;
  for (let away = 0; away <= LATELY; away += 1) {
    const parties = sentences[spot.sentence - away]?.mentions.parties ?? [];
    for (let i = parties.length - 1; i >= 0; i -= 1) {
      const mention = parties[i] as PartyMention;
      const id = discourse.idOf(mention);
      if (id === null) continue;
      if (mention.start < spot.at) last ??= id;
      if (!back.has(id)) back.set(id, away);
    }
  }
  return { back, last };
}

/** The parties that may stand on each side. */
const partiesOn = (
  { ids }: Field,
  { giver, receiver }: Sides,
): readonly [givers: readonly string[], receivers: readonly string[]] => [
  giver === undefined ? ids : [giver],
  receiver === undefined ? ids : [receiver],
];

/** The parties of the sentence itself, those of the last flow before it, and the most salient. */
function candidates({ discourse: { topic } }: Passage, spot: Spot, near: readonly Flow[]): readonly string[] {
  const last = near.findLast((f) => f.at < spot.at && f.from !== null && f.to !== null);
  const ids: string[] = [];
  const add = (id: string | null | undefined): void => {
    if (id !== null && id !== undefined && ids.length < MOST && !ids.includes(id)) ids.push(id);
  };
  for (const { id } of spot.acting) add(id);
  add(last?.from);
  add(last?.to);
  for (const id of topic) add(id);
  return ids;
}

type Side = 'from' | 'to';

/** Features on a side. */
const namesOn = (side: Side) => {
  const flowNames = (back: string) =>
    (['from', 'to'] as const).map(
      (role) =>
        [
          named(`${side}:${back}${role} before`),
          named(`${side}:${back}${role} after`),
          named(`${side}:${back}weak ${role}`),
        ] as const,
    );
  return {
    here: named(`${side}:here`),
    hereBefore: named(`${side}:here before`),
    hereAfter: named(`${side}:here after`),
    hereOnly: named(`${side}:here only`),
    gives: named(`${side}:gives`),
    receives: named(`${side}:receives`),
    salient: named(`${side}:salient`),
    first: named(`${side}:first`),
    war: named(`${side}:at war`),
    makes: named(`${side}:makes`),
    supplies: named(`${side}:supplies`),
    supplied: named(`${side}:supplied`),
    onward: flowNames(''),
    back: flowNames('back '),
    nearest: named(`${side}:nearest before`),
    recent: Array.from({ length: LATELY + 1 }, (_, away) => named(`${side}:named ${away} back`)),
    speaks: named(`${side}:speaks here`),
    lastNamed: named(`${side}:named last`),
  };
};
const NAMES = { from: namesOn('from'), to: namesOn('to') };

/** Tells what speaks for a party on a side; nothing where the side is known, or where no other party could stand there. */
function tellSide(
  { discourse }: Passage,
  spot: Spot,
  flows: Flows,
  { ids, near, recent }: Field,
  { giver, receiver }: Sides,
  id: string,
  side: Side,
  tell: Tell,
): void {
  const [own, other] = side === 'from' ? [giver, receiver] : [receiver, giver];
  if (own !== undefined || ids.length === 1 || id === other) return;
  const names = NAMES[side];
  let [here, before, after, only] = [false, false, false, true];
  for (const a of spot.acting)
    if (a.id === id) {
      here = true;
      if (a.start < spot.at) before = true;
      if (a.start > spot.at) after = true;
    } else only = false;
  if (here) tell(names.here, 1);
  if (before) tell(names.hereBefore, 1);
  if (after) tell(names.hereAfter, 1);
  if (here && only) tell(names.hereOnly, 1);
  if (before && spot.acting.findLast((a) => a.start < spot.at)?.id === id) tell(names.nearest, 1);
  const away = recent.back.get(id);
  if (away !== undefined) tell(names.recent[away] as Named, 1);
  if (away === 0 && !here) tell(names.speaks, 1);
  if (recent.last === id) tell(names.lastNamed, 1);
  const tellSome = (feature: Named | undefined, value: number): void => {
    if (value !== 0 && feature) tell(feature, value);
  };
  const first = discourse.topic[0] ?? '';
  tellSome(names.gives, Math.min(CLIP, flows.gives.get(id) ?? 0));
  tellSome(names.receives, Math.min(CLIP, flows.receives.get(id) ?? 0));
  tellSome(names.salient, discourse.weightOf(id) / Math.max(1, discourse.weightOf(first)));
  if (discourse.topic[0] === id) tell(names.first, 1);
  if (isAtWar(id)) tell(names.war, 1);
  if (spot.makers.includes(id)) tell(names.makes, 1);
  tellSome(names.supplies, Math.min(MANY, customersOf(id)) / MANY);
  tellSome(names.supplied, Math.min(MANY, suppliersOf(id)) / MANY);
  if (near.length === 0) return;
  const { from, to } = closest(near, id);
  const [ofFrom, ofTo] = spot.back ? names.back : names.onward;
  for (let i = 0; i < 3; i += 1) tellSome(ofFrom?.[i], from[i] ?? 0);
  for (let i = 0; i < 3; i += 1) tellSome(ofTo?.[i], to[i] ?? 0);
}

const pairNames = (back: string) => ({
  pair: [named(`${back}pair before`), named(`${back}pair after`)] as const,
  turned: [named(`${back}turned before`), named(`${back}turned after`)] as const,
  stated: named(`${back}stated`),
  turnedStated: named(`${back}turned`),
  other: [named(`${back}stated other`), named(`${back}paid stated other`)] as const,
  turnedOther: [named(`${back}turned other`), named(`${back}paid turned other`)] as const,
});
const ONWARD = pairNames('');
const BACK = pairNames('back ');
const ENEMIES = named('enemies');
/** By how closely a flow is known. */
const KNOWN = [named('unknown'), named('known any'), named('known'), named('known kind')] as const;
const KNOWN_TURNED = named('known turned');
/** Known both ways, more closely so than the other way round. */
const CLOSER = named('known closer');
const LESS_CLOSE = named('known less closely');

/** Tells what speaks for a pair. */
function tellPair({ whole, known }: Field, spot: Spot, from: string, to: string, tell: Tell): void {
  if (!mayGive(from, to, spot.code)) tell(ENEMIES, 1);
  tellKnown(levelOf(known, from, to), levelOf(known, to, from), tell);
  if (whole.length === 0) return;
  const names = spot.back ? BACK : ONWARD;
  const [pair, turned] = [statedOf(whole, from, to), statedOf(whole, to, from)];
  if (pair.before > 0) tell(names.pair[0], pair.before);
  if (turned.before > 0) tell(names.turned[0], turned.before);
  if (pair.after > 0) tell(names.pair[1], pair.after);
  if (turned.after > 0) tell(names.turned[1], turned.after);
  const { kind } = classedAs(spot.code);
  const paid = kind === 'money' || kind === 'goods' ? 1 : 0;
  if (pair.any) tell(pair.kin ? names.stated : names.other[paid], 1);
  if (turned.any) tell(turned.kin ? names.turnedStated : names.turnedOther[paid], 1);
}

/** Tells how closely a pair is known, and how closely the other way round. */
function tellKnown(level: Level, turned: Level, tell: Tell): void {
  if (level > 0) tell(KNOWN[level], 1);
  else if (turned > 0) tell(KNOWN_TURNED, 1);
  if (level > turned && turned > 0) tell(CLOSER, 1);
  if (turned > level && level > 0) tell(LESS_CLOSE, 1);
}
