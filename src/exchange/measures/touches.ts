// Which measures a flow could touch, and why: by item, by who gives whom, by date. Enters: flows (one series each) and measures.
// Leaves: for each flow the measures that it could touch with the three reasons. Holds: a measure without items touches nothing;
// the kinds of a code are touched, its class is not; a flow before a measure's first day is not touched. Pure.
import { z } from 'zod';
import { bounds } from '../../base/edtf.ts';
import { isWithin } from '../../ledger/denials.ts';
import type { FigureJson, FlowJson } from '../../ledger/flow-schema.ts';
import { SERIES_KINDS } from '../../ledger/model.ts';
import type { Measure } from './measure.ts';

/** First and last day of what a flow's figures speak of; null is open or not known. */
export const Days = z.object({ first: z.string().nullable(), last: z.string().nullable() }).readonly();
export type Days = z.infer<typeof Days>;

export const Touch = z
  .object({
    measure: z.string(),
    why: z
      .object({
        /** The code of the measure that the flow's item falls under. */
        item: z.string(),
        /** The measure's giver and receiver; null for anyone. */
        giver: z.string().nullable(),
        receiver: z.string().nullable(),
        /** First day in force. */
        inForceFrom: z.string(),
      })
      .readonly(),
    /** It could touch it only by what is planned or supposed: nothing of it is said to have happened. */
    onlyIf: z.boolean(),
  })
  .readonly();
export type Touch = z.infer<typeof Touch>;

export const FlowTouches = z
  .object({
    flow: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    item: z.string(),
    kinds: z.array(z.enum(SERIES_KINDS)).readonly(),
    /** Keys of its series: what `tosite explain` takes. */
    series: z.array(z.string()).readonly(),
    days: Days,
    touches: z.array(Touch).readonly(),
  })
  .readonly();
export type FlowTouches = z.infer<typeof FlowTouches>;

/** The flows that could touch at least one of the measures, by key. Only goods, money and people that go from one to another. */
export function touchesOf(flows: readonly FlowJson[], measures: readonly Measure[]): readonly FlowTouches[] {
  const moving = flows.filter(({ frame, figures }) => isMovement(frame) && figures.length > 0);
  return [...Map.groupBy(moving, ({ flow }) => flow)].flatMap(([flow, series]) => {
    const [first] = series;
    if (!first || first.item === null) return [];
    const { from, to, item } = first;
    const touches = measures.flatMap((measure) => touchOf({ from, to, item, series }, measure));
    if (touches.length === 0) return [];
    const kinds = [...new Set(series.map(({ kind }) => kind))];
    return [{ flow, from, to, item, kinds, series: series.map(({ key }) => key), days: daysOf(series), touches }];
  });
}

export const isMovement = (frame: FlowJson['frame']): boolean => frame === 'transfer' || frame === 'deployment';

type Moving = {
  readonly from: string | null;
  readonly to: string | null;
  readonly item: string;
  readonly series: readonly FlowJson[];
};

function touchOf({ from, to, item, series }: Moving, measure: Measure): readonly Touch[] {
  const code = measure.items.find((one) => isWithin(item, one));
  if (code === undefined || !isDirection(from, to, measure)) return [];
  const dated = series.filter(({ figures }) => figures.some((figure) => isInForce(windowOf(figure), measure)));
  if (dated.length === 0) return [];
  const { giver, receiver, inForceFrom } = measure;
  return [
    {
      measure: measure.id,
      why: { item: code, giver, receiver, inForceFrom },
      onlyIf: dated.every(({ kind }) => kind !== 'actual'),
    },
  ];
}

/** True where the parties are those of the measure; "anyone" is anyone but the other party of the measure itself. */
export const isDirection = (
  from: string | null,
  to: string | null,
  { giver, receiver }: Pick<Measure, 'giver' | 'receiver'>,
): boolean =>
  (giver === null ? from === null || from !== receiver : from === giver) &&
  (receiver === null ? to === null || to !== giver : to === receiver);

/** The days that a number covers. What is open ends with the day that it stands for, or else on which it was said. */
export function windowOf({ period, asOf, stated }: Pick<FigureJson, 'period' | 'asOf' | 'stated'>): Days {
  const until = bounds(asOf ?? stated).last;
  if (period === null) return { first: null, last: until };
  const { first, last } = bounds(period);
  return { first, last: last === null || (asOf !== null && until !== null && until < last) ? until : last };
}

/** In force at some time of the window: at its end at the earliest, and for what has ended from its beginning on. */
function isInForce({ first, last }: Days, { inForceFrom, inForceUntil }: Measure): boolean {
  const start = first ?? last;
  return last !== null && last >= inForceFrom && (inForceUntil === null || (start !== null && start <= inForceUntil));
}

/** From the first day of any figure to the last; without a stated beginning it is not known. */
function daysOf(series: readonly FlowJson[]): Days {
  const windows = series.flatMap(({ figures }) => figures.map(windowOf));
  const [firsts, lasts] = [windows.map(({ first }) => first), windows.map(({ last }) => last)];
  const known = (days: readonly (string | null)[]): readonly string[] => days.filter((day) => day !== null).sort();
  return { first: known(firsts)[0] ?? null, last: known(lasts).at(-1) ?? null };
}
