// What an output does where one parameter is low and where it is high, the others being as they may: the bars of a tornado chart.
// Enters: the draws of an output and of the parameters. Leaves: for each parameter two medians. No run of its own is needed: the
// draws in which a parameter is among its lowest, or its highest, are at hand. Pure.
import { orderOf, percentiles } from '../sampling/summary.ts';
import type { Column } from './compile.ts';

export type Swing = {
  readonly input: string;
  /** Median of the output in the fifth of the draws in which the parameter is lowest, and in that in which it is highest. */
  readonly low: number;
  readonly high: number;
};

const PART = 0.2;

/** The swings of an output by the parameters named, the widest first; one that does not vary has none. */
export function swingsOf(output: Column, inputs: ReadonlyMap<string, Column>): readonly Swing[] {
  const swings = [...inputs].flatMap(([input, draws]): readonly Swing[] => {
    if (!draws.some((one) => one !== draws[0])) return [];
    const order = orderOf(draws);
    const part = Math.max(1, Math.floor(order.length * PART));
    const median = (of: Uint32Array): number => percentiles(Float64Array.from(of, (at) => output[at] ?? 0)).p50;
    return [{ input, low: median(order.subarray(0, part)), high: median(order.subarray(order.length - part)) }];
  });
  return swings.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low) || (a.input < b.input ? -1 : 1));
}
