// Who is an independent witness beside whom. Two figures are independent only in all three layers: body (not one organisation,
// neither feeds the other), evidence (not computed from one count), chain (neither can be repeating the other).
// The chain of what nobody is named for, and of what an outlet says in its own voice, is not known: such a figure is shown, may
// agree or disagree, but is never independent of anyone. Alone it counts as one.
import type { OriginKind, Origins } from './origins.ts';

export type Witness = {
  readonly body: string;
  readonly kind: OriginKind;
  /** Figure that the number goes back to by derivation, itself where it is not computed from another. */
  readonly root: string;
  /** The body of that figure. */
  readonly rootBody: string;
};

/** True where it is known whom the witness heard; of an outlet in its own voice and of the unnamed it is not. */
export const hasKnownChain = ({ kind }: Pick<Witness, 'kind'>): boolean => kind !== 'outlet' && kind !== 'unnamed';

const evidenceBodies = ({ body, rootBody }: Witness): readonly string[] =>
  body === rootBody ? [body] : [body, rootBody];

/** Why the two are not independent; null where they are. */
export function dependenceOf(a: Witness, b: Witness, origins: Origins): string | null {
  if (a.body === b.body) return `both speak for ${a.body}`;
  if (a.root === b.root) return 'both are computed from one figure';
  for (const x of evidenceBodies(a))
    for (const y of evidenceBodies(b)) {
      const reason = origins.dependence(x, y);
      if (reason !== null) return reason;
    }
  for (const witness of [a, b])
    if (!hasKnownChain(witness)) return `${witness.body} names nobody, and may be repeating anyone`;
  return null;
}

/** Neighbours of each vertex, by index. */
type Graph = readonly ReadonlySet<number>[];

/** Witnesses sorted into groups of which any independent set takes at most one member, and whatever is not so simple. */
export type Independence = {
  /**
   * Of each witness its unit: witnesses of one unit cannot be told apart here (the same body and base, and a count that no
   * other body's figure goes back to). They know each other and depend on the same others.
   */
  readonly units: readonly number[];
  readonly unitCount: number;
  /** Size of the largest set of pairwise independent witnesses among these units. Exact. */
  readonly largestOf: (units: readonly number[]) => number;
};

/** True for a body that some declaration names. Where an `Origins` does not say, every body may be. */
const mayDepend = (origins: Origins, body: string): boolean => origins.isDeclaredDependent?.(body) ?? true;

/** How many of them are independent: prepared once for the figures of a series, asked for any part of them. */
export function independenceAmong(witnesses: readonly Witness[], origins: Origins): Independence {
  const firsts: Witness[] = [];
  const units = unitsOf(witnesses, firsts);
  const isEntangled = entangled(firsts, origins);
  const isKnown = firsts.map(hasKnownChain);
  const graph = firsts.map(
    (a, i): ReadonlySet<number> =>
      new Set(
        isEntangled[i] && isKnown[i]
          ? firsts.flatMap((b, j) =>
              i !== j && isEntangled[j] && isKnown[j] && dependenceOf(a, b, origins) !== null ? [j] : [],
            )
          : [],
      ),
  );
  const solved = new Map<string, number>();
  const largestOf = (asked: readonly number[]): number => {
    const known = asked.filter((unit) => isKnown[unit]);
    if (known.length === 0) return asked.length === 0 ? 0 : 1;
    const hard = known.filter((unit) => isEntangled[unit]);
    const key = hard.join();
    const size = solved.get(key) ?? largest(graph, new Set(hard));
    solved.set(key, size);
    return known.length - hard.length + size;
  };
  return { units, unitCount: firsts.length, largestOf };
}

/** The unit of each witness; the first witness of each is put into `firsts`. */
function unitsOf(witnesses: readonly Witness[], firsts: Witness[]): readonly number[] {
  const bodyOf = new Map<string, string>();
  const sharedRoots = new Set<string>();
  for (const { root, body } of witnesses) {
    const other = bodyOf.get(root);
    if (other === undefined) bodyOf.set(root, body);
    else if (other !== body) sharedRoots.add(root);
  }
  const known = new Map<string, number>();
  return witnesses.map((witness) => {
    const { body, kind, root, rootBody } = witness;
    const isPlain = rootBody === body && !sharedRoots.has(root);
    const key = isPlain ? `${kind}\n${body}` : JSON.stringify([body, kind, rootBody, sharedRoots.has(root) ? root : 0]);
    const unit = known.get(key);
    if (unit !== undefined) return unit;
    known.set(key, firsts.length);
    return firsts.push(witness) - 1;
  });
}

/** Of each unit whether it may depend on another: it alone of its body, with no base elsewhere and nothing declared, does not. */
function entangled(firsts: readonly Witness[], origins: Origins): readonly boolean[] {
  const uses = new Map<string, number>();
  for (const witness of firsts) for (const body of evidenceBodies(witness)) uses.set(body, (uses.get(body) ?? 0) + 1);
  return firsts.map(({ body, rootBody }) => body !== rootBody || (uses.get(body) ?? 0) > 1 || mayDepend(origins, body));
}

/** Size of the largest set of pairwise independent witnesses. Exact. */
export function largestIndependentSet(all: readonly Witness[], origins: Origins): number {
  const { unitCount, largestOf } = independenceAmong(all, origins);
  return largestOf(Array.from({ length: unitCount }, (_, unit) => unit));
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
