// What the parser looks at before each action: the words at certain places around the stack and the buffer, and small
// numbers (relations of children, distances, how many children). What enters: a tree as far as it is built. What leaves:
// nodes by position and numbers by table, for the network.
import { agree, between } from './agreement.ts';
import type { Shape } from './network-weights.ts';
import type { Tree } from './tree.ts';

/** Positions: top of the stack, front of the buffer, and the second of the stack are the pairs' sides. */
const TOP = 0;
const SECOND = 1;
const FRONT = 2;
const NEXT = 4;
/** Positions where the parser sees the whole word; at the others only its tag, which costs nothing for new words. */
const WHOLE = 12;
const POSITIONS = 2 * WHOLE;
/** Children whose relations are numbers. */
const CHILDREN = 10;
const TABLES = CHILDREN + 9;
const TABLE_ROWS = 64;

/** Sizes of the parser's network, for so many relations (their numbers stay below TABLE_ROWS) with the none. */
export const parserShape = (relations: number): Shape => ({
  inputs: 64,
  hidden: 128,
  positions: POSITIONS,
  kind: WHOLE,
  pairs: [
    [TOP, FRONT],
    [SECOND, TOP],
    [SECOND, FRONT],
    [TOP, NEXT],
    [SECOND, NEXT],
  ],
  pairSize: 32,
  tables: TABLES,
  tableRows: Math.max(TABLE_ROWS, relations),
  outputs: 3 + 2 * relations,
});

/**
 * Nodes by position and numbers by table, reused. Nodes from `size` + 2 on stand for the tags of those before.
 */
export type State = { readonly nodes: Int32Array; readonly numbers: Int32Array };

export const createState = (): State => ({ nodes: new Int32Array(POSITIONS), numbers: new Int32Array(TABLES) });

/** Distances, coarser the larger; 9 is left for what has none. */
const distance = (d: number): number => (d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : 8);
const NO_DISTANCE = 9;
const NO_CHILDREN = 63;
const NOTHING = 29;
const few = (count: number): number => Math.min(count, 3);

/** The number that each table has most often: no relation, no children, neighbours with nothing between. */
export const USUAL_NUMBERS: readonly number[] = Array.from({ length: TABLES }, (_, t) =>
  t === CHILDREN || t === CHILDREN + 1 ? 1 : 0,
);

/** Sets the state of a tree whose stack has `depth` words and whose buffer begins at `front`. */
export function setState({ nodes, numbers }: State, t: Tree, depth: number, front: number): void {
  const none = t.size + 1;
  const { left1, left2, right1, right2, stack } = t;
  const s0 = depth > 0 ? stack[depth - 1]! : none;
  const s1 = depth > 1 ? stack[depth - 2]! : none;
  nodes[TOP] = s0;
  nodes[SECOND] = s1;
  nodes[FRONT] = front;
  nodes[3] = depth > 2 ? stack[depth - 3]! : none;
  nodes[NEXT] = Math.min(front + 1, none);
  const s0Left = left1[s0]!;
  const s0Right = right1[s0]!;
  const s1Right = right1[s1]!;
  nodes[5] = s0Left;
  nodes[6] = s0Right;
  nodes[7] = left1[s1]!;
  nodes[8] = s1Right;
  nodes[9] = left1[front]!;
  nodes[10] = s0 > 0 && s0 !== none ? s0 - 1 : none;
  nodes[11] = s0 < t.size ? s0 + 1 : none;
  nodes[12] = left2[s0]!;
  nodes[13] = right2[s0]!;
  nodes[14] = left2[s1]!;
  nodes[15] = right2[s1]!;
  nodes[16] = left2[front]!;
  nodes[17] = Math.min(front + 2, none);
  nodes[18] = s1 > 0 && s1 !== none ? s1 - 1 : none;
  nodes[19] = s1 < t.size ? s1 + 1 : none;
  nodes[20] = front > 0 ? front - 1 : none;
  nodes[21] = left1[s0Left]!;
  nodes[22] = right1[s0Right]!;
  nodes[23] = right1[s1Right]!;
  for (let k = 0; k < 5; k++) {
    numbers[k] = t.label[nodes[5 + k]!]!;
    numbers[5 + k] = t.label[nodes[12 + k]!]!;
  }
  for (let p = WHOLE; p < POSITIONS; p++) nodes[p]! += none + 1;
  numbers[CHILDREN] = s0 === none ? NO_DISTANCE : distance(front - s0);
  numbers[CHILDREN + 1] = s1 === none ? NO_DISTANCE : distance(s0 - s1);
  numbers[CHILDREN + 2] = s0 === none ? NO_CHILDREN : few(t.leftCount[s0]!) * 4 + few(t.rightCount[s0]!);
  numbers[CHILDREN + 3] = s1 === none ? NO_CHILDREN : few(t.leftCount[s1]!) * 4 + few(t.rightCount[s1]!);
  numbers[CHILDREN + 4] = Math.min(t.leftCount[front]!, 5);
  numbers[CHILDREN + 5] = agree(t.agreement[s0]!, t.agreement[front]!);
  numbers[CHILDREN + 6] = agree(t.agreement[s1]!, t.agreement[s0]!);
  numbers[CHILDREN + 7] = s0 === none ? NOTHING : between(t, s0, front);
  numbers[CHILDREN + 8] = s1 === none ? NOTHING : between(t, s1, s0);
}
