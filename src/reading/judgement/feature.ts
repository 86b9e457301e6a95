// Features: what the judgement weighs. What enters: the parts of a feature's name. What leaves: the feature, the same one
// for the same parts, with a number by which its weights are found: some ten are told of each party that a draft may have,
// out of a few thousand that there are.

export type Feature = {
  /** Its number among all features, counted upwards; -1 for one that is not kept. */
  readonly id: number;
  /** Its parts joined by colons, as the weights' table has it: "mark:to:before". */
  readonly name: string;
};

type Part = string | number | boolean;
type Node = Feature & { readonly next: Map<Part, Node> };

/** Features that are kept at most; there are some ten thousand in ordinary news. */
const LIMIT = 100_000;
const root = new Map<Part, Node>();
let size = 0;

function under(map: Map<Part, Node>, prefix: string, part: Part): Node {
  const known = map.get(part);
  if (known) return known;
  const kept = size < LIMIT;
  const made: Node = { id: kept ? size : -1, name: `${prefix}${part}`, next: new Map() };
  if (kept) {
    map.set(part, made);
    size += 1;
  }
  return made;
}

const below = (node: Node, part: Part): Node => under(node.next, `${node.name}:`, part);

/** The feature of some parts. */
export function feature(first: Part, second?: Part, third?: Part, fourth?: Part, fifth?: Part): Feature {
  let node = under(root, '', first);
  if (second !== undefined) node = below(node, second);
  if (third !== undefined) node = below(node, third);
  if (fourth !== undefined) node = below(node, fourth);
  if (fifth !== undefined) node = below(node, fifth);
  return node;
}

export const namesOf = (features: readonly Feature[]): readonly string[] => features.map((f) => f.name);
