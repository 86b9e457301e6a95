// What the net makes of the tokens of a sentence: for each a state, which knows its word, how it hangs, its neighbours and theirs.
// What enters: a sentence's tree and mentions. What leaves: a row of numbers for each token. The same for the same sentence.
import type { Token } from '../../../language/language.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { Mention } from '../../mentions/mention.ts';
import { createOwnNote } from '../../notes.ts';
import type { Tree } from '../../predication/tree.ts';
import {
  addListed,
  listInputs,
  listMean,
  MOST_TOKENS,
  NEIGHBOURS,
  type Net,
  type NetMemory,
  OF_INPUT,
  settleState,
  type Vectors,
} from './net.ts';

/** States of the first tokens of a sentence, `size` numbers each, one after the other. */
export type States = { readonly count: number; readonly values: Float32Array };

const noted = createOwnNote<States>();

/** The states of a sentence, found once. */
export const statesOf = (view: SentenceView, net: Net): States =>
  noted.of(view.tree) ?? noted.keep(view.tree, newStates(view, net));

function newStates(view: SentenceView, net: Net): States {
  const { size, layers } = net.header;
  const count = Math.min(view.tree.tokens.length, MOST_TOKENS);
  fillWords(view, net, count);
  for (let layer = 0; layer < layers; layer += 1) runLayer(view.tree, net.memory, count, layer);
  const { floats, states } = net.memory;
  return { count, values: floats.slice(states, states + count * size) };
}

/** Mentions whose words are not looked at: whoever it is and wherever, a claim is a claim. */
const NAMING: ReadonlySet<string> = new Set(['parties', 'places']);

/** The first states: of each token its own, whatever stands around it. */
function fillWords({ tree, mentions }: SentenceView, net: Net, count: number): void {
  const { memory, header, language, upos, relations, kinds } = net;
  const { floats, states } = memory;
  const { size } = header;
  const named = new Set<number>();
  for (let t = 0; t < count; t += 1) {
    const at = states + t * size;
    floats.set(language, at);
    addRow(floats, at, upos, tree.tokens[t]?.upos ?? '', size);
    addRow(floats, at, relations, tree.tokens[t]?.deprel ?? '', size);
  }
  for (const [name, of] of Object.entries(mentions) as [string, readonly Mention[]][])
    for (const mention of of) {
      const kind = kindOfMention(name, mention);
      for (let t = mention.first; t < mention.last && t < count; t += 1) {
        addRow(floats, states + t * size, kinds, kind, size);
        if (NAMING.has(name)) named.add(t);
      }
    }
  for (let t = 0; t < count; t += 1) if (!named.has(t)) addWord(tree.tokens[t], net, states + t * size);
  cutBelowZero(floats, states, states + count * size);
}

/** Adds a word's vector: its own, or that of the last part of a compound. */
function addWord(token: Token | undefined, { memory: { floats }, header: { size }, words }: Net, at: number): void {
  const { rows, codes, scales } = words;
  const row = rows.get(token?.lemma.toLowerCase() ?? '') ?? rows.get(token?.parts?.at(-1)?.toLowerCase() ?? '');
  if (row === undefined) return;
  const scale = scales[row] ?? 0;
  for (let i = 0; i < size; i += 1) floats[at + i] = (floats[at + i] ?? 0) + scale * (codes[row * size + i] ?? 0);
}

/** What a mention is to the net: its table, of an item with the first part of its code. */
export const kindOfMention = (table: string, mention: Mention): string =>
  'code' in mention ? `${table}:${mention.code.split('.')[0]}` : table;

function addRow(floats: Float32Array, at: number, { rows, values }: Vectors, name: string, size: number): void {
  const row = rows.get(name);
  if (row === undefined) return;
  for (let i = 0; i < size; i += 1) floats[at + i] = (floats[at + i] ?? 0) + (values[row * size + i] ?? 0);
}

function cutBelowZero(floats: Float32Array, from: number, to: number): void {
  for (let i = from; i < to; i += 1) if ((floats[i] ?? 0) < 0) floats[i] = 0;
}

/**
 * One layer: to each state is added what it, its head, its dependents and its neighbours make, where that is above zero. Each
 * part is added for all tokens before the next, since its matrix is as much as the processor keeps at hand.
 */
function runLayer({ heads, children }: Tree, memory: NetMemory, count: number, layer: number): void {
  const { floats, states, next, input, layers, size } = memory;
  const part = size * size;
  const matrix = layers + layer * NEIGHBOURS * part;
  const add = (t: number, of: number, nth: number): void =>
    addListed(memory, of, matrix + nth * part, next + t * size, size);
  floats.fill(0, next, next + count * size);
  for (let t = 0; t < count; t += 1) listInputs(memory, t, states + t * size, size, size);
  for (let t = 0; t < count; t += 1) add(t, t, 0);
  for (let t = 0; t < count; t += 1) {
    const head = heads[t] ?? -1;
    add(t, head >= 0 && head < count ? head : t, 1);
  }
  for (let t = 0; t < count; t += 1) {
    const below = children[t] ?? [];
    if (below.length === 0) continue;
    floats.fill(0, input, input + size);
    listMean(memory, below, count);
    addListed(memory, OF_INPUT, states, input, size);
    listInputs(memory, OF_INPUT, input, size, size);
    add(t, OF_INPUT, 2);
  }
  for (let t = 1; t < count; t += 1) add(t, t - 1, 3);
  for (let t = 0; t + 1 < count; t += 1) add(t, t + 1, 4);
  for (let t = 2; t < count; t += 1) add(t, t - 2, 5);
  for (let t = 0; t + 2 < count; t += 1) add(t, t + 2, 6);
  for (let t = 0; t < count; t += 1) settleState(memory, next + t * size, states + t * size, layer);
  floats.copyWithin(states, next, next + count * size);
}
