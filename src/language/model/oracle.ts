// The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many gold arcs an action makes unreachable
// from any state, so that training can follow the parser's own mistakes.
import { LEFT, RIGHT, SHIFT } from './parser.ts';
import type { Tree } from './tree.ts';

/** Gold arcs lost by an action; `gold` holds heads, the root's number is the tree's size. */
export function actionCost(action: number, t: Tree, depth: number, front: number, gold: Int32Array): number {
  const s0 = depth > 0 ? t.stack[depth - 1]! : -1;
  const s1 = depth > 1 ? t.stack[depth - 2]! : -1;
  let cost = 0;
  if (action === SHIFT) {
    for (let k = 0; k < depth; k++) {
      const node = t.stack[k]!;
      if (node !== s0 && gold[front] === node) cost++;
      if (gold[node] === front) cost++;
    }
    return cost;
  }
  const answer = gold[s0]!;
  for (let b = front; b < t.size; b++) if (gold[b] === s0) cost++;
  if (action === LEFT) return cost + (answer !== front && (answer === s1 || answer > front) ? 1 : 0);
  if (action === RIGHT) return cost + (answer >= front ? 1 : 0);
  return cost;
}
