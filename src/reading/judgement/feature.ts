// Names of features. What enters: the parts of a name. What leaves: the parts joined by colons, always the same string for
// the same parts: the judgement names some ten features for each party that a draft may have, out of a few thousand that
// there are, and a string that was looked up before is looked up again at no cost.

type Part = string | number | boolean;
type Node = { readonly name: string; readonly next: Map<Part, Node> };

/** Names that are kept before the store starts anew. */
const LIMIT = 50_000;
const roots = new Map<Part, Node>();
let size = 0;

function under(map: Map<Part, Node>, prefix: string, part: Part): Node {
  const known = map.get(part);
  if (known) return known;
  const made: Node = { name: `${prefix}${part}`, next: new Map() };
  map.set(part, made);
  size += 1;
  return made;
}

const below = (node: Node, part: Part): Node => under(node.next, `${node.name}:`, part);

/** The name of a feature: "mark:to:before" of its three parts. */
export function feature(first: string, second: Part, third?: Part, fourth?: Part, fifth?: Part): string {
  if (size > LIMIT) {
    roots.clear();
    size = 0;
  }
  let node = below(under(roots, '', first), second);
  if (third !== undefined) node = below(node, third);
  if (fourth !== undefined) node = below(node, fourth);
  if (fifth !== undefined) node = below(node, fifth);
  return node.name;
}
