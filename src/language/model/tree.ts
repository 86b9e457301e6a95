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
  mid: Int32Array;
  extraA: Int32Array;
  extraB: Int32Array;
  /** True where the language looks at agreement and at what stands between words; else the next four are not filled. */
  agrees: boolean;
  /** Case, number and person in one small number (agreement.ts). */
  agreement: Int32Array;
  /** How many punctuation marks, verbs and conjunctions stand before each node. */
  marksBefore: Int32Array;
  verbsBefore: Int32Array;
  joinsBefore: Int32Array;
  /** Small numbers of UPOS by node, for candidate relations. */
  posNumber: Int32Array;
  /** Heads and labels that the guide found (-1 without a guide), and each node's last child there. */
  guideHead: Int32Array;
  guideLabel: Int32Array;
  guideLast: Int32Array;
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
const ABSENT = 0x3ade68b1;
const ROOT = 0x2c1b3c6d;

// One literal, so that all trees have one shape and their fields are read fast.
const allocate = (capacity: number): Tree => ({
  size: 0,
  capacity,
  word: new Int32Array(capacity),
  pos: new Int32Array(capacity),
  tag: new Int32Array(capacity),
  mid: new Int32Array(capacity),
  extraA: new Int32Array(capacity),
  extraB: new Int32Array(capacity),
  agrees: false,
  agreement: new Int32Array(capacity),
  marksBefore: new Int32Array(capacity),
  verbsBefore: new Int32Array(capacity),
  joinsBefore: new Int32Array(capacity),
  posNumber: new Int32Array(capacity),
  guideHead: new Int32Array(capacity),
  guideLabel: new Int32Array(capacity),
  guideLast: new Int32Array(capacity),
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
    tree.head[i] = tree.guideHead[i] = tree.guideLast[i] = -1;
    tree.guideLabel[i] = NO_LABEL;
    tree.label[i] = NO_LABEL;
    tree.left1[i] = tree.left2[i] = tree.right1[i] = tree.right2[i] = size + 1;
    tree.leftCount[i] = tree.rightCount[i] = 0;
  }
  for (const [node, value] of [
    [size, ROOT],
    [size + 1, ABSENT],
  ] as const) {
    tree.word[node] = tree.pos[node] = tree.tag[node] = tree.mid[node] = value;
    tree.extraA[node] = tree.extraB[node] = tree.agreement[node] = 0;
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

/** Copies the words of a tree in reverse order, so that it can be parsed from its end. */
export function mirrorWords(from: Tree, to: Tree): void {
  resetTree(to, from.size);
  for (let i = 0; i < from.size; i++) {
    const j = from.size - 1 - i;
    to.word[i] = from.word[j]!;
    to.pos[i] = from.pos[j]!;
    to.tag[i] = from.tag[j]!;
    to.mid[i] = from.mid[j]!;
    to.extraA[i] = from.extraA[j]!;
    to.extraB[i] = from.extraB[j]!;
    to.posNumber[i] = from.posNumber[j]!;
  }
  to.agrees = from.agrees;
  if (from.agrees) mirrorAgreement(from, to);
}

function mirrorAgreement(from: Tree, to: Tree): void {
  const { size } = from;
  for (let i = 0; i < size; i++) to.agreement[i] = from.agreement[size - 1 - i]!;
  for (let i = 0; i <= size; i++) {
    to.marksBefore[i] = from.marksBefore[size]! - from.marksBefore[size - i]!;
    to.verbsBefore[i] = from.verbsBefore[size]! - from.verbsBefore[size - i]!;
    to.joinsBefore[i] = from.joinsBefore[size]! - from.joinsBefore[size - i]!;
  }
}

/** Takes the arcs of a mirrored tree as the guide of a tree. */
export function takeGuide(tree: Tree, mirrored: Tree): void {
  const { size } = tree;
  for (let i = 0; i < size; i++) {
    const head = mirrored.head[size - 1 - i]!;
    tree.guideHead[i] = head === size ? size : size - 1 - head;
    tree.guideLabel[i] = mirrored.label[size - 1 - i]!;
  }
  for (let i = 0; i < size; i++) tree.guideLast[tree.guideHead[i]!] = i;
}
