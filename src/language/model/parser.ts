// The parser: arc-hybrid transitions, greedy. Two linear models: one chooses what to do next (shift, or attach the top of the
// stack to the front of the buffer or to the word below it), one names the relation of each new arc. It runs twice: first
// over the sentence from its end, and then from its start with the first tree as a guide.
// The root node stands behind the last word and takes exactly one child.
import { arcFeatures, stateFeatures, wholeFeatures } from './parser-features.ts';
import { type Classes, classesOf, type Space, score, scoreThree, settleFeatures, type Table } from './table.ts';
import { attach, mirrorWords, type Tree, takeGuide } from './tree.ts';

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

export type Relations = {
  /** Relation names by number; 0 is none. */
  readonly names: readonly string[];
  /** Relations seen for (head's UPOS, child's UPOS, side); others are not tried. */
  readonly allowed: ReadonlyMap<number, Classes>;
  /** The same by pairKey, with all others for pairs that were not seen. */
  readonly byPair: readonly Classes[];
  /** All but `root`, and it alone. */
  readonly all: Classes;
  readonly root: Classes;
};

/** One of the two runs. */
export type Stage = { readonly actions: Table; readonly labels: Table; readonly relations: Relations };

/** `whole` names the arcs once more when the tree is complete. */
export type Parser = { readonly guide: Stage; readonly main: Stage; readonly whole: Table };

export const pairKey = (t: Tree, head: number, child: number): number =>
  (t.posNumber[head]! * 32 + t.posNumber[child]!) * 2 + (child < head ? 1 : 0);

/** The relations as a mirrored sentence has them: left is right. */
export function mirrorRelations(relations: Relations): Relations {
  const allowed = new Map([...relations.allowed].map(([key, list]) => [key ^ 1, list]));
  return { ...relations, allowed, byPair: pairTable(allowed, relations.all) };
}

const PAIRS = 32 * 32 * 2;

const pairTable = (allowed: ReadonlyMap<number, Classes>, all: Classes): readonly Classes[] =>
  Array.from({ length: PAIRS }, (_, key) => allowed.get(key) ?? all);

/** Relations that may name an arc: of the root the relation `root`, of other heads those seen, or all others. */
export function candidateRelations(relations: Relations, t: Tree, head: number, child: number): Classes {
  if (head === t.size) return relations.root;
  return relations.byPair[pairKey(t, head, child)]!;
}

/** Relations from their names (0 is none) and the ones seen by pair of parts of speech. */
export function createRelations(names: readonly string[], seen: ReadonlyMap<number, Int32Array>): Relations {
  const root = names.indexOf('root');
  const all = names.map((_, i) => i).filter((i) => i > 0 && i !== root);
  const allowed = new Map([...seen].map(([key, list]) => [key, classesOf(list)]));
  const others = classesOf(Int32Array.from(all));
  return { names, allowed, byPair: pairTable(allowed, others), all: others, root: classesOf(Int32Array.of(root)) };
}

/** What may be done: shift needs a word in the buffer, the root takes the last word of the stack only. */
export function isAllowed(action: number, depth: number, front: number, size: number): boolean {
  if (action === SHIFT) return front < size;
  if (action === RIGHT) return depth >= 2;
  return depth >= 1 && (front < size || depth === 1);
}

/** What must be done where only one action is allowed; -1 where there is a choice. */
const onlyAction = (depth: number, front: number, size: number): number =>
  depth === 0 ? SHIFT : front < size ? -1 : depth === 1 ? LEFT : RIGHT;

/** Scores the three actions into space.scores; gives how many features there were. */
export function scoreActions(table: Table, space: Space, t: Tree, depth: number, front: number): number {
  const n = stateFeatures(space.features, t, depth, front);
  settleFeatures(space, n);
  scoreThree(table, space, n);
  return n;
}

/** The best-scored allowed action. */
export function bestAction(scores: Int32Array, depth: number, front: number, size: number): number {
  let best = -1;
  for (let action = SHIFT; action <= RIGHT; action++)
    if (isAllowed(action, depth, front, size) && (best < 0 || scores[action]! > scores[best]!)) best = action;
  return best;
}

/** Scores candidate relations by the features that stand in the space; gives the best. */
function bestRelation(table: Table, space: Space, count: number, classes: Classes): number {
  const { scores } = space;
  const candidates = classes.list;
  settleFeatures(space, count);
  score(table, space, count, classes);
  let best = candidates[0]!;
  for (let j = 1; j < candidates.length; j++) if (scores[candidates[j]!]! > scores[best]!) best = candidates[j]!;
  return best;
}

/** The relation of an arc; the scores of all that were tried stay in the space. */
export function nameArc(stage: Stage, space: Space, t: Tree, head: number, child: number): number {
  const candidates = candidateRelations(stage.relations, t, head, child);
  if (candidates.list.length === 1) return candidates.list[0]!;
  return bestRelation(stage.labels, space, arcFeatures(space.features, t, head, child), candidates);
}

/** Chains of children of a complete tree, from the first to the last: `first` by head, `next` by child, -1 at the ends. */
export function chainChildren(t: Tree): { readonly first: Int32Array; readonly next: Int32Array } {
  const first = new Int32Array(t.size + 2).fill(-1);
  const next = new Int32Array(t.size).fill(-1);
  for (let i = t.size - 1; i >= 0; i--) {
    next[i] = first[t.head[i]!]!;
    first[t.head[i]!] = i;
  }
  return { first, next };
}

/** Names all arcs of a complete tree again, from left to right. `learn` is called with each, where training wants it. */
export function nameWhole(
  table: Table,
  relations: Relations,
  space: Space,
  t: Tree,
  learn?: (child: number, named: number, count: number, candidates: Classes) => void,
): void {
  const { first, next } = chainChildren(t);
  for (let child = 0; child < t.size; child++) {
    const candidates = candidateRelations(relations, t, t.head[child]!, child);
    if (candidates.list.length === 1) {
      t.label[child] = candidates.list[0]!;
      continue;
    }
    const count = wholeFeatures(space.features, t, child, first, next);
    const named = bestRelation(table, space, count, candidates);
    learn?.(child, named, count, candidates);
    t.label[child] = named;
  }
}

/** One run: fills heads and labels of a tree whose words are set; the root's number is the tree's size. */
export function runStage(stage: Stage, space: Space, t: Tree): void {
  let depth = 0;
  let front = 0;
  while (front < t.size || depth > 0) {
    let action = onlyAction(depth, front, t.size);
    if (action < 0) {
      scoreActions(stage.actions, space, t, depth, front);
      action = bestAction(space.scores, depth, front, t.size);
    }
    if (action === SHIFT) t.stack[depth++] = front++;
    else {
      const child = t.stack[--depth]!;
      const head = action === LEFT ? front : t.stack[depth - 1]!;
      attach(t, head, child, nameArc(stage, space, t, head, child));
    }
  }
}

/** The first run alone: leaves its tree as the guide of `tree`. */
export function runGuide(guide: Stage, space: Space, tree: Tree, mirrored: Tree): void {
  mirrorWords(tree, mirrored);
  runStage(guide, space, mirrored);
  takeGuide(tree, mirrored);
}

/** Both runs. `mirrored` is work space. */
export function parseTree(parser: Parser, space: Space, tree: Tree, mirrored: Tree): void {
  runGuide(parser.guide, space, tree, mirrored);
  runStage(parser.main, space, tree);
  nameWhole(parser.whole, parser.main.relations, space, tree);
}
