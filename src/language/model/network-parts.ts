// The parameters of networks that are used together, as the kernel reads them. What enters: the weights of each member. What
// leaves: their matrices, tables and outputs side by side, and the places of features' vectors. Pure.
import type { NetworkWeights, Part, Shape } from './network-weights.ts';
import { type Places, placesOf } from './places.ts';

/** The matrices as `project` wants them: for each pair of inputs the weights of output after output. */
function interleaved(matrices: Int16Array, inputs: number, outputs: number): Int16Array {
  const result = new Int16Array(matrices.length);
  for (let from = 0, i = 0; from < matrices.length; from += outputs, i = (i + 1) % inputs) {
    const to = (i & 1) === 0 ? from : from - outputs + 1;
    for (let o = 0; o < outputs; o++) result[to + 2 * o] = matrices[from + o]!;
  }
  return result;
}

/** Rows of some length of all members, one after the other: first rows, then second rows. */
function sideBySide(all: readonly Int16Array[], length: number): Int16Array {
  const result = new Int16Array(all.reduce((sum, one) => sum + one.length, 0));
  all.forEach((one, m) => {
    for (let from = 0; from < one.length; from += length)
      result.set(one.subarray(from, from + length), from * all.length + m * length);
  });
  return result;
}

/** Output rows of all members: the parts for the hidden layers, then those for the products, as activations stand. */
function outputRows(members: readonly NetworkWeights[], { hidden, outputs, pairs, pairSize }: Shape): Int16Array {
  const products = pairs.length * pairSize;
  const result: number[] = [];
  const take = (from: number, count: number): void => {
    for (const { parts } of members) for (let i = 0; i < count; i++) result.push(parts.outputs[from + i]!);
  };
  for (let o = 0; o < outputs; o++) {
    take(o * (hidden + products), hidden);
    for (let k = 0; k < pairs.length; k++) take(o * (hidden + products) + hidden + k * pairSize, pairSize);
  }
  return Int16Array.from(result);
}

/** The place of each feature's vector; members that know the same features share the table. */
export function vectorsOf(members: readonly NetworkWeights[]): readonly Places[] {
  const tables: Places[] = [];
  return members.map(({ keys }) => {
    const known = tables.find((one) => one.keys.length === keys.length && one.keys.every((key, i) => key === keys[i]));
    const table = known ?? placesOf(keys);
    if (!known) tables.push(table);
    return table;
  });
}

/** The parameters of all members as they stand in the kernel's memory. */
export function storedParts(members: readonly NetworkWeights[]) {
  const { shape } = members[0]!;
  const { inputs, hidden, pairSize } = shape;
  const all = (part: Part) => members.map(({ parts }) => parts[part]);
  return {
    positions: all('positions').map((matrices) => interleaved(matrices, inputs, hidden)),
    pairs: all('pairs').map((matrices) => interleaved(matrices, inputs, pairSize)),
    tables: [sideBySide(all('tables'), hidden)],
    bias: [sideBySide(all('bias'), hidden)],
    outputs: [outputRows(members, shape)],
  };
}
