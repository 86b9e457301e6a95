// The flows of a passage. What enters: what each thing's sentence says of its direction (direction.ts). What leaves: whole
// directions, where the sides that a sentence leaves open are filled from the flows that the passage states or that are
// publicly known, and weak sides give way to them.
import { dataTable } from '../../base/data.ts';
import { goesFrom, knownFlow, mayGive } from '../discourse/exchanges.ts';
import { type Direction, NONE, type Side } from './direction.ts';
import type { Passage } from './frame.ts';

/** What one thing's sentence itself says of its direction; a side that only the order suggests counts half. */
export type Flow = {
  readonly from: string | null;
  readonly to: string | null;
  readonly weakFrom: string | null;
  readonly weakTo: string | null;
  readonly code: string;
  readonly sentence: number;
  readonly at: number;
};

/** The flows that sentences state themselves, in the order of the text: what fills the gaps of the others. */
export type Flows = {
  readonly all: readonly Flow[];
  readonly receives: ReadonlyMap<string, number>;
  readonly gives: ReadonlyMap<string, number>;
};

/** What a placed thing says of its direction. */
export function flowOf(direction: Direction, code: string, sentence: number, at: number): Flow {
  const idOf = (s: Side, strength: Side['strength']): string | null =>
    s.strength === strength ? (s.fills[0]?.id ?? null) : null;
  return {
    from: idOf(direction.from, 'strong'),
    to: idOf(direction.to, 'strong'),
    weakFrom: idOf(direction.from, 'weak'),
    weakTo: idOf(direction.to, 'weak'),
    code,
    sentence,
    at,
  };
}

/** Gathers the passage's flows. */
export function flowsOf(all: readonly Flow[]): Flows {
  const count = (strong: (f: Flow) => string | null, weak: (f: Flow) => string | null): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    const add = (id: string | null, by: number): void => {
      if (id !== null) counts.set(id, (counts.get(id) ?? 0) + by);
    };
    for (const f of all) {
      add(strong(f), 1);
      add(weak(f), WEAK);
    }
    return counts;
  };
  return {
    all,
    receives: count(
      (f) => f.to,
      (f) => f.weakTo,
    ),
    gives: count(
      (f) => f.from,
      (f) => f.weakFrom,
    ),
  };
}

/** How much a side by order counts, a stated opposite side against, and salience for. */
const WEAK = 0.4;
const AGAINST = 0.5;
const SALIENCE = 0.6;

/** The party of the passage that most likely gives (or receives), other than `but`. */
function likely(
  passage: Passage,
  flows: Flows,
  side: 'gives' | 'receives',
  but: string | undefined,
  code = '',
): string | undefined {
  const other = side === 'gives' ? 'receives' : 'gives';
  const score = (id: string): number =>
    (flows[side].get(id) ?? 0) - AGAINST * (flows[other].get(id) ?? 0) + SALIENCE * passage.discourse.weightOf(id);
  const { topic } = passage.discourse;
  const fits = (id: string): boolean =>
    but === undefined || (side === 'gives' ? mayGive(id, but, code) : mayGive(but, id, code));
  return topic.filter(fits).sort((a, b) => score(b) - score(a) || topic.indexOf(a) - topic.indexOf(b))[0];
}

const implied = (id: string, rule: string): Side => ({
  fills: [{ id, mention: null, known: 'implied', rule }],
  strength: 'weak',
});

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

/**
 * What speaks for a party on a side, and for a pair: weights of a log-linear model, fitted to the claims of the corpora (own
 * and shared, folds 0 and 1) whose sides the sentence leaves open, by scripts/fit-flows.ts. They tell of places and counts,
 * and of what is publicly known, never of a party.
 */
let weights: ReadonlyMap<string, number> | undefined;

function weightOf(name: string): number {
  weights ??= new Map(dataTable('models/flows.tsv').map((row) => [row.feature ?? '', Number(row.weight)]));
  return weights.get(name) ?? 0;
}

/** Fills the side that a sentence leaves open from the flows of its passage. */
export function completeDirection(passage: Passage, spot: Spot, given: Direction, flows: Flows): Direction {
  const d = turned(passage, given, flows, spot.code);
  const giver = d.from.fills[0]?.id;
  const receiver = d.to.fills[0]?.id;
  if (giver !== undefined && receiver !== undefined) return d;
  const back = spot.back && giver === undefined && receiver === undefined ? wayBack(flows, spot) : null;
  if (back) return back;
  let best: PairOption | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const option of optionsOf(passage, spot, flows, giver, receiver)) {
    let score = 0;
    for (const [name, value] of option.features) score += weightOf(name) * value;
    if (score > most) [best, most] = [option, score];
  }
  if (best === null) return d;
  const rule = goesFrom(best.from, best.to, spot.code) ? 'discourse.exchange' : 'discourse.flow';
  return {
    from: giver === undefined ? implied(best.from, rule) : d.from,
    to: receiver === undefined ? implied(best.to, rule) : d.to,
  };
}

/** What goes "the other way" or "in return" reverses the whole flow that was told last. */
function wayBack({ all }: Flows, spot: Spot): Direction | null {
  const last = all
    .slice(firstFrom(all, spot.sentence - REACH), firstFrom(all, spot.sentence + 1))
    .findLast((f) => f.at < spot.at && f.sentence < spot.sentence && f.from !== null && f.to !== null);
  return last?.from && last.to
    ? { from: implied(last.to, 'discourse.return'), to: implied(last.from, 'discourse.return') }
    : null;
}

export type Feature = readonly [name: string, value: number];
export type PairOption = { readonly from: string; readonly to: string; readonly features: readonly Feature[] };

/** The pairs that may stand where a side is open, each with what speaks for it. */
export function optionsOf(
  passage: Passage,
  spot: Spot,
  flows: Flows,
  giver: string | undefined,
  receiver: string | undefined,
): readonly PairOption[] {
  const near = flowsNear(flows.all, spot);
  const ids = candidates(passage, spot, near);
  const [givers, receivers] = [giver === undefined ? ids : [giver], receiver === undefined ? ids : [receiver]];
  const sideOf = (list: readonly string[], side: 'from' | 'to'): ReadonlyMap<string, readonly Feature[]> =>
    new Map(list.map((id) => [id, list.length === 1 ? [] : sideFeatures(passage, spot, flows, near, id, side)]));
  const [from, to] = [sideOf(givers, 'from'), sideOf(receivers, 'to')];
  return givers.flatMap((a) =>
    receivers.flatMap((b) =>
      a === b
        ? []
        : [
            {
              from: a,
              to: b,
              features: [...(from.get(a) ?? []), ...(to.get(b) ?? []), ...pairFeatures(near, spot, a, b)],
            },
          ],
    ),
  );
}

/** The parties of the sentence itself, those of the last flow before it, and the most salient. */
function candidates({ discourse: { topic } }: Passage, spot: Spot, near: readonly Flow[]): readonly string[] {
  const last = near.findLast((f) => f.at < spot.at && f.from !== null && f.to !== null);
  const ids = [...spot.acting.map((a) => a.id), last?.from, last?.to, ...topic];
  return [...new Set(ids)].filter((id) => id !== undefined && id !== null).slice(0, MOST);
}

/** Counts above this tell no more. */
const CLIP = 2;

function sideFeatures(
  { discourse }: Passage,
  spot: Spot,
  flows: Flows,
  near: readonly Flow[],
  id: string,
  side: 'from' | 'to',
): readonly Feature[] {
  const found: Feature[] = [];
  const add = (name: string, value: number): void => {
    if (value !== 0) found.push([`${side}:${name}`, value]);
  };
  const named = spot.acting.filter((a) => a.id === id);
  add('here', named.length > 0 ? 1 : 0);
  add('here before', named.some((a) => a.start < spot.at) ? 1 : 0);
  add('here after', named.some((a) => a.start > spot.at) ? 1 : 0);
  add('here only', named.length > 0 && spot.acting.every((a) => a.id === id) ? 1 : 0);
  add('gives', Math.min(CLIP, flows.gives.get(id) ?? 0));
  add('receives', Math.min(CLIP, flows.receives.get(id) ?? 0));
  add('salient', discourse.weightOf(id) / Math.max(1, discourse.weightOf(discourse.topic[0] ?? '')));
  add('first', discourse.topic[0] === id ? 1 : 0);
  const back = spot.back ? 'back ' : '';
  for (const role of ['from', 'to'] as const) {
    add(
      `${back}${role} before`,
      closeness(near, spot, (f) => f[role] === id, true),
    );
    add(
      `${back}${role} after`,
      closeness(near, spot, (f) => f[role] === id, false),
    );
    add(
      `${back}weak ${role}`,
      closeness(near, spot, (f) => (role === 'from' ? f.weakFrom : f.weakTo) === id, true),
    );
  }
  return found;
}

/** Characters after which a flow counts half; sentences are no measure, for those without a bearing are left out. */
const HALF = 150;

/** One for a fitting flow in the spot's own sentence, less the farther it is, 0 for none. */
function closeness(near: readonly Flow[], spot: Spot, fits: (f: Flow) => boolean, before: boolean): number {
  let most = 0;
  for (const f of near) {
    if (f.at === spot.at || f.at < spot.at !== before || !fits(f)) continue;
    const kind = classOf(f.code) === classOf(spot.code) ? 1 : 0.75;
    const away = f.sentence === spot.sentence ? 0 : Math.abs(f.at - spot.at) / HALF;
    most = Math.max(most, kind / (1 + away));
  }
  return most;
}

function pairFeatures(near: readonly Flow[], spot: Spot, from: string, to: string): readonly Feature[] {
  const found: Feature[] = [];
  const kind = kindOf(spot.code);
  if (!mayGive(from, to, spot.code)) found.push(['enemies', 1]);
  const back = spot.back ? 'back ' : '';
  if (goesFrom(from, to, spot.code)) found.push(['known', 1]);
  else if (goesFrom(to, from, spot.code)) found.push(['known turned', 1]);
  const isPair = (f: Flow): boolean => f.from === from && f.to === to;
  const isTurned = (f: Flow): boolean => f.from === to && f.to === from;
  for (const before of [true, false]) {
    const side = before ? 'before' : 'after';
    const [pair, reverse] = [closeness(near, spot, isPair, before), closeness(near, spot, isTurned, before)];
    if (pair > 0) found.push([`${back}pair ${side}`, pair]);
    if (reverse > 0) found.push([`${back}turned ${side}`, reverse]);
  }
  const paid = kind === 'money' || kind === 'goods' ? 'paid ' : '';
  if (near.some((f) => f.from === from && f.to === to && kindOf(f.code) === kind)) found.push([`${back}stated`, 1]);
  else if (near.some((f) => f.from === from && f.to === to)) found.push([`${back}${paid}stated other`, 1]);
  if (near.some((f) => f.from === to && f.to === from && kindOf(f.code) === kind)) found.push([`${back}turned`, 1]);
  else if (near.some((f) => f.from === to && f.to === from)) found.push([`${back}${paid}turned other`, 1]);
  return found;
}

const classOf = (code: string): string => code.split('.')[0] ?? code;

/** Arms of every class are given by whom arms of another class are. */
const ARMS: ReadonlySet<string> = new Set(['ammunition', 'missile', 'weapon', 'drone', 'container']);

const kindOf = (code: string): string => (ARMS.has(classOf(code)) ? 'arms' : classOf(code));

/** The flows within reach of a spot. */
function flowsNear(all: readonly Flow[], spot: Spot): readonly Flow[] {
  return all.slice(firstFrom(all, spot.sentence - REACH), firstFrom(all, spot.sentence + REACH + 1));
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

/**
 * Weak sides give way to what is known: a party that only order or a pronoun makes a giver, but that receives in this
 * passage, receives; and where both sides are weak and no such flow is known while another one is, both are left open.
 */
export function turned(passage: Passage, d: Direction, flows: Flows, code: string): Direction {
  const { discourse } = passage;
  const [from, to] = [d.from.fills[0]?.id, d.to.fills[0]?.id];
  if (d.from.strength === 'strong' || d.to.strength === 'strong') return d;
  if (from !== undefined && to === undefined) {
    const net = (flows.receives.get(from) ?? 0) - (flows.gives.get(from) ?? 0);
    if (net > 0.5 && likely(passage, flows, 'receives', undefined) === from) return { from: NONE, to: d.from };
    const gives = knownFlow(discourse, code, { from });
    if (!gives && knownFlow(discourse, code, { to: from })) return { from: NONE, to: d.from };
  }
  if (from === undefined && to !== undefined && !knownFlow(discourse, code, { to }))
    if (knownFlow(discourse, code, { from: to })) return { from: d.to, to: NONE };
  if (
    from !== undefined &&
    to !== undefined &&
    !knownFlow(discourse, code, { from, to }) &&
    knownFlow(discourse, code, { from: to, to: from })
  )
    return { from: d.to, to: d.from };
  return d;
}
