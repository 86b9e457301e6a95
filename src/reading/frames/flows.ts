// The flows of a passage. What enters: what each thing's sentence says of its direction (direction.ts). What leaves: whole
// directions, where the sides that a sentence leaves open are filled from the flows that the passage states or that are
// publicly known, and weak sides give way to them.
import { knownFlow } from '../discourse/exchanges.ts';
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
): string | undefined {
  const other = side === 'gives' ? 'receives' : 'gives';
  const score = (id: string): number =>
    (flows[side].get(id) ?? 0) - AGAINST * (flows[other].get(id) ?? 0) + SALIENCE * passage.discourse.weightOf(id);
  const { topic } = passage.discourse;
  return topic.filter((id) => id !== but).sort((a, b) => score(b) - score(a) || topic.indexOf(a) - topic.indexOf(b))[0];
}

const implied = (id: string, rule: string): Side => ({
  fills: [{ id, mention: null, known: 'implied', rule }],
  strength: 'weak',
});

/** Where a thing stands: flows before it are nearer than those after. */
export type Spot = { readonly sentence: number; readonly at: number; readonly code: string; readonly back: boolean };

/** Sentences between a thing and the flows that fill its gaps, at most, either way: no text reaches farther back. */
const REACH = 24;

/** Finds the flow nearest to a thing that fits, of those within reach. */
type Nearest = (fits: (f: Flow) => boolean) => Flow | undefined;

function nearestTo(spot: Spot, { all }: Flows): Nearest {
  const [first, last] = [firstFrom(all, spot.sentence - REACH), firstFrom(all, spot.sentence + REACH + 1)];
  return (fits) => {
    let best: Flow | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let i = first; i < last; i += 1) {
      const f = all[i];
      if (!f || !fits(f)) continue;
      const away = distance(f, spot);
      if (away < least) [best, least] = [f, away];
    }
    return best;
  };
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

const distance = (f: Flow, spot: Spot): number =>
  (f.at <= spot.at ? spot.sentence - f.sentence : (f.sentence - spot.sentence) * 2 + 1) +
  Math.abs(f.at - spot.at) / 100000 +
  (f.code.split('.')[0] === spot.code.split('.')[0] ? 0 : 0.6);

/** Fills the side that a sentence leaves open from the flows of its passage. */
export function completeDirection(passage: Passage, spot: Spot, given: Direction, flows: Flows): Direction {
  const nearest = nearestTo(spot, flows);
  const d = turned(passage, given, flows, spot.code);
  const giver = d.from.fills[0]?.id;
  const receiver = d.to.fills[0]?.id;
  if (giver !== undefined && receiver !== undefined) return d;
  if (giver !== undefined) {
    const known = nearest((f) => f.from === giver && f.to !== null)?.to;
    const other =
      known ??
      knownFlow(passage.discourse, spot.code, { from: giver })?.to ??
      lately(nearest, spot, 'to', giver) ??
      likely(passage, flows, 'receives', giver);
    return other === undefined ? d : { from: d.from, to: implied(other, 'discourse.flow') };
  }
  if (receiver !== undefined) {
    const known = nearest((f) => f.to === receiver && f.from !== null)?.from;
    const other =
      known ??
      knownFlow(passage.discourse, spot.code, { to: receiver })?.from ??
      lately(nearest, spot, 'from', receiver) ??
      likely(passage, flows, 'gives', receiver);
    return other === undefined ? d : { from: implied(other, 'discourse.flow'), to: d.to };
  }
  return bothImplied(passage, spot, nearest, flows) ?? d;
}

/** The side of a flow that a sentence shortly before states whole, other than `but`: lists go on with whom they began. */
const lately = (nearest: Nearest, spot: Spot, side: 'from' | 'to', but: string): string | undefined =>
  nearest(
    (f) => f.at < spot.at && spot.sentence - f.sentence <= 2 && f.from !== null && f.to !== null && f[side] !== but,
  )?.[side] ?? undefined;

/** A thing without any party: a whole flow of its class goes on, else one that is known, else the nearest, or its return. */
function bothImplied(passage: Passage, spot: Spot, nearest: Nearest, flows: Flows): Direction | null {
  const itemClass = spot.code.split('.')[0];
  const same = nearest((f) => f.from !== null && f.to !== null && f.code.split('.')[0] === itemClass);
  const known = same ? null : knownFlow(passage.discourse, spot.code, {});
  if (known) return { from: implied(known.from, 'discourse.exchange'), to: implied(known.to, 'discourse.exchange') };
  const last = same ?? nearest((f) => f.from !== null || f.to !== null);
  const lastTo = last?.to ?? undefined;
  const from = last?.from ?? likely(passage, flows, 'gives', lastTo);
  const to = lastTo ?? likely(passage, flows, 'receives', from);
  if (from === undefined || to === undefined || from === to) return null;
  const [a, b] = spot.back && !same ? [to, from] : [from, to];
  return { from: implied(a, 'discourse.flow'), to: implied(b, 'discourse.flow') };
}

/**
 * Weak sides give way to what is known: a party that only order or a pronoun makes a giver, but that receives in this
 * passage, receives; and where both sides are weak and no such flow is known while another one is, both are left open.
 */
function turned(passage: Passage, d: Direction, flows: Flows, code: string): Direction {
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
