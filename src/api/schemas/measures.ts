// What goes over /api about measures that flows could touch: the JSON of `tosite measures --json`.
import { z } from 'zod';
import { PartyId } from '../../reading/claim.ts';
import { SeenQuery } from '../schemas.ts';
import { Days, Ends, Kind, nullableText } from './common.ts';

const Cap = z.object({ amount: z.string(), unit: z.string(), ceiling: z.string() });

export const MeasureJson = z.object({
  id: z.string(),
  resolution: z.string(),
  paragraph: z.string(),
  verified: z.boolean(),
  subject: z.string(),
  giver: nullableText,
  receiver: nullableText,
  items: z.array(z.string()),
  cap: Cap.nullable(),
  inForceFrom: z.string(),
  inForceUntil: nullableText,
  wording: z.string(),
  source: z.string(),
});

const Touch = z.object({
  measure: z.string(),
  why: z.object({ item: z.string(), giver: nullableText, receiver: nullableText, inForceFrom: z.string() }),
  onlyIf: z.boolean(),
});

export const FlowTouches = z.object({
  flow: z.string(),
  from: nullableText,
  to: nullableText,
  item: z.string(),
  kinds: z.array(Kind),
  series: z.array(z.string()),
  days: Days,
  touches: z.array(Touch),
});

const figure = {
  figure: z.string(),
  series: z.string(),
  label: nullableText,
  origin: z.string(),
  low: nullableText,
  high: nullableText,
  days: Days,
};

const Counter = z.object({
  id: z.string().meta({ description: 'What /explain takes' }),
  year: z.object({ name: z.string(), first: z.string(), last: z.string() }),
  channel: z.enum(['reported', 'estimated']),
  unit: z.string(),
  low: nullableText,
  high: nullableText,
  percent: Ends,
  standing: z.enum(['below', 'above', 'open']),
  floor: z.array(z.string()),
  conflict: z.boolean(),
  allGiversUntil: nullableText,
  figures: z.array(z.object({ ...figure, body: z.string(), giver: nullableText, approx: z.boolean(), percent: Ends })),
});

export const Ceiling = z.object({
  measure: z.string(),
  giver: nullableText,
  receiver: nullableText,
  cap: Cap,
  counters: z.array(Counter),
  leftOut: z.array(z.object({ ...figure, unit: nullableText, why: z.string() })),
});

export const MeasuresView = z
  .object({
    asKnownOn: nullableText,
    flows: z.array(FlowTouches),
    ceilings: z.array(Ceiling),
    measures: z.array(MeasureJson),
    notMatched: z.array(MeasureJson),
  })
  .meta({ id: 'Measures' });

export const MeasuresQuery = SeenQuery.extend({ from: PartyId.optional(), to: PartyId.optional() });

export type MeasuresView = z.infer<typeof MeasuresView>;
