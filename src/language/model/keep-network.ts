// What is kept of a network that learns: averages of its parameters, as weights for use.
import type { Learner } from './learn-network.ts';
import { type NetworkWeights, PARTS, type Part, partSizes, quantised, UNKNOWN_ROW } from './network-weights.ts';

/** Moves the averages towards the parameters by a share, but at first as far as makes them plain means. */
export function moveAverages(learner: Learner, least: number): void {
  learner.moves++;
  const share = Math.max(least, 1 / learner.moves);
  const { parts, given } = learner;
  for (const { average, weights, size } of [...PARTS.map((part) => parts[part]), ...(given ? [given.matrix] : [])]) {
    const now = learner.floats.subarray(weights / 4, weights / 4 + size);
    for (let i = 0; i < size; i++) average[i]! += share * (now[i]! - average[i]!);
  }
}

/** The averaged vectors of all features that are known or given, each with what is given for it; and their keys. */
function learnedFeatures({ shape, keys, rows, floats, parts, given }: Learner) {
  const { inputs } = shape;
  const fresh = [...(given?.at.keys() ?? [])].filter((feature) => !rows.has(feature));
  const { average } = parts.features;
  const values = new Float32Array((keys.length + fresh.length) * inputs);
  values.set(average.subarray(0, keys.length * inputs));
  const all = Int32Array.from([...keys, ...fresh]);
  all.forEach((feature, row) => {
    const to = row * inputs;
    if (row >= keys.length) values.set(average.subarray(0, inputs), to);
    const vector = row === UNKNOWN_ROW ? undefined : given?.at.get(feature);
    if (!given || vector === undefined) return;
    for (let i = 0; i < given.width; i++)
      for (let o = 0; o < inputs; o++)
        values[to + o]! += floats[vector / 4 + i]! * given.matrix.average[i * inputs + o]!;
  });
  return { keys: all, values };
}

/** The averaged parameters as they are kept. */
export function learned(learner: Learner): NetworkWeights {
  const { shape, parts } = learner;
  const { keys, values } = learnedFeatures(learner);
  const sizes = partSizes(shape, keys.length);
  const valuesOf = (part: Part) => (part === 'features' ? values : parts[part].average.subarray(0, sizes[part]));
  const kept = PARTS.map((part) => [part, quantised(part, valuesOf(part))] as const);
  return { shape, keys, parts: Object.fromEntries(kept) as Record<Part, Int16Array> };
}

/** The same without the vector of a feature that no word in use has. */
export function withoutFeature(weights: NetworkWeights, feature: number): NetworkWeights {
  const { shape, keys, parts } = weights;
  const kept = [...keys.keys()].filter((row) => row === UNKNOWN_ROW || keys[row] !== feature);
  const features = new Int16Array(kept.length * shape.inputs);
  kept.forEach((row, to) => {
    features.set(parts.features.subarray(row * shape.inputs, (row + 1) * shape.inputs), to * shape.inputs);
  });
  return { shape, keys: Int32Array.from(kept, (row) => keys[row]!), parts: { ...parts, features } };
}
