import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionCost } from '../../../src/language/model/oracle.ts';
import { LEFT, RIGHT, SHIFT } from '../../../src/language/model/parser.ts';
import { createTree, resetTree, type Tree } from '../../../src/language/model/tree.ts';

/** A state over four words: 0 <- 1 (root), 1 -> 3, 3 -> 2. */
const GOLD = Int32Array.of(1, 4, 3, 1);
function state(stack: readonly number[]): Tree {
  const tree = createTree();
  resetTree(tree, 4);
  tree.stack.set(stack);
  return tree;
}

test('the oracle counts the gold arcs that an action makes unreachable', () => {
  const first = state([0]);
  assert.equal(actionCost(LEFT, first, 1, 1, GOLD), 0, '1 -> 0 is gold');
  assert.equal(actionCost(SHIFT, first, 1, 1, GOLD), 1, '0 cannot reach its head any more');
  const second = state([1]);
  assert.equal(actionCost(SHIFT, second, 1, 2, GOLD), 0);
  assert.equal(actionCost(LEFT, second, 1, 2, GOLD), 2, '1 loses its head and its child 3');
  const third = state([1, 2]);
  assert.equal(actionCost(LEFT, third, 2, 3, GOLD), 0, '3 -> 2 is gold');
  assert.equal(actionCost(RIGHT, third, 2, 3, GOLD), 1, '2 loses its head 3');
});
