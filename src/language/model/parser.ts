// The parser: arc-hybrid transitions, greedy. Networks choose what to do next (shift, or attach the top of the stack to the
// front of the buffer or to the word below it) and name the relation of each new arc; their scores are added up.
// The root node stands behind the last word and takes exactly one child.
import { interned } from '../../base/interned.ts';
import type { Slotted } from './forms.ts';
import {
  activate,
  bestOutput,
  type Network,
  nextSentence,
  openNetwork,
  SLOTS,
  slotOf,
  takeSlot,
  USUAL_SLOT,
} from './network.ts';
import type { NetworkWeights } from './network-weights.ts';
import { createState, type State, setState, USUAL_NUMBERS } from './parser-state.ts';
import { attach, type Tree } from './tree.ts';

export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

export type Relations = {
  /** Relation names by number; 0 is none. */
  readonly names: readonly string[];
  /** Relations seen for (head's UPOS, child's UPOS, side); others are not tried. */
  readonly allowed: ReadonlyMap<number, Int32Array>;
  /** The same by pairKey, with all others than `root` for pairs that were not seen. */
  readonly byPair: readonly Int32Array[];
  readonly root: number;
};

export type ParserWeights = { readonly networks: readonly NetworkWeights[]; readonly relations: Relations };

/** Words of a sentence that are parsed at a time; every one needs a slot of the network. */
export const LONGEST_TREE = 1000;

export type Parser = {
  readonly network: Network;
  readonly relations: Relations;
  /** Outputs that name an arc: by pairKey, for arcs to the left and to the right. */
  readonly outputs: readonly (readonly Int32Array[])[];
  readonly state: State;
  readonly slots: Int32Array;
  readonly choice: Int32Array;
  /** The root among words and among tags. */
  readonly roots: readonly Slotted[];
};

export const pairKey = (t: Tree, head: number, child: number): number =>
  (t.posNumber[head]! * 32 + t.posNumber[child]!) * 2 + (child < head ? 1 : 0);

const PAIRS = 32 * 32 * 2;

/** Relations from their names (0 is none) and the ones seen by pair of parts of speech. */
export function createRelations(names: readonly string[], allowed: ReadonlyMap<number, Int32Array>): Relations {
  const root = names.indexOf('root');
  const others = Int32Array.from(names.keys().filter((i) => i > 0 && i !== root));
  return {
    names: names.map(interned),
    allowed,
    byPair: Array.from({ length: PAIRS }, (_, key) => allowed.get(key) ?? others),
    root,
  };
}

/** The network's output for a relation of an arc that an action makes. */
export const labelOutput = (action: number, label: number, relations: number): number =>
  3 + (action - 1) * relations + label;

const ROOT = [0x2c1b3c6d] as const;
const NO_NODE = [0x3ade68b1] as const;
/** Features of the root and of no node. */
export const EDGES = [ROOT, NO_NODE] as const;

export function openParser({ networks, relations }: ParserWeights): Parser {
  const count = relations.names.length;
  return {
    network: openNetwork(networks, { features: NO_NODE, numbers: USUAL_NUMBERS }),
    relations,
    outputs: [LEFT, RIGHT].map((action) => {
      const outputs = new Map(
        Array.from(new Set(relations.byPair), (labels) => [
          labels,
          labels.map((label) => labelOutput(action, label, count)),
        ]),
      );
      return relations.byPair.map((labels) => outputs.get(labels)!);
    }),
    state: createState(),
    slots: new Int32Array(networks[0]!.shape.positions),
    choice: new Int32Array(3),
    roots: [{ handle: -1 }, { handle: -1 }],
  };
}

/** Sets the slots of the tree's edges; the words' are set after it. */
export function prepareSlots(parser: Parser, t: Tree): void {
  nextSentence(parser.network);
  for (const [kind, root] of parser.roots.entries()) {
    const edges = kind * (t.size + 2) + t.size;
    const known = keptSlot(parser, root);
    t.slot[edges] = known >= 0 ? known : freshSlot(parser, root, ROOT);
    t.slot[edges + 1] = USUAL_SLOT;
  }
}

/** The slot of what had one in an earlier sentence, where it still has it; else -1. */
export const keptSlot = ({ network }: Parser, { handle }: Slotted): number => slotOf(network, handle);

/** A new slot for what has none. */
export function freshSlot({ network }: Parser, slotted: Slotted, features: readonly number[]): number {
  slotted.handle = takeSlot(network, features);
  return slotted.handle & (SLOTS - 1);
}

/** What may be done: shift needs a word in the buffer, the root takes the last word of the stack only. */
export function isAllowed(action: number, depth: number, front: number, size: number): boolean {
  if (action === SHIFT) return front < size;
  if (action === RIGHT) return depth >= 2;
  return depth >= 1 && (front < size || depth === 1);
}

/** What must be done where only one action is allowed; -1 where there is a choice. */
export const onlyAction = (depth: number, front: number, size: number): number =>
  depth === 0 ? SHIFT : front < size ? -1 : depth === 1 ? LEFT : RIGHT;

function look({ network, state, slots }: Parser, t: Tree, depth: number, front: number): void {
  setState(state, t, depth, front);
  for (let p = 0; p < slots.length; p++) slots[p] = t.slot[state.nodes[p]!]!;
  activate(network, slots, state.numbers);
}

/** Of the actions that are allowed where there is a choice the best. */
function bestAction({ network, choice }: Parser, depth: number): number {
  choice[0] = SHIFT;
  choice[1] = LEFT;
  choice[2] = RIGHT;
  return choice[bestOutput(network, choice, depth >= 2 ? 3 : 2)]!;
}

function nameArc(
  { network, relations, outputs }: Parser,
  t: Tree,
  action: number,
  head: number,
  child: number,
): number {
  if (head === t.size) return relations.root;
  const key = pairKey(t, head, child);
  const labels = relations.byPair[key]!;
  if (labels.length === 1) return labels[0]!;
  return labels[bestOutput(network, outputs[action - 1]![key]!, labels.length)]!;
}

/** Sets heads and labels of a tree whose words are set. */
export function parseTree(parser: Parser, t: Tree): void {
  let depth = 0;
  let front = 0;
  while (front < t.size || depth > 0) {
    const only = onlyAction(depth, front, t.size);
    if (only === SHIFT) {
      t.stack[depth++] = front++;
      continue;
    }
    if (only !== LEFT) look(parser, t, depth, front);
    const action = only < 0 ? bestAction(parser, depth) : only;
    if (action === SHIFT) {
      t.stack[depth++] = front++;
      continue;
    }
    const child = t.stack[--depth]!;
    const head = action === LEFT ? front : t.stack[depth - 1]!;
    attach(t, head, child, nameArc(parser, t, action, head, child));
  }
}
