// The balance's words as readonly data: Zod schemas, which are also its public JSON. Amounts of money are decimal texts in the wanted
// currency, rounded to six digits; quantities are the ledger's own. Given and received are never taken from each other.
import { z } from 'zod';
import { FLOW_FRAMES, SERIES_KINDS, STATED_BY } from '../ledger/model.ts';
import { Basis, DecimalText, Outcome, PERIODS } from '../reading/claim.ts';
import { POOLS, SHAPES } from './choices.ts';
import { Ends, EstimatedEnds } from './quantity.ts';
import { Rate } from './rates.ts';
import { Dependence } from './sampling/dependence.ts';
import { Share } from './sampling/summary.ts';

const end = DecimalText.nullable();
const ids = z.array(z.string()).readonly();

/** What is chosen for a balance: where nothing is, DEFAULT_OPTIONS. */
export const BalanceOptions = z
  .object({
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/),
    draws: z.int().positive(),
    seed: z.string(),
    shape: z.enum(SHAPES),
    pool: z.enum(POOLS),
    /** An open end above falls off, 95 % below this many times its bound; null leaves it open. */
    tail: z.number().gt(1).nullable(),
    dependences: z.array(Dependence).readonly(),
  })
  .readonly();
export type BalanceOptions = z.infer<typeof BalanceOptions>;

export const DEFAULT_OPTIONS: BalanceOptions = {
  currency: 'USD',
  draws: 10_000,
  seed: '1',
  shape: 'pert',
  pool: 'supported',
  tail: null,
  dependences: [],
};

export const Percent = z.object({ p5: DecimalText, p50: DecimalText, p95: DecimalText }).readonly();
export type Percent = z.infer<typeof Percent>;

export const WorthJson = z
  .object({
    currency: z.string(),
    /** Of whose money the prices are, nominal: "2024", or "2023, 2024". */
    year: z.string(),
    /** Null where an end stays open. */
    draws: Percent.nullable(),
    /** From the outermost ends of quantity and price; null is open. */
    atLeast: end,
    atMost: end,
    spread: z.array(Share).readonly(),
    /** Price ids. */
    prices: ids,
    rates: z.array(Rate).readonly(),
    assumption: z.string(),
  })
  .readonly();
export type WorthJson = z.infer<typeof WorthJson>;

/**
 * `valued`: it has a worth. `unvalued`: it could have one, but there is no price or number. `unpriced`: it is never put into
 * money. `lives`: casualties. `supposed`: planned or hypothetical, in no total.
 */
export const SECTIONS = ['valued', 'unvalued', 'unpriced', 'lives', 'supposed'] as const;
export type Section = (typeof SECTIONS)[number];

export const ItemRow = z
  .object({
    /** `worth:` and the series' key: what `tosite explain` takes. */
    id: z.string(),
    section: z.enum(SECTIONS),
    series: z.string(),
    flow: z.string(),
    frame: z.enum(FLOW_FRAMES),
    item: z.string().nullable(),
    basis: Basis.nullable(),
    unit: z.string().nullable(),
    per: z.enum(PERIODS).nullable(),
    outcome: Outcome.nullable(),
    period: z.string().nullable(),
    kind: z.enum(SERIES_KINDS),
    estimate: z.array(EstimatedEnds).readonly(),
    approx: z.boolean(),
    independentOrigins: z.int(),
    bodies: z.int(),
    /** Origins that say it now, by name. */
    saidBy: ids,
    /** Claims and rows that deny it. */
    denied: ids,
    /** Bodies whose current numbers agree with no best supported interval, by name. */
    outliers: ids,
    confidence: z.enum(['high', 'moderate', 'low']),
    /** It is the series that stands for its flow; the others are other bases or windows of the same things. */
    lead: z.boolean(),
    /** Its worth is part of the side's total. */
    counted: z.boolean(),
    /** Why it has no worth, or is in no total. */
    why: z.string().nullable(),
    worth: WorthJson.nullable(),
  })
  .readonly();
export type ItemRow = z.infer<typeof ItemRow>;

/** A worth that an origin states: a figure, never added to what is computed, nor to another's. */
export const StatedRow = z
  .object({
    /** Figure id. */
    id: z.string(),
    series: ids,
    items: ids,
    origin: z.string(),
    body: z.string(),
    low: end,
    high: end,
    approx: z.boolean(),
    /** ISO 4217, as stated. */
    unit: z.string(),
    basis: Basis.nullable(),
    per: z.enum(PERIODS).nullable(),
    period: z.string().nullable(),
    stated: z.string(),
    /** 'added': the document is undated, and that is the day on which it was added. */
    statedBy: z.enum(STATED_BY),
    kind: z.enum(SERIES_KINDS),
    /** Figure that it is computed from: one witness with it. */
    derivedFrom: z.string().nullable(),
    /** In the wanted currency by the rate of the day it was stated; null where there is no rate. */
    converted: Ends.nullable(),
    rates: z.array(Rate).readonly(),
  })
  .readonly();
export type StatedRow = z.infer<typeof StatedRow>;

export const Total = z
  .object({
    /** `balance:` and the direction: what `tosite explain` takes. */
    id: z.string(),
    /** Rows whose draws are added. */
    rows: z.int(),
    /** Null where no row has two ends. */
    draws: Percent.nullable(),
    spread: z.array(Share).readonly(),
    /** Rows with an open end: not in the draws. */
    openRows: z.int(),
    /** The sum of their floors, where each has one. */
    openAtLeast: end,
  })
  .readonly();
export type Total = z.infer<typeof Total>;

export const Side = z
  .object({
    from: z.string(),
    to: z.string(),
    items: z.array(ItemRow).readonly(),
    stated: z.array(StatedRow).readonly(),
    total: Total,
  })
  .readonly();
export type Side = z.infer<typeof Side>;

/** What one body states of both directions: the difference is what it did not see, not what was not paid. */
export const Remainder = z
  .object({
    /** `unobserved:`, the direction and the body: what `tosite explain` takes. */
    id: z.string(),
    body: z.string(),
    /** Figure ids. */
    given: z.string(),
    received: z.string(),
    currency: z.string(),
    /** Given less the most that came back. */
    low: end,
    high: end,
    /** Less may have come back: then the remainder is more. */
    orMore: z.boolean(),
    /** How many times the most that came back was given. */
    times: Ends,
  })
  .readonly();
export type Remainder = z.infer<typeof Remainder>;

/** `tosite balance --json`. */
export const Balance = z
  .object({
    asKnownOn: z.string().nullable(),
    options: BalanceOptions,
    given: Side,
    received: Side,
    unobserved: z.array(Remainder).readonly(),
  })
  .readonly()
  .meta({ id: 'Balance' });
export type Balance = z.infer<typeof Balance>;
