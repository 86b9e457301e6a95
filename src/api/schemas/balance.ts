// What goes over /api about the two sides weighed: the JSON of `tosite balance --json`.
import { z } from 'zod';
import { DEFAULT_OPTIONS, POOLS, SECTIONS } from '../../exchange/balance-model.ts';
import { SHAPES } from '../../exchange/sampling/distribution.ts';
import { FLOW_FRAMES } from '../../ledger/model.ts';
import { PartyId } from '../../reading/claim.ts';
import { SeenQuery } from '../schemas.ts';
import { Ends, Kind, nullableText, Share } from './common.ts';

const Percent = z.object({ p5: z.string(), p50: z.string(), p95: z.string() });

export const RateJson = z.object({
  currency: z.string(),
  date: z.string(),
  perEuro: z.string(),
  source: z.string(),
});

export const WorthJson = z.object({
  currency: z.string(),
  year: z.string(),
  /** Null where an end stays open. */
  draws: Percent.nullable(),
  atLeast: nullableText,
  atMost: nullableText,
  spread: z.array(Share),
  prices: z.array(z.string()),
  rates: z.array(RateJson),
  assumption: z.string(),
});

export const ItemRow = z.object({
  id: z.string().meta({ description: 'What /explain takes' }),
  section: z.enum(SECTIONS),
  series: z.string(),
  flow: z.string(),
  frame: z.enum(FLOW_FRAMES),
  item: nullableText,
  basis: nullableText,
  unit: nullableText,
  per: nullableText,
  outcome: nullableText,
  period: nullableText,
  kind: Kind,
  estimate: z.array(Ends),
  approx: z.boolean(),
  independentOrigins: z.int(),
  bodies: z.int(),
  outliers: z.array(z.string()),
  confidence: z.enum(['high', 'moderate', 'low']),
  lead: z.boolean(),
  counted: z.boolean(),
  why: nullableText,
  worth: WorthJson.nullable(),
});

export const StatedRow = z.object({
  id: z.string(),
  series: z.array(z.string()),
  items: z.array(z.string()),
  origin: z.string(),
  body: z.string(),
  low: nullableText,
  high: nullableText,
  approx: z.boolean(),
  unit: z.string(),
  basis: nullableText,
  per: nullableText,
  period: nullableText,
  stated: z.string(),
  kind: Kind,
  derivedFrom: nullableText,
  converted: Ends.nullable(),
  rates: z.array(RateJson),
});

const Total = z.object({
  id: z.string(),
  rows: z.int(),
  draws: Percent.nullable(),
  spread: z.array(Share),
  openRows: z.int(),
  openAtLeast: nullableText,
});

const Side = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(ItemRow),
  stated: z.array(StatedRow),
  total: Total,
});

export const Remainder = z.object({
  id: z.string(),
  body: z.string(),
  given: z.string(),
  received: z.string(),
  currency: z.string(),
  low: nullableText,
  high: nullableText,
  orMore: z.boolean(),
  times: Ends,
});

export const BalanceOptions = z.object({
  currency: z.string(),
  draws: z.int(),
  seed: z.string(),
  shape: z.enum(SHAPES),
  pool: z.enum(POOLS),
  tail: z.number().nullable(),
  dependences: z.array(z.object({ a: z.string(), b: z.string(), rank: z.number(), reason: z.string() })),
});

export const BalanceView = z
  .object({
    asKnownOn: nullableText,
    options: BalanceOptions,
    given: Side,
    received: Side,
    unobserved: z.array(Remainder),
  })
  .meta({ id: 'Balance' });

export const BalanceQuery = SeenQuery.extend({
  from: PartyId,
  to: PartyId,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency such as EUR')
    .default(DEFAULT_OPTIONS.currency),
  draws: z.coerce.number().int().min(100).max(10_000).default(DEFAULT_OPTIONS.draws),
  seed: z.string().max(100).default(DEFAULT_OPTIONS.seed),
  shape: z.enum(SHAPES).default(DEFAULT_OPTIONS.shape),
  pool: z.enum(POOLS).default(DEFAULT_OPTIONS.pool),
  tail: z.coerce
    .number()
    .gt(1)
    .max(1000)
    .optional()
    .meta({ description: 'An open end above falls off: 95 % lies below this many times its bound' }),
});

export type BalanceView = z.infer<typeof BalanceView>;
