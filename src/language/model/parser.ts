// The parser: arc-hybrid transitions, greedy. Two linear models: one chooses what to do next (shift, or attach the top of the
// stack to the front of the buffer or to the word below it), one names the relation of each new arc.
// The root node stands behind the last word and takes exactly one child.
import { arcFeatures, stateFeatures } from './parser-features.ts';
import { score, type Table } from './table.ts';
import { attach, type Tree } from './tree.ts';

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;
const ACTIONS = Int32Array.of(SHIFT, LEFT, RIGHT);

export type Relations = {
  /** Relation names by number; 0 is none. */
  readonly names: readonly string[];
  /** Relations seen for (head's UPOS, child's UPOS, side); others are not tried. */
  readonly allowed: ReadonlyMap<number, Int32Array>;
  readonly all: Int32Array;
};

export type Parser = { readonly actions: Table; readonly labels: Table; readonly relations: Relations };

export type ParserSpace = { readonly features: Int32Array; readonly scores: Int32Array };

export const createParserSpace = (): ParserSpace => ({ features: new Int32Array(256), scores: new Int32Array(256) });

export const pairKey = (t: Tree, head: number, child: number): number =>
  (t.posNumber[head]! * 32 + t.posNumber[child]!) * 2 + (child < head ? 1 : 0);

/** What may be done: shift needs a word in the buffer, the root takes the last word of the stack only. */
export function isAllowed(action: number, depth: number, front: number, size: number): boolean {
  if (action === SHIFT) return front < size;
  if (action === RIGHT) return depth >= 2;
  return depth >= 1 && (front < size || depth === 1);
}

/** Scores the three actions into space.scores; gives how many features there were. */
export function scoreActions(table: Table, space: ParserSpace, t: Tree, depth: number, front: number): number {
  const n = stateFeatures(space.features, t, depth, front);
  space.scores[SHIFT] = space.scores[LEFT] = space.scores[RIGHT] = 0;
  score(table, space.features, 0, n, ACTIONS, space.scores);
  return n;
}

/** The best-scored allowed action. */
export function bestAction(scores: Int32Array, depth: number, front: number, size: number): number {
  let best = -1;
  for (let action = SHIFT; action <= RIGHT; action++)
    if (isAllowed(action, depth, front, size) && (best < 0 || scores[action]! > scores[best]!)) best = action;
  return best;
}

/** The relation of an arc; leaves its features in the space and gives [relation] through the return value. */
export function nameArc(
  table: Table,
  relations: Relations,
  space: ParserSpace,
  t: Tree,
  head: number,
  child: number,
): number {
  const candidates = relations.allowed.get(pairKey(t, head, child)) ?? relations.all;
  if (candidates.length === 1) return candidates[0]!;
  const n = arcFeatures(space.features, t, head, child);
  for (let j = 0; j < candidates.length; j++) space.scores[candidates[j]!] = 0;
  score(table, space.features, 0, n, candidates, space.scores);
  let best = candidates[0]!;
  for (let j = 1; j < candidates.length; j++)
    if (space.scores[candidates[j]!]! > space.scores[best]!) best = candidates[j]!;
  return best;
}

/** Fills heads and labels of a tree whose words are set; the root's number is the tree's size. */
export function parseTree(parser: Parser, space: ParserSpace, t: Tree): void {
  let depth = 0;
  let front = 0;
  while (front < t.size || depth > 0) {
    scoreActions(parser.actions, space, t, depth, front);
    const action = bestAction(space.scores, depth, front, t.size);
    if (action === SHIFT) t.stack[depth++] = front++;
    else {
      const child = t.stack[--depth]!;
      const head = action === LEFT ? front : t.stack[depth - 1]!;
      attach(t, head, child, nameArc(parser.labels, parser.relations, space, t, head, child));
    }
  }
}
