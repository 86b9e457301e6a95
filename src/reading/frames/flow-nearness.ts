// How the flows that a passage states bear on a spot where a side is open: which are within reach, how close each is, of which class
// of things. What enters: flows in the order of their sentences, a spot. What leaves: the same flows as they bear on it.
import type { Flow } from './flows.ts';

/** Where a thing stands; `acting` are the parties that its sentence names without making them mere speakers. */
export type Spot = {
  readonly sentence: number;
  readonly at: number;
  readonly code: string;
  readonly back: boolean;
  /** Who makes it, where its words name a make. */
  readonly makers: readonly string[];
  readonly acting: readonly { readonly id: string; readonly start: number }[];
};

/** Sentences between a thing and the flows that tell of its sides, at most, either way. */
const REACH = 24;

/** Characters after which a flow counts half; sentences are no measure, for those without a bearing are left out. */
const HALF = 150;

/** A flow as it bears on a spot. */
export type Near = {
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

/** A flow of the passage as it bears on a spot whose things are of a class. */
export function nearOf({ from, to, weakFrom, weakTo, code, sentence, at }: Flow, spot: Spot, of: Classed): Near {
  const own = classedAs(code);
  const kind = own.class === of.class ? 1 : 0.75;
  const away = sentence === spot.sentence ? 0 : Math.abs(at - spot.at) / HALF;
  const close = at === spot.at ? 0 : kind / (1 + away);
  return { from, to, weakFrom, weakTo, before: at < spot.at, close, kin: own.kind === of.kind };
}

/** The closest flow before and behind a spot in which a party stands on a side; before it, where it does so by order only. */
export type Closest = {
  readonly from: readonly [before: number, after: number, weak: number];
  readonly to: readonly [before: number, after: number, weak: number];
};

/** How close a party stands on either side. */
export function closest(near: readonly Near[], id: string): Closest {
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

/** What the flows with both sides say of one direction: the closest before and behind, whether any is stated, of the kind. */
type Stated = { before: number; after: number; any: boolean; kin: boolean };

/** What is stated from one party to another. */
export function statedOf(whole: readonly Near[], from: string, to: string): Stated {
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

/** Arms of every class are given by whom arms of another class are. */
const ARMS: ReadonlySet<string> = new Set(['ammunition', 'missile', 'weapon', 'drone', 'container']);

/** The class of a code, and its kind: of all arms the same. */
type Classed = { readonly class: string; readonly kind: string };

const classed = new Map<string, Classed>();

/** The class and kind of a code, made once. */
export function classedAs(code: string): Classed {
  const known = classed.get(code);
  if (known) return known;
  const of = code.split('.', 1)[0] ?? code;
  const made = { class: of, kind: ARMS.has(of) ? 'arms' : of };
  classed.set(code, made);
  return made;
}

/** The flows within reach of a spot. */
export function flowsNear(all: readonly Flow[], spot: Spot): readonly Flow[] {
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
