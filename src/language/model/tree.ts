// A sentence as the parser sees it and the tree as far as it is built: parallel arrays, reused from sentence to sentence.
// Nodes are 0 … n-1 for the words, n for the root (it stands behind the last word) and n + 1 for "no node", so that
// whoever looks for a neighbour or a child needs no test for absence. Holds: every word has at most one head; arcs do not cross.

export type Tree = {
  size: number;
  capacity: number;
  /** Slots of the nodes' rows in the network (network.ts), and behind them, from `size` + 2 on, those of their tags. */
  slot: Int32Array;
  /** Small numbers of UPOS by node, for candidate relations. */
  posNumber: Int32Array;
  /** Case, number and person in one small number (agreement.ts). */
  agreement: Int32Array;
  /** How many punctuation marks, verbs and conjunctions stand before each node. */
  marksBefore: Int32Array;
  verbsBefore: Int32Array;
  joinsBefore: Int32Array;
  head: Int32Array;
  label: Int32Array;
  /** Outermost and next children on each side, and how many there are. */
  left1: Int32Array;
  left2: Int32Array;
  right1: Int32Array;
  right2: Int32Array;
  leftCount: Int32Array;
  rightCount: Int32Array;
  stack: Int32Array;
};

export const NO_LABEL = 0;

// One literal, so that all trees have one shape and their fields are read fast.
const allocate = (capacity: number): Tree => ({
  size: 0,
  capacity,
  slot: new Int32Array(2 * capacity),
  posNumber: new Int32Array(capacity),
  agreement: new Int32Array(capacity),
  marksBefore: new Int32Array(capacity),
  verbsBefore: new Int32Array(capacity),
  joinsBefore: new Int32Array(capacity),
  head: new Int32Array(capacity),
  label: new Int32Array(capacity),
  left1: new Int32Array(capacity),
  left2: new Int32Array(capacity),
  right1: new Int32Array(capacity),
  right2: new Int32Array(capacity),
  leftCount: new Int32Array(capacity),
  rightCount: new Int32Array(capacity),
  stack: new Int32Array(capacity),
});

export const createTree = (): Tree => allocate(256);

/** Makes room for `size` words and clears the arcs. The caller then fills the words' own values. */
export function resetTree(tree: Tree, size: number): void {
  if (size + 2 > tree.capacity) Object.assign(tree, allocate(2 ** Math.ceil(Math.log2(size + 3))));
  tree.size = size;
  for (let i = 0; i < size + 2; i++) {
    tree.head[i] = -1;
    tree.label[i] = NO_LABEL;
    tree.left1[i] = tree.left2[i] = tree.right1[i] = tree.right2[i] = size + 1;
    tree.leftCount[i] = tree.rightCount[i] = 0;
  }
  for (const edge of [size, size + 1]) tree.posNumber[edge] = tree.agreement[edge] = 0;
}

/** Attaches a node; children come from the inside out. */
export function attach(tree: Tree, head: number, child: number, label: number): void {
  tree.head[child] = head;
  tree.label[child] = label;
  if (child < head) {
    tree.left2[head] = tree.left1[head]!;
    tree.left1[head] = child;
    tree.leftCount[head]!++;
  } else {
    tree.right2[head] = tree.right1[head]!;
    tree.right1[head] = child;
    tree.rightCount[head]!++;
  }
}
