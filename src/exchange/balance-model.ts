// The balance's words as readonly data, which is also its public JSON. Amounts of money are decimal texts in the wanted currency,
// rounded to six digits; quantities are the ledger's own. Given and received are never taken from each other.
import type { FlowFrame, SeriesKind } from '../ledger/model.ts';
import type { Ends } from './quantity.ts';
import type { Rate } from './rates.ts';
import type { Dependence } from './sampling/dependence.ts';
import type { Shape } from './sampling/distribution.ts';
import type { Share } from './sampling/summary.ts';

/** How several origins become one interval: where most independent ones agree, or each with the same weight. */
export const POOLS = ['supported', 'linear'] as const;
export type Pool = (typeof POOLS)[number];

export type BalanceOptions = {
  /** ISO 4217. */
  readonly currency: string;
  readonly draws: number;
  readonly seed: string;
  readonly shape: Shape;
  readonly pool: Pool;
  readonly tail: number | null;
  readonly dependences: readonly Dependence[];
};

export const DEFAULT_OPTIONS: BalanceOptions = {
  currency: 'USD',
  draws: 10_000,
  seed: '1',
  shape: 'pert',
  pool: 'supported',
  tail: null,
  dependences: [],
};

export type Percent = { readonly p5: string; readonly p50: string; readonly p95: string };

export type WorthJson = {
  readonly currency: string;
  /** Of whose money the price is: nominal. */
  readonly year: string;
  /** Null where an end stays open. */
  readonly draws: Percent | null;
  /** From the outermost ends of quantity and price; null is open. */
  readonly atLeast: string | null;
  readonly atMost: string | null;
  /** Share of the spread by input. */
  readonly spread: readonly Share[];
  /** Price ids. */
  readonly prices: readonly string[];
  readonly rates: readonly Rate[];
  readonly assumption: string;
};

/**
 * `valued`: it has a worth. `unvalued`: it could have one, but there is no price or number. `unpriced`: it is never put into
 * money. `lives`: casualties. `supposed`: planned or hypothetical, in no total.
 */
export const SECTIONS = ['valued', 'unvalued', 'unpriced', 'lives', 'supposed'] as const;
export type Section = (typeof SECTIONS)[number];

export type ItemRow = {
  /** `worth:` and the series' key: what `tosite explain` takes. */
  readonly id: string;
  readonly section: Section;
  readonly series: string;
  readonly flow: string;
  readonly frame: FlowFrame;
  readonly item: string | null;
  readonly basis: string | null;
  readonly unit: string | null;
  readonly per: string | null;
  readonly outcome: string | null;
  readonly period: string | null;
  readonly kind: SeriesKind;
  readonly estimate: readonly Ends[];
  readonly approx: boolean;
  readonly independentOrigins: number;
  readonly bodies: number;
  /** Bodies whose current numbers agree with no best supported interval, by name. */
  readonly outliers: readonly string[];
  readonly confidence: 'high' | 'moderate' | 'low';
  /** It is the series that stands for its flow; the others are other bases or windows of the same things. */
  readonly lead: boolean;
  /** Its worth is part of the side's total. */
  readonly counted: boolean;
  /** Why it has no worth, or is in no total. */
  readonly why: string | null;
  readonly worth: WorthJson | null;
};

/** A worth that an origin states: a figure, never added to what is computed, nor to another's. */
export type StatedRow = {
  /** Figure id. */
  readonly id: string;
  readonly series: readonly string[];
  readonly items: readonly string[];
  readonly origin: string;
  readonly body: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly approx: boolean;
  /** ISO 4217, as stated. */
  readonly unit: string;
  readonly basis: string | null;
  readonly per: string | null;
  readonly period: string | null;
  readonly stated: string;
  readonly kind: SeriesKind;
  /** Figure that it is computed from: one witness with it. */
  readonly derivedFrom: string | null;
  /** In the wanted currency by the rate of the day it was stated; null where there is no rate. */
  readonly converted: Ends | null;
  readonly rates: readonly Rate[];
};

export type Total = {
  /** `balance:` and the direction: what `tosite explain` takes. */
  readonly id: string;
  /** Rows whose draws are added. */
  readonly rows: number;
  /** Null where no row has two ends. */
  readonly draws: Percent | null;
  readonly spread: readonly Share[];
  /** Rows with an open end: not in the draws. */
  readonly openRows: number;
  /** The sum of their floors, where each has one. */
  readonly openAtLeast: string | null;
};

export type Side = {
  readonly from: string;
  readonly to: string;
  readonly items: readonly ItemRow[];
  readonly stated: readonly StatedRow[];
  readonly total: Total;
};

/** What one body states of both directions: the difference is what it did not see, not what was not paid. */
export type Remainder = {
  /** `unobserved:`, the direction and the body: what `tosite explain` takes. */
  readonly id: string;
  readonly body: string;
  /** Figure ids. */
  readonly given: string;
  readonly received: string;
  readonly currency: string;
  /** Given less the most that came back. */
  readonly low: string | null;
  readonly high: string | null;
  /** Less may have come back: then the remainder is more. */
  readonly orMore: boolean;
  /** How many times the most that came back was given. */
  readonly times: { readonly low: string | null; readonly high: string | null };
};

export type Balance = {
  readonly asKnownOn: string | null;
  readonly options: BalanceOptions;
  readonly given: Side;
  readonly received: Side;
  readonly unobserved: readonly Remainder[];
};
