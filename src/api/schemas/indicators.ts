// What goes over /api about indicators: the JSON of `tosite indicators --json`.
import { z } from 'zod';
import { PartyId } from '../../reading/claim.ts';
import { SeenQuery } from '../schemas.ts';
import { Days, Kind, nullableText } from './common.ts';

/** What stood for an input in a row. */
const Used = z.object({
  input: z.string(),
  what: z.string(),
  series: nullableText,
  figures: z.array(z.string()),
  origins: z.array(z.string()),
  low: nullableText,
  high: nullableText,
  approx: z.boolean(),
  unit: z.string(),
  per: nullableText,
  stated: nullableText,
  days: Days.nullable(),
  kind: Kind,
});

export const IndicatorRow = z.object({
  id: z.string().meta({ description: 'What /explain takes' }),
  label: z.string(),
  low: nullableText,
  high: nullableText,
  unit: z.string(),
  approx: z.boolean(),
  asWritten: nullableText,
  supposed: z.boolean(),
  used: z.array(Used),
});

/** What stands behind a figure. */
export const Evidence = z.object({
  figure: z.string(),
  origin: z.string(),
  stated: z.string(),
  quotes: z.array(z.object({ claim: z.string(), document: z.string(), quote: z.string() })),
  rows: z.array(z.object({ file: z.string(), row: z.int(), label: z.string(), url: nullableText })),
});

export const IndicatorView = z.object({
  name: z.string(),
  title: z.string(),
  asks: z.string(),
  unit: z.string(),
  each: z.enum(['estimate', 'body', 'figure', 'year']),
  file: z.string(),
  formula: z.string(),
  note: nullableText,
  parties: z.object({ a: z.string(), b: z.string() }),
  inputs: z.array(z.object({ name: z.string(), what: z.string(), unit: z.string() })),
  rows: z.array(IndicatorRow),
  evidence: z.array(Evidence),
});

export const IndicatorsView = z
  .object({ asKnownOn: nullableText, indicators: z.array(IndicatorView) })
  .meta({ id: 'Indicators' });

export const IndicatorsQuery = SeenQuery.extend({
  name: z.string().max(80).optional().meta({ description: 'One indicator; all of them where not given' }),
  from: PartyId.optional(),
  to: PartyId.optional(),
});

export type IndicatorsView = z.infer<typeof IndicatorsView>;
