// The parameters of networks that are used together, as the kernel reads them. What enters: the weights of each member. What
// leaves: their matrices, tables and outputs side by side, and the places of features' vectors. Pure.
import type { NetworkWeights, Part, Shape } from './network-weights.ts';

/** The matrices as `project` wants them: for each pair of inputs the weights of output after output. */
function interleaved(matrices: Int16Array, inputs: number, outputs: number): Int16Array {
  const result = new Int16Array(matrices.length);
  for (let start = 0; start < matrices.length; start += inputs * outputs)
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++)
        result[start + (i >> 1) * 2 * outputs + 2 * o + (i & 1)] = matrices[start + i * outputs + o]!;
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
export function vectorsOf(members: readonly NetworkWeights[]): readonly ReadonlyMap<number, number>[] {
  const tables: { readonly keys: Int32Array; readonly places: ReadonlyMap<number, number> }[] = [];
  return members.map(({ keys }) => {
    let table = tables.find((one) => one.keys.length === keys.length && one.keys.every((key, i) => key === keys[i]));
    if (!table) {
      table = { keys, places: new Map(Array.from(keys, (key, i) => [key, i])) };
      tables.push(table);
    }
    return table.places;
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
