// Inputs → draws. Each input has its own stream by its name; dependence only where it is declared.
import { type Dependence, dependent } from './dependence.ts';
import { type Distribution, fillQuantiles } from './distribution.ts';
import { uniforms } from './stream.ts';

export type Input = { readonly name: string; readonly distribution: Distribution };

export type Sampling = { readonly seed: string; readonly draws: number; readonly dependences?: readonly Dependence[] };

/** One array of draws an input, by name. Inputs of the same name are one: the first counts. */
export function drawInputs(inputs: readonly Input[], sampling: Sampling): ReadonlyMap<string, Float64Array> {
  const drawn = new Map<string, Float64Array>();
  for (const { name, distribution } of inputs) {
    if (drawn.has(name)) continue;
    const numbers = uniforms(sampling.seed, name, sampling.draws);
    fillQuantiles(distribution, numbers);
    drawn.set(name, numbers);
  }
  return dependent(drawn, sampling.dependences ?? []);
}
