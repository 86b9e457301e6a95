// The flows of a passage. What enters: what each thing's sentence says of its direction (direction.ts). What leaves: whole
// directions, where the sides that a sentence leaves open are filled from the flows that the passage states or that are
// publicly known, and weak sides give way to them.
import { goesFrom, knownFlow, mayGive } from '../discourse/exchanges.ts';
import { type Direction, NONE, type Side } from './direction.ts';
import { flowsBefore, type Spot } from './flow-nearness.ts';
import { likeliestPair } from './flow-pairs.ts';
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

/** Fills the side that a sentence leaves open from the flows of its passage. */
export function completeDirection(passage: Passage, spot: Spot, given: Direction, flows: Flows): Direction {
  return fromMaker(withBothSides(passage, spot, given, flows), spot.makers);
}

/** Nobody is sent what it makes itself: of two sides that the text does not name, the one that makes the thing gives it. */
function fromMaker(d: Direction, makers: readonly string[]): Direction {
  const makes = ({ fills }: Side): boolean => fills.some((f) => makers.includes(f.id));
  const isNamed = ({ fills }: Side): boolean => fills.length !== 1 || fills.some((f) => f.known === 'stated');
  if (makers.length === 0 || isNamed(d.from) || isNamed(d.to)) return d;
  return makes(d.to) && !makes(d.from) ? { from: d.to, to: d.from } : d;
}

function withBothSides(passage: Passage, spot: Spot, given: Direction, flows: Flows): Direction {
  const d = turned(passage, given, flows, spot.code);
  const giver = d.from.fills[0]?.id;
  const receiver = d.to.fills[0]?.id;
  if (giver !== undefined && receiver !== undefined) return d;
  const back = spot.back ? wayBack(flows, spot, giver, receiver) : null;
  if (back) return { from: giver === undefined ? back.from : d.from, to: receiver === undefined ? back.to : d.to };
  const best = likeliestPair(passage, withoutListed(spot, d), flows, giver, receiver);
  if (best === null) return d;
  const rule = goesFrom(best.from, best.to, spot.code) ? 'discourse.exchange' : 'discourse.flow';
  return {
    from: giver === undefined ? implied(best.from, rule) : d.from,
    to: receiver === undefined ? implied(best.to, rule) : d.to,
  };
}

/** A spot without the further parties of a list: who gives with others, or gets, stands on no other side. */
function withoutListed(spot: Spot, { from, to }: Direction): Spot {
  const further = [...from.fills.slice(1), ...to.fills.slice(1)];
  if (further.length === 0) return spot;
  return { ...spot, acting: spot.acting.filter((a) => !further.some((f) => f.id === a.id)) };
}

/**
 * What goes "the other way" or "in return" reverses the whole flow that was told last; a side that its
 * own sentence states has to fit.
 */
function wayBack(
  { all }: Flows,
  spot: Spot,
  giver: string | undefined,
  receiver: string | undefined,
): Direction | null {
  const last = flowsBefore(all, spot).findLast(
    (f) => f.at < spot.at && f.sentence < spot.sentence && f.from !== null && f.to !== null,
  );
  const fits = (giver === undefined || last?.to === giver) && (receiver === undefined || last?.from === receiver);
  return last?.from && last.to && fits
    ? { from: implied(last.to, 'discourse.return'), to: implied(last.from, 'discourse.return') }
    : null;
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
