// Which pair of parties a thing most likely goes between, where its sentence leaves a side open. What enters: where the thing
// stands, the flows that the passage states, the side that is known. What leaves: the likeliest pair, or none. What speaks
// for a party on a side, and for a pair, has the weights of a log-linear model (data/models/flows.tsv), fitted to the claims
// of the corpora (own and shared, folds 0 and 1) whose sides the sentence leaves open, by scripts/fit-flows.ts. They tell of
// places and counts, and of what is publicly known, never of a party.
import { dataTable } from '../../base/data.ts';
import { goesFrom, mayGive } from '../discourse/exchanges.ts';
import type { Flow, Flows } from './flows.ts';
import type { Passage } from './frame.ts';

/** Where a thing stands; `acting` are the parties that its sentence names without making them mere speakers. */
export type Spot = {
  readonly sentence: number;
  readonly at: number;
  readonly code: string;
  readonly back: boolean;
  readonly acting: readonly { readonly id: string; readonly start: number }[];
};

/** Parties that come into question, at most. */
const MOST = 9;
/** Sentences between a thing and the flows that tell of its sides, at most, either way. */
const REACH = 24;
/** Counts above this tell no more. */
const CLIP = 2;
/** Characters after which a flow counts half; sentences are no measure, for those without a bearing are left out. */
const HALF = 150;

let weights: ReadonlyMap<string, number> | undefined;

function weightOf(name: string): number {
  weights ??= new Map(dataTable('models/flows.tsv').map((row) => [row.feature ?? '', Number(row.weight)]));
  return weights.get(name) ?? 0;
}

export type Feature = readonly [name: string, value: number];
export type PairOption = { readonly from: string; readonly to: string; readonly features: readonly Feature[] };

/** A party on a side, with what speaks for it there. */
type Sided = { readonly id: string; readonly features: readonly Feature[] };

/** The parties that may stand on each side, and the flows near that state both of theirs. */
type Field = {
  readonly givers: readonly Sided[];
  readonly receivers: readonly Sided[];
  readonly whole: readonly Near[];
};

/** The likeliest pair of parties; null where there are no two. */
export function likeliestPair(
  passage: Passage,
  spot: Spot,
  flows: Flows,
  giver: string | undefined,
  receiver: string | undefined,
): { readonly from: string; readonly to: string } | null {
  const { givers, receivers, whole } = fieldOf(passage, spot, flows, giver, receiver);
  let best: { readonly from: string; readonly to: string } | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const a of givers) {
    const begun = scored(0, a.features);
    for (const b of receivers) {
      if (a.id === b.id) continue;
      const score = scored(scored(begun, b.features), pairFeatures(whole, spot, a.id, b.id));
      if (score > most) [best, most] = [{ from: a.id, to: b.id }, score];
    }
  }
  return best;
}

/** A score with what further features add to it. */
function scored(begun: number, features: readonly Feature[]): number {
  let score = begun;
  for (const [name, value] of features) score += weightOf(name) * value;
  return score;
}

/** The pairs that may stand where a side is open, each with what speaks for it. */
export function optionsOf(
  passage: Passage,
  spot: Spot,
  flows: Flows,
  giver: string | undefined,
  receiver: string | undefined,
): readonly PairOption[] {
  const { givers, receivers, whole } = fieldOf(passage, spot, flows, giver, receiver);
  return givers.flatMap((a) =>
    receivers
      .filter((b) => b.id !== a.id)
      .map((b) => ({
        from: a.id,
        to: b.id,
        features: [...a.features, ...b.features, ...pairFeatures(whole, spot, a.id, b.id)],
      })),
  );
}

function fieldOf(
  passage: Passage,
  spot: Spot,
  flows: Flows,
  giver: string | undefined,
  receiver: string | undefined,
): Field {
  const near = flowsNear(flows.all, spot);
  const ids = candidates(passage, spot, near);
  const bearings = near.map((flow) => nearOf(flow, spot));
  const sided = (known: string | undefined, other: string | undefined, side: Side): readonly Sided[] => {
    if (known !== undefined) return [{ id: known, features: [] }];
    return ids.map((id) => ({
      id,
      features:
        ids.length === 1 || id === other ? [] : sideFeatures(passage, spot, flows, closest(bearings, id), id, side),
    }));
  };
  return {
    givers: sided(giver, receiver, 'from'),
    receivers: sided(receiver, giver, 'to'),
    whole: bearings.filter((f) => f.from !== null && f.to !== null),
  };
}

/** The parties of the sentence itself, those of the last flow before it, and the most salient. */
function candidates({ discourse: { topic } }: Passage, spot: Spot, near: readonly Flow[]): readonly string[] {
  const last = near.findLast((f) => f.at < spot.at && f.from !== null && f.to !== null);
  const ids = [...spot.acting.map((a) => a.id), last?.from, last?.to, ...topic];
  return [...new Set(ids)].filter((id) => id !== undefined && id !== null).slice(0, MOST);
}

/** A flow as it bears on a spot. */
type Near = {
  readonly from: string | null;
  readonly to: string | null;
  readonly weakFrom: string | null;
  readonly weakTo: string | null;
  readonly before: boolean;
  /** One for a flow of the class in the spot's own sentence, less the farther it is, 0 for the spot itself. */
  readonly close: number;
  /** Whether it is of the spot's kind of things. */
  readonly kin: boolean;
};

function nearOf({ from, to, weakFrom, weakTo, code, sentence, at }: Flow, spot: Spot): Near {
  const kind = classOf(code) === classOf(spot.code) ? 1 : 0.75;
  const away = sentence === spot.sentence ? 0 : Math.abs(at - spot.at) / HALF;
  const close = at === spot.at ? 0 : kind / (1 + away);
  return { from, to, weakFrom, weakTo, before: at < spot.at, close, kin: kindOf(code) === kindOf(spot.code) };
}

/** The closest flow before and behind a spot in which a party stands on a side; before it, where it does so by order only. */
type Closest = {
  readonly from: readonly [before: number, after: number, weak: number];
  readonly to: readonly [before: number, after: number, weak: number];
};

function closest(near: readonly Near[], id: string): Closest {
  let [from, fromAfter, weakFrom, to, toAfter, weakTo] = [0, 0, 0, 0, 0, 0];
  for (const f of near) {
    const { close } = f;
    if (f.before) {
      if (f.from === id && close > from) from = close;
      if (f.to === id && close > to) to = close;
      if (f.weakFrom === id && close > weakFrom) weakFrom = close;
      if (f.weakTo === id && close > weakTo) weakTo = close;
    } else {
      if (f.from === id && close > fromAfter) fromAfter = close;
      if (f.to === id && close > toAfter) toAfter = close;
    }
  }
  return { from: [from, fromAfter, weakFrom], to: [to, toAfter, weakTo] };
}

type Side = 'from' | 'to';

/** A feature that only is or is not. */
const is = (name: string): Feature => [name, 1];

/** Names of features on a side, so that none is put together while reading. */
const namesOn = (side: Side) => {
  const flowNames = (back: string) =>
    (['from', 'to'] as const).map(
      (role) =>
        [`${side}:${back}${role} before`, `${side}:${back}${role} after`, `${side}:${back}weak ${role}`] as const,
    );
  return {
    here: is(`${side}:here`),
    hereBefore: is(`${side}:here before`),
    hereAfter: is(`${side}:here after`),
    hereOnly: is(`${side}:here only`),
    gives: `${side}:gives`,
    receives: `${side}:receives`,
    salient: `${side}:salient`,
    first: is(`${side}:first`),
    onward: flowNames(''),
    back: flowNames('back '),
  };
};
const NAMES = { from: namesOn('from'), to: namesOn('to') };

function sideFeatures(
  { discourse }: Passage,
  spot: Spot,
  flows: Flows,
  near: Closest,
  id: string,
  side: Side,
): readonly Feature[] {
  const names = NAMES[side];
  const found: Feature[] = [];
  let [here, before, after, only] = [false, false, false, true];
  for (const a of spot.acting)
    if (a.id === id) {
      here = true;
      if (a.start < spot.at) before = true;
      if (a.start > spot.at) after = true;
    } else only = false;
  if (here) found.push(names.here);
  if (before) found.push(names.hereBefore);
  if (after) found.push(names.hereAfter);
  if (here && only) found.push(names.hereOnly);
  const add = (name: string, value: number): void => {
    if (value !== 0) found.push([name, value]);
  };
  const first = discourse.topic[0] ?? '';
  add(names.gives, Math.min(CLIP, flows.gives.get(id) ?? 0));
  add(names.receives, Math.min(CLIP, flows.receives.get(id) ?? 0));
  add(names.salient, discourse.weightOf(id) / Math.max(1, discourse.weightOf(first)));
  if (discourse.topic[0] === id) found.push(names.first);
  const [ofFrom, ofTo] = spot.back ? names.back : names.onward;
  for (let i = 0; i < 3; i += 1) add(ofFrom?.[i] ?? '', near.from[i] ?? 0);
  for (let i = 0; i < 3; i += 1) add(ofTo?.[i] ?? '', near.to[i] ?? 0);
  return found;
}

const pairNames = (back: string) => ({
  pair: [`${back}pair before`, `${back}pair after`] as const,
  turned: [`${back}turned before`, `${back}turned after`] as const,
  stated: is(`${back}stated`),
  turnedStated: is(`${back}turned`),
  other: [is(`${back}stated other`), is(`${back}paid stated other`)] as const,
  turnedOther: [is(`${back}turned other`), is(`${back}paid turned other`)] as const,
});
const ONWARD = pairNames('');
const BACK = pairNames('back ');
const ENEMIES = is('enemies');
const KNOWN = is('known');
const KNOWN_TURNED = is('known turned');

/** What the flows with both sides say of one direction: the closest before and behind, whether any is stated, of the kind. */
type Stated = { before: number; after: number; any: boolean; kin: boolean };

function statedOf(whole: readonly Near[], from: string, to: string): Stated {
  const stated: Stated = { before: 0, after: 0, any: false, kin: false };
  for (const f of whole) {
    if (f.from !== from || f.to !== to) continue;
    stated.any = true;
    if (f.kin) stated.kin = true;
    if (f.before) stated.before = Math.max(stated.before, f.close);
    else stated.after = Math.max(stated.after, f.close);
  }
  return stated;
}

function pairFeatures(whole: readonly Near[], spot: Spot, from: string, to: string): readonly Feature[] {
  const found: Feature[] = [];
  if (!mayGive(from, to, spot.code)) found.push(ENEMIES);
  if (goesFrom(from, to, spot.code)) found.push(KNOWN);
  else if (goesFrom(to, from, spot.code)) found.push(KNOWN_TURNED);
  if (whole.length === 0) return found;
  const names = spot.back ? BACK : ONWARD;
  const [pair, turned] = [statedOf(whole, from, to), statedOf(whole, to, from)];
  if (pair.before > 0) found.push([names.pair[0], pair.before]);
  if (turned.before > 0) found.push([names.turned[0], turned.before]);
  if (pair.after > 0) found.push([names.pair[1], pair.after]);
  if (turned.after > 0) found.push([names.turned[1], turned.after]);
  const kind = kindOf(spot.code);
  const paid = kind === 'money' || kind === 'goods' ? 1 : 0;
  if (pair.any) found.push(pair.kin ? names.stated : names.other[paid]);
  if (turned.any) found.push(turned.kin ? names.turnedStated : names.turnedOther[paid]);
  return found;
}

const classOf = (code: string): string => {
  const dot = code.indexOf('.');
  return dot === -1 ? code : code.slice(0, dot);
};

/** Arms of every class are given by whom arms of another class are. */
const ARMS: ReadonlySet<string> = new Set(['ammunition', 'missile', 'weapon', 'drone', 'container']);

const kindOf = (code: string): string => (ARMS.has(classOf(code)) ? 'arms' : classOf(code));

/** The flows within reach of a spot. */
function flowsNear(all: readonly Flow[], spot: Spot): readonly Flow[] {
  return all.slice(firstFrom(all, spot.sentence - REACH), firstFrom(all, spot.sentence + REACH + 1));
}

/** The flows within reach up to the spot's own sentence. */
export function flowsBefore(all: readonly Flow[], spot: Spot): readonly Flow[] {
  return all.slice(firstFrom(all, spot.sentence - REACH), firstFrom(all, spot.sentence + 1));
}

/** Number of the first flow in the sentence or behind it; they stand in the order of the sentences. */
function firstFrom(all: readonly Flow[], sentence: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.sentence ?? 0) < sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}
