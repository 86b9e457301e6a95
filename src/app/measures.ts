// Use case: which measures flows could touch, and how far the counters of the ceilings are.
import { z } from 'zod';
import { Ceiling, ceilingsOf } from '../exchange/measures/counter.ts';
import { knownMeasures, Measure } from '../exchange/measures/measure.ts';
import { FlowTouches, isDirection, touchesOf } from '../exchange/measures/touches.ts';
import { ledgerJson } from '../ledger/ledger.ts';
import type { StoreView } from '../store/port.ts';
import { openLedger } from './ledger.ts';

export type MeasuresQuestion = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly asKnownOn?: string | null | undefined;
};

/** `tosite measures --json`. */
export const MeasuresView = z
  .object({
    asKnownOn: z.string().nullable(),
    flows: z.array(FlowTouches).readonly(),
    ceilings: z.array(Ceiling).readonly(),
    /** The measures that the flows could touch and those with a counter, in the table's order. */
    measures: z.array(Measure).readonly(),
    /** Measures of this direction for which no item code fits: no flow is ever held against them. */
    notMatched: z.array(Measure).readonly(),
  })
  .readonly();
export type MeasuresView = z.infer<typeof MeasuresView>;

/** The flows from one party to another (or all) with the measures that they could touch. Ceilings count all givers. */
export async function measures(store: StoreView, question: MeasuresQuestion = {}): Promise<MeasuresView> {
  const { from, to, asKnownOn = null } = question;
  const all = knownMeasures();
  const opened = await openLedger(store, asKnownOn);
  const { flows } = ledgerJson(opened);
  const asked = flows.filter((flow) => (!from || flow.from === from) && (!to || flow.to === to));
  const touched = touchesOf(asked, all);
  const mayApply = (measure: Measure): boolean =>
    (!from || measure.giver === null || measure.giver === from) &&
    (!to || measure.receiver === null || measure.receiver === to) &&
    (!from || !to || isDirection(from, to, measure));
  const ceilings = ceilingsOf(flows, all.filter(mayApply), opened.origins);
  const named = new Set([
    ...touched.flatMap(({ touches }) => touches.map(({ measure }) => measure)),
    ...ceilings.map(({ measure }) => measure),
  ]);
  return {
    asKnownOn,
    flows: touched,
    ceilings,
    measures: all.filter(({ id }) => named.has(id)),
    notMatched: all.filter((measure) => measure.items.length === 0 && mayApply(measure)),
  };
}
