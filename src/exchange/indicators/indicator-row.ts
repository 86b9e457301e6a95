// A row of an indicator as its public JSON: what was computed, and what went into it. Numbers are exact decimal texts, an open end
// is null.

import { z } from 'zod';
import { Said } from '../../base/said-schema.ts';
import { SERIES_KINDS, STATED_BY } from '../../ledger/model.ts';
import { DecimalText } from '../../reading/claim.ts';
import { Days } from '../measures/touches.ts';

const end = DecimalText.nullable();
const names = z.array(z.string()).readonly();

/** What stood for an input in a row. */
export const Used = z
  .object({
    input: z.string(),
    what: z.string(),
    /** Key of the series; null for the ceiling itself. */
    series: z.string().nullable(),
    figures: names,
    origins: names,
    low: end,
    high: end,
    approx: z.boolean(),
    unit: z.string(),
    per: z.string().nullable(),
    stated: z.string().nullable(),
    statedBy: z.enum(STATED_BY).nullable(),
    days: Days.nullable(),
    kind: z.enum(SERIES_KINDS),
  })
  .readonly();
export type Used = z.infer<typeof Used>;

export const IndicatorRow = z
  .object({
    /** `indicator:NAME:A-B:n`: what `tosite explain` takes. */
    id: z.string(),
    label: z.string(),
    /** The label as data, where it is more than names. */
    said: Said.optional(),
    low: end,
    high: end,
    unit: z.string(),
    /** A number is approximate in the words of its origin. */
    approx: z.boolean(),
    /** Where both ends are open: what the numbers give as they stand. It bounds nothing. */
    asWritten: end,
    /** Something that went into it is planned or supposed. */
    supposed: z.boolean(),
    used: z.array(Used).readonly(),
  })
  .readonly();
export type IndicatorRow = z.infer<typeof IndicatorRow>;
