// What an output does where one parameter is low and where it is high, the others being as they may: the bars of a tornado chart.
// Enters: the draws of an output and of the parameters. Leaves: for each parameter two medians. No run of its own is needed: the
// draws in which a parameter is among its lowest, or its highest, are at hand. Pure.
import { z } from 'zod';
import { orderOf, percentiles } from '../sampling/summary.ts';
import type { Model } from './check.ts';
import type { Column } from './compile.ts';
import { restsOn } from './rests-on.ts';

/** Median of the output in the fifth of the draws in which the parameter is lowest, and in that in which it is highest. */
export const Swing = z.object({ input: z.string(), low: z.number(), high: z.number() }).readonly();
export type Swing = z.infer<typeof Swing>;

const PART = 0.2;

/** Which draws are a parameter's lowest, and which its highest; of those that vary, by name. */
type Tail = { readonly lowest: Uint32Array; readonly highest: Uint32Array };
export type Tails = ReadonlyMap<string, Tail>;

/** Tails by the draws that they are of, which nobody changes. */
const known = new WeakMap<Column, Tail | null>();

function tailOf(draws: Column): Tail | null {
  if (!draws.some((one) => one !== draws[0])) return null;
  const order = orderOf(draws);
  const part = Math.max(1, Math.floor(order.length * PART));
  return { lowest: order.subarray(0, part), highest: order.subarray(order.length - part) };
}

/** The tails of parameters: found once, they serve every output of a run. */
export const tailsOf = (inputs: ReadonlyMap<string, Column>): Tails =>
  new Map(
    [...inputs].flatMap(([input, draws]) => {
      const tail = known.get(draws) ?? tailOf(draws);
      known.set(draws, tail);
      return tail ? [[input, tail] as const] : [];
    }),
  );

/** The swings of an output by the parameters named, the widest first; one that does not vary has none. */
export function swingsOf(
  output: Column,
  inputs: ReadonlyMap<string, Column>,
  tails: Tails = tailsOf(inputs),
): readonly Swing[] {
  const median = (of: Uint32Array): number => percentiles(Float64Array.from(of, (at) => output[at] ?? 0)).p50;
  const swings = [...tails].map(([input, { lowest, highest }]) => ({
    input,
    low: median(lowest),
    high: median(highest),
  }));
  return swings.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low) || (a.input < b.input ? -1 : 1));
}

/** The parameters that an output hangs on by the model's formulas, through whatever stands between; also through policies. */
export const parametersBehind = (model: Model, output: string): ReadonlySet<string> =>
  new Set(restsOn(model, model.outputs.find(({ name }) => name === output)?.of ?? '').parameters);
