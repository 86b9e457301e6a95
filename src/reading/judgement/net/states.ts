// What the net makes of the tokens of a sentence: for each a state, which knows its word, how it hangs, its neighbours and theirs.
// What enters: a sentence's tree and mentions. What leaves: a row of numbers for each token. The same for the same sentence.
import type { Token } from '../../../language/language.ts';
import type { SentenceView } from '../../frames/frame.ts';
import type { Mention } from '../../mentions/mention.ts';
import { createOwnNote } from '../../notes.ts';
import type { Tree } from '../../predication/tree.ts';
import { addListed, listInputs, MOST_TOKENS, NEIGHBOURS, type Net, OF_INPUT, type Vectors } from './net.ts';

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
  for (let layer = 0; layer < layers; layer += 1) runLayer(view.tree, net, count, layer);
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

/** One layer: to each state is added what it, its head, its dependents and its neighbours make, where that is above zero. */
function runLayer({ heads, children }: Tree, net: Net, count: number, layer: number): void {
  const {
    memory,
    header: { size },
  } = net;
  const { floats, states, next, input, layers } = memory;
  const block = size * size;
  const matrix = layers + layer * NEIGHBOURS * block;
  floats.fill(0, next, next + count * size);
  for (let t = 0; t < count; t += 1) listInputs(memory, t, states + t * size, size, size);
  for (let t = 0; t < count; t += 1) {
    const to = next + t * size;
    const head = heads[t] ?? -1;
    addListed(memory, t, matrix, to, size);
    addListed(memory, head >= 0 && head < count ? head : t, matrix + block, to, size);
    const below = children[t] ?? [];
    if (below.length > 0) {
      meanOf(floats, input, states, below, count, size);
      listInputs(memory, OF_INPUT, input, size, size);
      addListed(memory, OF_INPUT, matrix + 2 * block, to, size);
    }
    if (t > 0) addListed(memory, t - 1, matrix + 3 * block, to, size);
    if (t + 1 < count) addListed(memory, t + 1, matrix + 4 * block, to, size);
    if (t > 1) addListed(memory, t - 2, matrix + 5 * block, to, size);
    if (t + 2 < count) addListed(memory, t + 2, matrix + 6 * block, to, size);
    addState(net, states + t * size, to, layer);
    normalise(net, to, layer);
  }
  floats.copyWithin(states, next, next + count * size);
}

/** Makes of what was summed up at `to` the next state: adds it to the state where, with its bias, it is above zero. */
function addState(
  { memory: { floats }, header: { size }, biases }: Net,
  state: number,
  to: number,
  layer: number,
): void {
  for (let i = 0; i < size; i += 1) {
    const made = (floats[to + i] ?? 0) + (biases[layer * size + i] ?? 0);
    floats[to + i] = (floats[state + i] ?? 0) + Math.max(made, 0);
  }
}

/** What a variance has besides, so that nothing is divided by zero (Ba, Kiros and Hinton 2016). */
const EPSILON = 1e-5;

/** A state with mean 0 and variance 1, then stretched and shifted. */
function normalise({ memory: { floats }, header: { size }, gains, shifts }: Net, at: number, layer: number): void {
  let [sum, squares] = [0, 0];
  for (let i = at; i < at + size; i += 1) sum += floats[i] ?? 0;
  const mean = sum / size;
  for (let i = at; i < at + size; i += 1) squares += ((floats[i] ?? 0) - mean) ** 2;
  const scale = 1 / Math.sqrt(squares / size + EPSILON);
  for (let i = 0; i < size; i += 1)
    floats[at + i] =
      ((floats[at + i] ?? 0) - mean) * scale * (gains[layer * size + i] ?? 1) + (shifts[layer * size + i] ?? 0);
}

function meanOf(
  floats: Float32Array,
  to: number,
  states: number,
  tokens: readonly number[],
  count: number,
  size: number,
): void {
  floats.fill(0, to, to + size);
  const share = 1 / tokens.length;
  for (const token of tokens)
    if (token < count)
      for (let i = 0; i < size; i += 1)
        floats[to + i] = (floats[to + i] ?? 0) + share * (floats[states + token * size + i] ?? 0);
}
