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

const hasKnownChain = ({ kind }: Witness): boolean => kind !== 'outlet' && kind !== 'unnamed';

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

/**
 * One of all witnesses that nothing tells apart here: the same body and base, and a count that no other body's figure goes
 * back to. They know each other and depend on the same others, so a largest set holds one of them at most.
 */
function withoutTwins(witnesses: readonly Witness[]): readonly Witness[] {
  const bodiesOf = new Map<string, Set<string>>();
  for (const { root, body } of witnesses) bodiesOf.set(root, (bodiesOf.get(root) ?? new Set()).add(body));
  const kept = new Map<string, Witness>();
  for (const witness of witnesses) {
    const { body, kind, root, rootBody } = witness;
    const key = JSON.stringify([body, kind, rootBody, (bodiesOf.get(root)?.size ?? 0) > 1 ? root : null]);
    if (!kept.has(key)) kept.set(key, witness);
  }
  return [...kept.values()];
}

/** Size of the largest set of pairwise independent witnesses. Exact. */
export function largestIndependentSet(all: readonly Witness[], origins: Origins): number {
  const witnesses = withoutTwins(all);
  const graph: Graph = witnesses.map(
    (a, i) => new Set(witnesses.flatMap((b, j) => (i !== j && dependenceOf(a, b, origins) !== null ? [j] : []))),
  );
  return largest(graph, new Set(witnesses.keys()));
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
