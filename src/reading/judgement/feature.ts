// Features: what the judgement weighs. What enters: the parts of a feature's name. What leaves: the feature, a number, the
// same for the same name: some hundred are told of each draft, out of some ten thousand that there are, so that weights are
// found by number and names are only made once. A feature that nothing was learnt of may lose its name when there are too
// many; one that has a weight never does, so that what was read before changes nothing.

/** Its number among all features; UNNAMED where none is kept of it. */
export type Feature = number;

/** A feature that no weights know, once there are too many to keep. */
export const UNNAMED: Feature = 0;

/** A word, yes or no, or a whole number from -1 upwards that counts a few. */
type Part = string | number | boolean;

/** A feature and those whose names go on with another part; by the part, which was often asked for last. */
type Node = {
  readonly feature: Feature;
  readonly name: string;
  lastWord: string;
  last: Node | undefined;
  words: Map<string, Node> | undefined;
  /** By yes (0), no (1), then by number from -1. */
  rest: (Node | undefined)[] | undefined;
};

const nodeOf = (feature: Feature, name: string): Node => ({
  feature,
  name,
  lastWord: '',
  last: undefined,
  words: undefined,
  rest: undefined,
});

/** Names that are kept at most, besides those that have weights. */
let limit = 100_000;

/** Keeps every name, however many: where weights are learnt, a feature without its name would teach nothing. */
export function keepAllNames(): void {
  limit = Number.POSITIVE_INFINITY;
}

const names: string[] = [''];
const byName = new Map<string, Feature>();
let nodes = 0;

/** The feature of a whole name, kept however many there are: what weights are known by. */
export function featureNamed(name: string): Feature {
  let feature = byName.get(name);
  if (feature === undefined) {
    feature = names.length;
    byName.set(name, feature);
    names.push(name);
  }
  return feature;
}

/** The name of a feature: its parts joined by colons, as the weights' table has it: "mark:to:before". */
export const nameOf = (feature: Feature): string => names[feature] ?? '';

export const namesOf = (features: readonly Feature[]): readonly string[] => features.map(nameOf);

function below(node: Node, joint: string, part: Part): Node {
  if (typeof part === 'string') {
    if (part === node.lastWord && node.last !== undefined) return node.last;
    const known = node.words?.get(part) ?? kept(node, joint, part);
    node.lastWord = part;
    node.last = known;
    return known;
  }
  const at = typeof part === 'number' ? part + 3 : part ? 0 : 1;
  return node.rest?.[at] ?? kept(node, joint, part);
}

/** Makes a feature that is asked for the first time; one more than are kept is made anew each time. */
function kept(node: Node, joint: string, part: Part): Node {
  const name = `${node.name}${joint}${part}`;
  if (nodes >= limit) return nodeOf(byName.get(name) ?? UNNAMED, name);
  const made = nodeOf(featureNamed(name), name);
  nodes += 1;
  if (typeof part === 'string') {
    node.words ??= new Map();
    node.words.set(part, made);
  } else {
    node.rest ??= [];
    const at = typeof part === 'number' ? part + 3 : part ? 0 : 1;
    while (node.rest.length <= at) node.rest.push(undefined);
    node.rest[at] = made;
  }
  return made;
}

/** Features of one kind by their parts. */
export type Kind = (first: Part, second?: Part, third?: Part, fourth?: Part) => Feature;

/** The features whose names begin with `kind`; `joint` stands between it and the parts, `between` between those. */
export function kindOf(kind: string, joint = ':', between = ':'): Kind {
  const root = nodeOf(UNNAMED, kind);
  return (first, second, third, fourth) => {
    let node = below(root, joint, first);
    if (second !== undefined) node = below(node, between, second);
    if (third !== undefined) node = below(node, between, third);
    if (fourth !== undefined) node = below(node, between, fourth);
    return node.feature;
  };
}

/** A count as a word: the least of the steps that is not below it, else "more". */
export function stepsOf(...steps: readonly number[]): (count: number) => string {
  const words = steps.map(String);
  return (count) => {
    for (let i = 0; i < steps.length; i += 1) if (count <= (steps[i] ?? 0)) return words[i] ?? '';
    return 'more';
  };
}
