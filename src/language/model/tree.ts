// A sentence as the parser sees it and the tree as far as it is built: parallel arrays, reused from sentence to sentence.
// Nodes are 0 … n-1 for the words, n for the root (it stands behind the last word) and n + 1 for "no node", whose values
// are constant, so that features need no test for absence. Holds: every word has at most one head; arcs do not cross.

export type Tree = {
  size: number;
  capacity: number;
  /** Hashes by node: lemma, UPOS, composite tag, the language's own features. */
  word: Int32Array;
  pos: Int32Array;
  tag: Int32Array;
  extraA: Int32Array;
  extraB: Int32Array;
  /** Small numbers of UPOS by node, for candidate relations. */
  posNumber: Int32Array;
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

const NAMES = [
  'word',
  'pos',
  'tag',
  'extraA',
  'extraB',
  'posNumber',
  'head',
  'label',
  'left1',
  'left2',
  'right1',
  'right2',
  'leftCount',
  'rightCount',
  'stack',
] as const;

export const NO_LABEL = 0;
const ABSENT = 0x3ade68b1;
const ROOT = 0x2c1b3c6d;

function allocate(capacity: number): Tree {
  const arrays = Object.fromEntries(NAMES.map((name) => [name, new Int32Array(capacity)]));
  return { size: 0, capacity, ...arrays } as Tree;
}

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
  for (const [node, value] of [
    [size, ROOT],
    [size + 1, ABSENT],
  ] as const) {
    tree.word[node] = tree.pos[node] = tree.tag[node] = value;
    tree.extraA[node] = tree.extraB[node] = 0;
    tree.posNumber[node] = 0;
  }
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
