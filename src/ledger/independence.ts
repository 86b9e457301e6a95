// Who is an independent witness beside whom. Two figures are independent only in all three layers: body (not one organisation,
// neither feeds the other), evidence (not computed from one count), chain (neither can be repeating the other).
// The chain of what nobody is named for, and of what an outlet says in its own voice, is not known: such a figure is shown, may
// agree or disagree, but is never independent of anyone. Alone it counts as one.
import { type Said, say, word } from '../base/said.ts';
import type { OriginKind, Origins } from './origins.ts';

export type Witness = {
  readonly body: string;
  readonly kind: OriginKind;
  /**
   * Figure that the number goes back to by derivation, itself where it is not computed from another; null where no figure is
   * computed from any.
   */
  readonly root: string | null;
  /** The body of that figure. */
  readonly rootBody: string;
};

/** True where it is known whom the witness heard; of an outlet in its own voice and of the unnamed it is not. */
export const hasKnownChain = ({ kind }: Pick<Witness, 'kind'>): boolean => kind !== 'outlet' && kind !== 'unnamed';

const evidenceBodies = ({ body, rootBody }: Witness): readonly string[] =>
  body === rootBody ? [body] : [body, rootBody];

/** Why the two are not independent; null where they are. */
export function dependenceOf(a: Witness, b: Witness, origins: Origins): Said | null {
  if (a.body === b.body) return say`both speak for ${a.body}`;
  if (a.root !== null && a.root === b.root) return say`both are computed from one figure`;
  for (const x of evidenceBodies(a))
    for (const y of evidenceBodies(b)) {
      const reason = origins.dependence(x, y);
      if (reason !== null) return word(reason);
    }
  for (const witness of [a, b])
    if (!hasKnownChain(witness)) return say`${witness.body} names nobody, and may be repeating anyone`;
  return null;
}

/** Neighbours of each vertex, by index. */
type Graph = readonly ReadonlySet<number>[];

/** Units that cover a point, counted as they come and go. */
export type Coverage = {
  /** A witness's interval begins (1) or ends (-1) here. */
  readonly change: (witness: number, by: 1 | -1) => void;
  /** Size of the largest set of pairwise independent witnesses among those that cover. Exact. */
  readonly largest: () => number;
};

/** True for a body that some declaration names. Where an `Origins` does not say, every body may be. */
const mayDepend = (origins: Origins, body: string): boolean => origins.isDeclaredDependent?.(body) ?? true;

/**
 * How many of those that cover are independent, kept up while they come and go. Witnesses of one unit cannot be told apart here
 * (the same body and base, and a count that no other body's figure goes back to): an independent set has one of them at most.
 * Units that nothing is declared of are counted; only the others need a search, remembered by which of them cover.
 */
export function coverageOf(witnesses: readonly Witness[], origins: Origins): Coverage {
  const firsts: Witness[] = [];
  const units = unitsOf(witnesses, firsts);
  const isEntangled = entangled(firsts, origins);
  const isKnown = firsts.map(hasKnownChain);
  const hard: number[] = [];
  for (let unit = 0; unit < firsts.length; unit += 1) if (isEntangled[unit] && isKnown[unit]) hard.push(unit);
  const graph = hard.length === 0 ? NO_GRAPH : graphOf(firsts, hard, origins);
  const covers = new Array<number>(firsts.length).fill(0);
  const solved = new Map<string, number>();
  let [free, chainless] = [0, 0];
  const change = (witness: number, by: 1 | -1): void => {
    const unit = units[witness] ?? 0;
    const before = covers[unit] ?? 0;
    covers[unit] = before + by;
    if (before + by !== (by > 0 ? 1 : 0)) return;
    if (!isKnown[unit]) chainless += by;
    else if (!isEntangled[unit]) free += by;
  };
  const largestNow = (): number => {
    if (hard.length === 0) return free === 0 && chainless > 0 ? 1 : free;
    const covering = hard.filter((unit) => (covers[unit] ?? 0) > 0);
    if (free + covering.length === 0) return chainless > 0 ? 1 : 0;
    if (covering.length < 2) return free + covering.length;
    const key = covering.join();
    const size = solved.get(key) ?? largest(graph, new Set(covering));
    solved.set(key, size);
    return free + size;
  };
  return { change, largest: largestNow };
}

const NO_GRAPH: Graph = [];

/** Who depends on whom among the hard units. */
function graphOf(firsts: readonly Witness[], hard: readonly number[], origins: Origins): Graph {
  const graph: ReadonlySet<number>[] = [];
  for (const i of hard) {
    const a = firsts[i];
    graph[i] = new Set(
      hard.filter((j) => {
        const b = firsts[j];
        return i !== j && a && b && dependenceOf(a, b, origins) !== null;
      }),
    );
  }
  return graph;
}

/** The unit of each witness; the first witness of each is put into `firsts`. */
function unitsOf(witnesses: readonly Witness[], firsts: Witness[]): readonly number[] {
  const shared = sharedRoots(witnesses);
  const byBody = new Map<string, number[]>();
  return witnesses.map((witness) => {
    const units = byBody.get(witness.body);
    const known = units?.find((unit) => isSameUnit(firsts[unit], witness, shared));
    if (known !== undefined) return known;
    const unit = firsts.push(witness) - 1;
    if (units) units.push(unit);
    else byBody.set(witness.body, [unit]);
    return unit;
  });
}

const NO_ROOTS: ReadonlySet<string | null> = new Set();

/** The figures that numbers of several bodies go back to. */
function sharedRoots(witnesses: readonly Witness[]): ReadonlySet<string | null> {
  if (witnesses.every(({ root }) => root === null)) return NO_ROOTS;
  const bodyOf = new Map<string, string>();
  const shared = new Set<string>();
  for (const { root, body } of witnesses) {
    if (root === null) continue;
    const other = bodyOf.get(root);
    if (other === undefined) bodyOf.set(root, body);
    else if (other !== body) shared.add(root);
  }
  return shared;
}

/** Whether two witnesses of one body speak as one: of one kind, on one base, and where others share a root, on that root. */
function isSameUnit(a: Witness | undefined, b: Witness, shared: ReadonlySet<string | null>): boolean {
  if (a === undefined || a.kind !== b.kind || a.rootBody !== b.rootBody) return false;
  return a.root === b.root || (!shared.has(a.root) && !shared.has(b.root));
}

/** Of each unit whether it may depend on another: it alone of its body, with no base elsewhere and nothing declared, does not. */
function entangled(firsts: readonly Witness[], origins: Origins): readonly boolean[] {
  const uses = new Map<string, number>();
  for (const witness of firsts) for (const body of evidenceBodies(witness)) uses.set(body, (uses.get(body) ?? 0) + 1);
  return firsts.map(({ body, rootBody }) => body !== rootBody || (uses.get(body) ?? 0) > 1 || mayDepend(origins, body));
}

/** Size of the largest set of pairwise independent witnesses. Exact. */
export function largestIndependentSet(all: readonly Witness[], origins: Origins): number {
  const coverage = coverageOf(all, origins);
  for (let witness = 0; witness < all.length; witness += 1) coverage.change(witness, 1);
  return coverage.largest();
}

/**
 * Takes every vertex whose neighbours all know each other (some largest set has it, and it shuts out the fewest), as bodies with
 * many figures and feeders with their fed give nearly always; branches on the busiest vertex where there is none.
 */
function largest(graph: Graph, alive: ReadonlySet<number>): number {
  const left = new Set(alive);
  let size = 0;
  for (let vertex = simplicial(graph, left); vertex !== undefined; vertex = simplicial(graph, left)) {
    size += 1;
    for (const other of graph[vertex] ?? []) left.delete(other);
    left.delete(vertex);
  }
  const busiest = [...left].sort((a, b) => degree(graph, left, b) - degree(graph, left, a) || a - b)[0];
  if (busiest === undefined) return size;
  const without = left.difference(new Set([busiest]));
  const taken = without.difference(graph[busiest] ?? new Set());
  return size + Math.max(1 + largest(graph, taken), largest(graph, without));
}

const degree = (graph: Graph, left: ReadonlySet<number>, vertex: number): number =>
  left.intersection(graph[vertex] ?? new Set()).size;

function simplicial(graph: Graph, left: ReadonlySet<number>): number | undefined {
  for (const vertex of left) {
    const near = left.intersection(graph[vertex] ?? new Set());
    const all = [...near].every((a) => [...near].every((b) => a === b || graph[a]?.has(b)));
    if (all) return vertex;
  }
  return undefined;
}
