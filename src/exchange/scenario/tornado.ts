// What an output does where one parameter is low and where it is high, the others being as they may: the bars of a tornado chart.
// Enters: the draws of an output and of the parameters. Leaves: for each parameter two medians. No run of its own is needed: the
// draws in which a parameter is among its lowest, or its highest, are at hand. Pure.
import { orderOf, percentiles } from '../sampling/summary.ts';
import { type Model, namesIn } from './check.ts';
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

/** The parameters that an output hangs on by the model's formulas, through whatever stands between; also through policies. */
export function parametersBehind(model: Model, output: string): ReadonlySet<string> {
  const behind = linksOf(model);
  const found = new Set<string>();
  const open = [model.outputs.find(({ name }) => name === output)?.of ?? ''];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    open.push(...(behind.get(name) ?? []));
  }
  return new Set(model.parameters.filter((name) => found.has(name)));
}

/** What each name of a model is computed from. */
function linksOf({ computed, stocks, policies }: Model): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>();
  const add = (name: string, to: readonly string[]): void => {
    links.set(name, [...(links.get(name) ?? []), ...to]);
  };
  for (const { name, formula } of computed) add(name, namesIn(formula));
  for (const { name, start, gains, loses } of stocks) add(name, [...namesIn(start), ...gains, ...loses]);
  for (const { set } of policies) for (const { parameter, formula } of set) add(parameter, namesIn(formula));
  return links;
}
