// A run → what is told of it: bands, what matters most, a comparison of two runs, a back-test. Plain data, six significant digits,
// no clock: the same run gives the same bytes. Pure.
import { z } from 'zod';
import { bounds as daysOf } from '../../base/edtf.ts';
import type { FlowJson } from '../../ledger/flow-schema.ts';
import { DecimalText } from '../../reading/claim.ts';
import { currentFigures, Ends } from '../quantity.ts';
import { type Percentiles, percentiles, sharesOfSpread } from '../sampling/summary.ts';
import { type Bound, BY } from './bind.ts';
import type { Model } from './check.ts';
import { restsOn } from './rests-on.ts';
import type { OutputRun, Run } from './run.ts';
import { Swing, swingsOf, tailsOf } from './tornado.ts';

const percents = { p5: z.number(), p50: z.number(), p95: z.number() };
const Percents = z.object(percents).readonly();

/** What a parameter does to an output: the share of its spread that it explains, and its swing. */
export const Spread = Swing.unwrap().extend({ share: z.number() }).readonly();
export type Spread = z.infer<typeof Spread>;

export const OutputResult = z
  .object({
    name: z.string(),
    what: z.string(),
    unit: z.string(),
    band: z.array(z.object({ ...percents, month: z.string() }).readonly()).readonly(),
    /** How much of the spread in the last month each parameter explains, the largest first. */
    spread: z.array(Spread).readonly(),
    /** Names of the parameters and policies that it is computed from. */
    parameters: z.array(z.string()).readonly(),
    policies: z.array(z.string()).readonly(),
  })
  .readonly();
export type OutputResult = z.infer<typeof OutputResult>;

export const ParameterResult = z
  .object({
    name: z.string(),
    what: z.string(),
    unit: z.string(),
    by: z.enum(BY),
    ends: z.array(Ends).readonly(),
    /** Where it is from, in words. */
    why: z.string(),
    /** Ids of figures, as `tosite explain` takes them. */
    figures: z.array(z.string()).readonly(),
  })
  .readonly();
export type ParameterResult = z.infer<typeof ParameterResult>;

const digits = (value: number): number => Number(value.toPrecision(6));
const rounded = <T extends Percentiles>(one: T): T => ({
  ...one,
  p5: digits(one.p5),
  p50: digits(one.p50),
  p95: digits(one.p95),
});

/**
 * What is told of each output of a run of the model, with all or some of its policies. What its spread comes from is told of those
 * outputs only that are wanted, since most of the work is there.
 */
export function outputResults(
  model: Model,
  run: Run,
  isWanted: (output: string) => boolean = () => true,
): readonly OutputResult[] {
  const tails = tailsOf(run.inputs);
  const inputs = [...run.inputs].filter(([name]) => tails.has(name)).map(([name, draws]) => ({ name, draws }));
  return run.outputs.map(({ name, of, unit, band, last }) => {
    const isSpread = isWanted(name);
    const swings = new Map(isSpread ? swingsOf(last, run.inputs, tails).map((swing) => [swing.input, swing]) : []);
    return {
      name,
      what: model.placed.said.outputs[name]?.what ?? name,
      unit,
      band: band.map(rounded),
      spread: (isSpread ? sharesOfSpread(last, inputs) : []).map(({ input, share }) => ({
        input,
        low: digits(swings.get(input)?.low ?? Number.NaN),
        high: digits(swings.get(input)?.high ?? Number.NaN),
        share: Number(share.toFixed(4)),
      })),
      ...restsOn({ ...model, policies: run.policies }, of),
    };
  });
}

export const parameterResults = (bounds: readonly Bound[]): readonly ParameterResult[] =>
  bounds.map(({ distribution: _, ...rest }) => rest);

/** One output in two runs of one seed: draw by draw, so that what both share falls out. */
export const Difference = z
  .object({
    name: z.string(),
    unit: z.string(),
    month: z.string(),
    here: Percents,
    there: Percents,
    /** Here less there. */
    difference: Percents,
    /** Share of the draws in which it is more here. */
    more: z.number(),
  })
  .readonly();
export type Difference = z.infer<typeof Difference>;

/** The outputs that both have, in the same unit and month. */
export const differences = (here: Run, there: Run): readonly Difference[] =>
  here.outputs.flatMap((one) => {
    const other = there.outputs.find(({ name, unit }) => name === one.name && unit === one.unit);
    const month = one.band.at(-1)?.month;
    return other && month !== undefined && other.band.at(-1)?.month === month ? [differenceOf(one, other, month)] : [];
  });

function differenceOf(one: OutputRun, other: OutputRun, month: string): Difference {
  const apart = one.last.map((value, i) => value - (other.last[i] ?? Number.NaN));
  const more = apart.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0) / apart.length;
  return {
    name: one.name,
    unit: one.unit,
    month,
    here: rounded(percentiles(one.last)),
    there: rounded(percentiles(other.last)),
    difference: rounded(percentiles(apart)),
    more: Number(more.toFixed(4)),
  };
}

/** A figure that was said after the day from which a run knew nothing more, beside what the run had for its month. */
export const Held = z
  .object({
    output: z.string(),
    figure: z.string(),
    origin: z.string(),
    stated: z.string(),
    basis: z.string(),
    low: DecimalText.nullable(),
    high: DecimalText.nullable(),
    month: z.string(),
    ...percents,
    /** Where the figure lies: some of it within P5 to P95, all of it under or over; `open` where an open end may reach it. */
    standing: z.enum(['within', 'below', 'above', 'open']),
  })
  .readonly();
export type Held = z.infer<typeof Held>;

/** Figures of the series said after a day, beside the band of their month. */
export function heldAgainst(
  { name, band }: Pick<OutputResult, 'name' | 'band'>,
  series: readonly FlowJson[],
  after: string,
): readonly Held[] {
  const months = new Map(band.map((one) => [one.month, one]));
  const held = series.flatMap((flow) =>
    [
      ...currentFigures(flow),
      ...flow.figures.filter(({ supersededBy, shared }) => supersededBy !== null && !shared),
    ].flatMap((figure): readonly Held[] => {
      const day = daysOf(figure.asOf ?? figure.stated).last ?? '';
      const at = months.get(day.slice(0, 7));
      const { low, high } = figure;
      if (!at || (daysOf(figure.stated).first ?? '') <= after || (low === null && high === null)) return [];
      const { id, origin, stated } = figure;
      return [
        {
          output: name,
          figure: id,
          origin,
          stated,
          basis: flow.basis ?? '',
          low,
          high,
          ...at,
          standing: standingOf({ low, high }, at),
        },
      ];
    }),
  );
  return held.toSorted((a, b) => (a.month + a.figure < b.month + b.figure ? -1 : 1));
}

function standingOf({ low, high }: Ends, { p5, p95 }: Percentiles): Held['standing'] {
  if (low !== null && Number(low) > p95) return 'above';
  if (high !== null && Number(high) < p5) return 'below';
  return low !== null && high !== null ? 'within' : 'open';
}
