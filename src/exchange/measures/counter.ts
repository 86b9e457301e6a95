// The counters of a ceiling: what all givers together delivered in each of its years, what was reported through the channel that
// the resolution set up apart from what others estimate, each as an interval beside the ceiling.
// Holds: reported and estimated are never mixed. A window that reaches over two years is counted in none and listed. Windows that
// overlap are never added; those of one body, one giver and no overlap are, and givers are, each being a part of the whole. A part
// gives a floor; only a number for all givers can close the interval above. Units are not converted. Pure.
import { z } from 'zod';
import { compareDecimals, decimalText, toDecimal } from '../../base/decimal.ts';
import { isWithin } from '../../ledger/denials.ts';
import type { FigureJson, FlowJson } from '../../ledger/flow-schema.ts';
import type { Origins } from '../../ledger/origins.ts';
import { DecimalText } from '../../reading/claim.ts';
import { CapYear, yearHolding } from './cap-year.ts';
import { Cap, type Measure } from './measure.ts';
import { Days, isDirection, isMovement, windowOf } from './touches.ts';

const end = DecimalText.nullable();
const ends = z.object({ low: end, high: end }).readonly();

export const Channel = z.enum(['reported', 'estimated']);
export type Channel = z.infer<typeof Channel>;

/** A number that stands behind a counter. */
export const Counted = z
  .object({
    figure: z.string(),
    series: z.string(),
    /** Row of the file that it was imported from, where it was. */
    label: z.string().nullable(),
    origin: z.string(),
    body: z.string(),
    /** Null: all givers together. */
    giver: z.string().nullable(),
    low: end,
    high: end,
    approx: z.boolean(),
    days: Days,
    /** Low and high in percent of the ceiling. */
    percent: ends,
  })
  .readonly();
export type Counted = z.infer<typeof Counted>;

/** `below`: all of the interval is at or under the ceiling; `above`: all of it is over; `open`: it may be either. */
export const Standing = z.enum(['below', 'above', 'open']);
export type Standing = z.infer<typeof Standing>;

export const Counter = z
  .object({
    /** `measure:m01:2024:reported`: what `tosite explain` takes. */
    id: z.string(),
    year: CapYear,
    channel: Channel,
    unit: z.string(),
    low: end,
    high: end,
    percent: ends,
    standing: Standing,
    /** Figures whose numbers are the floor, added where they are several. */
    floor: z.array(z.string()).readonly(),
    /** A floor of one origin is over what another gives for all givers. */
    conflict: z.boolean(),
    /** Last day that a figure for all givers covers; null where there is none: then other givers are not known. */
    allGiversUntil: z.string().nullable(),
    figures: z.array(Counted).readonly(),
  })
  .readonly();
export type Counter = z.infer<typeof Counter>;

/** A figure of the same goods that is counted in no year, and why. */
export const LeftOut = z
  .object({
    figure: z.string(),
    series: z.string(),
    label: z.string().nullable(),
    origin: z.string(),
    low: end,
    high: end,
    days: Days,
    unit: z.string().nullable(),
    why: z.string(),
  })
  .readonly();
export type LeftOut = z.infer<typeof LeftOut>;

export const Ceiling = z
  .object({
    measure: z.string(),
    cap: Cap,
    giver: z.string().nullable(),
    receiver: z.string().nullable(),
    counters: z.array(Counter).readonly(),
    leftOut: z.array(LeftOut).readonly(),
  })
  .readonly();
export type Ceiling = z.infer<typeof Ceiling>;

/** The counters of every measure with a ceiling for which there is a figure, in order of the measures. */
export function ceilingsOf(
  flows: readonly FlowJson[],
  measures: readonly Measure[],
  origins: Origins,
): readonly Ceiling[] {
  return measures.flatMap((measure) => {
    const { cap } = measure;
    if (cap === null) return [];
    const inScope = flows.filter(
      ({ frame, from, to, item, kind }) =>
        isMovement(frame) &&
        kind === 'actual' &&
        measure.items.some((code) => isWithin(item, code)) &&
        isDirection(from, to, measure),
    );
    const judged = inScope.flatMap((flow) =>
      flow.figures.map((figure) => judge(flow, figure, { measure, cap, origins })),
    );
    const counted = judged.filter((one) => 'year' in one);
    const leftOut = judged.filter((one): one is LeftOut => 'why' in one && one.why !== '');
    if (counted.length === 0) return [];
    const groups = Map.groupBy(counted, ({ year, channel }) => `${year.name} ${channel === 'reported' ? 0 : 1}`);
    const counters = [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, group]) => counterOf(group, measure, cap));
    const { id, giver, receiver } = measure;
    return [{ measure: id, giver, receiver, cap, counters, leftOut }];
  });
}

type Placed = { readonly year: CapYear; readonly channel: Channel; readonly counted: Counted };
type Scope = { readonly measure: Measure; readonly cap: Cap; readonly origins: Origins };

const SUMS: ReadonlySet<string> = new Set(['total', 'increment']);

/** Where a figure is counted, or why it is not; an empty reason for what says nothing of amounts or was replaced. */
function judge(flow: FlowJson, figure: FigureJson, { measure, cap, origins }: Scope): Placed | LeftOut {
  const { id, origin, body, low, high, approx, source } = figure;
  const days = windowOf(figure);
  const known = { figure: id, series: flow.key, label: source?.label ?? null, origin, low, high, days };
  const year = yearHolding(days, measure);
  const why = whyNot(flow, figure, cap) ?? (year === null ? whyNoYear(days) : null);
  if (why !== null || year === null) return { ...known, unit: flow.unit, why: why ?? '' };
  const percent = { low: percentOf(low, cap), high: percentOf(high, cap) };
  const counted: Counted = { ...known, body, giver: flow.from, approx, percent };
  return { year, channel: channelOf(flow, figure, origins), counted };
}

function whyNot({ unit, basis }: FlowJson, { supersededBy, low, high, shared }: FigureJson, cap: Cap): string | null {
  if (supersededBy !== null || (low === null && high === null)) return '';
  if (unit !== cap.unit) return `in ${unit ?? 'no unit'}; the ceiling is in ${cap.unit}s, and nothing is converted`;
  if (shared) return 'one number over several items';
  return basis === null || !SUMS.has(basis) ? `a ${basis ?? 'number'}: not what was delivered` : null;
}

const whyNoYear = ({ first }: Days): string =>
  first === null ? 'it does not say from when it counts' : 'its window is not within one year of the ceiling';

/**
 * Reported: through the channel of the resolution, by the committee that adds up or by the giver's own report. Whatever another
 * relays or estimates, and what an unnamed one is said to have told, is estimated.
 */
function channelOf({ from }: FlowJson, { modality, origin }: FigureJson, origins: Origins): Channel {
  const { kind, state } = origins.resolve(origin);
  return modality === 'reported' && (kind === 'monitor' || (kind === 'party' && from !== null && state === from))
    ? 'reported'
    : 'estimated';
}

function counterOf(group: readonly Placed[], measure: Measure, cap: Cap): Counter {
  const [{ year, channel } = { year: { name: '', first: '', last: '' }, channel: 'estimated' as const }] = group;
  const figures = group.map(({ counted }) => counted).sort(byStrength);
  const floor = strongest([partsFloor(figures), ...figures.map((one) => floorOf([one]))]);
  const whole = figures.filter(({ giver }) => giver === null);
  const ends = whole.map(({ high }) => high);
  const top =
    ends.length === 0 || ends.includes(null) ? null : (ends as readonly string[]).toSorted(compareDecimals).at(-1);
  const conflict = top != null && compareDecimals(floor.amount, top) > 0;
  const lowest = whole.map(({ low }) => low ?? '0').sort(compareDecimals)[0] ?? '0';
  const low = conflict ? lowest : floor.amount;
  const high = top == null ? null : conflict ? floor.amount : top;
  return {
    id: `measure:${measure.id}:${year.name}:${channel}`,
    year,
    channel,
    unit: cap.unit,
    low,
    high,
    percent: { low: percentOf(low, cap), high: percentOf(high, cap) },
    standing: standingOf({ low, high }, cap),
    floor: floor.figures,
    conflict,
    allGiversUntil:
      whole
        .map(({ days }) => days.last ?? '')
        .sort()
        .at(-1) ?? null,
    figures,
  };
}

function standingOf({ low, high }: { readonly low: string; readonly high: string | null }, { amount }: Cap): Standing {
  if (compareDecimals(low, amount) > 0) return 'above';
  return high !== null && compareDecimals(high, amount) <= 0 ? 'below' : 'open';
}

const percentOf = (value: string | null, { amount }: Cap): string | null =>
  value === null ? null : decimalText(toDecimal(value).times(100).div(toDecimal(amount)).toDecimalPlaces(1));

const byStrength = (a: Counted, b: Counted): number =>
  compareDecimals(b.low ?? '0', a.low ?? '0') || (a.figure < b.figure ? -1 : 1);

type Floor = { readonly amount: string; readonly figures: readonly string[] };

const floorOf = (figures: readonly Counted[]): Floor => ({
  amount: decimalText(figures.reduce((sum, { low }) => sum.plus(toDecimal(low ?? '0')), toDecimal(0))),
  figures: figures.map(({ figure }) => figure).sort(),
});

/** The highest; of equal ones the one with the fewest figures. */
const strongest = (floors: readonly Floor[]): Floor =>
  floors.reduce((best, one) => {
    const order = compareDecimals(one.amount, best.amount) || best.figures.length - one.figures.length;
    return order > 0 ? one : best;
  });

/** For each giver its highest floor by one body, added over the givers: each gave a part of the whole. */
function partsFloor(figures: readonly Counted[]): Floor {
  const parts = [...Map.groupBy(figures, ({ giver }) => giver)].flatMap(([giver, own]) => {
    if (giver === null) return [];
    const bodies = [...Map.groupBy(own, ({ body }) => body).values()];
    return [strongest(bodies.map(withoutOverlap))];
  });
  const sum = parts.reduce((total, { amount }) => total.plus(toDecimal(amount)), toDecimal(0));
  return { amount: decimalText(sum), figures: parts.flatMap((part) => part.figures).sort() };
}

/** The windows that do not overlap and together are most: weighted interval scheduling, by the last day. */
function withoutOverlap(figures: readonly Counted[]): Floor {
  const ordered = figures.toSorted((a, b) => ((a.days.last ?? '') < (b.days.last ?? '') ? -1 : 1));
  const best: Floor[] = [];
  ordered.forEach((one, i) => {
    const before = ordered.findLastIndex((other, j) => j < i && (other.days.last ?? '') < (one.days.first ?? ''));
    const own = floorOf([one]);
    const joined = before < 0 ? own : join(best[before] ?? EMPTY, own);
    best.push(i === 0 ? joined : strongest([best[i - 1] ?? EMPTY, joined]));
  });
  return best.at(-1) ?? EMPTY;
}

const EMPTY: Floor = { amount: '0', figures: [] };

const join = (a: Floor, b: Floor): Floor => ({
  amount: decimalText(toDecimal(a.amount).plus(toDecimal(b.amount))),
  figures: [...a.figures, ...b.figures].sort(),
});
